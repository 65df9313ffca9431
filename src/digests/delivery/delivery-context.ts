import type { Library } from '../../library/index.ts';
import type { Logger } from '../../observability/index.ts';
import type { Reply } from '../../replies/index.ts';
import type { Store } from '../../store/index.ts';
import type { Creator, PauseReason, Subscription } from '../subscriptions/index.ts';
import type { ClaimToken } from './claim.ts';

/** A subscription that somebody made, and why the platform refuses its digests. */
export type PausedSubscription = Subscription & {
  readonly creator: Creator;
  readonly paused: PauseReason;
};

/** What deliveries are made with. */
export type DeliveryContext = {
  readonly store: Store;
  readonly library: () => Library;
  readonly now: () => Date;
  /** A token that no other claim has ever had. */
  readonly newClaim: () => ClaimToken;
  /** Waits so long (ms); rejects when the signal comes. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly log: Logger;
  /** What the creator of a digest that the platform refuses is told. */
  readonly pauseNotice: (of: PausedSubscription) => Reply;
  /** So long (ms) after its time a digest is still posted. */
  readonly grace: number;
  /** The origin of the public pages; null or absent: digests lead to none. */
  readonly publicUrl?: string | null;
};
