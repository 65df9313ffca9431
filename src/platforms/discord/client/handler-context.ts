import type { Message } from 'discord.js';
import type { CommandService } from '../../../commands/index.ts';
import type { SubscriptionService } from '../../../digests/management/index.ts';
import type { SubscriptionId } from '../../../digests/subscriptions/index.ts';
import type { Lang } from '../../../library/index.ts';
import type { Logger } from '../../../observability/index.ts';
import type { IdempotencyKeys, Ratings } from '../../../store/index.ts';
import type { Deduplicator, TokenBuckets } from '../../shared/client/index.ts';
import type { Referenced } from './referenced.ts';
import type { Sender } from './send.ts';

/** What every kind of request is answered with. */
export type HandlerContext = {
  readonly commandService: CommandService;
  readonly ratings: Ratings;
  readonly subscriptionService: SubscriptionService;
  /** The id of a digest that is set up. */
  readonly newId: () => SubscriptionId;
  readonly log: Logger;
  readonly now: () => Date;
  /** For who does not tell a language. */
  readonly defaultLang: Lang;
  /** What has been taken on by any copy of the bot with the same store; never rejects. */
  readonly idempotencyKeys: IdempotencyKeys;
  /** Interactions and messages that have been taken on: the gateway may tell of one twice. */
  readonly deduplicator: Deduplicator;
  readonly buckets: TokenBuckets;
  readonly send: Sender;
  /** What a message replies to. Must be asked as soon as the message has come. */
  readonly referencedBy: (message: Message) => Referenced;
  /** Waits so long (ms). */
  readonly wait: (ms: number) => Promise<unknown>;
};
