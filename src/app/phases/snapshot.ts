import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type IndexesData, indexesData, restoreIndexes } from '../../answers/index/index.ts';
import {
  type EverydayWordsData,
  everydayWordsData,
  restoreEverydayWords,
} from '../../answers/text/index.ts';
import {
  CACHE_FOLDER,
  codeStamp,
  dropOldest,
  readCached,
  writeCached,
} from '../../disk-cache/index.ts';
import type { Library } from '../../library/index.ts';

/** What one start keeps for the next: a folder of briefs as it was read, and its indexes. */
type Snapshot = { readonly library: Library; readonly indexes: IndexesData };

/** The code that makes it, and the packages that take part. */
const CODE = ['src/answers', 'src/library', 'package-lock.json'].map(
  (place) => new URL(`../../../${place}`, import.meta.url),
);

const WORDS_FILE = `${CACHE_FOLDER}/everyday-english.bin`;

const PREFIX = 'briefs-';
/** A file for each folder of briefs, for so many of them. */
const MOST_FOLDERS = 8;
const fileOf = (folder: string) =>
  `${CACHE_FOLDER}/${PREFIX}${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12)}.bin`;

/**
 * Takes what an earlier start of the same code kept of a folder of briefs. Gives the library as it was then, which may
 * be out of date, or null; `say` is told in a line of files that are of no use any more.
 */
export function restoreSnapshot(folder: string, say: (line: string) => void): Library | null {
  const stamp = codeStamp(CODE);
  const take = <T>(file: string): T | null => {
    const cached = readCached<T>(file, stamp);
    if ('value' in cached) return cached.value;
    if (cached.why) say(`${cached.why}: it is made anew.`);
    return null;
  };
  const words = take<EverydayWordsData>(WORDS_FILE);
  if (words) restoreEverydayWords(words);
  const snapshot = take<Snapshot>(fileOf(folder));
  if (!snapshot) return null;
  restoreIndexes(snapshot.library, snapshot.indexes);
  return snapshot.library;
}

/** Keeps a library that has no faults, with its indexes, which are there. Throws where that cannot be written. */
export async function keepSnapshot(folder: string, library: Library): Promise<void> {
  const stamp = codeStamp(CODE);
  writeCached(WORDS_FILE, stamp, everydayWordsData());
  await nextTurn();
  const snapshot: Snapshot = { library, indexes: indexesData(library) };
  writeCached(fileOf(folder), stamp, snapshot);
  dropOldest(CACHE_FOLDER, PREFIX, MOST_FOLDERS);
}
