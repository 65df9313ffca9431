import { type Fact, type Lang, memoisePer } from '../../../library/index.ts';
import type { FactIndex } from '../../index/index.ts';
import { overlap, periodOf } from '../../text/index.ts';
import { factText } from './fact-text.ts';
import { type Figure, figuresIn } from './figures.ts';
import { isSameUnit } from './units.ts';
import { UNCLEAR, writtenDatesIn } from './written-dates.ts';

/** A date or a figure of a text, and where it stands in it. */
export type Value =
  | {
      readonly kind: 'date';
      readonly date: string;
      readonly shown: string;
      readonly start: number;
      readonly end: number;
    }
  | ({ readonly kind: 'figure' } & Figure);

/** Any other figure, most of them ordinals: "31st", 第1. */
const LOOSE: Record<Lang, RegExp> = {
  en: /(?<![\p{L}\d.-])\d+(?:\.\d+)?(?:st|nd|rd|th)?(?![\p{L}\d])/gu,
  ja: /(?<![a-z\d.-])第?\d+(?:\.\d+)?/gu,
};

/** The dates and figures of a normalised text; those in names are none. */
export function valuesIn(text: string, lang: Lang, { phrases }: FactIndex): Value[] {
  const dates = writtenDatesIn(text, lang).map(({ date, start, end }): Value => {
    const shown = text.slice(start, end).replace(/\.$/, '');
    return { kind: 'date', date, start, end: start + shown.length, shown };
  });
  const taken = [...dates, ...phrases.names(text)];
  const figures = figuresIn(text, lang, taken).map(
    (figure): Value => ({ kind: 'figure', ...figure }),
  );
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

/** The values of a fact, its date first. They are kept, as the same facts come up again and again. */
export const valuesOf = (fact: Fact, index: FactIndex): readonly Value[] => KEPT(index)(fact);

const KEPT = memoisePer((index: FactIndex) =>
  memoisePer((fact: Fact): readonly Value[] => [
    ...(fact.date ? [dateValue(fact.date)] : []),
    ...valuesIn(factText(fact, index.lang), index.lang, index),
  ]),
);

/** A date as a value, which stands in no text. */
export const dateValue = (date: string): Value => ({
  kind: 'date',
  date,
  ...{ shown: '', start: 0, end: 0 },
});

/** Smaller figures without a unit are in many texts: they need the same word beside them. */
const SMALL = 31;

/** Whether a fact's value bears a statement's out. */
export function agree(value: Value, said: Value, index: FactIndex): boolean {
  if (!areSame(value, said, index)) return false;
  if (value.kind === 'date' || said.kind === 'date') return true;
  const isBare = value.unit.kind === 'none' || said.unit.kind === 'none';
  const isSmall = value.figure <= SMALL && Number.isInteger(value.figure);
  return !isBare || !isSmall || value.beside.some((word) => besideOf(said).includes(word));
}

/** Whether two values are one date or one figure, wherever they stand. */
export function areSame(value: Value, said: Value, { lang, phrases }: FactIndex): boolean {
  if (value.kind === 'date')
    return isAsPrecise(value.date, said) && isSameDay(value.date, said.date);
  return (
    said.kind === 'figure' &&
    isSameFigure(value.figure, said.figure) &&
    isSameUnit(value.unit, said.unit, lang, phrases)
  );
}

/** 1.15 trillion is 1兆1500億, whatever a computer's multiplication adds to it. */
const isSameFigure = (one: number, other: number) =>
  Math.abs(one - other) <= 1e-9 * Math.max(one, other);

const besideOf = ({ unit, beside }: Value & { kind: 'figure' }) =>
  unit.kind === 'counted' ? [...beside, ...unit.nouns] : beside;

/** "2025" says nothing on "April 2025". */
const isAsPrecise = (date: string, said: Value): said is Value & { kind: 'date' } =>
  said.kind === 'date' && said.date.length >= date.length;

/** A day of any year is one day; else two dates agree where one lies in the other. */
function isSameDay(one: string, other: string): boolean {
  const isOfAnyYear = one.startsWith('XXXX') || other.startsWith('XXXX');
  if (isOfAnyYear && one.length === 10 && other.length === 10)
    return one.slice(4) === other.slice(4);
  return overlap(periodOf(one), periodOf(other));
}

/** Two dates, or figures of one unit. */
export function areOfOneKind(value: Value, said: Value, { lang, phrases }: FactIndex): boolean {
  if (value.kind === 'date') return value.date !== UNCLEAR && isAsPrecise(value.date, said);
  if (said.kind === 'date') return false;
  const [one, other] = [value.unit, said.unit];
  if (one.kind === 'none' || other.kind === 'none') return false;
  const lacksNoun = [one, other].some((unit) => unit.kind === 'counted' && unit.nouns.length === 0);
  return !lacksNoun && isSameUnit(one, other, lang, phrases);
}
