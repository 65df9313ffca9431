import { failure, type Result, success } from '../../library/index.ts';
import { unquoted } from '../../library/text/index.ts';
import type { Zone } from '../timezone/index.ts';
import { isCron, patternOf, spellOut } from './cron-pattern.ts';
import { cronIn } from './occurrences.ts';
import type { Cron } from './schedule.ts';
import type { Weekday } from './weekday.ts';

const CRON_PARTS = ['minute', 'hour', 'dayOfMonth', 'month', 'dayOfWeek'] as const;
type CronPart = (typeof CRON_PARTS)[number];

/** Why an expression cannot be a schedule; `held` is what was typed. */
export type CronRefusal =
  | { readonly kind: 'cron-shape'; readonly held: string; readonly parts: number }
  | {
      readonly kind: 'bad-cron';
      readonly held: string;
      /** The part at fault, and what it holds. */
      readonly part: CronPart;
      readonly value: string;
    }
  | { readonly kind: 'never'; readonly held: string }
  | { readonly kind: 'too-often'; readonly held: string; readonly minutes: number };

/** Digests of one subscription are at least this many minutes apart. */
export const LEAST_MINUTES = 15;
const DAY_MINUTES = 24 * 60;
const DAY = 86_400_000;
/** After so long the calendar repeats itself: every date has had every day of the week. */
const CALENDAR_YEARS = 28;

/** Whether an expression is too often must not hang on when summer time begins. */
const WITHOUT_CHANGES = 'UTC' as Zone;

/**
 * A cron expression of five parts as typed (any case, any width, any blanks and dashes), checked from `now` on; or the
 * first thing that is wrong with it.
 */
export function readCron(typed: string, now: Date): Result<Cron, CronRefusal> {
  const held = typed.trim();
  const plain = unquoted(typed).replaceAll('、', ',').replaceAll('∗', '*').replace(/[∕⁄]/g, '/');
  const values = plain.toUpperCase().split(' ').filter(Boolean);
  if (values.length !== CRON_PARTS.length) {
    return failure({ kind: 'cron-shape', held, parts: values.length });
  }
  for (const [i, part] of CRON_PARTS.entries()) {
    const value = values[i] ?? '';
    if (!isPart(i, value)) return failure({ kind: 'bad-cron', held, part, value });
  }
  const cron = values.join(' ') as Cron;
  const minutes = leastMinutesBetween(cron, now);
  if (minutes === null) return failure({ kind: 'never', held });
  if (minutes < LEAST_MINUTES) return failure({ kind: 'too-often', held, minutes });
  return success(cron);
}

/** croner is the judge of each part: alone among stars, so that its refusal names the culprit. */
const isPart = (position: number, value: string): boolean =>
  isCron(CRON_PARTS.map((_, i) => (i === position ? value : '*')).join(' '));

/** The minutes of the day at which an expression is due on the days that it is due, in order. */
export function timesOfDay(cron: Cron): number[] {
  const { hour, minute } = patternOf(cron);
  const minutes = minute.flatMap((on, m) => (on ? [m] : []));
  return hour.flatMap((on, h) => (on ? minutes.map((m) => h * 60 + m) : []));
}

/** On which days an expression is due, where that can be said simply. */
type Days =
  | { readonly kind: 'every' }
  | { readonly kind: 'weekdays'; readonly weekdays: readonly Weekday[] }
  | { readonly kind: 'dates'; readonly dates: readonly number[] }
  | { readonly kind: 'other' };

/** The days on which an expression is due. */
export function daysOf(cron: Cron): Days {
  const [, , day = '', month = '', weekday = ''] = spellOut(cron).split(' ');
  const numbers = (part: string) => part.split(',').map(Number);
  // "L", "15W" and "1#2" are left to the expression itself.
  if (month !== '*' || /[LW#]/.test(day + weekday)) return { kind: 'other' };
  if (day === '*' && weekday === '*') return { kind: 'every' };
  if (day === '*') return { kind: 'weekdays', weekdays: numbers(weekday) as Weekday[] };
  return weekday === '*' ? { kind: 'dates', dates: numbers(day) } : { kind: 'other' };
}

/** The shortest time between two times at which an expression is due; null if it never is again. */
function leastMinutesBetween(cron: Cron, now: Date): number | null {
  const times = timesOfDay(cron);
  const [first = 0] = times;
  const days = cronIn(`0 0 ${cron.split(' ').slice(2).join(' ')}` as Cron, WITHOUT_CHANGES);
  const firstDay = days.nextRun(now);
  if (firstDay === null) return null;
  const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
  const least = Math.min(DAY_MINUTES, ...gaps);
  const overnight = first + DAY_MINUTES - (times.at(-1) ?? 0);
  const matters = overnight < LEAST_MINUTES && overnight < least;
  return matters && hasNeighbours(days, firstDay) ? overnight : least;
}

/** Whether some two days on which an expression is due follow each other. */
function hasNeighbours(days: ReturnType<typeof cronIn>, first: Date): boolean {
  const end = first.getTime() + CALENDAR_YEARS * 366 * DAY;
  let day: Date | null = first;
  while (day !== null && day.getTime() < end) {
    const next = days.nextRun(day);
    if (next !== null && next.getTime() - day.getTime() === DAY) return true;
    day = next;
  }
  return false;
}
