/**
 * Dates as the briefs write them: EDTF (ISO 8601-2) with the precision that the source has.
 * `2025-03-24` a day, `2025-03` a month, `1957` a year, `XXXX-07` July of a year no source gives.
 * See https://www.loc.gov/standards/datetime/
 */
export type DateText = string & { readonly __date: never };

const SHAPE = /^(\d{4}|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** True for a date of the shapes above that the calendar has (no 2025-02-30, no bare `XXXX`). */
export function isDateText(text: string): text is DateText {
  const match = SHAPE.exec(text);
  if (!match) return false;
  const [, year = '', month, day] = match;
  if (year === 'XXXX') return month !== undefined && day === undefined && isMonth(month);
  if (month !== undefined && !isMonth(month)) return false;
  if (day === undefined) return true;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** True for what has the shape of a date, whether or not the calendar has it. */
export const looksLikeDate = (text: string): boolean => SHAPE.test(text) && text !== 'XXXX';

const isMonth = (month: string) => Number(month) >= 1 && Number(month) <= 12;

/** True when the year is not given (`XXXX-07`): such a date cannot be put in order with others. */
export const hasNoYear = (date: DateText): boolean => date.startsWith('XXXX');

/**
 * Orders dates, older first. A date without a day counts as the beginning of its month or year,
 * so that a source of "March 2025" never makes knowledge look newer than it is.
 * Dates without a year come last.
 */
export function compareDates(a: DateText, b: DateText): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The newest of some dates; throws a RangeError where there is none. */
export function newest(dates: readonly DateText[]): DateText {
  const latest = dates.toSorted(compareDates).at(-1);
  if (latest === undefined) throw new RangeError('the newest of no dates was asked for');
  return latest;
}

/** The UTC calendar day of an instant, as `YYYY-MM-DD`. */
export function dayOf(instant: Date): DateText {
  const number = Math.floor(instant.getTime() / DAY_MS);
  // One reply asks for today several times.
  if (number !== latest?.number) {
    latest = { number, text: instant.toISOString().slice(0, 10) as DateText };
  }
  return latest.text;
}

const DAY_MS = 86_400_000;
let latest: { readonly number: number; readonly text: DateText } | null = null;
