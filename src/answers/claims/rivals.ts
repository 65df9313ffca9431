import { stemmer } from 'stemmer';
import type { Lang } from '../../library/index.ts';
import type { FactIndex } from '../index/index.ts';
import { isFunctionWord, ordinalsIn } from '../text/index.ts';
import { areSame, isSameUnit, type Value, valuesIn } from './values/index.ts';

/** Where a text goes on to something else. */
const BREAK: Record<Lang, RegExp> = {
  en: /[,;:()]\s|\.\s|\b(?:and|but|while)\b/g,
  ja: /[、。,;:()（）]/g,
};

/**
 * Whether what stands around a figure of a statement stands rather around another figure of the fact, of the same unit:
 * "the second costs €48", where the first does.
 */
export function isRivalNearer(
  value: Value,
  text: string,
  sentences: readonly string[],
  lang: Lang,
  index: FactIndex,
): boolean {
  const around = pieceAround(value, text, lang);
  // What the statement says beside it is no rival.
  const stated = valuesIn(text, lang, index);
  const told = sentences.flatMap((sentence) => {
    const values = valuesIn(sentence, lang, index);
    const subject = subjectOf(sentence, values, lang);
    return values
      .filter((one) => areAlike(value, one, lang, index))
      .map((one) => ({ value: one, ...nearnessOf(pieceAround(one, sentence, lang), subject) }));
  });
  const own = told.filter((one) => areSame(value, one.value, index));
  const rivals = told.filter((one) => !stated.some((said) => areSame(said, one.value, index)));
  if (own.some(({ order }) => order === 'same')) return false;
  if (own.length > 0 && own.every(({ order }) => order === 'other')) return true;
  const nearest = Math.max(0, ...own.map(({ shared }) => shared));
  return rivals.some(({ shared }) => shared > nearest);

  /** How many words a piece of a fact shares, and whether it is on "the second" as the statement is. */
  function nearnessOf(piece: string, subject: string) {
    const shared = wordsOf(around, lang).intersection(wordsOf(`${subject} ${piece}`, lang)).size;
    return { shared, order: orderOf(ordinalsOf(around, lang), ordinalsOf(piece, lang)) };
  }
}

function orderOf(said: readonly number[], told: readonly number[]): 'same' | 'other' | 'none' {
  if (said.length === 0 || told.length === 0) return 'none';
  return said.some((n) => told.includes(n)) ? 'same' : 'other';
}

const ordinalsOf = (piece: string, lang: Lang): number[] => [
  ...ordinalsIn(piece, lang).map(({ n }) => n),
  ...(lang === 'ja'
    ? [...piece.matchAll(/(\d+)\p{Script=Han}目/gu)].map(([, n]) => Number(n))
    : []),
];

const areAlike = (value: Value, one: Value, lang: Lang, { phrases }: FactIndex) =>
  value.kind === 'figure' &&
  one.kind === 'figure' &&
  value.unit.kind === one.unit.kind &&
  isSameUnit(value.unit, one.unit, lang, phrases);

/** What a sentence is about, which it does not say again with each of its values. */
const subjectOf = (sentence: string, values: readonly Value[], lang: Lang): string =>
  lang === 'ja' ? (/^.*?は/u.exec(sentence)?.[0] ?? '') : sentence.slice(0, values[0]?.start ?? 0);

/** The stretch of a text around a value up to where it goes on to something else. */
function pieceAround({ start, end }: Value, text: string, lang: Lang): string {
  const breaks = [...text.matchAll(BREAK[lang])];
  const before = breaks.findLast(({ index, 0: { length } }) => index + length <= start);
  const behind = breaks.find(({ index }) => index >= end);
  const from = before ? before.index + before[0].length : 0;
  return `${text.slice(from, start)} ${text.slice(end, behind?.index)}`;
}

function wordsOf(piece: string, lang: Lang): ReadonlySet<string> {
  if (lang === 'en')
    return new Set(
      (piece.match(/[\p{L}\p{N}]+/gu) ?? [])
        .filter((word) => !isFunctionWord(word, 'en'))
        .map((word) => stemmer(word)),
    );
  const runs = piece.match(/[\p{Script=Han}\p{Script=Katakana}ー々\p{N}]+/gu) ?? [];
  return new Set(
    runs.flatMap((run) => {
      const chars = [...run];
      return chars.length < 2 ? run : chars.slice(1).map((char, i) => `${chars[i]}${char}`);
    }),
  );
}
