import type { QueryTerm } from './query-terms.ts';
import type { Postings } from './types.ts';

/** A term so often at a place counts half as much as one that is there very often (as k1 in BM25). */
const SATURATION = 3;

/**
 * Candidate retrieval: what has the most weight in common with a question, best first, at most so many. Returns
 * numbers of whatever the postings list per term (facts, lines). Cheap and rough; the candidates are ranked afterwards.
 */
export function retrieveCandidates(
  queryTerms: readonly QueryTerm[],
  postings: Postings,
  most: number,
): number[] {
  const { starts, places, counts } = postings;
  const add = (sums: Sums, term: number, share: number) => {
    const end = starts[term + 1] ?? 0;
    for (let i = starts[term] ?? 0; i < end; i++) {
      const count = counts[i] ?? 0;
      sums.add(places[i] ?? 0, share * (count / (count + SATURATION)));
    }
  };
  const sums = TOTAL.ofSize(postings.size);
  for (const { weight, variants } of queryTerms) {
    const [first] = variants;
    if (first && variants.length === 1 && first.terms.length === 1) {
      add(sums, first.terms[0] ?? -1, weight * first.worth);
      continue;
    }
    const best = OF_QUERY_TERM.ofSize(postings.size);
    for (const { terms, worth } of variants) {
      const reached = OF_VARIANT.ofSize(postings.size);
      for (const term of terms) add(reached, term, (weight * worth) / terms.length);
      reached.empty((place, sum) => best.raise(place, sum));
    }
    best.empty((place, sum) => sums.add(place, sum));
  }
  const top = createTop(most);
  sums.empty(top.offer);
  return top.places;
}

/** A sum per place, above 0 for those that something was added to; kept in the order in which they were reached. */
class Sums {
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

  /** Hands out every sum, in order, and is empty. */
  empty(take: (place: number, sum: number) => void): void {
    for (let i = 0; i < this.#count; i++) {
      const place = this.#reached[i] ?? 0;
      const sum = this.#values[place] ?? 0;
      this.#values[place] = 0;
      take(place, sum);
    }
    this.#count = 0;
  }
}

/** Used by one question after another, and empty in between; a question is answered without a pause. */
const TOTAL = new Sums();
const OF_QUERY_TERM = new Sums();
const OF_VARIANT = new Sums();

/** The places with the greatest sums, greatest first; of equals the one that was offered first. */
function createTop(most: number) {
  const places: number[] = [];
  const sums: number[] = [];
  return {
    places,
    offer: (place: number, sum: number): void => {
      if (places.length === most && sum <= (sums[most - 1] ?? 0)) return;
      let at = places.length;
      while (at > 0 && (sums[at - 1] ?? 0) < sum) at--;
      places.splice(at, 0, place);
      sums.splice(at, 0, sum);
      if (places.length > most) {
        places.pop();
        sums.pop();
      }
    },
  };
}
