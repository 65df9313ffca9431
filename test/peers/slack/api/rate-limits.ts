/**
 * About one message a second and channel: docs.slack.dev/apis/web-api/rate-limits. Off until it is
 * switched on; it goes by real time, not by the injected clock, because the client waits in real
 * time.
 */
export class RateLimits {
  /** Milliseconds between two messages in one channel; null: no limit. */
  messageEveryMs: number | null = null;
  /** Looks into histories within any second, of all channels together; null: no limit. */
  looksPerSecond: number | null = null;
  readonly #last = new Map<string, number>();
  readonly #looks: number[] = [];

  /** Seconds to wait before a message may go to this channel; null: it may go now. */
  take(channel: string): number | null {
    if (this.messageEveryMs === null) return null;
    const now = performance.now();
    const next = (this.#last.get(channel) ?? Number.NEGATIVE_INFINITY) + this.messageEveryMs;
    if (next > now) return (next - now) / 1_000;
    this.#last.set(channel, now);
    return null;
  }

  /** Seconds to wait before a history may be looked into; null: now. */
  takeLook(): number | null {
    if (this.looksPerSecond === null) return null;
    const now = performance.now();
    const oldest = this.#looks.at(-this.looksPerSecond) ?? Number.NEGATIVE_INFINITY;
    if (oldest + 1000 > now) return (oldest + 1000 - now) / 1000;
    this.#looks.push(now);
    return null;
  }
}
