/** A person may ask for so much at once, and then for one thing more a second. */
const BURST = 20;
const REFILL_MS = 1000;
/** More people than this at once: the longest silent ones start afresh. */
const MOST = 10_000;

type Bucket = { tokens: number; at: number };

/** How fast each person may ask: a bucket of tokens that fills again with time. */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #onRefused: () => void;

  /** `onRefused` is called when somebody has to wait. */
  constructor(onRefused: () => void = () => {}) {
    this.#onRefused = onRefused;
  }

  /** Takes a token; 0, or how many seconds to wait until there is one. */
  take(person: string, now: Date): number {
    const at = now.getTime();
    const last = this.#buckets.get(person) ?? { tokens: BURST, at };
    const refilled = Math.max(at - last.at, 0) / REFILL_MS;
    const tokens = Math.min(last.tokens + refilled, BURST);
    const left = tokens < 1 ? tokens : tokens - 1;
    this.#buckets.delete(person); // to the end: the map's order is that of the last request
    this.#buckets.set(person, { tokens: left, at });
    for (const [oldest] of this.#buckets) {
      if (this.#buckets.size <= MOST) break;
      this.#buckets.delete(oldest);
    }
    if (tokens < 1) this.#onRefused();
    return tokens < 1 ? Math.ceil(((1 - tokens) * REFILL_MS) / 1000) : 0;
  }
}
