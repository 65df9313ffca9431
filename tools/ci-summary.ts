import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Prints "N passed, N failed, N skipped" from vitest's JSON result; exits 1 unless all is well. */
const result = z
  .object({
    success: z.boolean(),
    numPassedTests: z.int(),
    numFailedTests: z.int(),
    numPendingTests: z.int(),
    numTodoTests: z.int(),
  })
  .parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));

// A test file that does not even load fails the run without a failed test in it.
const failed = result.success ? 0 : Math.max(result.numFailedTests, 1);
const skipped = result.numPendingTests + result.numTodoTests;
process.stdout.write(`${result.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = result.success && result.numPassedTests > 0 ? 0 : 1;
