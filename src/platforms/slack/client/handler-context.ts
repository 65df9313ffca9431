import type { CommandService } from '../../../commands/index.ts';
import type { SubscriptionService } from '../../../digests/management/index.ts';
import type { SubscriptionId } from '../../../digests/subscriptions/index.ts';
import type { Logger } from '../../../observability/index.ts';
import type { IdempotencyKeys, Ratings } from '../../../store/index.ts';
import type { Deduplicator, TokenBuckets } from '../../shared/client/index.ts';
import type { ChannelMembership } from './channel-membership.ts';
import type { History } from './history.ts';
import type { Sender } from './send.ts';
import type { UserProfiles } from './user-profiles.ts';

/** What every kind of request is answered with. */
export type HandlerContext = {
  readonly commandService: CommandService;
  readonly ratings: Ratings;
  /** Where digests are set up. */
  readonly subscriptionService: SubscriptionService;
  readonly channelMembership: ChannelMembership;
  /** For a digest that may be set up. */
  readonly newId: () => SubscriptionId;
  readonly log: Logger;
  readonly now: () => Date;
  /** Messages that have been taken on, by any copy of the bot with the same store; never rejects. */
  readonly idempotencyKeys: IdempotencyKeys;
  /** Commands and presses that have been taken on: a connection may tell of one twice. */
  readonly deduplicator: Deduplicator;
  readonly buckets: TokenBuckets;
  readonly userProfiles: UserProfiles;
  readonly history: History;
  readonly send: Sender;
  /** Waits so long (ms), or until the bot leaves; never rejects. */
  readonly wait: (ms: number) => Promise<void>;
};
