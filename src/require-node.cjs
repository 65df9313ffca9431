'use strict';

/*
 * Loaded by npm's scripts before the bot, in JavaScript that any Node reads: one that is too old for the bot's
 * TypeScript would only say that it does not know the extension .ts.
 */

const OLDEST = 24;

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  process.stderr.write(
    `The bot needs Node.js ${OLDEST} or newer, and this is ${process.version}. Install it from https://nodejs.org, or run npm ci without --omit=optional: on Linux (glibc) and Windows that brings it along.\n`,
  );
  process.exit(1);
}

// Kept from the first file on: what Node makes of TypeScript too.
require('node:module').enableCompileCache();
