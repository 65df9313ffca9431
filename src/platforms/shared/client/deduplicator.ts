/** So many ids are remembered at the least. */
const LEAST = 10_000;

/**
 * Remembers which ids have arrived: the last 10,000 of them, and up to as many before. They are forgotten all at once,
 * as to look for the oldest one takes longer with each that has gone before it.
 */
export class Deduplicator {
  #recent = new Set<string>();
  #before = new Set<string>();

  /** True the first time that an id arrives. */
  isNew(id: string): boolean {
    if (this.#recent.has(id) || this.#before.has(id)) return false;
    if (this.#recent.size >= LEAST) {
      this.#before = this.#recent;
      this.#recent = new Set();
    }
    this.#recent.add(id);
    return true;
  }

  /** As if an id had never arrived. */
  forget(id: string): void {
    this.#recent.delete(id);
    this.#before.delete(id);
  }
}
