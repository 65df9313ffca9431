import { createHash } from 'node:crypto';
import type { Reply } from '../../replies/index.ts';
import type { ChannelRef, PauseReason, SubscriptionId } from '../subscriptions/index.ts';

/** Names one slot of one subscription: what is posted carries it, so that it can be found again. */
export type DeliveryKey = string & { readonly __delivery: never };

/** 22 letters and digits: short enough for Discord's nonce (25 at most). */
export function deliveryKey(subscription: SubscriptionId, slot: Date): DeliveryKey {
  const named = `${subscription} ${slot.toISOString()}`;
  return createHash('sha256').update(named).digest('base64url').slice(0, 22) as DeliveryKey;
}

/** What came of a post. `reason` is for the log: a code of the platform, no text of people. */
export type Posted =
  /** `message`: the platform's id or link of it. */
  | { readonly kind: 'sent'; readonly message: string }
  /** Certainly not posted; `retryAfter` (ms) as the platform asks, or null. */
  | { readonly kind: 'transient'; readonly retryAfter: number | null; readonly reason: string }
  | { readonly kind: 'permanent'; readonly pauseReason: PauseReason; readonly reason: string }
  /** This one message is refused for what it holds: another one may be taken. */
  | { readonly kind: 'rejected'; readonly reason: string }
  /** It may have been posted: no answer came, or none that says so. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** Whether something was posted, as the platform has it. */
export type Found =
  | { readonly kind: 'found'; readonly message: string }
  | { readonly kind: 'absent' }
  /** It cannot be seen; but posted again under its key before `until`, the platform takes it once. */
  | { readonly kind: 'repeatable'; readonly until: Date; readonly reason: string }
  /** The platform cannot be asked now; later it can, in `retryAfter` (ms) if it says so. */
  | {
      readonly kind: 'later';
      readonly retryAfter: number | null;
      readonly reason: string;
      /** All that has come from this time on was looked at, and need not be again. */
      readonly before?: number;
    }
  | { readonly kind: 'unknowable'; readonly reason: string };

/** When a post may have come to stand in its channel. */
export type Span = {
  /** By this machine's clock. */
  readonly since: Date;
  /** In ms since 1970 by the platform's clock, which may tell microseconds. What is later was looked at, or too late. */
  readonly before: number;
};

/** How a platform takes digests to its channels. What rejects counts as `unknown`, or `later`. */
export type Publisher = {
  /**
   * Where a channel belongs; null: the platform says that there is none, or none that the bot sees. Rejects where
   * it cannot be asked.
   */
  resolveChannel(channel: string): Promise<ChannelRef | null>;
  /** Whether one message holds the whole reply. */
  fits(reply: Reply): boolean;
  /**
   * Waits until the platform may be sent the next request about a channel; rejects when the signal comes. To be
   * taken before every `post`, also of what may stand there already, and before every `find`. What it gives is to
   * be called when that has been answered, or is not sent after all; more often does no harm.
   */
  turn(channelRef: ChannelRef, signal: AbortSignal): Promise<() => void>;
  /** Posts once, without retries of its own; what it has not sent when the signal comes, it never sends. */
  post(
    key: DeliveryKey,
    channelRef: ChannelRef,
    reply: Reply,
    signal: AbortSignal,
  ): Promise<Posted>;
  /**
   * Looks for what may have been posted within a span, with the turn that the caller holds until it is answered:
   * further requests wait for their time in it. Where the platform has asked for fewer looks, it answers `later`
   * without asking.
   */
  find(key: DeliveryKey, channelRef: ChannelRef, span: Span, signal: AbortSignal): Promise<Found>;
  /**
   * Writes to one person, when it is their turn, and again where that may help. Rejects where it does not work, or
   * when the signal comes.
   */
  notify(person: string, reply: Reply, signal: AbortSignal): Promise<void>;
};

/**
 * The publishers of a platform that is installed in each server on its own: each is posted to by itself, so that one
 * that is slow or refuses holds up no other.
 */
export type PublishersByServer = {
  /** Null: the bot is not installed there, or cannot post there now. Rejects where that cannot be found out. */
  publisherFor(server: string): Promise<Publisher | null>;
};

/** The platforms that this process is connected to. */
export type Publishers = Readonly<
  Partial<Record<ChannelRef['platform'], Publisher | PublishersByServer>>
>;

/** What is delivered by one publisher: all of a platform, or that of one server (null: of all). */
export type DeliveryScope = {
  readonly platform: ChannelRef['platform'];
  readonly server: string | null;
};
