import { fileURLToPath } from 'node:url';
import { runSuites } from './run-suites.ts';
import { SUITES } from './suites.ts';

/** `npm run bench`: speed as ratios against bare libraries, measured side by side in one run. */
const all = Object.keys(SUITES);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no suite ${unknown.join(', ')}. Name any of: ${all.join(', ')}\n`);
  process.exitCode = 2;
} else {
  const names = wanted.length > 0 ? all.filter((name) => wanted.includes(name)) : all;
  const failed = await runSuites(names, fileURLToPath(new URL('./suite.ts', import.meta.url)));
  process.stdout.write(`\n${names.length - failed.length} of ${names.length} suites finished\n`);
  if (failed.length > 0) {
    process.stderr.write(`Not finished: ${failed.join(', ')}\n`);
    process.exitCode = 1;
  }
}
