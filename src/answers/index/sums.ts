/** A sum per place, above 0 for those that something was added to. */
export class Sums {
  #values = new Float64Array(0);
  #reached = new Int32Array(0);
  #count = 0;

  ofSize(places: number): this {
    if (this.#values.length < places) {
      this.#values = new Float64Array(places);
      this.#reached = new Int32Array(places);
    }
    return this;
  }

  add(place: number, value: number): void {
    const before = this.#values[place] ?? 0;
    if (before === 0) this.#reached[this.#count++] = place;
    this.#values[place] = before + value;
  }

  /** As `add`, but the greater of both stays. */
  raise(place: number, value: number): void {
    const before = this.#values[place] ?? 0;
    if (before === 0) this.#reached[this.#count++] = place;
    if (value > before) this.#values[place] = value;
  }

  at(place: number): number {
    return this.#values[place] ?? 0;
  }

  sumsAt(places: Int32Array): Float64Array {
    const sums = new Float64Array(places.length);
    for (let i = 0; i < places.length; i++) sums[i] = this.at(places[i] ?? 0);
    return sums;
  }

  /** The greatest sum but n - 1; 0 where there are fewer. */
  nth(n: number): number {
    const top = new Top(n);
    for (let i = 0; i < this.#count; i++) top.offer(this.at(this.#reached[i] ?? 0));
    return top.least;
  }

  /** The places with the greatest sums, at most so many; of equals the one that something was added to first. */
  best(most: number): number[] {
    const best: number[] = [];
    for (let i = 0; i < this.#count; i++) {
      const place = this.#reached[i] ?? 0;
      const sum = this.at(place);
      let at = best.length;
      if (at === most && sum <= this.at(best[most - 1] ?? 0)) continue;
      if (at === most) at--;
      for (; at > 0 && sum > this.at(best[at - 1] ?? 0); at--) best[at] = best[at - 1] ?? 0;
      best[at] = place;
    }
    return best;
  }

  /** The places whose sum is at least so much. */
  placesFrom(least: number): Int32Array {
    const found = new Int32Array(this.#count);
    let count = 0;
    for (let i = 0; i < this.#count; i++) {
      const place = this.#reached[i] ?? 0;
      if (this.at(place) >= least) found[count++] = place;
    }
    return found.subarray(0, count);
  }

  /** Hands out every sum and is empty. */
  empty(take?: (place: number, sum: number) => void): void {
    for (let i = 0; i < this.#count; i++) {
      const place = this.#reached[i] ?? 0;
      const sum = this.#values[place] ?? 0;
      this.#values[place] = 0;
      take?.(place, sum);
    }
    this.#count = 0;
  }
}

/** The n-th greatest of some values; 0 where there are fewer. */
export function nthOf(values: Float64Array, n: number): number {
  const top = new Top(n);
  for (const value of values) top.offer(value);
  return top.least;
}

/** The n greatest of some values. */
class Top {
  readonly #values: Float64Array;
  /** The least of them; 0 until there are n. */
  least = 0;

  constructor(n: number) {
    this.#values = new Float64Array(n);
  }

  offer(value: number): void {
    if (value <= this.least) return;
    let at = this.#values.length - 1;
    for (; at > 0 && (this.#values[at - 1] ?? 0) < value; at--) {
      this.#values[at] = this.#values[at - 1] ?? 0;
    }
    this.#values[at] = value;
    this.least = this.#values[this.#values.length - 1] ?? 0;
  }
}
