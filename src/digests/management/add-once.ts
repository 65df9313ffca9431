import type { Store } from '../../store/index.ts';
import { deliveriesOf } from '../delivery/index.ts';
import {
  addSubscription,
  isSameChannel,
  type NewSubscription,
  type Subscription,
  type SubscriptionId,
  sameTopics,
  subscriptionsById,
} from '../subscriptions/index.ts';

/**
 * Adds a subscription under the first of some ids that is free; the same request made twice makes one. Null: it was
 * removed at once. Rejects when all ids are taken, or when the store fails.
 */
export async function addOnce(
  store: Store,
  wanted: Omit<NewSubscription, 'id'>,
  ids: readonly SubscriptionId[],
  now: Date,
): Promise<Subscription | null> {
  const find = async (id: SubscriptionId) => (await subscriptionsById(store, [id])).get(id);
  for (const id of ids) {
    const there = await find(id);
    if (there && isSameRequest(there, wanted)) return there;
    // The ledger may still know the id, from one that was removed: what that one posted is not for others to see.
    if (there || (await deliveriesOf(store, id, 1)).length > 0) continue;
    await addSubscription(store, { ...wanted, id }, now);
    const added = await find(id);
    if (!added) return null;
    // Somebody else may have taken the id at this very moment.
    if (isSameRequest(added, wanted)) return added;
  }
  throw new Error(`no digest was set up: ${ids.length} ids in a row were taken`);
}

/** Whether a subscription is what was asked for: by the same person, for the same channel, the same in all. */
export function isSameRequest(there: Subscription, wanted: Omit<NewSubscription, 'id'>): boolean {
  return (
    isSameChannel(there.channelRef, wanted.channelRef) &&
    there.creator?.person === wanted.creator?.person &&
    there.schedule.cron === wanted.schedule.cron &&
    there.schedule.zone === wanted.schedule.zone &&
    sameTopics(there.topics, wanted.topics) &&
    there.lang === wanted.lang &&
    there.onlyWhenChanged === wanted.onlyWhenChanged
  );
}
