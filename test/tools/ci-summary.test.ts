import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ci-summary-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const COUNTS = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 };

async function summaryOf(result: object): Promise<{ code: number | null; out: string }> {
  const file = join(folder, 'result.json');
  await writeFile(file, JSON.stringify({ success: false, ...COUNTS, testResults: [], ...result }));
  const args = ['-r', './src/require-node.cjs', 'tools/ci-summary.ts', file];
  return new Promise((done) => {
    const child = execFile(process.execPath, args, (_error, out) =>
      done({ code: child.exitCode, out }),
    );
  });
}

test('a run without a failure is one line', async () => {
  expect(await summaryOf({ success: true })).toEqual({
    code: 0,
    out: '3 passed, 0 failed, 1 skipped\n',
  });
});

test('what failed is told by name, with the start of its message, before the last line', async () => {
  const { code, out } = await summaryOf({
    numFailedTests: 1,
    testResults: [
      {
        name: resolve('test/some.test.ts'),
        status: 'failed',
        message: '',
        assertionResults: [
          { fullName: 'works', status: 'passed', failureMessages: [] },
          { fullName: 'a digest comes once', status: 'failed', failureMessages: ['2 came\nhere'] },
        ],
      },
    ],
  });
  expect(code).toBe(1);
  expect(out.split('\n')).toEqual([
    'FAILED test/some.test.ts > a digest comes once',
    '    2 came',
    '    here',
    '3 passed, 1 failed, 1 skipped',
    '',
  ]);
});

test('a file that did not load counts as a failure and says why', async () => {
  const file = {
    name: resolve('test/broken.test.ts'),
    status: 'failed',
    message: 'no such module',
  };
  const { code, out } = await summaryOf({ testResults: [{ ...file, assertionResults: [] }] });
  expect(code).toBe(1);
  expect(out).toContain('FAILED test/broken.test.ts\n    no such module\n');
  expect(out).toMatch(/^3 passed, 1 failed, 1 skipped$/m);
});
