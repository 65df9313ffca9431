import { Cron as Croner } from 'croner';
import type { Schedule } from './schedule.ts';
import type { Zone } from './zones.ts';

/** A cron expression of five fields. */
export type Cron = string & { readonly __cron: never };

const made = new Map<string, Croner>();
/** Many subscriptions share a schedule; a server can still not fill the memory with them. */
const MOST_KEPT = 5000;

/**
 * A reader of a cron expression in a zone. A local time that summer time skips counts at the next valid instant,
 * one that occurs twice counts once. Throws for an expression that is none.
 */
export function cronIn(cron: Cron, zone: Zone): Croner {
  const key = `${zone} ${cron}`;
  const known = made.get(key);
  if (known) return known;
  const reader = new Croner(cron, { timezone: zone, mode: '5-part', fixedTimeRule: 'no-wildcard' });
  if (made.size >= MOST_KEPT) made.clear();
  made.set(key, reader);
  return reader;
}

/** The first slot after an instant, or null where there is none any more. */
export function nextSlot({ cron, zone }: Schedule, after: Date): Date | null {
  return cronIn(cron, zone).nextRun(after);
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
