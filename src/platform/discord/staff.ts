import type { Message } from 'discord.js';
import type { Desk } from '../../commands/desk.ts';
import type { Office } from '../../digest/office.ts';
import type { SubscriptionId } from '../../digest/subscriptions.ts';
import type { Lang } from '../../library/schema.ts';
import type { Logger } from '../../ops/log.ts';
import type { Claims } from '../../store/claims.ts';
import type { Ratings } from '../../store/counts.ts';
import type { Seen } from '../shared/seen.ts';
import type { TokenBuckets } from '../shared/token-buckets.ts';
import type { Referenced } from './referenced.ts';
import type { Sender } from './send.ts';

/** What every kind of request is answered with. */
export type Staff = {
  readonly desk: Desk;
  readonly ratings: Ratings;
  readonly office: Office;
  /** The id of a digest that is set up. */
  readonly newId: () => SubscriptionId;
  readonly log: Logger;
  readonly now: () => Date;
  /** For who does not tell a language. */
  readonly defaultLang: Lang;
  /** What has been taken on by any copy of the bot with the same store; never rejects. */
  readonly claims: Claims;
  /** Interactions and messages that have been taken on: the gateway may tell of one twice. */
  readonly seen: Seen;
  readonly buckets: TokenBuckets;
  readonly send: Sender;
  /** What a message replies to. Must be asked as soon as the message has come. */
  readonly referencedBy: (message: Message) => Referenced;
  /** Waits so long (ms). */
  readonly wait: (ms: number) => Promise<unknown>;
};
