import { stemmer } from 'stemmer';
import type { Lang } from '../../../library/index.ts';
import { compoundSlots, findCompoundsLike } from './compounds-like.ts';
import { findEverydayWordsLike } from './everyday-english.ts';
import { StringTable, type StringTableData } from './string-table.ts';
import { findWordsLike, type WordsLike } from './words-like.ts';

/** The words of a library as they are written, for recognising misspellings. */
export type Vocabulary = {
  /** How often each word occurs: Latin words and runs of katakana. */
  readonly words: Counts;
  /**
   * Words that may be meant by a misspelt one with at most so many edits: those of the library, and everyday words that
   * do not occur, but mean the same as one that does.
   */
  readonly wordsLike: (word: string, edits: number) => readonly string[];
  /** Japanese compounds of three kanji and more, with how often each occurs. */
  readonly compounds: Counts;
  /**
   * The compound that differs from a text in the one character at a place: the only one, or one that
   * is far more frequent than the others.
   */
  readonly compoundLike: (text: string, at: number) => string | null;
};

/** A vocabulary as plain data, to be kept in a file. */
export type VocabularyData = {
  readonly words: CountsData;
  readonly compounds: CountsData;
  readonly compoundSlots: Int32Array;
};

type CountsData = { readonly texts: StringTableData; readonly times: Int32Array };

/** How often each of some texts occurs. */
type Counts = {
  readonly get: (text: string) => number | undefined;
  readonly has: (text: string) => boolean;
};

const WORD = /[a-z]{3,}|[\p{Script=Katakana}ー]{3,}/gu;
const COMPOUND = /[\p{Script=Han}\p{N}々]{3,8}/gu;

/** Words of one stem begin alike; to compare beginnings is quicker than to stem. */
const SAME_BEGINNING = 4;
/** Shorter words are too similar to each other for a misspelling to be recognised. */
const LONG = 7;

/** Collects the vocabulary of texts of a language; `add` takes normalised text. */
export function collectVocabulary(lang: Lang) {
  const words = countTexts();
  const compounds = countTexts();
  return {
    add(normal: string): void {
      for (const word of normal.match(WORD) ?? []) words.add(word);
      if (lang === 'en') return;
      for (const run of normal.match(COMPOUND) ?? []) compounds.add(run);
    },
    done(): VocabularyData {
      const inCompounds = compounds.done();
      return {
        words: words.done(),
        compounds: inCompounds,
        compoundSlots: compoundSlots(compounds.table, inCompounds.times),
      };
    },
  };
}

/** A vocabulary ready for use. `means`: whether an English stem means something to the library. */
export function openVocabulary(
  data: VocabularyData,
  lang: Lang,
  means: (stem: string) => boolean,
): Vocabulary {
  const words = openCounts(data.words);
  const compounds = openCounts(data.compounds);
  const ofLibrary = findWordsLike(words.table);
  const everyday = lang === 'en' ? meantWords(words, means) : () => [];
  return {
    words,
    wordsLike: (word, edits) =>
      lengthsAround(word.length, edits).flatMap((length) => [
        ...ofLibrary(word, length, edits),
        ...everyday(word, length, edits),
      ]),
    compounds,
    compoundLike: findCompoundsLike(compounds.table, data.compoundSlots),
  };
}

const lengthsAround = (length: number, difference: number) =>
  Array.from({ length: 2 * difference + 1 }, (_, i) => length - difference + i);

function countTexts() {
  const table = new StringTable();
  const counts: number[] = [];
  return {
    table,
    add(text: string): void {
      const number = table.add(text);
      counts[number] = (counts[number] ?? 0) + 1;
    },
    done: (): CountsData => ({ texts: table.trim().data, times: Int32Array.from(counts) }),
  };
}

function openCounts({ texts, times }: CountsData) {
  const table = StringTable.from(texts);
  return {
    table,
    get(text: string): number | undefined {
      const number = table.get(text);
      return number === undefined ? undefined : times[number];
    },
    has: (text: string) => table.has(text),
  };
}

/** Everyday words that the library does not use, though they mean something to it. */
function meantWords(
  { table }: { readonly table: StringTable },
  means: (stem: string) => boolean,
): WordsLike {
  let find: WordsLike | null = null; // until a word is misspelt
  const meantLike = (): WordsLike => {
    const beginnings = new Set(
      Array.from({ length: table.size }, (_, n) => table.at(n).slice(0, SAME_BEGINNING)),
    );
    return findEverydayWordsLike(
      (word) =>
        beginnings.has(word.slice(0, SAME_BEGINNING)) && !table.has(word) && means(stemmer(word)),
    );
  };
  return (word, length, difference) => {
    if (length < LONG) return [];
    find ??= meantLike();
    return find(word, length, difference);
  };
}
