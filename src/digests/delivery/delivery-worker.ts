import type { Library } from '../../library/index.ts';
import type { Logger } from '../../observability/index.ts';
import { deliveryEnded, messageOf, postTook } from '../../observability/index.ts';
import type { Reply } from '../../replies/index.ts';
import type { Store } from '../../store/index.ts';
import type { History } from '../content/index.ts';
import { compose, type Digest } from '../content/index.ts';
import {
  type Creator,
  type PauseReason,
  pauseSubscription,
  type Subscription,
} from '../subscriptions/index.ts';
import {
  type Begun,
  type ClaimedDelivery,
  type ClaimToken,
  confirmClaim,
  LEASE_MS,
  type Outcome,
  record,
} from './claim.ts';
import { digestContextFor } from './digest-context.ts';
import { hasLater } from './ledger.ts';
import {
  type DeliveryKey,
  deliveryKey,
  type Found,
  type Posted,
  type Publisher,
} from './publisher.ts';

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
};

/** From here on (ms) a digest says when it was due. */
const LATE_MS = 10 * 60 * 1000;
/** Between attempts (ms): twice as long each time, from the first to the last. */
const RETRY = { first: 30_000, last: 30 * 60 * 1000 } as const;
/** An answer that takes longer (ms) is none; well within the time of a claim. */
const ANSWER_MS = 30_000;
/** To look for a post takes several requests, each of which waits for its time: no longer (ms) than this. */
const LOOK_MS = 2 * 60_000;
/** After a post of unknown outcome, so long (ms) until the platform is asked: it may still be on its way. */
const ASK_AFTER_MS = 60_000;

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
  async advance(delivery: ClaimedDelivery, of: Subscription | undefined): Promise<string> {
    const key = deliveryKey(delivery.subscription, delivery.slot);
    return delivery.state === 'doubtful'
      ? this.#settle(delivery, key, of)
      : this.#send(delivery, key, of);
  }

  /** Gives back what nothing has been done about, so that another process need not wait. */
  release(delivery: ClaimedDelivery): Promise<string> {
    const state = delivery.state === 'doubtful' ? 'doubtful' : 'due';
    return this.#record(delivery, { state, at: this.#now() });
  }

  async #send(delivery: ClaimedDelivery, key: DeliveryKey, of: Subscription | undefined) {
    if (!of || of.paused !== null) {
      const reason = of ? 'the digest is paused' : 'the digest was removed';
      return this.#record(delivery, { state: 'missed', at: null, reason });
    }
    if (this.#isTooLate(delivery)) return this.#miss(delivery, delivery.reason ?? 'too late');
    const composed = this.#now();
    const digest = await this.#compose(delivery, of, composed);
    if (!digest) return this.#record(delivery, { state: 'quiet', at: null });
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
  ): Promise<T | { readonly state: string }> {
    const end = await this.#publisher.turn(delivery.place, this.#ending).catch(() => null);
    if (!end) return { state: await this.release(delivery) };
    try {
      const now = this.#now();
      const until = this.#in(LEASE_MS);
      const isHeld = await confirmClaim(this.#context.store, delivery, now, begun);
      // A machine that was asleep in between, as a laptop may be, has lost it by now.
      return isHeld && this.#in(ANSWER_MS) < until ? await ask() : { state: 'lost' };
    } finally {
      end();
    }
  }

  async #post(delivery: ClaimedDelivery, key: DeliveryKey, { reply }: Digest): Promise<Posted> {
    const { log } = this.#context;
    const begun = this.#now();
    log.debug(named(delivery), 'digest begun');
    const posted = await inTime(ANSWER_MS, (signal) =>
      this.#publisher.post(key, delivery.place, reply, signal),
    ).catch((error: unknown): Posted => ({ kind: 'unknown', reason: messageOf(error) }));
    postTook(delivery.place.platform, (this.#now().getTime() - begun.getTime()) / 1000);
    log.debug({ ...named(delivery), kind: posted.kind }, 'digest answered');
    return posted;
  }

  async #compose(delivery: ClaimedDelivery, of: Subscription, now: Date): Promise<Digest | null> {
    const { store, library } = this.#context;
    const isLate = now.getTime() - delivery.slot.getTime() >= LATE_MS;
    const digestContext = await digestContextFor(store, of, isLate ? delivery.slot : null);
    return compose(digestContext, this.#history, library(), now, this.#publisher.fits);
  }

  async #onPosted(delivery: ClaimedDelivery, posted: Posted, of: Subscription): Promise<string> {
    switch (posted.kind) {
      case 'sent':
        return this.#record(delivery, { state: 'sent', at: null, message: posted.message });
      case 'transient':
        return this.#again(delivery, posted.retryAfter, posted.reason);
      case 'permanent': {
        const { pauseReason, reason } = posted;
        const state = await this.#record(delivery, { state: 'failed', at: null, reason });
        await this.#pause(of, pauseReason, reason);
        return state;
      }
      case 'rejected': {
        const { reason } = posted;
        const line = 'a digest was refused for what it holds: please report this';
        this.#context.log.error({ ...named(delivery), reason }, line);
        return this.#record(delivery, { state: 'failed', at: null, reason });
      }
      case 'unknown': {
        const at = this.#in(ASK_AFTER_MS);
        return this.#record(delivery, { state: 'doubtful', at, reason: posted.reason });
      }
    }
  }

  async #settle(delivery: ClaimedDelivery, key: DeliveryKey, of: Subscription | undefined) {
    const since = delivery.composed ?? delivery.slot;
    const found = await this.#inTurn(delivery, null, () => this.#look(delivery, key, since));
    if (!('kind' in found)) return found.state;
    this.#context.log.debug({ ...named(delivery), kind: found.kind }, 'digest looked for');
    switch (found.kind) {
      case 'found':
        return this.#record(delivery, { state: 'sent', at: null, message: found.message });
      case 'absent':
        if (this.#isTooLate(delivery)) return this.#miss(delivery, 'it did not arrive in time');
        return this.#again(delivery, 0, 'it did not arrive');
      case 'repeatable':
        return this.#repeat(delivery, key, of, found);
      case 'later': {
        const attempts = delivery.attempts + 1;
        const wait = found.retryAfter ?? backOff(attempts);
        const at = this.#in(wait);
        if (this.#isPast(delivery, at)) return this.#report(delivery, found.reason);
        const { reason } = found;
        return this.#record(delivery, { state: 'doubtful', at, reason, attempts });
      }
      case 'unknowable':
        return this.#report(delivery, found.reason);
    }
  }

  #look({ place }: ClaimedDelivery, key: DeliveryKey, since: Date): Promise<Found> {
    return inTime(LOOK_MS, (signal) => this.#publisher.find(key, place, since, signal)).catch(
      (error: unknown): Found => ({ kind: 'later', retryAfter: null, reason: messageOf(error) }),
    );
  }

  /**
   * Posts again what may stand there already. It stays in doubt, from when it was first posted, unless the platform
   * says that it has it.
   */
  async #repeat(
    delivery: ClaimedDelivery,
    key: DeliveryKey,
    of: Subscription | undefined,
    { until, reason }: Extract<Found, { kind: 'repeatable' }>,
  ): Promise<string> {
    const isWanted = of && of.paused === null && !this.#isTooLate(delivery);
    const digest = isWanted ? await this.#compose(delivery, of, this.#now()) : null;
    if (!digest || this.#now() >= until) return this.#report(delivery, reason);
    const post = () => this.#post(delivery, key, digest);
    const posted = await this.#inTurn(delivery, null, async () =>
      // It may have waited for its turn until the platform does not know it any more.
      this.#now() < until ? post() : { state: await this.#report(delivery, reason) },
    );
    if (!('kind' in posted)) return posted.state;
    if (posted.kind === 'sent') {
      return this.#record(delivery, { state: 'sent', at: null, message: posted.message });
    }
    const at = this.#in(ASK_AFTER_MS);
    return this.#record(delivery, { state: 'doubtful', at, reason: posted.reason });
  }

  /** Certainly not posted: to be tried again, if that is still in time and no later one has come. */
  async #again(delivery: ClaimedDelivery, wait: number | null, reason: string): Promise<string> {
    const at = this.#in(wait ?? backOff(delivery.attempts));
    if (this.#isPast(delivery, at)) return this.#miss(delivery, reason);
    if (await hasLater(this.#context.store, delivery)) return this.#miss(delivery, reason);
    const back = { composed: null, brief: null };
    return this.#record(delivery, { state: 'due', at, reason, ...back });
  }

  async #miss(delivery: ClaimedDelivery, reason: string): Promise<string> {
    const state = await this.#record(delivery, { state: 'missed', at: null, reason });
    if (state !== 'lost')
      this.#context.log.warn({ ...named(delivery), reason }, 'a digest was missed');
    return state;
  }

  /** Better none than two: it is not posted again. */
  async #report(delivery: ClaimedDelivery, reason: string): Promise<string> {
    const line = 'nobody can tell whether a digest was posted; it is not posted again. Look there';
    const state = await this.#record(delivery, { state: 'reported', at: null, reason });
    if (state !== 'lost') this.#context.log.error({ ...named(delivery), reason }, line);
    return state;
  }

  async #pause(of: Subscription, pauseReason: PauseReason, reason: string): Promise<void> {
    const { store, log } = this.#context;
    if (!(await pauseSubscription(store, of.id, pauseReason))) return; // its maker knows already
    log.warn({ ...of.place, reason }, 'a digest is paused: the platform refuses it');
    if (!of.creator) return; // made by the environment: its operator reads the log
    const { person } = of.creator;
    const reply = this.#context.pauseNotice({ ...of, creator: of.creator, paused: pauseReason });
    await this.#publisher.notify(person, reply, this.#ending).catch((error: unknown) => {
      log.warn({ ...of.place, reason: messageOf(error) }, 'who made the digest could not be told');
    });
  }

  async #record(delivery: ClaimedDelivery, outcome: Outcome): Promise<string> {
    const { store, log } = this.#context;
    if (!(await record(store, delivery, this.#now(), outcome))) return 'lost';
    log.debug({ ...named(delivery), state: outcome.state }, 'digest recorded');
    if (outcome.at === null) deliveryEnded(delivery.place.platform, outcome.state);
    return outcome.state;
  }

  #now = () => this.#context.now();
  #in = (ms: number) => new Date(this.#now().getTime() + ms);
  #isTooLate = (delivery: ClaimedDelivery) => this.#isPast(delivery, this.#now());
  #isPast = ({ slot }: ClaimedDelivery, at: Date) =>
    at.getTime() - slot.getTime() > this.#context.grace;
}

/** A platform that never answers must not hold up the others: after `ms` this rejects. */
function inTime<T>(ms: number, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(ms);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('no answer came in time')));
  });
  return Promise.race([ask(signal), late]);
}

const backOff = (attempts: number) =>
  Math.min(RETRY.first * 2 ** Math.max(attempts - 1, 0), RETRY.last);

const named = ({ subscription, slot, place }: ClaimedDelivery) => ({
  subscription,
  slot,
  ...place,
});
