import { failure, type Result, success } from '../../library/index.ts';
import { closest, editDistance, fold, looksJapanese, unquoted } from '../../library/text/index.ts';
import { type Zone, zoneNamed, zonesLike } from '../timezone/index.ts';
import { type CronRefusal, readCron } from './cron.ts';
import type { Cron, Schedule } from './schedule.ts';
import { readTimeOfDay, type TimeOfDay } from './time-of-day.ts';
import { readWeekdays, WEEKDAYS, type Weekday } from './weekday.ts';

/** What somebody asked for, as they typed or chose it, in English or Japanese. */
export type ScheduleRequest = {
  /** daily, weekdays, weekly (on Monday), names of days, or a cron expression of five parts. */
  readonly rhythm: string;
  /** Empty or null: nine o'clock, or what the cron expression says. */
  readonly time: string | null;
  readonly zone: string;
};

/** Where a form shows a refusal. */
export type Field = 'rhythm' | 'time' | 'zone';

/** Why a request cannot be a schedule; src/digests/management/explain-refusal.ts has words for each. */
export type Refusal =
  | ({ readonly field: 'rhythm' } & CronRefusal)
  | {
      readonly field: 'rhythm';
      readonly kind: 'bad-rhythm';
      readonly held: string;
      /** What was probably meant. */
      readonly near: string | null;
    }
  | { readonly field: 'time'; readonly kind: 'bad-time' | 'two-times'; readonly held: string }
  | {
      readonly field: 'zone';
      readonly kind: 'bad-zone';
      readonly held: string;
      readonly near: readonly Zone[];
    };

const NINE: TimeOfDay = { hour: 9, minute: 0 };
const MOST_NEAR = 3;
/** More make another word of it: "monthly" is three slips from "monday". */
const MOST_SLIPS = 2;

const RHYTHMS: Readonly<Record<string, readonly Weekday[]>> = {
  daily: WEEKDAYS,
  day: WEEKDAYS,
  everyday: WEEKDAYS,
  毎日: WEEKDAYS,
  weekdays: [1, 2, 3, 4, 5],
  weekday: [1, 2, 3, 4, 5],
  平日: [1, 2, 3, 4, 5],
  weekends: [0, 6],
  weekend: [0, 6],
  週末: [0, 6],
  weekly: [1],
  week: [1],
  毎週: [1],
};

const SUGGESTED = [
  ...['daily', 'weekdays', 'weekly'],
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
];

/**
 * The schedule of a request, checked at the time `now`; or everything that is wrong with it, at most one refusal a
 * field, so that a form can show each beside its field.
 */
export function readSchedule(
  request: ScheduleRequest,
  now: Date,
): Result<Schedule, readonly Refusal[]> {
  const time = request.time?.trim() ?? '';
  const when = isCron(request.rhythm)
    ? readExpression(request.rhythm, time, now)
    : readRhythm(request.rhythm, time);
  const zone = zoneNamed(request.zone);
  if (when.ok && zone) return success({ cron: when.value, zone });
  const refused: Refusal[] = when.ok ? [] : [...when.error];
  if (!zone) {
    const held = request.zone.trim();
    const near = held ? zonesLike(held).slice(0, MOST_NEAR) : [];
    refused.push({ field: 'zone', kind: 'bad-zone', held, near });
  }
  return failure(refused);
}

type When = Result<Cron, readonly Refusal[]>;

/** Whether something is meant as a cron expression, be it a good one or not. */
function isCron(rhythm: string): boolean {
  const text = unquoted(rhythm);
  return /^\d|[*∗]/.test(text) && !looksJapanese(text);
}

function readExpression(typed: string, time: string, now: Date): When {
  const read = readCron(typed, now);
  const refused: Refusal[] = read.ok ? [] : [{ field: 'rhythm', ...read.error }];
  if (time) refused.push({ field: 'time', kind: 'two-times', held: time });
  return read.ok && refused.length === 0 ? read : failure(refused);
}

function readRhythm(typed: string, typedTime: string): When {
  const days = daysNamed(typed);
  const time = typedTime ? readTimeOfDay(typedTime) : NINE;
  const refused: Refusal[] = [];
  if (!days) {
    const held = typed.trim();
    refused.push({ field: 'rhythm', kind: 'bad-rhythm', held, near: rhythmLike(held) });
  }
  if (!time) refused.push({ field: 'time', kind: 'bad-time', held: typedTime });
  if (!days || !time) return failure(refused);
  // Built of parts that were read already, once a day at most: nothing is left to refuse.
  return success(`${time.minute} ${time.hour} * * ${fieldOf(days)}` as Cron);
}

/** "every monday", "weekly on Mondays" and 「毎週月曜日」 are Monday. */
function daysNamed(typed: string): readonly Weekday[] | null {
  const text = unquoted(typed).toLowerCase();
  const bare = text.replace(/^(?:毎週の?|(?:every|each|weekly)?\s*(?:on\s)?)\s*/, '');
  const known = [fold(text), fold(bare)].find((name) => Object.hasOwn(RHYTHMS, name));
  return (known && RHYTHMS[known]) || readWeekdays(bare);
}

function rhythmLike(held: string): string | null {
  const near = closest(held, SUGGESTED);
  return near && editDistance(held.toLowerCase(), near, MOST_SLIPS) <= MOST_SLIPS ? near : null;
}

/** Days as the last part of a cron expression. */
function fieldOf(days: readonly Weekday[]): string {
  const list = days.join();
  return list === '0,1,2,3,4,5,6' ? '*' : list === '1,2,3,4,5' ? '1-5' : list;
}
