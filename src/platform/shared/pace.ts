type Parts = {
  /** At least so long (ms) between any two messages, and between two in one channel. */
  readonly everyMs: number;
  readonly perChannelMs: number;
  /** A clock (ms) that nobody sets. */
  readonly clock: () => number;
  /** Waits so long (ms); rejects when the signal comes. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
};

/** More channels than this are not remembered, but for those that still have to wait. */
const MOST = 1000;

/** Spaces out what is sent to a platform, so that it need not ask for fewer requests. */
export class Pace {
  readonly #parts: Parts;
  readonly #channels = new Map<string, number>();
  #next = 0;
  #holds = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Waits until the next message may go to a channel; who asks first comes first. */
  async turn(channel: string, signal: AbortSignal): Promise<void> {
    for (let held = -1; held !== this.#holds; ) {
      held = this.#holds;
      const ms = this.#reserve(channel) - this.#parts.clock();
      if (ms > 0) await this.#parts.wait(ms, signal);
      signal.throwIfAborted();
    }
  }

  /** Nobody gets a turn for so long (ms), also who has been waiting for one. */
  hold(ms: number): void {
    this.#next = Math.max(this.#next, this.#parts.clock() + ms);
    this.#holds++;
  }

  #reserve(channel: string): number {
    const { everyMs, perChannelMs, clock } = this.#parts;
    const at = Math.max(clock(), this.#next);
    this.#next = at + everyMs;
    const there = Math.max(at, this.#channels.get(channel) ?? 0);
    this.#channels.set(channel, there + perChannelMs);
    if (this.#channels.size > MOST) {
      for (const [one, free] of this.#channels) if (free <= at) this.#channels.delete(one);
    }
    return there;
  }
}
