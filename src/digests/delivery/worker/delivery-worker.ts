import { postTook } from '../../../observability/index.ts';
import { UnusableStore } from '../../../store/index.ts';
import { compose, type Digest, type History } from '../../content/index.ts';
import type { Subscription } from '../../subscriptions/index.ts';
import { type Begun, type ClaimedDelivery, confirmClaim, LEASE_MS, SKEW_MS } from '../claim.ts';
import type { QueuedSubscription } from '../claim-queue.ts';
import type { DeliveryContext } from '../delivery-context.ts';
import { digestContextFor } from '../digest-context.ts';
import {
  type DeliveryKey,
  deliveryKey,
  type Found,
  type Posted,
  type Publisher,
} from '../publisher.ts';
import { ANSWER_MS, findPost, postOnce } from './ask-platform.ts';
import {
  type AdvancedState,
  inMs,
  isTooLate,
  named,
  recordDoubtful,
  recordMissed,
  recordOutcome,
  recordRejected,
  recordReported,
  recordSent,
  retryLater,
} from './outcomes.ts';
import { pauseRefused } from './pause-refused.ts';
import { backOff } from './retry-policy.ts';

/** From here on (ms) a digest says when it was due. */
const LATE_MS = 10 * 60 * 1000;

/** Takes claimed deliveries to their next state. */
export class DeliveryWorker {
  readonly #context: DeliveryContext;
  readonly #publisher: Publisher;
  readonly #history: History;
  readonly #ending: AbortSignal;

  constructor(
    context: DeliveryContext,
    publisher: Publisher,
    history: History,
    ending: AbortSignal,
  ) {
    this.#context = context;
    this.#publisher = publisher;
    this.#history = history;
    this.#ending = ending;
  }

  /**
   * Posts or settles one delivery and returns the state it came to. Never rejects for what a platform does;
   * rejects when the store fails.
   */
  async advance(delivery: ClaimedDelivery, of: QueuedSubscription): Promise<AdvancedState> {
    const key = deliveryKey(delivery.subscription, delivery.slot);
    return delivery.state === 'doubtful'
      ? this.#settle(delivery, key, of)
      : this.#send(delivery, key, of);
  }

  /** Gives back what nothing has been done about, so that another process need not wait. */
  release(delivery: ClaimedDelivery): Promise<AdvancedState> {
    const state = delivery.state === 'doubtful' ? 'doubtful' : 'due';
    const { lookBefore, reason } = delivery;
    const at = this.#context.now();
    return recordOutcome(this.#context, delivery, { state, at, lookBefore, reason });
  }

  async #send(
    delivery: ClaimedDelivery,
    key: DeliveryKey,
    of: QueuedSubscription,
  ): Promise<AdvancedState> {
    const context = this.#context;
    if (of instanceof UnusableStore) {
      context.log.error({ ...named(delivery) }, of.message);
      return retryLater(context, delivery, null, of.message);
    }
    if (!of || of.paused !== null) {
      const reason = of ? 'the digest is paused' : 'the digest was removed';
      return recordOutcome(context, delivery, { state: 'missed', at: null, reason });
    }
    if (isTooLate(context, delivery)) {
      return recordMissed(context, delivery, delivery.reason ?? 'too late');
    }
    const composed = context.now();
    const digest = await this.#compose(delivery, of, composed);
    if (!digest) return recordOutcome(context, delivery, { state: 'quiet', at: null });
    const attempts = delivery.attempts + 1;
    const begun = { composed, brief: digest.brief?.id ?? null, attempts };
    const post = () => this.#post(delivery, key, digest);
    const posted = await this.#inTurn(delivery, begun, post);
    return 'kind' in posted ? this.#onPosted({ ...delivery, attempts }, posted, of) : posted.state;
  }

  /**
   * Waits for a turn and asks the platform then, if the delivery is still held: the wait may have been longer than
   * a claim lasts. `begun`: what is about to be posted for the first time. Resolves to the state that the delivery
   * came to where the platform was not asked.
   */
  async #inTurn<T>(
    delivery: ClaimedDelivery,
    begun: Begun | null,
    ask: () => Promise<T>,
  ): Promise<T | { readonly state: AdvancedState }> {
    const context = this.#context;
    const end = await this.#publisher.turn(delivery.channelRef, this.#ending).catch(() => null);
    if (!end) return { state: await this.release(delivery) };
    try {
      const now = context.now();
      const until = inMs(context, LEASE_MS);
      const isHeld = await confirmClaim(context.store, delivery, now, begun);
      // A machine that was asleep in between, as a laptop may be, has lost it by now.
      return isHeld && inMs(context, ANSWER_MS) < until ? await ask() : { state: 'lost' };
    } finally {
      end();
    }
  }

  async #post(delivery: ClaimedDelivery, key: DeliveryKey, { reply }: Digest): Promise<Posted> {
    const { log, now } = this.#context;
    const begun = now();
    log.debug(named(delivery), 'digest begun');
    const posted = await postOnce(this.#publisher, key, delivery.channelRef, reply, this.#ending);
    postTook(delivery.channelRef.platform, (now().getTime() - begun.getTime()) / 1000);
    log.debug({ ...named(delivery), kind: posted.kind }, 'digest answered');
    return posted;
  }

  async #compose(delivery: ClaimedDelivery, of: Subscription, now: Date): Promise<Digest | null> {
    const { store, library, publicUrl = null } = this.#context;
    const isLate = now.getTime() - delivery.slot.getTime() >= LATE_MS;
    const lateFrom = isLate ? delivery.slot : null;
    const digestContext = { ...(await digestContextFor(store, of, lateFrom)), publicUrl };
    return compose(digestContext, this.#history, library(), now, this.#publisher.fits);
  }

  async #onPosted(
    delivery: ClaimedDelivery,
    posted: Posted,
    of: Subscription,
  ): Promise<AdvancedState> {
    const context = this.#context;
    switch (posted.kind) {
      case 'sent':
        return recordSent(context, delivery, posted.message);
      case 'transient':
        return retryLater(context, delivery, posted.retryAfter, posted.reason);
      case 'permanent': {
        const { reason } = posted;
        const state = await recordOutcome(context, delivery, { state: 'failed', at: null, reason });
        await pauseRefused(context, this.#publisher, of, posted, this.#ending);
        return state;
      }
      case 'rejected':
        return recordRejected(context, delivery, posted.reason);
      case 'unknown':
        return recordDoubtful(context, delivery, posted.reason);
    }
  }

  async #settle(
    delivery: ClaimedDelivery,
    key: DeliveryKey,
    of: QueuedSubscription,
  ): Promise<AdvancedState> {
    const context = this.#context;
    const since = delivery.composed ?? delivery.slot;
    const span = { since, before: delivery.lookBefore ?? inMs(context, SKEW_MS).getTime() };
    const found = await this.#inTurn(delivery, null, () =>
      findPost(this.#publisher, key, delivery.channelRef, span, this.#ending),
    );
    if (!('kind' in found)) return found.state;
    context.log.debug({ ...named(delivery), kind: found.kind }, 'digest looked for');
    switch (found.kind) {
      case 'found':
        return recordSent(context, delivery, found.message);
      case 'absent':
        return isTooLate(context, delivery)
          ? recordMissed(context, delivery, 'it did not arrive in time')
          : retryLater(context, delivery, 0, 'it did not arrive');
      case 'repeatable':
        return this.#repeat(delivery, key, of, found);
      case 'later': {
        const { reason, retryAfter } = found;
        const attempts = delivery.attempts + 1;
        const at = inMs(context, retryAfter ?? backOff(attempts));
        if (isTooLate(context, delivery, at)) return recordReported(context, delivery, reason);
        const lookBefore = found.before ?? delivery.lookBefore;
        const still = { state: 'doubtful', at, reason, attempts, lookBefore } as const;
        return recordOutcome(context, delivery, still);
      }
      case 'unknowable':
        return recordReported(context, delivery, found.reason);
    }
  }

  /**
   * Posts again what may stand there already. It stays in doubt, from when it was first posted, unless the platform
   * says that it has it.
   */
  async #repeat(
    delivery: ClaimedDelivery,
    key: DeliveryKey,
    of: QueuedSubscription,
    { until, reason }: Extract<Found, { kind: 'repeatable' }>,
  ): Promise<AdvancedState> {
    const context = this.#context;
    const isReadable = of !== undefined && !(of instanceof UnusableStore);
    const isWanted = isReadable && of.paused === null && !isTooLate(context, delivery);
    const digest = isWanted ? await this.#compose(delivery, of, context.now()) : null;
    if (!digest || context.now() >= until) return recordReported(context, delivery, reason);
    const post = () => this.#post(delivery, key, digest);
    const posted = await this.#inTurn(delivery, null, async () =>
      // It may have waited for its turn until the platform does not know it any more.
      context.now() < until ? post() : { state: await recordReported(context, delivery, reason) },
    );
    if (!('kind' in posted)) return posted.state;
    return posted.kind === 'sent'
      ? recordSent(context, delivery, posted.message)
      : recordDoubtful(context, delivery, posted.reason);
  }
}
