import type { Store } from './store.ts';

/** Keys that are taken once, however many processes of the bot share the store. */
export type IdempotencyKeys = {
  /** Whether this caller is the first to take the key within `CLAIMED_FOR_MS`. */
  claim(key: string): Promise<boolean>;
  /** Gives a key back that was taken for nothing: the next one who asks may have it. */
  release(key: string): Promise<void>;
};

/** So long (ms) a key stays taken: an edit of a message may tell of it days later, as if it were new. */
export const CLAIMED_FOR_MS = 7 * 24 * 60 * 60 * 1000;
/** Old keys are pruned no more often than this (ms). */
const PRUNE_EVERY_MS = 10 * 60 * 1000;

/** The keys in a store, by the caller's clock. What fails rejects; `Store.explain` says why. */
export function openIdempotencyKeys(store: Store, now: () => Date): IdempotencyKeys {
  let prunedAt = Number.NEGATIVE_INFINITY;
  return {
    async claim(key) {
      const at = now().getTime();
      const database = await store.ready();
      if (Math.abs(at - prunedAt) >= PRUNE_EVERY_MS) {
        prunedAt = at;
        await database
          .deleteFrom('claim')
          .where('at', '<=', at - CLAIMED_FOR_MS)
          .execute();
      }
      const taken = await database
        .insertInto('claim')
        .values({ key, at })
        .onConflict((on) =>
          on
            .column('key')
            .doUpdateSet({ at })
            .where('claim.at', '<=', at - CLAIMED_FOR_MS),
        )
        .returning('key')
        .executeTakeFirst();
      return taken !== undefined;
    },
    async release(key) {
      const database = await store.ready();
      await database.deleteFrom('claim').where('key', '=', key).execute();
    },
  };
}
