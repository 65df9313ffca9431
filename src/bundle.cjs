'use strict';

/*
 * The whole bot, and its command lines, in a few files each (`dist/app` and `dist/cli`, written by `npm run bundle`, which
 * `npm ci` runs): Node needs a third of the time to load them, and less memory, than for its own modules and those of its
 * packages one by one. Plain JavaScript: to read TypeScript, Node would load its own compiler first.
 */

const { readFileSync, statSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');
const FOLDER = join(ROOT, 'dist');

/** Where a bundle (`app` or `cli`) is, and where it lists its sources, each with its stamp. */
const folderOf = (name) => join(FOLDER, name);
const sourcesFileOf = (name) => join(folderOf(name), 'sources.json');

/** What a file of the bot was like, without reading it. */
function stampOf(path) {
  const { size, mtimeMs } = statSync(join(ROOT, path));
  return `${size} ${mtimeMs}`;
}

/** The path of a bundle, or null where there is none, or where one of its sources has changed since it was written. */
function currentBundle(name) {
  try {
    const sources = Object.entries(JSON.parse(readFileSync(sourcesFileOf(name), 'utf8')));
    const isCurrent = sources.every(([path, stamp]) => stampOf(path) === stamp);
    return isCurrent ? join(folderOf(name), `${name}.cjs`) : null;
  } catch {
    return null; // the sources are run instead: nothing is lost but time
  }
}

module.exports = { ROOT, FOLDER, folderOf, sourcesFileOf, stampOf, currentBundle };
