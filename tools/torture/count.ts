import type { Delivery } from '../../src/digests/delivery/delivery.ts';
import { type DeliveryKey, deliveryKey } from '../../src/digests/delivery/publisher.ts';
import type { SubscriptionId } from '../../src/digests/subscriptions/index.ts';

/** A digest that should have come. */
export type Slot = { readonly subscription: SubscriptionId; readonly slot: Date };

/** What is counted from; `messages`: the key of each message that stands on a platform. */
export type Evidence = {
  readonly expected: readonly Slot[];
  readonly messages: readonly DeliveryKey[];
  readonly ledger: readonly Pick<Delivery, 'subscription' | 'slot' | 'state'>[];
};

/** slots = posted + reported + lost, as long as nothing is marked sent that does not stand there. */
export type Tally = {
  readonly slots: number;
  readonly posted: number;
  /** Not posted, and the ledger says so. */
  readonly reported: number;
  /** Messages beyond the first of a slot. */
  readonly duplicates: readonly DeliveryKey[];
  /** Neither posted nor told of, or told to be sent and not there. */
  readonly lost: readonly DeliveryKey[];
  /** Posted, though the ledger says that they were not. */
  readonly denied: readonly DeliveryKey[];
};

/** States that say: it was not posted, or nobody knows. */
const TOLD: ReadonlySet<string> = new Set(['quiet', 'missed', 'failed', 'reported']);
const DENIES: ReadonlySet<string> = new Set(['quiet', 'missed', 'failed']);

/** Holds what stands on the platforms, and what the ledger says, against what should have come. */
export function count({ expected, messages, ledger }: Evidence): Tally {
  const seen = new Set<DeliveryKey>();
  const duplicates = messages.filter((key) => seen.size === seen.add(key).size);
  const states = new Map(ledger.map((row) => [keyOf(row), row.state]));
  const keys = expected.map(keyOf);
  const absent = keys.filter((key) => !seen.has(key));
  const told = absent.filter((key) => TOLD.has(states.get(key) ?? ''));
  const lost = new Set(absent).difference(new Set(told));
  for (const [key, state] of states) if (state === 'sent' && !seen.has(key)) lost.add(key);
  return {
    slots: keys.length,
    posted: keys.length - absent.length,
    reported: told.length,
    duplicates,
    lost: [...lost],
    denied: [...seen].filter((key) => DENIES.has(states.get(key) ?? '')),
  };
}

export const keyOf = ({ subscription, slot }: Slot) => deliveryKey(subscription, slot);
