import type { Library } from '../library/library.ts';
import type { Logger } from '../ops/log.ts';
import { wordsFor } from '../reply/words/index.ts';
import type { Store } from '../store/store.ts';
import { compose, type Digest } from './compose.ts';
import {
  type Deliver,
  type DeliveryKey,
  deliveryKey,
  type Found,
  type Hindrance,
  type Posted,
} from './deliver.ts';
import { type History, readHistory } from './history.ts';
import {
  type Claimant,
  claimReady,
  type Delivery,
  hasLater,
  LEASE_MS,
  lastComposed,
  record,
} from './ledger.ts';
import { readShown } from './rotation.ts';
import {
  type Place,
  pauseSubscription,
  type Subscription,
  subscriptionsById,
} from './subscriptions.ts';

/** What deliveries are made with. */
export type Workshop = {
  readonly store: Store;
  readonly library: () => Library;
  readonly claimant: Claimant;
  readonly log: Logger;
  /** So long (ms) after its time a digest is still posted. */
  readonly grace: number;
};

/** So many are claimed at once, and so many of them are on their way side by side. */
const BATCH = 100;
const ABREAST = 10;
/** From here on (ms) a digest says when it was due. */
const LATE_MS = 10 * 60 * 1000;
/** Between attempts (ms): twice as long each time, from the first to the last. */
const RETRY = { first: 30_000, last: 30 * 60 * 1000 } as const;
/** An answer that takes longer (ms) is none; well within the time of a claim. */
const ANSWER_MS = 30_000;
/** After a post of unknown outcome, so long (ms) until the platform is asked: it may still be on its way. */
const ASK_AFTER_MS = 60_000;

/**
 * Posts what is ready on one platform, and settles what is in doubt, until nothing is left to do now or the
 * signal ends it. Returns how many came to each state.
 */
export async function deliverDue(
  workshop: Workshop,
  platform: Place['platform'],
  deliver: Deliver,
  ending: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const { store, claimant } = workshop;
  const counts = new Map<string, number>();
  let history: History | null = null;
  while (!ending.aborted) {
    const batch = await claimReady(store, platform, claimant, BATCH);
    if (batch.length === 0) break;
    history ??= await readHistory(store);
    const subscriptions = await subscriptionsById(
      store,
      batch.map((each) => each.subscription),
    );
    const worker = new Worker(workshop, deliver, history);
    const waiting = batch.values();
    const lane = async () => {
      for (const each of waiting) {
        const state = ending.aborted
          ? await worker.release(each)
          : await worker.advance(each, subscriptions.get(each.subscription));
        counts.set(state, (counts.get(state) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, lane));
  }
  return counts;
}

/** Takes claimed deliveries to their next state. */
class Worker {
  readonly #shop: Workshop;
  readonly #deliver: Deliver;
  readonly #history: History;

  constructor(workshop: Workshop, deliver: Deliver, history: History) {
    this.#shop = workshop;
    this.#deliver = deliver;
    this.#history = history;
  }

  /** Never rejects for what a platform does; rejects when the store fails. */
  async advance(delivery: Delivery, of: Subscription | undefined): Promise<string> {
    const key = deliveryKey(delivery.subscription, delivery.slot);
    return delivery.state === 'doubtful'
      ? this.#settle(delivery, key)
      : this.#send(delivery, key, of);
  }

  /** Gives back what nothing has been done about, so that another process need not wait. */
  release(delivery: Delivery): Promise<string> {
    const state = delivery.state === 'doubtful' ? 'doubtful' : 'due';
    return this.#record(delivery, { state, at: this.#now() });
  }

  async #send(delivery: Delivery, key: DeliveryKey, of: Subscription | undefined) {
    if (!of || of.paused !== null) {
      const reason = of ? 'the digest is paused' : 'the digest was removed';
      return this.#record(delivery, { state: 'missed', at: null, reason });
    }
    if (this.#isTooLate(delivery)) return this.#miss(delivery, delivery.reason ?? 'too late');
    const composed = this.#now();
    const digest = await this.#compose(delivery, of, composed);
    if (!digest) return this.#record(delivery, { state: 'quiet', at: null });
    const attempts = delivery.attempts + 1;
    // From here on it may have been posted, should this process die.
    const begun = { composed, brief: digest.brief?.id ?? null, attempts };
    const until = new Date(composed.getTime() + LEASE_MS);
    const { store, claimant } = this.#shop;
    if (!(await record(store, delivery, claimant, { state: 'claimed', at: until, ...begun }))) {
      return 'lost';
    }
    const posted = await inTime((signal) =>
      this.#deliver.post(key, delivery.place, digest.reply, signal),
    ).catch((error: unknown): Posted => ({ kind: 'unknown', reason: messageOf(error) }));
    return this.#onPosted({ ...delivery, attempts }, posted, of);
  }

  async #compose(delivery: Delivery, of: Subscription, now: Date): Promise<Digest | null> {
    const { store, library } = this.#shop;
    const { platform, channel } = delivery.place;
    const isLate = now.getTime() - delivery.slot.getTime() >= LATE_MS;
    const occasion = {
      topics: of.topics,
      lang: of.lang,
      zone: of.schedule.zone,
      onlyWhenChanged: of.onlyWhenChanged,
      since: (await lastComposed(store, of.id)) ?? of.created,
      shown: await readShown(store, platform, channel),
      lateFrom: isLate ? delivery.slot : null,
    };
    return compose(occasion, this.#history, library(), now);
  }

  async #onPosted(delivery: Delivery, posted: Posted, of: Subscription): Promise<string> {
    switch (posted.kind) {
      case 'sent':
        return this.#record(delivery, { state: 'sent', at: null, message: posted.message });
      case 'transient':
        return this.#again(delivery, posted.retryAfter, posted.reason);
      case 'permanent': {
        const { hindrance, reason } = posted;
        const state = await this.#record(delivery, { state: 'failed', at: null, reason });
        await this.#pause(of, hindrance, reason);
        return state;
      }
      case 'unknown': {
        const at = this.#in(ASK_AFTER_MS);
        return this.#record(delivery, { state: 'doubtful', at, reason: posted.reason });
      }
    }
  }

  async #settle(delivery: Delivery, key: DeliveryKey): Promise<string> {
    const found = await inTime((signal) => this.#deliver.find(key, delivery.place, signal)).catch(
      (error: unknown): Found => {
        return { kind: 'later', retryAfter: null, reason: messageOf(error) };
      },
    );
    switch (found.kind) {
      case 'found':
        return this.#record(delivery, { state: 'sent', at: null, message: found.message });
      case 'absent':
        if (this.#isTooLate(delivery)) return this.#miss(delivery, 'it did not arrive in time');
        return this.#again(delivery, 0, 'it did not arrive');
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

  /** Certainly not posted: to be tried again, if that is still in time and no later one has come. */
  async #again(delivery: Delivery, wait: number | null, reason: string): Promise<string> {
    const at = this.#in(Math.max(wait ?? 0, wait === 0 ? 0 : backOff(delivery.attempts)));
    if (this.#isPast(delivery, at)) return this.#miss(delivery, reason);
    if (await hasLater(this.#shop.store, delivery)) return this.#miss(delivery, reason);
    const back = { composed: null, brief: null };
    return this.#record(delivery, { state: 'due', at, reason, ...back });
  }

  #miss(delivery: Delivery, reason: string): Promise<string> {
    this.#shop.log.warn({ ...named(delivery), reason }, 'a digest was missed');
    return this.#record(delivery, { state: 'missed', at: null, reason });
  }

  /** Better none than two: it is not posted again. */
  #report(delivery: Delivery, reason: string): Promise<string> {
    const line = 'nobody can tell whether a digest was posted; it is not posted again. Look there';
    this.#shop.log.error({ ...named(delivery), reason }, line);
    return this.#record(delivery, { state: 'reported', at: null, reason });
  }

  async #pause(of: Subscription, hindrance: Hindrance, reason: string): Promise<void> {
    const { store, log } = this.#shop;
    if (!(await pauseSubscription(store, of.id, reason))) return; // its maker knows already
    log.warn({ ...of.place, reason }, 'a digest is paused: the platform refuses it');
    const { digest } = wordsFor(of.lang);
    const text = digest.paused(of.place.channel, digest.hindrances[hindrance]);
    await this.#deliver.tell(of.creator, of.place, text).catch((error: unknown) => {
      log.warn({ ...of.place, reason: messageOf(error) }, 'who made the digest could not be told');
    });
  }

  async #record(delivery: Delivery, outcome: Parameters<typeof record>[3]): Promise<string> {
    const { store, claimant } = this.#shop;
    return (await record(store, delivery, claimant, outcome)) ? outcome.state : 'lost';
  }

  #now = () => this.#shop.claimant.now();
  #in = (ms: number) => new Date(this.#now().getTime() + ms);
  #isTooLate = (delivery: Delivery) => this.#isPast(delivery, this.#now());
  #isPast = ({ slot }: Delivery, at: Date) => at.getTime() - slot.getTime() > this.#shop.grace;
}

/** A platform that never answers must not hold up the others: after `ANSWER_MS` this rejects. */
function inTime<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('no answer came in time')));
  });
  return Promise.race([ask(signal), late]);
}

const backOff = (attempts: number) =>
  Math.min(RETRY.first * 2 ** Math.max(attempts - 1, 0), RETRY.last);

const named = ({ subscription, slot, place }: Delivery) => ({ subscription, slot, ...place });

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
