import { Courier, type Workshop } from './courier.ts';
import type { Deliver } from './deliver.ts';
import { type History, readHistory } from './history.ts';
import { claimReady, type Delivery } from './ledger.ts';
import { type Place, type Subscription, subscriptionsById } from './subscriptions.ts';

/** So many are claimed at once, and so many are on their way side by side. */
const BATCH = 250;
const ABREAST = 10;

/**
 * Posts what is ready on one platform, and settles what is in doubt, until nothing is left to do now or the
 * signal ends it. Returns how many came to each state. Rejects when the store fails.
 */
export async function deliverDue(
  workshop: Workshop,
  platform: Place['platform'],
  deliver: Deliver,
  ending: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const supply = new Supply(workshop, platform, ending);
  const lane = async () => {
    for (let next = await supply.next(); next; next = await supply.next()) {
      const { delivery, of, history } = next;
      const courier = new Courier(workshop, deliver, history, ending);
      const state = ending.aborted
        ? await courier.release(delivery)
        : await courier.advance(delivery, of);
      counts.set(state, (counts.get(state) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, lane));
  return counts;
}

/** A claimed delivery and what it is made with. */
type Supplied = {
  readonly delivery: Delivery;
  readonly of: Subscription | undefined;
  readonly history: History;
};

/** Claims what is ready, some ahead, so that nobody waits for the store between two batches. */
class Supply {
  readonly #shop: Workshop;
  readonly #platform: Place['platform'];
  readonly #ending: AbortSignal;
  readonly #waiting: Supplied[] = [];
  #history: History | null = null;
  #claiming: Promise<void> | null = null;
  /** The last attempt found nothing. */
  #isDry = false;
  #failure: { readonly error: unknown } | null = null;

  constructor(shop: Workshop, platform: Place['platform'], ending: AbortSignal) {
    this.#shop = shop;
    this.#platform = platform;
    this.#ending = ending;
  }

  /** The next one in the order of their turns, or null where nothing is ready any more. */
  async next(): Promise<Supplied | null> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next) {
        const isLow = this.#waiting.length <= ABREAST && !this.#isDry;
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
    const { store, claimant, log } = this.#shop;
    const batch = await claimReady(store, this.#platform, claimant, BATCH);
    if (batch.length === 0) return false;
    log.debug({ platform: this.#platform, count: batch.length }, 'digests claimed');
    this.#history ??= await readHistory(store);
    const known = await subscriptionsById(
      store,
      batch.map((each) => each.subscription),
    );
    const history = this.#history;
    const supplied = (delivery: Delivery): Supplied => {
      return { delivery, of: known.get(delivery.subscription), history };
    };
    this.#waiting.push(...batch.map(supplied));
    return true;
  }
}
