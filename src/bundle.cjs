'use strict';

/*
 * The whole bot in a few files (`dist/`, written by `npm run bundle`, which `npm ci` runs): Node needs a third of the
 * time to load them, and less memory, than for its own modules and those of its packages one by one. Plain JavaScript:
 * to read TypeScript, Node would load its own compiler first.
 */

const { readFileSync, statSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');
const FOLDER = join(ROOT, 'dist');

/** Where the bundle lists its sources, each with its stamp. */
const SOURCES_FILE = join(FOLDER, 'sources.json');

/** What a file of the bot was like, without reading it. */
function stampOf(path) {
  const { size, mtimeMs } = statSync(join(ROOT, path));
  return `${size} ${mtimeMs}`;
}

/** The path of the bundle, or null where there is none, or where one of its sources has changed since it was written. */
function currentBundle() {
  try {
    const sources = Object.entries(JSON.parse(readFileSync(SOURCES_FILE, 'utf8')));
    const isCurrent = sources.every(([path, stamp]) => stampOf(path) === stamp);
    return isCurrent ? join(FOLDER, 'app.cjs') : null;
  } catch {
    return null; // the bot starts from its sources: nothing is lost but time
  }
}

module.exports = { ROOT, FOLDER, SOURCES_FILE, stampOf, currentBundle };
