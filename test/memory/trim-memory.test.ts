import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** Fills and drops 100 MB, and waits until the heap is smaller: it hangs, and is ended by the test, if it never is. */
const PROGRAM = `
  import { getHeapStatistics } from 'node:v8';
  import { trimMemoryWhenIdle } from './src/memory/index.ts';
  const size = () => Math.round(getHeapStatistics().total_heap_size / 2 ** 20);
  trimMemoryWhenIdle();
  let all = Array.from({ length: 100_000 }, (_, n) => Array.from({ length: 128 }, () => n));
  const full = size();
  all = null;
  const look = setInterval(() => {
    if (size() > full - 80) return;
    clearInterval(look); // nothing else keeps the process alive
    console.log('given back');
  }, 100);
`;

/** The same with 10 MB once memory has been given back, as it is after every start: it takes a few idle seconds. */
const A_LITTLE = `
  import { getHeapStatistics } from 'node:v8';
  import { trimMemoryWhenIdle } from './src/memory/index.ts';
  const size = () => getHeapStatistics().total_heap_size / 2 ** 20;
  let first = Array.from({ length: 10_000 }, (_, n) => Array.from({ length: 128 }, () => n));
  const atStart = size();
  first = null;
  trimMemoryWhenIdle();
  let second = null;
  let full = null;
  setInterval(() => {
    if (!second && !full && size() < atStart - 5) {
      second = Array.from({ length: 10_000 }, (_, n) => Array.from({ length: 128 }, () => n));
      full = size();
      second = null;
    }
    if (full !== null && size() < full - 5) {
      console.log('given back twice');
      process.exit();
    }
  }, 100);
`;

test('what the start has left behind goes too, and later a little when nobody asks for long', async () => {
  const args = ['--input-type=module', '-e', A_LITTLE];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(stdout.trim()).toBe('given back twice');
});

test('an idle process gives back what a busy time has left behind, and may end', async () => {
  const args = ['--input-type=module', '-e', PROGRAM];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(stdout.trim()).toBe('given back');
});
