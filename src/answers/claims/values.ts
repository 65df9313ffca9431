import { stemmer } from 'stemmer';
import { type Fact, type Lang, textsOf } from '../../library/index.ts';
import type { FactIndex } from '../index/index.ts';
import { datesIn, isFunctionWord, normalise, overlap, periodOf } from '../text/index.ts';

/** A date or a figure of a text, and where it stands in it. */
export type Value = { readonly shown: string; readonly start: number; readonly end: number } & (
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'figure'; readonly figure: number; readonly unit: string }
);

const COUNTERS =
  '人|名|機|隻|発|個|件|回|基|歳|円|ドル|ユーロ|ポンド|%|カ国|カ月|時間|分|年間|平方メートル|メートル|キロワット|キロ|トン|リットル|ヘクタール|両|台|棟|社|校|本|枚|局|軒|戸|頭|匹|冊|票|位|度|世紀|カ所|店|席|隊|艦|艇|師団|旅団|類型';

const FIGURE: Record<Lang, RegExp> = {
  en: /(?<![\p{L}\p{N}.-])[$€£¥]?(?<figure>\d+(?:\.\d+)?)(?!\d|\.\d|(?:st|nd|rd|th)\b| ?(?:to|and|until|through|-|–) \d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))(?:[ -]?(?<unit>%|[a-z]+))?/gu,
  ja: new RegExp(
    String.raw`(?<![a-z\d.第-])(?<figure>\d+(?:\.\d+)?)(?!\d|(?:${COUNTERS})目)(?<unit>[万億兆]?(?:${COUNTERS})|[万億兆])?`,
    'gu',
  ),
};
/** Any other figure, most of them ordinals: "31st", 第1. */
const LOOSE: Record<Lang, RegExp> = {
  en: /(?<![\p{L}\d.-])\d+(?:\.\d+)?(?:st|nd|rd|th)?(?![\p{L}\d])/gu,
  ja: /(?<![a-z\d.-])第?\d+(?:\.\d+)?/gu,
};

/** The dates and figures of a normalised text; those in names are none. */
export function valuesIn(text: string, lang: Lang, { phrases }: FactIndex): Value[] {
  const dates: Value[] = datesIn(text, lang).map(({ date, start, end }) => {
    const last = text.slice(start, end).replace(/\.$/, '');
    return { kind: 'date', date, start, end: start + last.length, shown: last };
  });
  const taken = [...dates, ...phrases.names(text)];
  const figures = [...text.matchAll(FIGURE[lang])].flatMap((match): Value[] => {
    const { figure = '', unit = '' } = match.groups ?? {};
    const isLoose = lang === 'en' && isFunctionWord(unit, 'en');
    const shown = isLoose ? match[0].slice(0, match[0].length - unit.length).trim() : match[0];
    const [start, end] = [match.index, match.index + shown.length];
    if (taken.some((one) => one.start < end && start < one.end)) return [];
    return [
      { kind: 'figure', figure: Number(figure), unit: isLoose ? '' : unit, shown, start, end },
    ];
  });
  return [...dates, ...figures].toSorted((a, b) => a.start - b.start);
}

/** Small numbers in English words, with what they count: "nine girders". */
const IN_WORDS =
  /\b(?:two|three|four|five|six|seven|eight|nine|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)\b(?: [a-z]+)?/g;

/** The figures of a normalised text that are no values of it, nor part of names: ordinals, and small numbers in words. */
export function looseFiguresIn(text: string, lang: Lang, index: FactIndex): string[] {
  const taken = [...valuesIn(text, lang, index), ...index.phrases.names(text)];
  const found = [...text.matchAll(LOOSE[lang]), ...(lang === 'en' ? text.matchAll(IN_WORDS) : [])];
  return found.flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    return taken.some((one) => one.start < end && start < one.end) ? [] : match[0];
  });
}

/** A text without its values: what it is about. */
export const withoutValues = (values: readonly Value[], text: string): string =>
  values
    .toReversed()
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);

/** The values of a fact, its date first. */
export function valuesOf(fact: Fact, lang: Lang, index: FactIndex): Value[] {
  const date: Value[] = fact.date
    ? [{ kind: 'date', date: fact.date, shown: '', start: 0, end: 0 }]
    : [];
  return [...date, ...valuesIn(normalise(textsOf(fact, lang).join(' ')), lang, index)];
}

/** Whether a fact's value bears a statement's out. */
export function agree(value: Value, said: Value): boolean {
  if (value.kind === 'date')
    return isAsPrecise(value.date, said) && overlap(periodOf(value.date), periodOf(said.date));
  return said.kind === 'figure' && value.figure === said.figure;
}

/** "2025" says nothing on "April 2025". */
const isAsPrecise = (date: string, said: Value): said is Value & { kind: 'date' } =>
  said.kind === 'date' && said.date.length >= date.length;

const isNoUnit = (unit: string) => /^(?:|hundred|thousand|million|billion|trillion)$/.test(unit);

/** Two dates, or figures of one unit: people are staff as well. */
export function areOfOneKind(value: Value, said: Value, { lang, phrases }: FactIndex): boolean {
  if (value.kind === 'date') return isAsPrecise(value.date, said);
  if (said.kind === 'date' || isNoUnit(value.unit) || isNoUnit(said.unit)) return false;
  if (lang === 'ja') return value.unit === said.unit;
  const [one, other] = [stemmer(value.unit), stemmer(said.unit)];
  const meanings = new Set(phrases.ofWord(one));
  return one === other || phrases.ofWord(other).some((meaning) => meanings.has(meaning));
}
