import { deliveriesOf } from '../../src/digests/delivery/ledger.ts';
import type { PauseReason } from '../../src/digests/subscriptions/index.ts';
import { allSubscriptions, resumeSubscription } from '../../src/digests/subscriptions/index.ts';
import type { Store } from '../../src/store/store.ts';
import type { Slot } from './count.ts';

/** What a channel that takes no posts is paused for: nothing else may pause a digest here. */
const EXPECTED_REASONS: ReadonlySet<string> = new Set<PauseReason>(['wrong-kind']);

/** Resumes what the bot has paused, as who made it would, and knows which slots were not to come meanwhile. */
export class Resumer {
  /** What was paused though no answer of a platform was about its channel. */
  readonly unexpected: string[] = [];
  readonly #store: Store;
  readonly #ended: { readonly id: string; readonly from: Date; readonly until: Date }[] = [];

  constructor(store: Store) {
    this.#store = store;
  }

  /** Ends all pauses that there are. */
  async end(now: Date): Promise<void> {
    const { subscriptions } = await allSubscriptions(this.#store, Number.MAX_SAFE_INTEGER);
    for (const { id, paused } of subscriptions) {
      if (paused === null) continue;
      if (!EXPECTED_REASONS.has(paused)) this.unexpected.push(`${id} was paused: ${paused}`);
      const last = await deliveriesOf(this.#store, id, LOOKED_AT);
      const failed = last.find(({ state }) => state === 'failed');
      this.#ended.push({ id, from: failed?.slot ?? new Date(0), until: now });
      await resumeSubscription(this.#store, id, now);
    }
  }

  /** Whether a slot fell into a pause. */
  covers({ subscription, slot }: Slot): boolean {
    return this.#ended.some(
      ({ id, from, until }) => id === subscription && slot > from && slot <= until,
    );
  }
}

const LOOKED_AT = 50;
