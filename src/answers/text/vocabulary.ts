import { stemmer } from 'stemmer';
import type { Lang } from '../../library/index.ts';
import type { Task } from '../tasks/index.ts';
import { englishWordList } from './everyday-english.ts';

/** The words of a library as they are written, for recognising misspellings. */
export type Vocabulary = {
  /**
   * How often each word occurs: Latin words and runs of katakana. 0 for everyday words that do not
   * occur, but mean the same as one that does.
   */
  readonly words: ReadonlyMap<string, number>;
  /** The words that begin like a word and are at most so many characters longer or shorter. */
  readonly wordsLike: (word: string, difference: number) => readonly string[];
  /** Japanese compounds of three kanji and more, with how often each occurs. */
  readonly compounds: ReadonlyMap<string, number>;
  /**
   * The compound that differs from a text in the one character at a place: the only one, or one that
   * is far more frequent than the others.
   */
  readonly compoundLike: (text: string, at: number) => string | null;
};

const WORD = /[a-z]{3,}|[\p{Script=Katakana}ー]{3,}/gu;
const COMPOUND = /[\p{Script=Han}\p{N}々]{3,8}/gu;

/** Words of one stem begin alike; to compare beginnings is quicker than to stem the whole list. */
const SAME_BEGINNING = 4;
/** Shorter words are too similar to each other for a misspelling to be recognised. */
const LONG = 7;

/** Collects the vocabulary of texts of a language; `add` takes normalised text. */
export function collectVocabulary(lang: Lang) {
  const words = new Map<string, number>();
  const compounds = new Map<string, number>();
  return {
    add(normal: string): void {
      for (const word of normal.match(WORD) ?? []) words.set(word, (words.get(word) ?? 0) + 1);
      if (lang === 'en') return;
      for (const run of normal.match(COMPOUND) ?? []) {
        compounds.set(run, (compounds.get(run) ?? 0) + 1);
      }
    },
    /** `means`: whether an English stem means something to the library. */
    *done(means: (stem: string) => boolean): Task<Vocabulary> {
      if (lang === 'en') {
        const beginnings = new Set(
          Array.from(words.keys(), (word) => word.slice(0, SAME_BEGINNING)),
        );
        for (const word of englishWordList()) {
          if (word.length < LONG || words.has(word)) continue;
          if (!beginnings.has(word.slice(0, SAME_BEGINNING))) continue;
          if (means(stemmer(word))) words.set(word, 0);
          yield;
        }
      }
      return {
        words,
        wordsLike: byBeginningAndLength(words.keys()),
        compounds,
        compoundLike: byBlank(compounds),
      };
    },
  };
}

/** By first character and length: what has neither in common is never looked at. */
function byBeginningAndLength(words: Iterable<string>): Vocabulary['wordsLike'] {
  const keyOf = (word: string, length = word.length) => `${word[0] ?? ''}${length}`;
  const groups = Map.groupBy(words, (word) => keyOf(word));
  return (word, difference) =>
    Array.from({ length: 2 * difference + 1 }, (_, i) => word.length - difference + i).flatMap(
      (length) => groups.get(keyOf(word, length)) ?? [],
    );
}

/** A compound so many times as frequent as another is the one that is meant. */
const FAR_MORE = 3;

/** Looks compounds up with one character blanked out. */
function byBlank(
  compounds: ReadonlyMap<string, number>,
): (text: string, at: number) => string | null {
  const blanked = (text: string, at: number) => `${text.slice(0, at)}□${text.slice(at + 1)}`;
  const forms = new Map<string, { meant: string | null; times: number }>();
  for (const [compound, times] of [...compounds].toSorted(([, a], [, b]) => b - a)) {
    for (let at = 0; at < compound.length; at++) {
      const form = blanked(compound, at);
      const more = forms.get(form);
      if (!more) forms.set(form, { meant: compound, times });
      else if (more.times < FAR_MORE * times) more.meant = null;
    }
  }
  return (text, at) => forms.get(blanked(text, at))?.meant ?? null;
}
