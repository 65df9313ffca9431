type Parts = {
  /** At most so many messages within any second, and evenly where that is possible; asked for each. */
  readonly perSecond: () => number;
  /** So long (ms) after a message was answered, the next may go to the same channel. */
  readonly perChannelMs: number;
  /** A clock (ms) that nobody sets. */
  readonly clock: () => number;
  /** Waits so long (ms); rejects when the signal comes. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
};

const SECOND_MS = 1000;
/** So far (ms) behind its plan the rate may catch up, as after a timer that came late. */
const SLACK_MS = 250;
/** So long (ms) until it is checked again whether one of those on their way has been answered. */
const SOON_MS = 5;
/** A platform that asks for fewer requests is sent so many times fewer … */
const SLOWER = 1.05;
/** … until so many more have gone: it may have had another reason, such as a second process of the bot. */
const RECOVERY = SLOWER ** (-1 / 1000);
/** So many answers are remembered: as many messages as any platform takes in a second. */
const MOST_ANSWERS = 1000;
/** More channels than this are not remembered, but for those that still have to wait. */
const MOST = 1000;

/**
 * Spaces out what is sent to a platform, so that it need not ask for fewer requests. A message counts from when it
 * is sent until a second after its answer: so the platform never gets more in a second, however long each is on
 * its way.
 */
export class SendRateLimiter {
  readonly #parts: Parts;
  /** When each channel may be sent the next message. */
  readonly #channels = new Map<string, number>();
  /** When the last messages were answered, at least as many as may go in a second. */
  readonly #answered: number[] = [];
  #onTheirWay = 0;
  /** How many wait to go ahead of all others. */
  #ahead = 0;
  #next = 0;
  #held = 0;
  /** 1, or by how much more is waited than is planned. */
  #slowness = 1;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Waits until the next message may go to a channel; rejects when the signal comes. What it gives is to be called
   * when the message has been answered or is given up; more often does no harm.
   */
  async turn(channel: string, signal: AbortSignal): Promise<() => void> {
    await this.#take(channel, signal);
    let isOver = false;
    return () => {
      if (!isOver) this.#end(channel);
      isOver = true;
    };
  }

  /**
   * Goes ahead of all who wait for a turn, as soon as the platform may be sent something, or at once when the signal
   * comes. What it gives is as that of `turn`; never rejects.
   */
  async ahead(signal: AbortSignal): Promise<() => void> {
    this.#ahead++;
    try {
      while (!signal.aborted && this.#isFull()) await this.#parts.wait(SOON_MS, signal);
    } catch {
      // the signal came
    } finally {
      this.#ahead--;
    }
    this.#go('');
    let isOver = false;
    return () => {
      if (!isOver) this.#end('');
      isOver = true;
    };
  }

  /**
   * Waits until one more request may go in a turn that is held, after the answer to the one before; rejects when
   * the signal comes. Who waited for a second turn beside the first could wait for ever, for others who do the same.
   */
  async another(channel: string, signal: AbortSignal): Promise<void> {
    this.#end(channel);
    try {
      await this.#take(channel, signal);
    } catch (error) {
      this.#onTheirWay++; // the turn is still to be given back
      throw error;
    }
  }

  /**
   * Gives up to `count` of `held` messages a second away that are not on their way, of those the ones that were used
   * longest ago: after how long (ms) each may be used by somebody else.
   */
  cede(count: number, held: number): number[] {
    const free = Math.max(held - this.#onTheirWay, 0);
    const given = Math.min(count, free);
    const used = free === 0 ? [] : this.#answered.slice(-free);
    const unused = free - used.length;
    const ceded = used.splice(0, Math.max(given - unused, 0));
    this.#answered.splice(0, Number.POSITIVE_INFINITY, ...used);
    const now = this.#parts.clock();
    const rests = ceded.map((at) => Math.max(at + SECOND_MS * this.#slowness - now, 0));
    return [...Array(given - ceded.length).fill(0), ...rests];
  }

  /** Nobody gets a turn for so long (ms), also who has been waiting for one. */
  hold(ms: number): void {
    this.#held = Math.max(this.#held, this.#parts.clock() + ms);
    this.#slowness *= SLOWER;
  }

  /** Nothing may come between the last reading of the clock and the start. */
  async #take(channel: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    for (let ms = this.#left(channel); ms > 0; ms = this.#left(channel)) {
      await this.#parts.wait(ms, signal);
    }
    this.#go(channel);
  }

  /** When the next message may go, for those that went within a second; null: when one has been answered. */
  #window(): number | null {
    const allowed = this.#parts.perSecond() - this.#onTheirWay;
    if (allowed <= 0) return null;
    const last = this.#answered.at(-allowed);
    return last === undefined ? 0 : last + SECOND_MS * this.#slowness;
  }

  #isFull(): boolean {
    const window = this.#window();
    return window === null || window > this.#parts.clock();
  }

  /** So long (ms) a message to a channel has to wait as things are. */
  #left(channel: string): number {
    const now = this.#parts.clock();
    const window = this.#window();
    if (window === null || this.#ahead > 0) return SOON_MS;
    const free = this.#channels.get(channel) ?? 0;
    // Timers are set to whole milliseconds.
    return Math.ceil(Math.max(this.#next, this.#held, window, free) - now);
  }

  #go(channel: string): void {
    const { perSecond, perChannelMs, clock } = this.#parts;
    const at = clock();
    this.#onTheirWay++;
    const apart = SECOND_MS / Math.max(perSecond(), 1);
    this.#next = Math.max(this.#next, at - SLACK_MS) + apart * this.#slowness;
    this.#slowness = Math.max(1, this.#slowness * RECOVERY);
    if (perChannelMs > 0) this.#channels.set(channel, at + perChannelMs);
  }

  #end(channel: string): void {
    const { perChannelMs, clock } = this.#parts;
    const at = clock();
    this.#onTheirWay--;
    this.#answered.push(at);
    if (this.#answered.length > MOST_ANSWERS) this.#answered.shift();
    if (perChannelMs === 0) return;
    this.#channels.set(channel, at + perChannelMs);
    if (this.#channels.size > MOST) {
      for (const [one, free] of this.#channels) if (free <= at) this.#channels.delete(one);
    }
  }
}
