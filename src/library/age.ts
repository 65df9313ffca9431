import { z } from 'zod';
import { type DateText, hasNoYear } from './dates.ts';

/** A length of time as an editor or an operator writes it: "6 months". */
export type Period = {
  readonly count: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
};

/** "6 months" or "never": how old the newest source may be before every reply warns of it. */
export const staleAfter = z
  .string()
  .regex(/^(?:never|[1-9]\d{0,2} (?:day|week|month|year)s?)$/, {
    error: 'write a period such as "6 months", or never',
  })
  .transform((text): StaleAfter => {
    const [count = '', unit = ''] = text.replace(/s$/, '').split(' ');
    return text === 'never' ? 'never' : { count: Number(count), unit: unit as Period['unit'] };
  })
  .describe('How old the newest source may be before replies warn of it: "6 months", or never');

export type StaleAfter = Period | 'never';

/**
 * How long ago something was, in whole units. The calendar's units belong to dates without a day: a source of "June"
 * is one `calendar-month` old all through July. A count of 0 is today, this month or this year.
 */
export type Age = {
  readonly count: number;
  readonly unit: Period['unit'] | 'calendar-month' | 'calendar-year';
};

const DAY_MS = 86_400_000;
/** So many days are counted as days, and so many months as months: after that, weeks and years say it better. */
const MOST_DAYS = 13;
const MOST_MONTHS = 23;

/** How old a date is on a day; as precise as the date, rounded down. Null where it lies ahead or has no year. */
export function ageOf(date: DateText, today: DateText): Age | null {
  const key = `${date} ${today}`;
  const known = AGES.get(key);
  if (known !== undefined) return known;
  const age = findAge(date, today);
  if (AGES.size === MOST_AGES) AGES.clear();
  AGES.set(key, age);
  return age;
}

/** Replies ask for the same ages all day long. */
const AGES = new Map<string, Age | null>();
const MOST_AGES = 1000;

function findAge(date: DateText, today: DateText): Age | null {
  if (hasNoYear(date)) return null;
  const [year = 0, month, day] = date.split('-').map(Number);
  const [thisYear = 0, thisMonth = 1, thisDay = 1] = today.split('-').map(Number);
  if (month === undefined) return ifPast({ count: thisYear - year, unit: 'calendar-year' });
  const begun = (thisYear - year) * 12 + thisMonth - month;
  if (day === undefined) {
    if (begun > MOST_MONTHS) return { count: thisYear - year, unit: 'calendar-year' };
    return ifPast({ count: begun, unit: 'calendar-month' });
  }
  const days = Math.round((Date.parse(today) - Date.parse(date)) / DAY_MS);
  // East of Greenwich, the day after this one of UTC may have begun: what is dated so is of today.
  if (days <= MOST_DAYS) return ifPast({ count: days === -1 ? 0 : days, unit: 'day' });
  const months = thisDay < day ? begun - 1 : begun;
  if (months < 1) return { count: Math.floor(days / 7), unit: 'week' };
  if (months > MOST_MONTHS) return { count: Math.floor(months / 12), unit: 'year' };
  return { count: months, unit: 'month' };
}

const ifPast = (age: Age): Age | null => (age.count < 0 ? null : age);

/**
 * The day that lies a period after a date, or before it where the count is negative. A date without a day counts from the beginning of its month or year, as
 * where dates are put in order; a day that the month has not (31 August and six months) is its last.
 */
export function dayAfter(date: DateText, { count, unit }: Period): DateText {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (unit === 'day' || unit === 'week') {
    return asDay(Date.UTC(year, month - 1, day + count * (unit === 'week' ? 7 : 1)));
  }
  const next = month - 1 + count * (unit === 'year' ? 12 : 1);
  const lastOfMonth = new Date(Date.UTC(year, next + 1, 0)).getUTCDate();
  return asDay(Date.UTC(year, next, Math.min(day, lastOfMonth)));
}

const asDay = (ms: number) => new Date(ms).toISOString().slice(0, 10) as DateText;
