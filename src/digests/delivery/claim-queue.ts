import { UnusableStore } from '../../store/index.ts';
import { type History, readHistory } from '../content/index.ts';
import { isSameChannel, readSubscriptions, type Subscription } from '../subscriptions/index.ts';
import {
  type ClaimedDelivery,
  type ClaimToken,
  claimReady,
  LEASE_MS,
  renewClaims,
} from './claim.ts';
import type { DeliveryContext } from './delivery-context.ts';
import type { DeliveryScope } from './publisher.ts';

/** So many are claimed at once. */
const BATCH = 250;
/** With so few left, the next ones are claimed. */
const REFILL_AT = 10;
/** Claims are renewed this often (ms), well before they end. */
const RENEWAL_MS = LEASE_MS / 3;

/** Undefined: it was removed; an error: this version of the bot cannot read it. */
export type QueuedSubscription = Subscription | UnusableStore | undefined;

/** A claimed delivery and what it is made with. */
export type QueuedDelivery = {
  readonly delivery: ClaimedDelivery;
  readonly of: QueuedSubscription;
  readonly history: History;
};

/**
 * Claims what is ready in one scope, some ahead, so that nobody waits for the store between two batches, and
 * keeps the claims until each delivery is done: it may have to wait long for its turn.
 */
export class ClaimQueue {
  readonly #context: DeliveryContext;
  readonly #scope: DeliveryScope;
  readonly #ending: AbortSignal;
  readonly #waiting: QueuedDelivery[] = [];
  /** How many deliveries are not done, by claim. */
  readonly #held = new Map<ClaimToken, number>();
  /** When claims were last renewed, or the first of those held was made. */
  #renewed: Date | null = null;
  #claiming: Promise<void> | null = null;
  /** The last attempt found nothing. */
  #isDry = false;
  #failure: { readonly error: unknown } | null = null;

  constructor(context: DeliveryContext, scope: DeliveryScope, ending: AbortSignal) {
    this.#context = context;
    this.#scope = scope;
    this.#ending = ending;
  }

  /**
   * The next one in the order of their turns, or null where nothing is ready any more. Each is to be given back
   * with `done`. Rejects when the store fails.
   */
  async next(): Promise<QueuedDelivery | null> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next) {
        const isLow = this.#waiting.length <= REFILL_AT && !this.#isDry;
        if (isLow && !this.#ending.aborted) this.#claim().catch(() => {}); // kept for later
        return next;
      }
      if (this.#failure) throw this.#failure.error;
      if (this.#ending.aborted) return null;
      // One that was begun before may have missed what has become ready since.
      const isFresh = this.#claiming === null;
      await this.#claim();
      if (isFresh && this.#isDry && !this.#failure) return this.#waiting.shift() ?? null;
    }
  }

  /** Nothing is to be done any more under the claim of this one. */
  done({ claim }: ClaimedDelivery): void {
    const left = (this.#held.get(claim) ?? 0) - 1;
    if (left > 0) this.#held.set(claim, left);
    else this.#held.delete(claim);
  }

  /** Renews what is held, until the signal comes. Never rejects: a store that fails is tried again. */
  async keepRenewing(signal: AbortSignal): Promise<void> {
    const { wait, log, store } = this.#context;
    const tell = (error: unknown) => store.tell(error, (line) => log.error(`Digests: ${line}`));
    while (!signal.aborted) {
      await wait(RENEWAL_MS, signal).catch(() => {});
      if (signal.aborted) return;
      await this.#renew().catch(tell);
    }
  }

  async #renew(): Promise<void> {
    const now = this.#context.now();
    const since = this.#renewed;
    if (this.#held.size > 0 && since !== null) {
      // A clock that was set back says nothing about how old claims are.
      const from = now < since ? new Date(0) : since;
      await renewClaims(
        this.#context.store,
        this.#scope.platform,
        [...this.#held.keys()],
        from,
        now,
      );
    }
    this.#renewed = now; // where that failed, the next one is about the same claims
  }

  /** Never rejects: what has been claimed before is delivered first. */
  #claim(): Promise<void> {
    this.#claiming ??= this.#claimBatch()
      .catch((error: unknown) => {
        this.#failure = { error };
        return false;
      })
      .then((found) => {
        this.#isDry = !found;
        this.#claiming = null;
      });
    return this.#claiming;
  }

  /** False: nothing is ready. */
  async #claimBatch(): Promise<boolean> {
    const { store, now, newClaim, log } = this.#context;
    // After the machine has slept, the claims of this process would be taken for those of a dead one.
    if (now().getTime() - (this.#renewed?.getTime() ?? 0) >= RENEWAL_MS) await this.#renew();
    const claim = newClaim();
    const batch = await claimReady(store, this.#scope, claim, now(), BATCH);
    if (batch.length === 0) return false;
    this.#held.set(claim, batch.length);
    log.debug({ platform: this.#scope.platform, count: batch.length }, 'digests claimed');
    // Anew for each batch: briefs may have been reloaded since the last one.
    const history = await readHistory(store);
    const known = await readSubscriptions(
      store,
      batch.map((each) => each.subscription),
    );
    const claimed = (delivery: ClaimedDelivery): QueuedDelivery => {
      const of = known.get(delivery.subscription);
      // One under the same id for another channel has taken the place of a removed one.
      const isOther =
        of && !(of instanceof UnusableStore) && !isSameChannel(of.channelRef, delivery.channelRef);
      return { delivery, of: isOther ? undefined : of, history };
    };
    this.#waiting.push(...batch.map(claimed));
    return true;
  }
}
