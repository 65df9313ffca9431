import type { Store } from './store.ts';

/** Keys that are taken once, however many processes of the bot share the store. */
export type Claims = {
  /** Whether this caller is the first within an hour to take the key. */
  claim(key: string): Promise<boolean>;
};

const HOUR_MS = 60 * 60 * 1000;
/** Old keys are swept no more often than this (ms). */
const SWEEP_MS = 10 * 60 * 1000;

/** The claims in a store, by the caller's clock. What fails rejects; `Store.explain` says why. */
export function openClaims(store: Store, now: () => Date): Claims {
  let swept = Number.NEGATIVE_INFINITY;
  return {
    async claim(key) {
      const at = now().getTime();
      const database = await store.ready();
      if (Math.abs(at - swept) >= SWEEP_MS) {
        swept = at;
        await database
          .deleteFrom('claim')
          .where('at', '<=', at - HOUR_MS)
          .execute();
      }
      const taken = await database
        .insertInto('claim')
        .values({ key, at })
        .onConflict((on) =>
          on
            .column('key')
            .doUpdateSet({ at })
            .where('claim.at', '<=', at - HOUR_MS),
        )
        .returning('key')
        .executeTakeFirst();
      return taken !== undefined;
    },
  };
}
