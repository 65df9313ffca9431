import type { DateText, Lang } from '../../../library/index.ts';
import { compareDates } from '../../../library/index.ts';
import { MONTH_OR_SHORT, SHORT_MONTHS } from '../lexicon/months.ts';

/** Days from the first to the last, both included; null: open at that end. For a month of any year see `month`. */
export type Period = {
  readonly from: DateText | null;
  readonly to: DateText | null;
  /** A month whose year is not given ("in May"), 1 to 12. */
  readonly month?: number;
};

const MONTH_NAME = `(?:${MONTH_OR_SHORT})`;
const YEAR = '(?:19|20)\\d\\d';
/** 24 March 2025, March 24th 2025, March 2025, 24 March, March, 2025, 2025-03-24, spring 2025, the second half of 2025. */
const ENGLISH = new RegExp(
  [
    `\\b(?<season>spring|summer|autumn|fall|winter)(?: of|,)? (?<seasonYear>${YEAR})\\b`,
    `\\b(?<half>first half of|second half of|1st half of|2nd half of|latter half of|early|early in|late|late in) (?:the year )?(?<halfYear>${YEAR})\\b`,
    `\\b(?<isoYear>${YEAR})-(?<isoMonth>\\d\\d)(?:-(?<isoDay>\\d\\d))?\\b`,
    `\\b(?<dayBefore>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<monthAfter>${MONTH_NAME})\\b\\.?(?:,? (?<yearAfter>${YEAR})\\b)?`,
    `\\b(?<monthBefore>${MONTH_NAME})\\b\\.?(?: (?<dayAfter>\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d))?(?:,? (?:of )?(?<yearLast>${YEAR})\\b)?`,
    `\\b(?<yearOnly>${YEAR})\\b`,
  ].join('|'),
  'g',
);
const JAPANESE =
  /(?<seasonYear>(?:19|20)\d\d)年の?(?<season>[春夏秋冬])(?!季)|(?<halfYear>(?:19|20)\d\d)年の?(?<half>前半|後半|上半期|下半期|初め|初頭|はじめ|末|終わり)|(?:(?<year>(?:19|20)\d\d)年の?)?(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?|(?<only>(?:19|20)\d\d)年(?!度|前|間|ぶり)/g;

/** What every date has: most questions have none of it. */
const MAY_BE_DATE: Record<Lang, RegExp> = {
  en: new RegExp(`${SHORT_MONTHS.join('|')}|\\d\\d\\d\\d`),
  ja: /\d[月年]/,
};

/** "May" as a verb and "march" as a noun are no months where nothing says so. */
const DOUBTFUL = /^(?:may|march|mar|sep|dec|jan)$/;
const BEFORE_MONTH =
  /\b(?:in|since|after|before|until|from|during|by|of|this|last|next|early|late|mid|through|for|between|and|to) $/;

/** The numbers of EDTF in place of a month: from spring to winter, and the halves of a year. */
const SEASONS = ['spring 春', 'summer 夏', 'autumn fall 秋', 'winter 冬'];
const FIRST_SEASON = 21;
const FIRST_HALF = 40;

/** "spring" and a year as 2025-21. */
export const seasonOf = (name: string, year: number | string): string =>
  `${year}-${FIRST_SEASON + SEASONS.findIndex((names) => names.split(' ').includes(name))}`;

/** The first or the second half of a year, as 2025-40. */
export const halfOf = (isFirst: boolean, year: number | string): string =>
  `${year}-${FIRST_HALF + (isFirst ? 0 : 1)}`;

/** Whether a date is a season or a half of a year. */
export const isPartOfYear = (date: string): boolean =>
  date.length === 7 && Number(date.slice(5)) >= FIRST_SEASON;

/**
 * A date that a text names, as precise as it is: YYYY-MM-DD, YYYY-MM, YYYY, XXXX-MM, and as in EDTF a season (YYYY-21)
 * or a half (YYYY-40) of a year.
 */
export type Named = { readonly date: string; readonly start: number; readonly end: number };

/** The dates that a normalised text names, in order. */
export function datesIn(text: string, lang: Lang): readonly Named[] {
  if (!MAY_BE_DATE[lang].test(text)) return [];
  const pattern = lang === 'en' ? ENGLISH : JAPANESE;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const date = lang === 'en' ? englishDate(match, text) : japaneseDate(match);
    if (date === null) return [];
    return [{ date, start: match.index, end: match.index + match[0].length }];
  });
}

function englishDate(match: RegExpMatchArray, text: string): string | null {
  const { isoYear, isoMonth, isoDay, dayBefore, monthAfter, yearAfter } = match.groups ?? {};
  const { monthBefore, dayAfter, yearLast, yearOnly } = match.groups ?? {};
  const part = partOfYear(match);
  if (part) return part;
  if (isoYear) return dateOf(isoYear, Number(isoMonth), Number(isoDay ?? 0));
  if (yearOnly) return yearOnly;
  const name = monthAfter ?? monthBefore ?? '';
  const day = Number(dayBefore ?? dayAfter ?? 0);
  const year = yearAfter ?? yearLast;
  const isAlone = !year && day === 0;
  if (isAlone && DOUBTFUL.test(name) && !BEFORE_MONTH.test(text.slice(0, match.index))) return null;
  return dateOf(year, SHORT_MONTHS.indexOf(name.slice(0, 3)) + 1, day);
}

/** A season or a half of a year. */
function partOfYear({ groups }: RegExpMatchArray): string | null {
  const { season, seasonYear = '', half, halfYear = '' } = groups ?? {};
  if (season) return seasonOf(season, seasonYear);
  return half ? halfOf(/first|1st|early|前|上|初|はじ/.test(half), halfYear) : null;
}

function japaneseDate(match: RegExpMatchArray): string | null {
  const { year, month, day, only } = match.groups ?? {};
  const part = partOfYear(match);
  return part ?? only ?? dateOf(year, Number(month), Number(day ?? 0));
}

function dateOf(year: string | undefined, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day > 31) return null;
  const two = (n: number) => String(n).padStart(2, '0');
  const yearAndMonth = `${year ?? 'XXXX'}-${two(month)}`;
  return day > 0 && year ? `${yearAndMonth}-${two(day)}` : yearAndMonth;
}

/** The first and the last day that a date may mean. */
export function periodOf(date: string): Period {
  if (date.startsWith('XXXX')) return { from: null, to: null, month: Number(date.slice(5, 7)) };
  if (isPartOfYear(date)) return periodOfPart(Number(date.slice(0, 4)), Number(date.slice(5)));
  const from = `${date}-01-01`.slice(0, 10);
  const to = `${date}${'-12-31'.slice(date.length - 4)}`;
  return {
    from: (date.length === 7 ? `${date}-01` : date.length === 4 ? from : date) as DateText,
    to: (date.length === 7 ? `${date}-31` : date.length === 4 ? to : date) as DateText,
  };
}

/** Of a season, whose winter ends in the next year, or a half. */
function periodOfPart(year: number, part: number): Period {
  const isSeason = part < FIRST_HALF;
  const months = isSeason ? 3 : 6;
  const first = isSeason ? 3 + 3 * (part - FIRST_SEASON) : 1 + 6 * (part - FIRST_HALF);
  const last = first + months - 1;
  const two = (n: number) => String(n).padStart(2, '0');
  const end = last > 12 ? `${year + 1}-${two(last - 12)}` : `${year}-${two(last)}`;
  return { from: `${year}-${two(first)}-01` as DateText, to: `${end}-31` as DateText };
}

/** Whether two periods have a day in common; a month of any year has it with one that touches that month. */
export function overlap(a: Period, b: Period): boolean {
  if (a.month !== undefined) return hasMonth(b, a.month);
  if (b.month !== undefined) return hasMonth(a, b.month);
  return isOnOrBefore(a.from, b.to) && isOnOrBefore(b.from, a.to);
}

const isOnOrBefore = (from: DateText | null, to: DateText | null) =>
  from === null || to === null || compareDates(from, to) <= 0;

/** Of a period within one month, whether it is that month. */
function hasMonth({ from, to, month: own }: Period, month: number): boolean {
  if (own !== undefined) return own === month;
  return from !== null && to !== null && from.slice(0, 7) === to.slice(0, 7)
    ? Number(from.slice(5, 7)) === month
    : false;
}
