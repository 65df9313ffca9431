'use strict';

/** `npm start`: the bot from its bundle, or else from its sources. */
require('./require-node.cjs');

const bundle = require('./bundle.cjs').currentBundle();
const loading = bundle ? Promise.resolve(require(bundle)) : import('./app/index.ts');
loading.then((app) => app.runFromEnvironment());
