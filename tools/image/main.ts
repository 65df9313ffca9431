import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine, EXIT, runScript } from '../../src/cli/terminal.ts';
import { build } from './build.ts';
import { readDockerfile } from './dockerfile.ts';
import { startOnce, unlock } from './start.ts';

/* `npm run -s image`: the steps of the Dockerfile in their order, and a start, where no container engine is. */

const program = commandLine(
  'image',
  'Do the steps of the Dockerfile in empty folders and start what they make, without a container engine.',
).addHelpText(
  'after',
  '\nInstalls packages twice, as the Dockerfile does. As root, the bot runs as another account. What only an engine can show stays open: the base image, layers and their times, limits.',
);

await runScript(program, async () => {
  const stages = readDockerfile(readFileSync('Dockerfile', 'utf8'));
  const last = stages.at(-1);
  if (!last) throw new SyntaxError('Dockerfile: it has no stage');
  const into = mkdtempSync(join(tmpdir(), 'briefing-bot-image-'));
  chmodSync(into, 0o755); // another account is to start it
  try {
    const folder = build(stages, '.', into);
    const started = await startOnce(last, folder);
    process.stdout.write(`${JSON.stringify({ ...started, log: started.log.length }, null, 2)}\n`);
    const { status, isHealthy, healthcheck, code, written } = started;
    const isSound = status === 200 && code === 0 && written.length === 0;
    return isSound && isHealthy === (healthcheck === 0) ? EXIT.ok : EXIT.failed;
  } finally {
    unlock(into);
    rmSync(into, { recursive: true, force: true });
  }
});
