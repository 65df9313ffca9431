import type { CommandService } from '../../../commands/index.ts';
import type { SubscriptionService } from '../../../digests/management/index.ts';
import type { SubscriptionId } from '../../../digests/subscriptions/index.ts';
import type { Logger } from '../../../observability/index.ts';
import type { IdempotencyKeys, Ratings } from '../../../store/index.ts';
import type { Deduplicator } from './deduplicator.ts';
import type { TokenBuckets } from './token-buckets.ts';

/** What handlers of both platforms answer requests with; each platform adds what only it has. */
export type SharedContext = {
  readonly commandService: CommandService;
  readonly ratings: Ratings;
  readonly subscriptionService: SubscriptionService;
  /** The id of a digest that is set up. */
  readonly newId: () => SubscriptionId;
  readonly log: Logger;
  readonly now: () => Date;
  /** What has been taken on by any copy of the bot with the same store; never rejects. */
  readonly idempotencyKeys: IdempotencyKeys;
  /** What this process has taken on: a platform may tell of one thing twice. */
  readonly deduplicator: Deduplicator;
  readonly buckets: TokenBuckets;
};
