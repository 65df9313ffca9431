import { stemmer } from 'stemmer';
import { memoisePer } from '../../library/index.ts';
import { editDistance } from '../../library/text/index.ts';
import {
  frequencyRank,
  isFunctionWord,
  type Segments,
  segmentsOf,
  toKatakana,
} from '../text/index.ts';
import { type FactIndex, isInFacts } from './types.ts';

export type Correction = { readonly from: string; readonly to: string };

type Corrected = {
  readonly text: string;
  readonly made: readonly Correction[];
  readonly segments: Segments | null;
};

/** So many different words of a text are looked at; a question has fewer. */
const MOST_WORDS = 60;

/** How many edits a word of a length may be away and still be recognised. */
const mostEdits = (length: number) => (length >= 7 ? 2 : length >= 4 ? 1 : 0);

/**
 * Corrects misspellings towards the words that the library uses. A word that the library uses, or that everybody
 * knows, is never changed: lunch is not a launch. Takes and gives normalised text, with the corrections made; `segments`:
 * those of the text that it gives, where it has come to know them.
 */
export function correctTypos(text: string, index: FactIndex): Corrected {
  const made: Correction[] = [];
  const replace = (from: string, to: string | null) => {
    if (to === null || to === from) return from;
    made.push({ from, to });
    return to;
  };
  const sought = new Map<string, string | null>();
  const correct = (word: string, find: typeof nearestWord) => {
    if (!sought.has(word)) sought.set(word, sought.size < MOST_WORDS ? find(word, index) : null);
    return replace(word, sought.get(word) ?? null);
  };
  const latin = text.replace(/(?<![a-z'])[a-z]{4,}(?!'?[a-rt-z]|'?s[a-z])/g, (word) =>
    correct(word, nearestWord),
  );
  if (index.lang === 'en') return { text: latin, made, segments: null };
  const kana = latin
    .replace(/[\p{Script=Hiragana}ー]{4,}/gu, (run) => inKatakana(run, index, replace))
    .replace(/[\p{Script=Katakana}ー]{4,}/gu, (run) => correct(run, nearestKatakana));
  const segments = segmentsOf(kana);
  const corrected = nearCompounds(kana, segments, index, replace);
  return { text: corrected, made, segments: corrected === kana ? segments : null };
}

function nearestWord(word: string, index: FactIndex): string | null {
  const known = KNOWN(index);
  const before = known.get(word);
  if (before !== undefined) return before;
  const found = findNearestWord(word, index);
  if (known.size < MOST_KNOWN) known.set(word, found);
  return found;
}

/** What became of a word: the same ones come in question after question. */
const KNOWN = memoisePer((_: FactIndex) => new Map<string, string | null>());
const MOST_KNOWN = 5000;

function findNearestWord(word: string, index: FactIndex): string | null {
  const isUsed = (index.vocabulary.words.get(word) ?? 0) > 0;
  if (isUsed || isFunctionWord(word, index.lang) || isEveryday(word, index)) return null;
  return nearest(word, index, mostEdits(word.length));
}

/** "texting" is a word because "text" is one here; "cuting" is none, though "cute" is known to all. */
function isEveryday(word: string, { terms }: FactIndex): boolean {
  if (frequencyRank(word) !== null) return true;
  const stem = INFLECTED.test(word) ? stemmer(word) : word;
  return stem !== word && frequencyRank(stem) !== null && terms.has(stem);
}

const INFLECTED = /(?:s|ed|ing)$/;

/** The word of the library with the fewest edits; of several, the one that it uses most. */
function nearest(word: string, { vocabulary }: FactIndex, most: number): string | null {
  let best: { word: string; edits: number; uses: number } | null = null;
  for (const candidate of vocabulary.wordsLike(word, most)) {
    const edits = editDistance(word, candidate, most);
    if (edits > most) continue;
    const uses = vocabulary.words.get(candidate) ?? 0;
    if (!best || edits < best.edits || (edits === best.edits && uses > best.uses)) {
      best = { word: candidate, edits, uses };
    }
  }
  return best?.word ?? null;
}

function nearestKatakana(run: string, index: FactIndex): string | null {
  if (index.vocabulary.words.has(run)) return null;
  return nearest(run, index, 1);
}

/** "ぷれすせんたーは" for プレスセンターは: the katakana words of the library in a run of hiragana. */
function inKatakana(
  run: string,
  index: FactIndex,
  replace: (from: string, to: string) => string,
): string {
  const katakana = toKatakana(run);
  let text = '';
  for (let at = 0; at < run.length; ) {
    let end = Math.min(at + LONGEST_KATAKANA, run.length);
    while (end - at >= 4 && !index.vocabulary.words.has(katakana.slice(at, end))) end--;
    const found = end - at >= 4;
    text += found ? replace(run.slice(at, end), katakana.slice(at, end)) : run.charAt(at);
    at = found ? end : at + 1;
  }
  return text;
}

const LONGEST_KATAKANA = 12;

const LONGEST_COMPOUND = 8;

/**
 * A compound of kanji with one character mistaken (抑子力 for 抑止力). Only where the mistaken
 * character stands alone, belonging to no word: 防衛大学 is no slip for 防衛大臣.
 */
function nearCompounds(
  text: string,
  segments: Segments,
  index: FactIndex,
  replace: (from: string, to: string) => string,
): string {
  let corrected = text;
  for (const { segment, index: at } of segments) {
    if (!/^\p{Script=Han}$/u.test(segment)) continue;
    const found = compoundAround(corrected, at, index);
    if (!found) continue;
    const part = corrected.slice(found.start, found.start + found.name.length);
    replace(part, found.name);
    corrected =
      corrected.slice(0, found.start) +
      found.name +
      corrected.slice(found.start + found.name.length);
  }
  return corrected;
}

/**
 * The longest compound of the library that differs from the text in just the character at a place.
 * None where the character is part of something that the library knows (在日米軍 is no slip for
 * 在日本軍), or has a meaning of its own: 2025年秋 is none for 2025年春.
 */
function compoundAround(text: string, at: number, index: FactIndex) {
  if (TELLING.has(text.charAt(at)) || partOfWord(text, at, index)) return null;
  let found: { start: number; name: string } | null = null;
  for (let length = LONGEST_COMPOUND; length >= 3; length--) {
    for (let start = Math.max(0, at - length + 1); start <= at; start++) {
      const part = text.slice(start, start + length);
      if (part.length < length) continue;
      if (index.vocabulary.compounds.has(part)) return null;
      if (FIGURE.test(part)) continue;
      const name: string | null = found ? null : index.vocabulary.compoundLike(part, at - start);
      // 10歳 is no slip for 105.
      if (name && !/\p{N}/u.test(name.charAt(at - start))) found = { start, name };
    }
  }
  return found;
}

/** What is counted says which: 10歳 is no slip for 10月, nor 何日目 for 何日前. */
const FIGURE = /[\p{N}何]/u;

/** Characters that stand alone and say something: figures, times, countries, sides. */
const TELLING = new Set(
  '一二三四五六七八九十百千万年月日時人数何春夏秋冬東西南北上下左右内外前後新旧米中韓朝台比露英仏独豪印生死亡行来入出先者',
);

const partOfWord = (text: string, at: number, index: FactIndex) =>
  [text.slice(Math.max(0, at - 1), at + 1), text.slice(at, at + 2)].some((pair) => {
    const term = pair.length === 2 ? index.terms.get(pair) : undefined;
    return term !== undefined && isInFacts(term, index);
  });
