import type { Store } from '../store.ts';

/** Rows that have ended are deleted no more often than this (ms), … */
const EVERY_MS = 60_000;
/** … and so many at once, so that nothing waits for it. */
const BATCH = 5000;

/**
 * What deletes rows of a table that have ended, when it is called and it is time again. Rows that somebody else is
 * about to write are left for the next time.
 */
export function sweeper(
  store: Store,
  table: 'conversation' | 'asker',
): (at: number) => Promise<void> {
  let sweptAt = Number.NEGATIVE_INFINITY;
  return async (at) => {
    if (Math.abs(at - sweptAt) < EVERY_MS) return;
    sweptAt = at;
    const database = await store.ready();
    await database
      .deleteFrom(table)
      .where('key', 'in', (from) =>
        from
          .selectFrom(table)
          .select('key')
          .where('until', '<=', at)
          .limit(BATCH)
          .$if(store.skipsLocked, (query) => query.forUpdate().skipLocked()),
      )
      .execute();
  };
}
