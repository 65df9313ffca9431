/** So long (ms) what is to be written waits for more, so that nobody waits for it and much is written at once. */
const DELAY_MS = 50;
/** So many rows are written in one statement. */
const MOST_ROWS = 500;
/** More than this does not wait, as when a database is away for long: the oldest is given up. */
const MOST_WAITING = 10_000;

type Parts<T, R> = {
  /** Writes rows that have not been written, by key; gives what came of each. */
  readonly write: (rows: ReadonlyMap<string, T>) => Promise<ReadonlyMap<string, R>>;
  /** One value for two that came for one key. */
  readonly join: (earlier: T, later: T) => T;
  /** Waits so long (ms); rejects when the signal comes. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly onError: (error: unknown) => void;
};

type Waiting<T, R> = { value: T; readonly written: PromiseWithResolvers<R | null> };

/** Writes values by key a moment after they came, one batch after the other. */
export class WriteBehind<T, R> {
  readonly #parts: Parts<T, R>;
  readonly #ending = new AbortController();
  #waiting = new Map<string, Waiting<T, R>>();
  #onTheirWay: ReadonlyMap<string, Waiting<T, R>> = new Map();
  #work: Promise<void> | null = null;

  constructor(parts: Parts<T, R>) {
    this.#parts = parts;
  }

  /** Gives what came of it once it is written; null where it could not be. Never rejects. */
  put(key: string, value: T): Promise<R | null> {
    const before = this.#waiting.get(key);
    const one = before ?? { value, written: Promise.withResolvers<R | null>() };
    if (before) before.value = this.#parts.join(before.value, value);
    this.#waiting.set(key, one);
    if (this.#waiting.size > MOST_WAITING) this.#giveUpOldest();
    this.#work ??= this.#writeAll();
    return one.written.promise;
  }

  /** What has been put and is not written yet. */
  pending(key: string): T | undefined {
    return (this.#waiting.get(key) ?? this.#onTheirWay.get(key))?.value;
  }

  /** Writes what is left, and from now on without delay. */
  async close(): Promise<void> {
    this.#ending.abort();
    await this.#work;
  }

  #giveUpOldest(): void {
    const [oldest] = this.#waiting;
    if (!oldest) return;
    this.#waiting.delete(oldest[0]);
    oldest[1].written.resolve(null);
  }

  async #writeAll(): Promise<void> {
    await this.#parts.wait(DELAY_MS, this.#ending.signal).catch(() => {});
    while (this.#waiting.size > 0) {
      const batch = [...this.#waiting].slice(0, MOST_ROWS);
      for (const [key] of batch) this.#waiting.delete(key);
      this.#onTheirWay = new Map(batch);
      await this.#write(this.#onTheirWay);
    }
    this.#onTheirWay = new Map();
    this.#work = null; // at once: what is put from here on begins anew
  }

  async #write(batch: ReadonlyMap<string, Waiting<T, R>>): Promise<void> {
    const rows = new Map([...batch].map(([key, { value }]) => [key, value]));
    const results = await this.#parts.write(rows).catch((error: unknown) => {
      this.#parts.onError(error);
      return null;
    });
    for (const [key, { written }] of batch) written.resolve(results?.get(key) ?? null);
  }
}
