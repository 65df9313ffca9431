import { fileURLToPath } from 'node:url';
import { InvalidArgumentError } from 'commander';
import { commandLine, complain, EXIT, runScript } from '../../src/cli/terminal.ts';
import { runSuites } from './run-suites.ts';
import { SUITES, type SuiteOptions } from './suites.ts';

/** `npm run bench`: speed as ratios against bare libraries, measured side by side in one run. */
const all = Object.keys(SUITES);
const program = commandLine('bench', 'measures the speed beside that of bare libraries')
  .argument('[suites...]', `any of: ${all.join(', ')}; none given, all`)
  .option('--runs <number>', 'ready: how many rounds', count, 7)
  .option('--requests <number>', 'ready: how many requests in the last round', count, 10_000)
  .option('--against <commit>', 'ready: also the bot of this commit');

function count(text: string): number {
  const read = Number(text);
  if (Number.isInteger(read) && read > 0) return read;
  throw new InvalidArgumentError('Give a whole number from 1.');
}

await runScript(program, async () => {
  const unknown = program.args.filter((name) => !all.includes(name));
  if (unknown.length > 0) {
    complain(`There is no suite ${unknown.join(', ')}. Name any of: ${all.join(', ')}`);
    return EXIT.usage;
  }
  const names = program.args.length > 0 ? all.filter((name) => program.args.includes(name)) : all;
  const script = fileURLToPath(new URL('./suite.ts', import.meta.url));
  const failed = await runSuites(names, script, program.opts<SuiteOptions>());
  process.stdout.write(`\n${names.length - failed.length} of ${names.length} suites finished\n`);
  if (failed.length === 0) return EXIT.ok;
  complain(`Not finished: ${failed.join(', ')}`);
  return EXIT.failed;
});
