import type { DateText, Lang } from '../../../library/index.ts';
import { datesIn, type Named, type Period, periodOf } from './periods.ts';
import { relativePeriod } from './relative-periods.ts';

const SINCE =
  /\b(?:since|after|from|following|starting|later than|as of|beginning)(?: (?:the|early|late|mid))? ?$/;
const UNTIL = /\b(?:before|until|till|up to|by|through|prior to|earlier than)(?: the)? ?$/;
const SINCE_JA = /^(?:以降|以後|から(?!の)|より後|よりあと|の後|過ぎ)/;
const UNTIL_JA = /^(?:以前|まで|より前|の前)/;

/** "Since April" is since the last one. */
function withYear(date: string, today: DateText): string {
  if (!date.startsWith('XXXX')) return date;
  const year = Number(today.slice(0, 4));
  const month = date.slice(5, 7);
  return `${month <= today.slice(5, 7) ? year : year - 1}-${month}`;
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
  if (relative) return withBounds(relative.period, relative, text, lang);
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
  return withBounds(one, first, text, lang);
}

/** A time that stands in a text, open at one end where the text says "since" or "until". */
function withBounds(one: Period, { start, end }: Stretch, text: string, lang: Lang) {
  const before = text.slice(0, start);
  const behind = text.slice(end);
  const isSince = lang === 'en' ? SINCE.test(before) : SINCE_JA.test(behind);
  const isUntil = lang === 'en' ? UNTIL.test(before) : UNTIL_JA.test(behind);
  const word = lang === 'en' ? ((SINCE.exec(before) ?? UNTIL.exec(before))?.[0] ?? '') : '';
  const after = lang === 'ja' ? ((SINCE_JA.exec(behind) ?? UNTIL_JA.exec(behind))?.[0] ?? '') : '';
  const named = text.slice(start, end).trim();
  if (isSince) return { period: { from: one.from, to: null }, shown: word + named + after };
  if (isUntil) return { period: { from: null, to: one.to }, shown: word + named + after };
  return { period: one, shown: named };
}

type Stretch = { readonly start: number; readonly end: number };

/** "From March to May 2025", "between … and …", 3月から5月. */
function isRange(text: string, first: Named, second: Named, lang: Lang): boolean {
  const between = text.slice(first.end, second.start);
  return lang === 'en'
    ? /^ (?:to|until|through|and|till|-|–) (?:the )?$/.test(between) &&
        /\b(?:from|between) (?:the )?$/.test(text.slice(0, first.start))
    : /^(?:から|~|〜|-)$/.test(between);
}
