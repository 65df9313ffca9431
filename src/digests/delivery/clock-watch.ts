import type { Logger } from '../../observability/index.ts';
import { type Store, UnusableStore } from '../../store/index.ts';
import { nextSlot } from '../schedule/index.ts';
import { tryParseSchedule } from '../subscriptions/index.ts';

/** Clocks of several machines may differ by less than this (ms). */
const AHEAD_MS = 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;
/** What was posted was composed within this time (ms) of its slot. */
const LATE_MS = 31 * 24 * 60 * 60 * 1000;

/**
 * Watches for a clock that was ahead and has been put right: what it left behind would keep digests away until
 * that time comes. Call what this returns at each tick, with the time.
 */
export function watchClock(store: Store, log: Logger): (now: Date) => Promise<void> {
  let last = Number.POSITIVE_INFINITY;
  let isWarned = false;
  return async (now) => {
    const newest = await newestSlot(store);
    const wasAhead = newest !== null && newest.getTime() - now.getTime() > AHEAD_MS;
    // At the first tick, too: it may have been put right while the bot was not running.
    if (now.getTime() < last || (wasAhead && !isWarned)) await rescheduleFrom(store, now);
    const backMinutes = Math.round((last - now.getTime()) / MINUTE_MS);
    if (Number.isFinite(backMinutes) && backMinutes > 0) {
      log.warn(
        { now, backMinutes },
        'the clock went back. Digests go on at their times by the new clock, and none is posted again; if the clock is wrong now, correct it (time synchronisation)',
      );
    }
    if (wasAhead && !isWarned) {
      log.warn(
        { now, newest },
        'the ledger has digests of a time that is still to come: the clock of a machine was ahead. Times that are in the ledger are not posted again, all others go on as scheduled; if the clock is wrong now, correct it (time synchronisation)',
      );
    }
    isWarned = wasAhead;
    last = now.getTime();
  };
}

async function newestSlot(store: Store): Promise<Date | null> {
  const database = await store.ready();
  const found = await database
    .selectFrom('delivery')
    .select('slot')
    .orderBy('slot', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found ? new Date(found.slot) : null;
}

/** Makes every subscription due at its first slot after now that is not in the ledger. */
async function rescheduleFrom(store: Store, now: Date): Promise<void> {
  const database = await store.ready();
  const groups = await database
    .selectFrom('subscription')
    .select(({ fn }) => ['cron', 'zone', 'next_due', fn.countAll<number>().as('count')])
    .where('next_due', '>', now.getTime())
    .groupBy(['cron', 'zone', 'next_due'])
    .execute();
  for (const { cron, zone, next_due, count } of groups) {
    const schedule = tryParseSchedule({ cron, zone });
    if (schedule instanceof UnusableStore) continue; // told when it is due
    let left = count;
    let slot = nextSlot(schedule, now);
    while (left > 0 && slot && slot.getTime() < (next_due ?? 0)) {
      const due = slot.getTime();
      const moved = await database
        .updateTable('subscription')
        .set({ next_due: due })
        .where('cron', '=', cron)
        .where('zone', '=', zone)
        .where('next_due', '=', next_due)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('delivery')
                .select('slot')
                .whereRef('subscription', '=', 'subscription.id')
                .where('slot', '=', due),
            ),
          ),
        )
        .executeTakeFirst();
      left -= Number(moved.numUpdatedRows);
      slot = nextSlot(schedule, slot);
    }
  }
  // The next digest tells what has changed since then: that must not be a time to come.
  await database
    .updateTable('delivery')
    .set({ composed: now.getTime() })
    .where('slot', '>', now.getTime() - LATE_MS)
    .where('composed', '>', now.getTime())
    .where('state', '=', 'sent')
    .execute();
}
