import type { Lang } from '../../../library/index.ts';
import { datesIn, isPartOfYear } from '../../text/index.ts';

/** 3/4/2025 is in March or in April: it agrees with no date, and none is said to be another. */
export const UNCLEAR = '0000-00-00';

type Written = { readonly date: string; readonly start: number; readonly end: number };

const SLASHED = /(?<![\d/])(?<first>\d{1,4})\/(?<second>\d{1,2})\/(?<third>\d{1,4})(?![\d/])/g;
const ERA =
  /(?<era>令和|平成|昭和)(?<year>\d{1,2}|元)年(?:(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?)?/g;
/** The year before the first of each. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };

/**
 * The dates of a normalised text as people write them: those a question may have too, and 24/03/2025 where only one of
 * its numbers can be a month, 令和7年3月24日. A day without a year is XXXX-MM-DD.
 */
export function writtenDatesIn(text: string, lang: Lang): Written[] {
  const own = [
    ...[...text.matchAll(SLASHED)].flatMap((match) => placed(match, slashed(match))),
    ...(lang === 'ja'
      ? [...text.matchAll(ERA)].flatMap((match) => placed(match, ofEra(match)))
      : []),
  ];
  const others = datesIn(text, lang)
    .filter(({ start, end }) => !own.some((one) => one.start < end && start < one.end))
    // "Spring 2025" neither bears out nor denies "April 2025".
    .map((one) => (isPartOfYear(one.date) ? { ...one, date: one.date.slice(0, 4) } : one))
    .map((one) => withDay(one, text));
  return [...own, ...others].toSorted((a, b) => a.start - b.start);
}

const placed = (match: RegExpExecArray, date: string | null): Written[] =>
  date === null ? [] : [{ date, start: match.index, end: match.index + match[0].length }];

function slashed({ groups }: RegExpExecArray): string | null {
  const { first = '', second = '', third = '' } = groups ?? {};
  if (first.length === 4) return dateOf(Number(first), Number(second), Number(third));
  const year = Number(third);
  if (third.length !== 4) return null;
  const [one, two] = [Number(first), Number(second)];
  if (one <= 12 && two <= 12 && one !== two) return UNCLEAR;
  return one > 12 ? dateOf(year, two, one) : dateOf(year, one, two);
}

function ofEra({ groups }: RegExpExecArray): string | null {
  const { era = '', year = '', month, day } = groups ?? {};
  const full = (ERAS[era] ?? 0) + (year === '元' ? 1 : Number(year));
  return month === undefined ? String(full) : dateOf(full, Number(month), Number(day ?? 0));
}

const two = (n: number) => String(n).padStart(2, '0');

function dateOf(year: number, month: number, day: number): string | null {
  if (year < 1000 || month < 1 || month > 12 || day > 31) return null;
  return day > 0 ? `${year}-${two(month)}-${two(day)}` : `${year}-${two(month)}`;
}

/** "24 March", which `datesIn` reads as a month of any year. */
function withDay(one: Written, text: string): Written {
  if (!one.date.startsWith('XXXX') || one.date.length !== 7) return one;
  const day = Number(
    /\d{1,2}(?=日)|^\d{1,2}|(?<=[a-z.] ?)\d{1,2}/.exec(text.slice(one.start, one.end))?.[0] ?? 0,
  );
  return day > 0 && day <= 31 && !/^\d{1,2}月$/.test(text.slice(one.start, one.end))
    ? { ...one, date: `${one.date}-${two(day)}` }
    : one;
}
