/**
 * How long a test waits for something the bot should do, in real time: longer than the 5 seconds
 * that discord.js leaves between two IDENTIFYs, and Bolt before it connects anew, also on a machine that
 * has much else to do.
 */
const PATIENCE_MS = 20_000;

/** What happened, in order. Tests wait for entries instead of sleeping. */
export class Journal<T> {
  readonly entries: T[] = [];
  readonly #listeners = new Set<(entry: T) => void>();

  add(entry: T): void {
    this.entries.push(entry);
    for (const hear of [...this.#listeners]) hear(entry);
  }

  /** Calls back for every entry to come; the returned function ends that. */
  listen(hear: (entry: T) => void): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  /**
   * The nth entry that fits, of the past or to come. Rejects when it has not come in time; `what`
   * names the thing that was expected, `from` is the entry to begin with.
   */
  nth(nth: number, fits: (entry: T) => boolean, what: string, from = 0): Promise<T> {
    const found = this.entries.slice(from).filter(fits);
    const ready = found[nth - 1];
    if (ready !== undefined) return Promise.resolve(ready);
    return new Promise((resolve, reject) => {
      let missing = nth - found.length;
      const stop = this.listen((entry) => {
        if (!fits(entry)) return;
        missing -= 1;
        if (missing > 0) return;
        stop();
        clearTimeout(timer);
        resolve(entry);
      });
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`waited ${PATIENCE_MS} ms in vain for ${what}`));
      }, PATIENCE_MS);
    });
  }

  first(fits: (entry: T) => boolean, what: string): Promise<T> {
    return this.nth(1, fits, what);
  }
}
