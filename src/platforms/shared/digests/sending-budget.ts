import { type SendingTokens, TOKEN_LEASE_MS } from '../../../store/index.ts';
import type { Cede, SendingBudget } from '../platform/index.ts';

/** Tokens are renewed this often (ms); … */
const RENEW_MS = 400;
/** … those that are lacking are asked for as often as this, … */
const LACKING_MS = 200;
/** … or this, while there are none at all. */
const NONE_MS = 50;
/** A message may be on its way, and counts for a second: a token is used only so long (ms) before its lease ends. */
const MARGIN_MS = 1500;
/** Who has not wanted to send for so long (ms) leaves the tokens to others. */
const IDLE_MS = 1000;

type Parts = {
  readonly tokens: SendingTokens;
  readonly cede: Cede;
  /** A clock (ms) that nobody sets. */
  readonly clock: () => number;
  /** Waits so long (ms); rejects when the signal comes. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly onError: (error: unknown) => void;
};

/**
 * The part of this process in what all may send together: it holds tokens while it sends, and pays no attention to the
 * others but when it renews them. While the store is away, nothing is sent.
 */
export class SharedBudget implements SendingBudget {
  readonly isShared = true;
  readonly #parts: Parts;
  readonly #ending = new AbortController();
  #held: readonly number[] = [];
  /** Until when (by the clock) what is held may be used. */
  #validUntil = 0;
  #wantedAt = Number.NEGATIVE_INFINITY;
  #work: Promise<void> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  perSecond(): number {
    const now = this.#parts.clock();
    this.#wantedAt = now;
    if (!this.#ending.signal.aborted) this.#work ??= this.#keep();
    return now < this.#validUntil ? this.#held.length : 0;
  }

  /** Gives everything back. */
  async close(): Promise<void> {
    this.#ending.abort();
    await this.#work;
  }

  /** Holds tokens until nobody wants to send. Never rejects. */
  async #keep(): Promise<void> {
    const { clock, wait } = this.#parts;
    while (clock() - this.#wantedAt < IDLE_MS && !this.#ending.signal.aborted) {
      const ms = await this.#exchange();
      await wait(ms, this.#ending.signal).catch(() => {});
    }
    this.#validUntil = 0;
    await this.#parts.tokens.leave(this.#cede(this.#held.length)).catch(this.#parts.onError);
    this.#held = []; // what is on its way is not ceded: its tokens come free when their lease ends
    this.#work = null; // at once: who wants to send from here on begins anew
  }

  /** Gives how long (ms) to wait until the next. */
  async #exchange(): Promise<number> {
    const { tokens, clock, onError } = this.#parts;
    const begun = clock();
    try {
      const { tokens: held, fair } = await tokens.exchange(this.#held, new Map());
      this.#hold(held, begun);
      const ceded = this.#cede(Math.max(this.#held.length - fair, 0));
      if (ceded.size > 0) this.#hold((await tokens.exchange(this.#held, ceded)).tokens, begun);
      if (this.#held.length === 0) return NONE_MS;
      return this.#held.length < fair ? LACKING_MS : RENEW_MS;
    } catch (error) {
      onError(error);
      return RENEW_MS;
    }
  }

  #hold(tokens: readonly number[], since: number): void {
    this.#held = tokens;
    this.#validUntil = since + TOKEN_LEASE_MS - MARGIN_MS;
  }

  /** Takes tokens out of use: which, and after how long (ms) each is free for others. */
  #cede(count: number): ReadonlyMap<number, number> {
    const rests = this.#parts.cede(count, this.#held.length);
    const ceded = this.#held.slice(0, rests.length);
    this.#held = this.#held.slice(rests.length);
    return new Map(ceded.map((nth, i) => [nth, rests[i] ?? 0]));
  }
}
