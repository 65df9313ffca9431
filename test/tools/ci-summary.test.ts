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

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

function summary(...typed: string[]): Promise<Ended> {
  const args = ['-r', './src/require-node.cjs', 'tools/ci-summary.ts', ...typed];
  return new Promise((done) => {
    const child = execFile(process.execPath, args, (_error, out, err) =>
      done({ code: child.exitCode, out, err }),
    );
  });
}

async function summaryOf(result: object): Promise<Ended> {
  const file = join(folder, 'result.json');
  await writeFile(file, JSON.stringify({ success: false, ...COUNTS, testResults: [], ...result }));
  return summary(file);
}

test('a run without a failure is one line', async () => {
  expect(await summaryOf({ success: true })).toEqual({
    code: 0,
    out: '3 passed, 0 failed, 1 skipped\n',
    err: '',
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

test('what holds no result is told in one line with the remedy', async () => {
  const text = join(folder, 'text.json');
  await writeFile(text, 'no JSON');
  const other = join(folder, 'other.json');
  await writeFile(other, '{}');
  const remedy = 'Name the file that npm test has written: data/test-result.json.\n';
  for (const [file, why] of [
    [join(folder, 'nowhere.json'), 'cannot be read (ENOENT)'],
    [folder, 'cannot be read (EISDIR)'],
    [text, 'holds no result of vitest'],
    [other, 'holds no result of vitest'],
  ] as const) {
    expect(await summary(file)).toEqual({ code: 1, out: '', err: `${file} ${why}. ${remedy}` });
  }
});

test.each([
  [[], "error: missing required argument 'file'"],
  [['--bogus'], "error: unknown option '--bogus'"],
])('typed wrongly, %j, it says what is accepted', async (typed, said) => {
  const { code, out, err } = await summary(...typed);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(said);
  expect(err).toContain('--help');
  expect(err).not.toMatch(/^\s+at /m);
});
