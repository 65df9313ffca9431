import { Cron as Croner } from 'croner';
import type { Zone } from '../timezone/index.ts';
import { wallClock } from '../timezone/index.ts';
import { isEveryHour, spellOut } from './cron-pattern.ts';
import type { Cron, Schedule } from './schedule.ts';

/** What knows the slots of an expression in a zone. */
type Reader = {
  /** The first slot after an instant, or null. */
  readonly nextRun: (after: Date) => Date | null;
  /** Whether it is due in every hour of its days. */
  readonly isEveryHour: boolean;
};

const made = new Map<string, Reader>();
/** Many subscriptions share a schedule; a server can still not fill the memory with them. */
const MOST_KEPT = 5000;

/**
 * A reader of a cron expression in a zone. Where hours are left out, each slot is a time of day: one that summer time
 * skips counts at the next valid instant, one that occurs twice counts once. In an expression of every hour it is a
 * minute of the hour: a skipped hour has none, a repeated one has it again. Throws for an expression that is none.
 */
export function cronIn(cron: Cron, zone: Zone): Reader {
  const key = `${zone} ${cron}`;
  const known = made.get(key);
  if (known) return known;
  const spelt = spellOut(cron);
  const slots = new Croner(spelt, { timezone: zone, mode: '5-part', fixedTimeRule: 'no-wildcard' });
  const reader = {
    nextRun: (after: Date) => slots.nextRun(after),
    isEveryHour: isEveryHour(spelt),
  };
  if (made.size >= MOST_KEPT) made.clear();
  made.set(key, reader);
  return reader;
}

/** The first slot after an instant, or null where there is none any more. */
export function nextSlot(schedule: Schedule, after: Date): Date | null {
  const next = cronIn(schedule.cron, schedule.zone).nextRun(after);
  return slotAtEndOfDay(schedule, after, next) ?? next;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const MIDNIGHT = '0 0 * * *' as Cron;
/** Local times are reckoned as if they were UTC. */
const RECKONING = 'UTC' as Zone;

/**
 * A slot before `next` that croner leaves out: its local time is skipped together with the end of its day, as
 * Greenland does with 23:00 to 24:00 each March. It is due as the next day begins. Null if there is none.
 */
function slotAtEndOfDay({ cron, zone }: Schedule, after: Date, next: Date | null): Date | null {
  const reckoned = cronIn(cron, RECKONING);
  if (reckoned.isEveryHour) return null;
  const wanted = reckoned.nextRun(wallClock(zone, after));
  if (!wanted || (next && wallClock(zone, next) <= wanted)) return null;
  const noon = Math.floor(wanted.getTime() / DAY) * DAY + DAY / 2;
  const ahead = wallClock(zone, new Date(noon)).getTime() - noon;
  const midnight = cronIn(MIDNIGHT, zone).nextRun(new Date(noon - ahead));
  if (!midnight || midnight <= after || (next && midnight >= next)) return null;
  const lastOfDay = wallClock(zone, new Date(midnight.getTime() - MINUTE));
  return lastOfDay < wanted ? midnight : null;
}

/** The slots after `after` up to and with `until`, oldest first; only the last `most` of them. */
export function slotsBetween(schedule: Schedule, after: Date, until: Date, most: number): Date[] {
  const slots: Date[] = [];
  for (let slot = nextSlot(schedule, after); slot && slot <= until; ) {
    slots.push(slot);
    if (slots.length > most) slots.shift();
    slot = nextSlot(schedule, slot);
  }
  return slots;
}

/** The next so many slots after an instant. */
export function nextSlots(schedule: Schedule, after: Date, count: number): Date[] {
  const slots: Date[] = [];
  for (let slot = nextSlot(schedule, after); slot; slot = nextSlot(schedule, slot)) {
    slots.push(slot);
    if (slots.length >= count) break;
  }
  return slots;
}
