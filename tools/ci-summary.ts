import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { z } from 'zod';
import { commandLine, complain, EXIT, type Exit, runScript } from '../src/cli/terminal.ts';

/*
 * Prints from vitest's JSON result what failed, each with the start of its message, and then
 * "N passed, N failed, N skipped" alone on the last line; exits 1 unless all is well.
 * What failed is told again here, at the end, because a log of the CI may be kept from its end only.
 */

const RESULT = z.object({
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
});

const MESSAGE_LINES = 25;
const MESSAGE_CHARACTERS = 2_000;

/** What a file holds, or null after saying why that is no result. */
function read(path: string): z.infer<typeof RESULT> | null {
  const remedy = 'Name the file that npm test has written: data/test-result.json.';
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    complain(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}). ${remedy}`);
    return null;
  }
  try {
    return RESULT.parse(JSON.parse(text));
  } catch {
    complain(`${path} holds no result of vitest. ${remedy}`);
    return null;
  }
}

function tell(title: string, message: string): void {
  const lines = message.slice(0, MESSAGE_CHARACTERS).split('\n').slice(0, MESSAGE_LINES);
  process.stdout.write(`FAILED ${title}\n${lines.map((line) => `    ${line}\n`).join('')}`);
}

function summarise(result: z.infer<typeof RESULT>): Exit {
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
  return result.success && result.numPassedTests > 0 ? EXIT.ok : EXIT.failed;
}

const program = commandLine(
  'ci:summary',
  'What failed in a run of the tests, and the counts; exits 1 unless all is well.',
).argument('<file>', 'the JSON result that npm test has written');

await runScript(program, async () => {
  const result = read(program.args[0] ?? '');
  return result ? summarise(result) : EXIT.failed;
});
