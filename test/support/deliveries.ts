import { randomBytes } from 'node:crypto';
import type { Delivery } from '../../src/digests/delivery/delivery.ts';
import { newSubscriptionId } from '../../src/digests/management/subscription-service.ts';
import { readSchedule } from '../../src/digests/schedule/read-schedule.ts';
import {
  addSubscription,
  type NewSubscription,
  type SubscriptionId,
} from '../../src/digests/subscriptions/index.ts';
import type { Store } from '../../src/store/store.ts';

/** Everything that is delivered on Slack by one publisher. */
export const ALL_OF_SLACK = { platform: 'slack', server: null } as const;

/** Who makes the subscriptions of tests: no answer may hold it. */
export const CREATOR = 'U0CREATOR';

/** Adds a subscription: daily at nine in Tokyo, all briefs, in English, unless `changes` say otherwise. */
export async function subscribe(
  store: Store,
  now: Date,
  { rhythm = 'daily', zone = 'Asia/Tokyo', ...changes }: Changes = {},
): Promise<SubscriptionId> {
  const read = readSchedule({ rhythm, time: null, zone }, now);
  if (!read.ok) throw new Error(`refused: ${read.error.map(({ kind }) => kind)}`);
  const id = newSubscriptionId(randomBytes);
  const subscription: NewSubscription = {
    id,
    channelRef: { platform: 'slack', server: 'T1', channel: 'C1' },
    schedule: read.value,
    topics: null,
    lang: 'en',
    onlyWhenChanged: false,
    creator: { person: CREATOR, lang: 'en' },
    ...changes,
  };
  await addSubscription(store, subscription, now);
  return id;
}

type Changes = Partial<NewSubscription> & { readonly rhythm?: string; readonly zone?: string };

/** Writes a delivery into the ledger as the bot would have left it. */
export async function putDelivery(
  store: Store,
  { subscription, slot, channelRef, state, message = null, reason = null }: Entry,
): Promise<void> {
  const database = await store.ready();
  const isOpen = ['due', 'claimed', 'doubtful'].includes(state);
  const row = { subscription, slot: slot.getTime(), ...channelRef, state, message, reason };
  const rest = { turn: 0, claimant: null, attempts: 1, composed: null, brief: null };
  await database
    .insertInto('delivery')
    .values({ ...row, ...rest, ready_at: isOpen ? slot.getTime() : null, changed: slot.getTime() })
    .execute();
}

type Entry = Pick<Delivery, 'subscription' | 'slot' | 'channelRef' | 'state'> &
  Partial<Pick<Delivery, 'message' | 'reason'>>;
