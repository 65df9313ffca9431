import type { DateText } from '../../src/library/dates.ts';

/** A date as far as a text gives it. */
export type PartialDate = {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
};

export const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
export const WEEKDAYS = [
  ...['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DATE = new RegExp(
  String.raw`(?:(?<!\d)(\d{1,2}) )?\b(${MONTHS.join('|')})\b(?: (\d{1,2})(?!\d))?(?:,? (\d{4}))?`,
  'g',
);

/** The dates written out in an English text: "30 March 2025", "March 30", "July". */
export function datesIn(text: string): readonly PartialDate[] {
  return [...text.matchAll(DATE)].map(([, before, month = '', after, year]) => {
    const day = before ?? after;
    return {
      ...(year ? { year: Number(year) } : {}),
      month: MONTHS.indexOf(month) + 1,
      ...(day ? { day: Number(day) } : {}),
    };
  });
}

export const JAPANESE_DATE = /(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?/g;

/** The dates of a Japanese text. */
export function japaneseDatesIn(text: string): readonly PartialDate[] {
  return [...text.normalize('NFKC').matchAll(JAPANESE_DATE)].map(([, year, month, day]) => ({
    ...(year ? { year: Number(year) } : {}),
    month: Number(month),
    ...(day ? { day: Number(day) } : {}),
  }));
}

/** The text without its dates, so that their numbers are not taken for figures. */
export const withoutDates = (text: string): string => text.replace(DATE, 'then');

/** `2025-03-30`, `2025-03`, `1957` or `XXXX-07` as a partial date. */
export function parseDate(text: DateText): PartialDate {
  const [year = '', month, day] = text.split('-');
  return {
    ...(year === 'XXXX' ? {} : { year: Number(year) }),
    ...(month ? { month: Number(month) } : {}),
    ...(day ? { day: Number(day) } : {}),
  };
}

/** As briefs write dates: "30 March 2025". */
export function writeDate({ year, month, day }: PartialDate): string {
  return [day, month && MONTHS[month - 1], year].filter((part) => part !== undefined).join(' ');
}

/** True when a date that an article gives says all that the other one says. */
export function supports(given: PartialDate, stated: PartialDate): boolean {
  return (['year', 'month', 'day'] as const).every(
    (part) => stated[part] === undefined || stated[part] === given[part],
  );
}

/**
 * What a paragraph says of dates. Without a year, a date is of the year of publication; but not if
 * it would then lie after it: "in July", printed in March, is some July.
 */
export function datesOfParagraph(
  text: string,
  published: DateText | null,
  weekdays: ReadonlyMap<Weekday, DateText>,
): readonly PartialDate[] {
  const written = [...datesIn(text), ...japaneseDatesIn(text)].map((date) => {
    if (published === null) return date;
    const thisYear = { ...date, year: date.year ?? parseDate(published).year ?? 0 };
    return date.year === undefined && isAfter(thisYear, parseDate(published)) ? date : thisYear;
  });
  const named = WEEKDAYS.filter((name) => new RegExp(`\\b${name}\\b`).test(text)).flatMap(
    (name) => weekdays.get(name) ?? lastWeekday(name, published) ?? [],
  );
  return [...written, ...named.map(parseDate)];
}

/** The dates of an editor's note: without a year, one is of the year of publication, even if it lies after it. */
export function datesOfNote(text: string, published: DateText | null): readonly PartialDate[] {
  const year = published === null ? undefined : parseDate(published).year;
  return [...datesIn(text), ...japaneseDatesIn(text)].map((date) =>
    year === undefined ? date : { year, ...date },
  );
}

function isAfter(date: PartialDate, other: PartialDate): boolean {
  const months = (date.month ?? 0) - (other.month ?? 12);
  return months > 0 || (months === 0 && (date.day ?? 0) > (other.day ?? 31));
}

/** The newest such weekday up to the day of publication; null where only its month is known. */
function lastWeekday(name: Weekday, published: DateText | null): DateText | null {
  if (published === null || published.length < 10) return null;
  const date = new Date(`${published}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() - WEEKDAYS.indexOf(name) + 7) % 7));
  return date.toISOString().slice(0, 10) as DateText;
}
