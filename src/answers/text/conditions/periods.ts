import type { DateText, Lang } from '../../../library/index.ts';
import { compareDates } from '../../../library/index.ts';

/** Days from the first to the last, both included; null: open at that end. For a month of any year see `month`. */
export type Period = {
  readonly from: DateText | null;
  readonly to: DateText | null;
  /** A month whose year is not given ("in May"), 1 to 12. */
  readonly month?: number;
};

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH_NAME =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';
const YEAR = '(?:19|20)\\d\\d';
/** 24 March 2025, March 24th 2025, March 2025, 24 March, March, 2025, 2025-03-24. */
const ENGLISH = new RegExp(
  [
    `\\b(?<isoYear>${YEAR})-(?<isoMonth>\\d\\d)(?:-(?<isoDay>\\d\\d))?\\b`,
    `\\b(?<dayBefore>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<monthAfter>${MONTH_NAME})\\b\\.?(?:,? (?<yearAfter>${YEAR})\\b)?`,
    `\\b(?<monthBefore>${MONTH_NAME})\\b\\.?(?: (?<dayAfter>\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d))?(?:,? (?:of )?(?<yearLast>${YEAR})\\b)?`,
    `\\b(?<yearOnly>${YEAR})\\b`,
  ].join('|'),
  'g',
);
const JAPANESE =
  /(?:(?<year>(?:19|20)\d\d)年)?(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?|(?<only>(?:19|20)\d\d)年(?!度|前|間|ぶり)/g;

/** What every date has: most questions have none of it. */
const MAY_BE_DATE: Record<Lang, RegExp> = {
  en: new RegExp(`${MONTHS.join('|')}|\\d\\d\\d\\d`),
  ja: /\d[月年]/,
};

const SINCE =
  /\b(?:since|after|from|following|starting|later than|as of|beginning)(?: (?:the|early|late|mid))? ?$/;
const UNTIL = /\b(?:before|until|till|up to|by|through|prior to|earlier than)(?: the)? ?$/;
const SINCE_JA = /^(?:以降|以後|から(?!の)|より後|よりあと|の後|過ぎ)/;
const UNTIL_JA = /^(?:以前|まで|より前|の前)/;
/** "May" as a verb and "march" as a noun are no months where nothing says so. */
const DOUBTFUL = /^(?:may|march|mar|sep|dec|jan)$/;
const BEFORE_MONTH =
  /\b(?:in|since|after|before|until|from|during|by|of|this|last|next|early|late|mid|through|for|between|and|to) $/;

/** A date that a text names, as precise as it is: YYYY-MM-DD, YYYY-MM, YYYY or XXXX-MM. */
type Named = { readonly date: string; readonly start: number; readonly end: number };

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
  if (isoYear) return dateOf(isoYear, Number(isoMonth), Number(isoDay ?? 0));
  if (yearOnly) return yearOnly;
  const name = monthAfter ?? monthBefore ?? '';
  const day = Number(dayBefore ?? dayAfter ?? 0);
  const year = yearAfter ?? yearLast;
  const isAlone = !year && day === 0;
  if (isAlone && DOUBTFUL.test(name) && !BEFORE_MONTH.test(text.slice(0, match.index))) return null;
  return dateOf(year, MONTHS.indexOf(name.slice(0, 3)) + 1, day);
}

function japaneseDate({ groups }: RegExpMatchArray): string | null {
  const { year, month, day, only } = groups ?? {};
  return only ?? dateOf(year, Number(month), Number(day ?? 0));
}

function dateOf(year: string | undefined, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day > 31) return null;
  const two = (n: number) => String(n).padStart(2, '0');
  const yearAndMonth = `${year ?? 'XXXX'}-${two(month)}`;
  return day > 0 && year ? `${yearAndMonth}-${two(day)}` : yearAndMonth;
}

/** "Since April" is since the last one. */
function withYear(date: string, today: DateText): string {
  if (!date.startsWith('XXXX')) return date;
  const year = Number(today.slice(0, 4));
  const month = date.slice(5, 7);
  return `${month <= today.slice(5, 7) ? year : year - 1}-${month}`;
}

/** The first and the last day that a date may mean. */
export function periodOf(date: string): Period {
  if (date.startsWith('XXXX')) return { from: null, to: null, month: Number(date.slice(5, 7)) };
  const from = `${date}-01-01`.slice(0, 10);
  const to = `${date}${'-12-31'.slice(date.length - 4)}`;
  return {
    from: (date.length === 7 ? `${date}-01` : date.length === 4 ? from : date) as DateText,
    to: (date.length === 7 ? `${date}-31` : date.length === 4 ? to : date) as DateText,
  };
}

/**
 * The period that a normalised question is about, as it is worded ("since April 2025"), or null where it names no time.
 * `today`: for "last month" and its like.
 */
export function askedPeriodOf(
  text: string,
  lang: Lang,
  today: DateText,
): { readonly period: Period; readonly shown: string } | null {
  const relative = relativePeriod(text, lang, today);
  if (relative) return relative;
  const dates = datesIn(text, lang);
  const [first, second] = dates;
  if (!first) return null;
  const before = text.slice(0, first.start);
  const behind = text.slice(first.end);
  const isSince = lang === 'en' ? SINCE.test(before) : SINCE_JA.test(behind);
  const one = periodOf(isSince ? withYear(first.date, today) : first.date);
  if (second && isRange(text, first, second, lang)) {
    const period = { from: one.from, to: periodOf(second.date).to };
    return { period, shown: text.slice(first.start, second.end) };
  }
  if (one.month !== undefined) return { period: one, shown: text.slice(first.start, first.end) };
  const isUntil = lang === 'en' ? UNTIL.test(before) : UNTIL_JA.test(behind);
  const word = lang === 'en' ? (/\S+ ?$/.exec(before)?.[0] ?? '') : '';
  const after = lang === 'ja' ? ((SINCE_JA.exec(behind) ?? UNTIL_JA.exec(behind))?.[0] ?? '') : '';
  const named = text.slice(first.start, first.end);
  if (isSince) return { period: { from: one.from, to: null }, shown: word + named + after };
  if (isUntil) return { period: { from: null, to: one.to }, shown: word + named + after };
  return { period: one, shown: named };
}

/** "From March to May 2025", "between … and …", 3月から5月. */
function isRange(text: string, first: Named, second: Named, lang: Lang): boolean {
  const between = text.slice(first.end, second.start);
  return lang === 'en'
    ? /^ (?:to|until|through|and|till|-|–) (?:the )?$/.test(between) &&
        /\b(?:from|between) (?:the )?$/.test(text.slice(0, first.start))
    : /^(?:から|~|〜|-)$/.test(between);
}

const RELATIVE: Record<Lang, readonly (readonly [RegExp, year: number, month: number | null])[]> = {
  en: [
    [/\bthis year\b/, 0, null],
    [/\blast year\b/, -1, null],
    [/\bthis month\b/, 0, 0],
    [/\blast month\b/, 0, -1],
  ],
  ja: [
    [/今年|本年/, 0, null],
    [/昨年|去年/, -1, null],
    [/今月/, 0, 0],
    [/先月/, 0, -1],
  ],
};

/** "Last year", 先月. */
function relativePeriod(text: string, lang: Lang, today: DateText) {
  for (const [pattern, years, months] of RELATIVE[lang]) {
    const found = pattern.exec(text);
    if (!found) continue;
    const date = new Date(`${today}T00:00:00Z`);
    if (months === null) {
      const year = String(date.getUTCFullYear() + years);
      return { period: periodOf(year), shown: found[0] };
    }
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() + months);
    return { period: periodOf(date.toISOString().slice(0, 7)), shown: found[0] };
  }
  return null;
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
