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
  /** The same within any minute; `minutePasses` ends it. */
  looksPerMinute: number | null = null;
  /** Messages of one look, however many are asked for: 15 for apps distributed outside the Marketplace; null: no limit. */
  mostListed: number | null = null;
  readonly #last = new Map<string, number>();
  #looks: number[] = [];

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
    const [most, ms] =
      this.looksPerMinute === null ? [this.looksPerSecond, 1000] : [this.looksPerMinute, 60_000];
    if (most === null) return null;
    const now = performance.now();
    const oldest = this.#looks.at(-most) ?? Number.NEGATIVE_INFINITY;
    if (oldest + ms > now) return (oldest + ms - now) / 1000;
    this.#looks.push(now);
    return null;
  }

  /** Histories may be looked into again. */
  minutePasses(): void {
    this.#looks = [];
  }
}
