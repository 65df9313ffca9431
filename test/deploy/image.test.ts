import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { build } from '../../tools/image/build.ts';
import { readDockerfile } from '../../tools/image/dockerfile.ts';
import { startOnce, unlock } from '../../tools/image/start.ts';

const stages = readDockerfile(readFileSync('Dockerfile', 'utf8'));
const last = stages.at(-1);
if (!last) throw new Error('the Dockerfile has no stage');

/** Packages are not installed: `npm run image` does that, which takes minutes. */
function runShort(command: string, cwd: string): void {
  if (command.startsWith('rm -rf node_modules/')) return; // they are those of this repository
  const isInstall = command.startsWith('npm ci');
  if (isInstall) symlinkSync(resolve('node_modules'), join(cwd, 'node_modules'));
  const line = isInstall ? 'node tools/bundle/prepare.cjs' : command;
  const isShipped = command.includes('--omit=dev');
  if (isShipped) return;
  const { PATH } = process.env;
  const env = { ...process.env, PATH: `${resolve('node_modules/.bin')}:${PATH}` };
  const { status, stderr } = spawnSync('sh', ['-ec', line], { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${line}: ${stderr}`);
}

test("the Dockerfile's steps make a bot that starts as another user from a read-only tree", async () => {
  const into = await mkdtemp(join(tmpdir(), 'image-'));
  await chmod(into, 0o755);
  onTestFinished(async () => {
    unlock(into);
    await rm(into, { recursive: true, force: true });
  });
  const folder = build(stages, '.', into, runShort);
  const { currentBundle } = createRequire(import.meta.url)(join(folder, 'src/bundle.cjs'));
  expect(currentBundle('app')).toBe(join(folder, 'dist/app/app.cjs'));
  const started = await startOnce(last, folder);
  expect(started).toMatchObject({ status: 200, code: 0, written: [] });
  expect(started.healthcheck === 0).toBe(started.isHealthy);
  expect(existsSync(join(folder, 'data/bot.sqlite'))).toBe(true);
  expect(started.log.join('\n')).not.toMatch(/cannot be kept|"level":[456]0/);
});

test('an image has no development packages, no rights and no secrets in it', () => {
  expect(stages.map(({ base }) => base)).toEqual(stages.map(() => 'node:24-bookworm-slim'));
  expect(last.user).toBe('1000:1000');
  expect(last.volumes).toEqual(['/app/data']);
  const copied = last.steps.flatMap((step) => (step.kind === 'copy' ? [step] : []));
  const packages = stages.find(({ name }) => name === 'packages');
  expect(copied.find(({ what }) => what.includes('/app/node_modules'))?.from).toBe('packages');
  expect(packages?.steps).toContainEqual({
    ...{ kind: 'run', command: expect.stringMatching(/^npm ci --omit=dev /) },
  });
  // Everything is left out but what is named, and nothing that is named holds a setting.
  const [first, ...kept] = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(first).toBe('*');
  expect(kept.filter((line) => !line.startsWith('!') || /env|data|test/.test(line))).toEqual([]);
  const fromContext = stages.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'copy' && step.from === null ? step.what : [])),
  );
  const isKept = (path: string) =>
    kept.some((line) => path === line.slice(1) || path.startsWith(`${line.slice(1)}/`));
  expect(fromContext.filter((path) => !isKept(path))).toEqual([]);
});

test.each([
  ['FROM a\nSHELL ["x"]', /not understood/],
  ['RUN x', /before FROM/],
  ['FROM a\nWORKDIR /other', /WORKDIR/],
])('a Dockerfile that could not be run as it stands is refused: %j', (text, why) => {
  expect(() => readDockerfile(text)).toThrow(why);
});
