/** Remembers which ids have arrived: the last so many of them. */
export class Deduplicator {
  readonly #ids = new Set<string>();
  readonly #most: number;

  constructor(most = 10_000) {
    this.#most = most;
  }

  /** True the first time that an id arrives. */
  isNew(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (this.#ids.size > this.#most && oldest !== undefined) this.#ids.delete(oldest);
    return true;
  }

  /** As if an id had never arrived. */
  forget(id: string): void {
    this.#ids.delete(id);
  }
}
