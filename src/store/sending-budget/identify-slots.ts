import { sql } from 'kysely';
import type { Store } from '../store.ts';
import { hashedName, NOW } from './database-clock.ts';

/** Takes turns of all processes that have one bot; times are those of the database's clock. */
type IdentifySlots = {
  /** Takes the turn of a bucket: 0, or so long (ms) until the next one. Rejects when the store fails. */
  take(bot: string, bucket: number): Promise<number>;
};

/** So long (ms) after a start no other follows in its bucket: Discord's five seconds, and what a request may take. */
const APART_MS = 5500;

/** The turns in a store on PostgreSQL. */
export function openIdentifySlots(store: Store): IdentifySlots {
  return {
    async take(bot, bucket) {
      const database = await store.ready();
      const budget = hashedName(bot);
      const free_at = sql<number>`${NOW} + ${APART_MS}`;
      const taken = await database
        .insertInto('identify_slot')
        .values({ budget, bucket, free_at })
        .onConflict((on) =>
          on
            .columns(['budget', 'bucket'])
            .doUpdateSet({ free_at })
            .where('identify_slot.free_at', '<=', NOW),
        )
        .returning('bucket')
        .executeTakeFirst();
      if (taken) return 0;
      const next = await database
        .selectFrom('identify_slot')
        .select(sql<number>`free_at - ${NOW}`.as('ms'))
        .where('budget', '=', budget)
        .where('bucket', '=', bucket)
        .executeTakeFirst();
      return Math.max(next?.ms ?? 0, 1);
    },
  };
}
