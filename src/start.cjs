'use strict';

/** `npm start`: the bot from its bundle, or else from its sources. */
require('./require-node.cjs');
const { currentBundle } = require('./bundle.cjs');

async function start() {
  const bundle = currentBundle('app');
  const app = bundle ? require(bundle) : await import('./app/index.ts');
  await app.runFromEnvironment();
}

start().catch((error) => {
  process.stderr.write(`The bot could not start: please report this. ${error.stack}\n`);
  process.exitCode = 1;
});
