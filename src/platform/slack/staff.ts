import type { Desk } from '../../commands/desk.ts';
import type { Office } from '../../digest/office.ts';
import type { SubscriptionId } from '../../digest/subscriptions.ts';
import type { Logger } from '../../ops/log.ts';
import type { Claims } from '../../store/claims.ts';
import type { Ratings } from '../../store/counts.ts';
import type { Seen } from '../shared/seen.ts';
import type { TokenBuckets } from '../shared/token-buckets.ts';
import type { Places } from './digest-places.ts';
import type { History } from './history.ts';
import type { People } from './people.ts';
import type { Sender } from './send.ts';

/** What every kind of request is answered with. */
export type Staff = {
  readonly desk: Desk;
  readonly ratings: Ratings;
  /** Where digests are set up. */
  readonly office: Office;
  readonly places: Places;
  /** For a digest that may be set up. */
  readonly newId: () => SubscriptionId;
  readonly log: Logger;
  readonly now: () => Date;
  /** Messages that have been taken on, by any copy of the bot with the same store; never rejects. */
  readonly claims: Claims;
  /** Commands and presses that have been taken on: a connection may tell of one twice. */
  readonly seen: Seen;
  readonly buckets: TokenBuckets;
  readonly people: People;
  readonly history: History;
  readonly send: Sender;
  /** Waits so long (ms), or until the bot leaves; never rejects. */
  readonly wait: (ms: number) => Promise<void>;
};

/** Somebody in a workspace. */
export type Person = { readonly team: string; readonly user: string };

/** The key under which things are known of a person. */
export const keyOf = ({ team, user }: Person): string => `${team}:${user}`;
