import type { CommandService } from '../../../commands/index.ts';
import type { Publisher, PublishersByServer } from '../../../digests/delivery/index.ts';
import type { SubscriptionService } from '../../../digests/management/index.ts';
import type { Lang } from '../../../library/index.ts';
import type { Logger } from '../../../observability/index.ts';
import type { AskerRates, IdempotencyKeys, Ratings } from '../../../store/index.ts';
import type { Pictures } from '../pictures/index.ts';
import type { ReceivedRequest } from './received-request.ts';

/** One way in which people use the bot. */
export type Platform = {
  readonly name: 'web' | 'discord' | 'slack';
  /**
   * Answers people from now on, until closed. The web page rejects with the system's error where it cannot listen; a
   * chat platform resolves at once, connects on its own and logs what goes wrong: the rest of the bot runs on.
   */
  start(): Promise<void>;
  /** How digests are posted to its channels; null while that cannot be done. */
  publisher(): Publisher | PublishersByServer | null;
  /** Why people cannot use it now, in a few words that strangers may read; null: they can. */
  unavailable(): string | null;
  /** Called when the briefs have changed, where the platform shows how old they are. */
  libraryChanged?(): void;
  /** Answers a request of the platform's to the bot's web server, where it sends some. */
  receive?(request: ReceivedRequest): Promise<Response>;
  /** Finishes what is being answered and leaves, within a few seconds. */
  close(): Promise<void>;
};

/** How much may be sent to a platform in a second. */
export type SendingBudget = {
  /** Whether other processes may send as well. */
  readonly isShared: boolean;
  /** As things are now. To ask is to want to send. */
  perSecond(): number;
};

/**
 * Gives up to `count` of `held` messages a second away, none of which is on its way: after how long (ms) each may be
 * sent by another process.
 */
export type Cede = (count: number, held: number) => readonly number[];

/** The budget of what all processes send together that have the bot of that name; `perSecond`: what is granted to it. */
export type ShareBudget = (name: string, perSecond: number, cede: Cede) => SendingBudget;

/**
 * Takes a turn to start a session, of all processes that have the bot of that name: 0, or so long (ms) until the next
 * one. Never rejects.
 */
export type TakeStart = (name: string, bucket: number) => Promise<number>;

/** What a chat platform works with, beside its own settings. */
export type ChatParts = {
  readonly commandService: CommandService;
  readonly ratings: Ratings;
  readonly subscriptionService: SubscriptionService;
  readonly pictures: Pictures;
  /** Shared by all copies of the bot that use one store; never rejects. */
  readonly claims: IdempotencyKeys;
  /** The same for how fast people ask. */
  readonly askerRates: Pick<AskerRates, 'spend'>;
  /** Where processes share a database: what each of them may send. */
  readonly shareBudget: ShareBudget;
  /** Null: no other process starts sessions. */
  readonly takeStart: TakeStart | null;
  readonly log: Logger;
  readonly now: () => Date;
  readonly defaultLang: Lang;
  /** Called when channels can be posted to. */
  readonly onConnected: () => void;
  /** Resolves after `ms`; rejects when the signal comes first. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
};
