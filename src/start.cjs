'use strict';

/** `npm start`: the bot from its bundle, or else from its sources. */
require('./require-node.cjs');
require('./memory/allocator.cjs').startWithAllocatorSettings();
const { currentBundle } = require('./bundle.cjs');

// The first process of a container hears no signal that it does not listen for: until the bot closes itself in order,
// there is nothing to close.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(0);
  });
}

async function start() {
  const bundle = currentBundle('app');
  const app = bundle ? require(bundle) : await import('./app/index.ts');
  await app.runFromEnvironment();
}

start().catch((error) => {
  process.stderr.write(`The bot could not start: please report this. ${error.stack}\n`);
  process.exitCode = 1;
});
