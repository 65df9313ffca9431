import { createHash } from 'node:crypto';
import type { RouteName } from './routes/index.ts';

export type Limit = { readonly limit: number; readonly perMs: number };

/** High enough that no test meets it unasked. */
const USUAL: Limit = { limit: 1_000, perMs: 1_000 };

type Bucket = { remaining: number; resetAt: number };

export type Taken = {
  readonly headers: Record<string, string>;
  /** Seconds to wait if the bucket is empty, else null. */
  readonly exceeded: number | null;
};

/**
 * The buckets of ordinary rate limits. They go by real time, not by the injected clock, because
 * the client waits in real time.
 */
export class RateLimits {
  /** Of all requests of the bot together but interactions; Discord has 50 a second. Null: none. */
  global: Limit | null = null;
  #globalBucket: Bucket = { remaining: 0, resetAt: 0 };
  readonly #limits = new Map<RouteName, Limit>();
  readonly #buckets = new Map<string, Bucket>();

  set(route: RouteName, limit: Limit): void {
    this.#limits.set(route, limit);
  }

  /** Counts a request against the global limit; seconds to wait where that is used up, else null. */
  takeGlobal(): number | null {
    if (this.global === null) return null;
    const { limit, perMs } = this.global;
    const now = performance.now();
    if (this.#globalBucket.resetAt <= now) {
      this.#globalBucket = { remaining: limit, resetAt: now + perMs };
    }
    if (this.#globalBucket.remaining === 0) return (this.#globalBucket.resetAt - now) / 1_000;
    this.#globalBucket.remaining -= 1;
    return null;
  }

  /** Counts a request; `major` is the channel, guild or webhook that Discord counts apart. */
  take(route: RouteName, major: string): Taken {
    const { limit, perMs } = this.#limits.get(route) ?? USUAL;
    const key = `${route} ${major}`;
    const now = performance.now();
    const found = this.#buckets.get(key);
    const bucket =
      found && found.resetAt > now ? found : { remaining: limit, resetAt: now + perMs };
    this.#buckets.set(key, bucket);
    const exceeded = bucket.remaining === 0;
    if (!exceeded) bucket.remaining -= 1;
    const wait = (bucket.resetAt - now) / 1_000;
    const headers = {
      'x-ratelimit-bucket': createHash('md5').update(route).digest('hex'),
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(bucket.remaining),
      'x-ratelimit-reset': ((Date.now() + wait * 1_000) / 1_000).toFixed(3),
      'x-ratelimit-reset-after': wait.toFixed(3),
    };
    return { headers, exceeded: exceeded ? wait : null };
  }
}
