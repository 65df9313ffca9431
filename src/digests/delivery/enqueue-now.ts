import type { Store } from '../../store/index.ts';
import type { Subscription } from '../subscriptions/index.ts';

/** Enqueues a slot at this very moment in the ledger, beside those of the schedule; it is due at once. */
export async function enqueueNow(store: Store, of: Subscription, now: Date): Promise<void> {
  const database = await store.ready();
  const at = now.getTime();
  await database
    .insertInto('delivery')
    .values({
      subscription: of.id,
      ...of.channelRef,
      slot: at,
      state: 'due',
      ready_at: at,
      turn: 1,
      attempts: 0,
      changed: at,
    })
    .onConflict((on) => on.doNothing())
    .execute();
}
