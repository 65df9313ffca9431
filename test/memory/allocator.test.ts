import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { emptyFolder } from '../support/stores.ts';

const ALLOCATOR = resolve('src/memory/allocator.cjs');
const ON_LINUX = process.platform === 'linux';

/** Runs a program that starts anew where it has to, then tells what it is. */
async function run(env: Readonly<Record<string, string>> = {}, withChannel = false) {
  const program = join(await emptyFolder(), 'program.cjs');
  await writeFile(
    program,
    `require(${JSON.stringify(ALLOCATOR)}).startWithAllocatorSettings();
     const { MALLOC_ARENA_MAX, MALLOC_MMAP_THRESHOLD_, MALLOC_TRIM_THRESHOLD_, GIVEN } = process.env;
     const settings = [MALLOC_ARENA_MAX, MALLOC_MMAP_THRESHOLD_, MALLOC_TRIM_THRESHOLD_];
     const { pid, argv, execArgv } = process;
     console.log(JSON.stringify({ pid, args: argv.slice(2), execArgv, settings, GIVEN }));
     if (process.send) process.disconnect();`,
  );
  const args = ['--max-semi-space-size=8', program, 'two words', ''];
  const child = spawn(process.execPath, args, {
    env: { GIVEN: 'stays', ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(withChannel ? (['ipc'] as const) : [])],
  });
  const [out, errors, [code]] = await Promise.all([
    text(child.stdout as NodeJS.ReadableStream),
    text(child.stderr as NodeJS.ReadableStream),
    once(child, 'exit'),
  ]);
  expect([errors, code]).toEqual(['', 0]);
  return { ...JSON.parse(out), isSame: JSON.parse(out).pid === child.pid };
}

const UNSET = [null, null, null];

describe('the settings of the allocator', () => {
  test('are those of the process on Linux, which keeps its id, arguments and environment', async () => {
    expect(await run()).toMatchObject({
      isSame: true,
      args: ['two words', ''],
      execArgv: ['--max-semi-space-size=8'],
      settings: ON_LINUX ? ['2', '131072', '131072'] : UNSET,
      GIVEN: 'stays',
    });
  });

  test('are those of the environment where it has any', async () => {
    const own = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '65536' };
    const { settings } = await run(own);
    expect(settings).toEqual(['1', ON_LINUX ? '131072' : null, '65536']);
  });

  test('are let be where a parent talks to the process', async () => {
    const { settings, isSame } = await run({}, true);
    expect({ settings, isSame }).toEqual({ settings: UNSET, isSame: true });
  });
});
