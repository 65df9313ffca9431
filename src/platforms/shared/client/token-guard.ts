import type { Logger } from '../../../observability/index.ts';

/** What a platform says of a token; `refused`: the line for the log, with the remedy. */
export type Standing = 'valid' | 'unknown' | { readonly refused: string };

/** A request that failed for its token. The message is for the log. */
export class TokenTrouble extends Error {
  /** The platform itself stands by it, and it is logged; otherwise it passes. */
  readonly isRefused: boolean;

  constructor(message: string, isRefused: boolean) {
    super(message);
    this.isRefused = isRefused;
  }
}

/** Whether it is logged already, once for all that failed. */
export const isLogged = (error: unknown): boolean =>
  error instanceof TokenTrouble && error.isRefused;

type Parts = {
  readonly platform: 'Discord' | 'Slack';
  /** Asks the platform once who the bot is; never rejects. */
  readonly ask: () => Promise<Standing>;
  /** Told once, with the line for the log, that the token is refused. */
  readonly onRefused: (reason: string) => void;
  readonly log: Logger;
  readonly now: () => Date;
  /** Waits so long (ms), or until the bot ends. */
  readonly wait: (ms: number) => Promise<unknown>;
};

/** A platform that does not say whose the token is, is asked again after so long (ms). */
const ASK_AGAIN_MS = [1000, 2000, 4000] as const;
/** So often in a row requests may fail for the token, with no good answer between; … */
const MOST_FAILED = 3;
/** … then none is made for so long (ms), twice as long after each that fails again: refused ones count. */
const HOLD = { first: 5000, last: 5 * 60 * 1000 } as const;
/** A token that was called wrong and is right is logged no more often than this (ms). */
const TELL_MS = 60_000;

/**
 * Does not believe a single answer that calls the token wrong: it may come from an edge or a proxy. It asks the
 * platform itself, once for all requests that wait for it, and makes the request again where the token holds.
 * Sources: https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans (why
 * refused requests must stay few), https://docs.slack.dev/reference/methods/auth.test
 */
export class TokenGuard {
  readonly #parts: Parts;
  #asking: Promise<Standing> | null = null;
  #isRefused = false;
  /** How often in a row requests failed, and for which of the questions that was counted last. */
  #failures = 0;
  #counted: Promise<Standing> | null = null;
  #heldUntil = 0;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Makes a request and gives its answer, unless that `isRefusal` of the token. Rejects with `TokenTrouble` where
   * it is, with what the request rejects with, and makes none after the signal.
   */
  async send<Answer>(
    request: () => Promise<Answer>,
    isRefusal: (answer: Answer) => boolean,
    signal?: AbortSignal | null,
  ): Promise<Answer> {
    const { platform } = this.#parts;
    if (this.#isRefused) throw this.#refusal();
    if (this.#isHeld()) {
      const until = new Date(this.#heldUntil).toISOString();
      const line = `${platform} called the token wrong again and again; the next attempt is at ${until}`;
      throw new TokenTrouble(line, false);
    }
    const first = await request();
    if (!isRefusal(first)) return this.#passed(first);
    const asking = this.#ask();
    const standing = await asking;
    if (typeof standing === 'object') throw this.#refusal();
    const called = `${platform} called the token wrong`;
    if (standing === 'unknown') {
      throw this.#failed(asking, `${called}, and cannot be asked now whether it is`);
    }
    if (signal?.aborted) throw this.#failed(asking, `${called} for a while`);
    const second = await request();
    if (!isRefusal(second)) return this.#passed(second);
    throw this.#failed(
      asking,
      `${called} twice, and right when asked whose it is: does a proxy answer in its place?`,
    );
  }

  #passed<Answer>(answer: Answer): Answer {
    this.#failures = 0;
    return answer;
  }

  #refusal(): TokenTrouble {
    return new TokenTrouble(`${this.#parts.platform} refuses the token`, true);
  }

  /** Requests that waited for one answer count as one. */
  #failed(asking: Promise<Standing>, message: string): TokenTrouble {
    if (asking !== this.#counted) {
      this.#counted = asking;
      this.#failures += 1;
      const over = this.#failures - MOST_FAILED;
      const ms = Math.min(HOLD.first * 2 ** over, HOLD.last);
      if (over >= 0) this.#heldUntil = this.#parts.now().getTime() + ms;
    }
    return new TokenTrouble(message, false);
  }

  /** A clock that was set back holds nothing for longer. */
  #isHeld(): boolean {
    const left = this.#heldUntil - this.#parts.now().getTime();
    return left > 0 && left <= HOLD.last;
  }

  #ask(): Promise<Standing> {
    this.#asking ??= this.#find().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #find(): Promise<Standing> {
    const { ask, wait, onRefused } = this.#parts;
    let standing = await ask();
    for (const ms of ASK_AGAIN_MS) {
      if (standing !== 'unknown') break;
      await wait(ms).catch(() => {});
      standing = await ask();
    }
    if (standing === 'valid') this.#logFalseAlarm();
    if (typeof standing === 'object' && !this.#isRefused) {
      this.#isRefused = true;
      onRefused(standing.refused);
    }
    return standing;
  }

  #logFalseAlarm(): void {
    const { platform, log, now } = this.#parts;
    const at = now().getTime();
    if (Math.abs(at - this.#toldAt) < TELL_MS) return;
    this.#toldAt = at;
    log.warn(`${platform}: an answer called the token wrong; asked, it holds, and all goes on`);
  }
}
