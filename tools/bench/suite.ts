import { endWithParent } from './end-with-parent.ts';
import { SUITES, type SuiteOptions } from './suites.ts';

/** `node tools/bench/suite.ts NAME OPTIONS`: one suite, its options as JSON, in this process. Node ends with 13 if it never comes to an end. */
const [name = '', options = '{}'] = process.argv.slice(2);
const run = SUITES[name];
if (!run) throw new RangeError(`there is no suite ${name}`);
endWithParent();
await run(JSON.parse(options) as SuiteOptions);
process.exit(0); // what the bots and servers of a suite hold open does not matter any more
