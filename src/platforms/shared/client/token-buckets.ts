import { keepLatest } from '../../../library/index.ts';
import { type AskerRates, askerName } from '../../../store/index.ts';

/** A person may ask for so much at once, and then for one thing more a second. */
const BURST = 20;
const REFILL_MS = 1000;
/** More people than this at once: the longest silent ones start afresh. */
const MOST = 10_000;

/** `untold`: so many tokens were taken that other copies of the bot may not know of yet. */
type Bucket = { tokens: number; at: number; untold: number };

/**
 * How fast each person may ask: a bucket of tokens that fills again with time. Nobody waits for other copies of the
 * bot: each takes from what it knows, and learns a moment later what the person has taken at all of them, which may
 * leave a bucket in debt.
 */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #platform: string;
  readonly #rates: Pick<AskerRates, 'spend'>;
  readonly #onRefused: () => void;

  /**
   * `platform`: what keeps a person's id apart from those of another one. `onRefused` is called when somebody has to
   * wait.
   */
  constructor(
    platform: string,
    rates: Pick<AskerRates, 'spend'>,
    onRefused: () => void = () => {},
  ) {
    this.#platform = platform;
    this.#rates = rates;
    this.#onRefused = onRefused;
  }

  /** Takes a token; 0, or how many seconds to wait until there is one. */
  take(person: string, now: Date): number {
    const at = now.getTime();
    const last = this.#buckets.get(person) ?? { tokens: BURST, at, untold: 0 };
    const refilled = Math.max(at - last.at, 0) / REFILL_MS;
    const tokens = Math.min(last.tokens + refilled, BURST);
    const isTaken = tokens >= 1;
    const bucket = isTaken
      ? { tokens: tokens - 1, at, untold: last.untold + 1 }
      : { ...last, tokens, at };
    keepLatest(this.#buckets, person, bucket, MOST);
    if (isTaken) this.#tell(person);
    else this.#onRefused();
    return isTaken ? 0 : Math.ceil(((1 - tokens) * REFILL_MS) / 1000);
  }

  #tell(person: string): void {
    this.#rates
      .spend(askerName(this.#platform, person), REFILL_MS)
      .then((busy) => {
        const bucket = this.#buckets.get(person);
        if (!bucket) return;
        bucket.untold = Math.max(bucket.untold - 1, 0);
        if (!busy) return;
        const owed = Math.max(busy.until - busy.at, 0) / REFILL_MS;
        bucket.tokens = BURST - owed - bucket.untold;
        bucket.at = busy.at;
      })
      .catch(() => {}); // it never rejects
  }
}
