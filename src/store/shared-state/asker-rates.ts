import { sql } from 'kysely';
import type { Store } from '../store.ts';
import { hashed } from './hashed.ts';
import { sweeper } from './sweep.ts';
import { WriteBehind } from './write-behind.ts';

/** What somebody has asked for at all copies of the bot that share the store. */
export type AskerRates = {
  /**
   * Counts something that keeps the bot busy for `ms`, one thing after the other, and tells a moment later until
   * when all that this person has asked for anywhere keeps it busy; null where the store fails. Never rejects.
   */
  spend(person: string, ms: number): Promise<Busy | null>;
  /** Writes what is left. */
  close(): Promise<void>;
};

/** `until` and `at`, when that was so, in ms since 1970 by the caller's clock. */
type Busy = { readonly until: number; readonly at: number };

/** Nobody is kept waiting for longer (ms), whatever the clocks of the machines say. */
const MOST_MS = 60_000;

/** The rates in a store. One number for each person, which means nothing once it is past. */
export function openAskerRates(
  store: Store,
  now: () => Date,
  wait: (ms: number, signal: AbortSignal) => Promise<unknown>,
  onError: (error: unknown) => void,
): AskerRates {
  const sweep = sweeper(store, 'asker');
  const written = new WriteBehind<number, Busy>({
    ...{ wait, onError },
    join: (earlier, later) => earlier + later,
    async write(rows) {
      const at = now().getTime();
      const until = await write(store, rows, at);
      await sweep(at);
      return new Map(until.map((row) => [row.key, { until: row.until, at }]));
    },
  });
  return {
    spend: (person, ms) => written.put(hashed(person), ms),
    close: () => written.close(),
  };
}

async function write(store: Store, rows: ReadonlyMap<string, number>, at: number) {
  const database = await store.ready();
  const keys = [...rows.keys()].toSorted(); // in one order everywhere, as for conversations
  const added = sql<number>`excluded.until - ${at}`;
  const most = at + MOST_MS;
  return database
    .insertInto('asker')
    .values(keys.map((key) => ({ key, until: Math.min(at + (rows.get(key) ?? 0), most) })))
    .onConflict((on) =>
      on.column('key').doUpdateSet({
        // The words for the larger and the smaller of two numbers differ between the databases.
        until: sql<number>`case
          when asker.until <= ${at} then excluded.until
          when asker.until + ${added} >= ${most} then ${most}
          else asker.until + ${added} end`,
      }),
    )
    .returning(['key', 'until'])
    .execute();
}
