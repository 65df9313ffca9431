import { z } from 'zod';
import { parseRow, type Tables } from '../../store/index.ts';
import {
  type ChannelRef,
  channelColumns,
  type SubscriptionId,
  subscriptionIdColumn,
} from '../subscriptions/index.ts';

/**
 * due → claimed → sent is the way of most deliveries. `quiet`: nothing had changed, and only changes were wanted.
 * `doubtful`: it may have been posted, the platform is asked. `reported`: nobody can know. `missed`: not posted,
 * as it was too late. `failed`: the platform refused.
 */
const DELIVERY_STATES = [
  'due',
  'claimed',
  'doubtful',
  'sent',
  'quiet',
  'missed',
  'failed',
  'reported',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export type Delivery = {
  readonly subscription: SubscriptionId;
  readonly slot: Date;
  readonly channelRef: ChannelRef;
  readonly state: DeliveryState;
  /** How often it was tried to be posted. */
  readonly attempts: number;
  /** The platform's id or link of what was posted. */
  readonly message: string | null;
  /** Why it is in this state, for operators. */
  readonly reason: string | null;
  /** When what was posted was composed: the next digest begins there. */
  readonly composed: Date | null;
  /** While it is in doubt: where the search for it goes on; see `Span`. */
  readonly lookBefore: number | null;
};

const columns = z.object({
  ...channelColumns,
  subscription: subscriptionIdColumn,
  slot: z.number(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.number(),
  message: z.string().nullable(),
  reason: z.string().nullable(),
  composed: z.number().nullable(),
  look_before: z.number().nullable(),
});

type StoredDelivery = Pick<Tables['delivery'], keyof typeof columns.shape>;

/** The columns that a delivery is made of. */
export const DELIVERY_COLUMNS = Object.keys(columns.shape) as (keyof typeof columns.shape)[];

/** A row of the table as a delivery. Throws `UnusableStore`. */
export function parseDelivery(stored: StoredDelivery): Delivery {
  const key = `subscription ${stored.subscription}, slot ${stored.slot}`;
  const row = parseRow('delivery', key, columns, stored);
  const { subscription, platform, server, channel, state, attempts, message, reason } = row;
  return {
    ...{ subscription, state, attempts, message, reason },
    slot: new Date(row.slot),
    channelRef: { platform, server, channel },
    composed: row.composed === null ? null : new Date(row.composed),
    lookBefore: row.look_before,
  };
}
