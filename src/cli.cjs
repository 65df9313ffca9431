'use strict';

/** `npm run -s ask` and all other command lines, from their bundle, or else from the sources. */
require('./require-node.cjs');
const { currentBundle } = require('./bundle.cjs');

async function run() {
  const bundle = currentBundle('cli');
  const cli = bundle ? require(bundle) : await import('./cli/index.ts');
  await cli.runCommandLine();
}

run().catch((error) => {
  process.stderr.write(`The command could not start: please report this. ${error.stack}\n`);
  process.exitCode = 1;
});
