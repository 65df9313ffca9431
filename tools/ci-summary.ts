import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { z } from 'zod';

/**
 * Prints from vitest's JSON result what failed, each with the start of its message, and then
 * "N passed, N failed, N skipped" alone on the last line; exits 1 unless all is well.
 * What failed is told again here, at the end, because a log of the CI may be kept from its end only.
 */
const result = z
  .object({
    success: z.boolean(),
    numPassedTests: z.int(),
    numFailedTests: z.int(),
    numPendingTests: z.int(),
    numTodoTests: z.int(),
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        message: z.string(),
        assertionResults: z.array(
          z.object({
            fullName: z.string(),
            status: z.string(),
            failureMessages: z.array(z.string()).nullish(),
          }),
        ),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));

const MESSAGE_LINES = 25;
const MESSAGE_CHARACTERS = 2_000;

function tell(title: string, message: string) {
  const lines = message.slice(0, MESSAGE_CHARACTERS).split('\n').slice(0, MESSAGE_LINES);
  process.stdout.write(`FAILED ${title}\n${lines.map((line) => `    ${line}\n`).join('')}`);
}

for (const file of result.testResults) {
  const path = relative(process.cwd(), file.name);
  const failed = file.assertionResults.filter(({ status }) => status === 'failed');
  for (const test of failed)
    tell(`${path} > ${test.fullName}`, (test.failureMessages ?? []).join('\n'));
  if (file.status === 'failed' && failed.length === 0) tell(path, file.message);
}

// A test file that does not even load fails the run without a failed test in it.
const failed = result.success ? 0 : Math.max(result.numFailedTests, 1);
const skipped = result.numPendingTests + result.numTodoTests;
process.stdout.write(`${result.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = result.success && result.numPassedTests > 0 ? 0 : 1;
