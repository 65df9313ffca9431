import type { QueryTerm } from './query-terms.ts';
import { nthOf, Sums } from './sums.ts';
import type { Postings } from './types.ts';

/** A term so often at a place counts half as much as one that is there very often (as k1 in BM25). */
const SATURATION = 3;

/** So many places in all are added up sooner than it is found out which of them need not be. */
const FEW = 4000;

/** Sums that differ by less may be equal but for the order of addition. */
const MARGIN = 1e-9;

/** What has so much weight in common with a question; `place`: its number among whatever the postings list. */
export type Candidate = { readonly place: number; readonly sum: number };

/**
 * Candidate retrieval: what has the most weight in common with a question, best first, at most so many; of equals
 * what the first of the terms finds first. The postings list facts or lines per term. Cheap and
 * rough; the candidates are ranked afterwards.
 *
 * Terms are looked at by what they can add at most, the greatest first. Once all that are left together cannot bring a new
 * place among the best, only the places in question are looked up in them (MaxScore: Turtle and Flood, Query evaluation:
 * strategies and optimizations, 1995, https://doi.org/10.1016/0306-4573(95)00020-H). The result is that of adding up all.
 */
export function retrieveCandidates(
  queryTerms: readonly QueryTerm[],
  postings: Postings,
  most: number,
): Candidate[] {
  const total = TOTAL.ofSize(postings.size);
  if (countPlaces(queryTerms, postings) <= FEW) {
    for (const queryTerm of queryTerms) addAll(total, queryTerm, postings);
    const best = total.best(most).map((place) => ({ place, sum: total.at(place) }));
    total.empty();
    return best;
  }
  const lists = queryTerms
    .map((queryTerm) => ({ queryTerm, bound: mostGain(queryTerm, postings) }))
    .toSorted((a, b) => b.bound - a.bound);
  let open = lists.reduce((sum, { bound }) => sum + bound, 0);
  let enough = 0;
  let next = 0;
  for (; next < lists.length && enough <= open + MARGIN; next++) {
    const list = lists[next];
    if (!list) break;
    addAll(total, list.queryTerm, postings);
    open -= list.bound;
    enough = total.nth(most);
  }
  let places = total.placesFrom(enough - open - MARGIN).sort();
  let sums = total.sumsAt(places);
  for (; next < lists.length; next++) {
    const list = lists[next];
    if (!list) break;
    const gainAt = lookUp([list.queryTerm], postings);
    for (let i = 0; i < places.length; i++) {
      sums[i] = (sums[i] ?? 0) + gainAt(places[i] ?? 0).sum;
    }
    open -= list.bound;
    const least = Math.max(enough, nthOf(sums, most)) - open - MARGIN;
    let kept = 0;
    for (let i = 0; i < places.length; i++) {
      if ((sums[i] ?? 0) < least) continue;
      places[kept] = places[i] ?? 0;
      sums[kept] = sums[i] ?? 0;
      kept++;
    }
    places = places.subarray(0, kept);
    sums = sums.subarray(0, kept);
  }
  total.empty();
  return bestOf(places, lookUp(queryTerms, postings), most);
}

/** Those of some places that have the most weight in common with a question, best first, at most so many. */
export const bestAmong = (
  places: readonly number[],
  queryTerms: readonly QueryTerm[],
  postings: Postings,
  most: number,
): Candidate[] => bestOf(Int32Array.from(places).sort(), lookUp(queryTerms, postings), most);

type Sum = { readonly sum: number; readonly list: number };
type Found = Candidate & Sum;

/** The best of places that come in order. */
function bestOf(places: Int32Array, sumAt: (place: number) => Sum, most: number): Found[] {
  const best: Found[] = [];
  const isBetter = (a: Sum, b: Sum | undefined) =>
    b === undefined || a.sum > b.sum || (a.sum === b.sum && a.list < b.list);
  for (const place of places) {
    const found = sumAt(place);
    if (best.length === most && !isBetter(found, best[most - 1])) continue;
    let at = best.length;
    while (at > 0 && isBetter(found, best[at - 1])) at--;
    best.splice(at, 0, { place, ...found });
    if (best.length > most) best.pop();
  }
  return best;
}

function countPlaces(queryTerms: readonly QueryTerm[], { starts }: Postings): number {
  let count = 0;
  for (const { variants } of queryTerms) {
    for (const { terms } of variants) {
      for (const term of terms) count += (starts[term + 1] ?? 0) - (starts[term] ?? 0);
    }
  }
  return count;
}

const saturated = (count: number) => count / (count + SATURATION);

/** What a query term adds to any place at most. */
function mostGain({ weight, variants }: QueryTerm, { mostCounts }: Postings): number {
  const gainOf = ({ terms, worth }: QueryTerm['variants'][number]) =>
    terms.reduce(
      (sum, term) => sum + ((weight * worth) / terms.length) * saturated(mostCounts[term] ?? 0),
      0,
    );
  return Math.max(0, ...variants.map(gainOf));
}

/** Adds what a query term is worth, by the best of its variants, to the sum of every place that has it. */
function addAll(total: Sums, { weight, variants }: QueryTerm, postings: Postings): void {
  const { starts, places, counts } = postings;
  const add = (sums: Sums, term: number, share: number) => {
    const end = starts[term + 1] ?? 0;
    for (let i = starts[term] ?? 0; i < end; i++) {
      sums.add(places[i] ?? 0, share * saturated(counts[i] ?? 0));
    }
  };
  const [first] = variants;
  if (first && variants.length === 1 && first.terms.length === 1) {
    add(total, first.terms[0] ?? -1, weight * first.worth);
    return;
  }
  const best = OF_QUERY_TERM.ofSize(postings.size);
  for (const { terms, worth } of variants) {
    const reached = OF_VARIANT.ofSize(postings.size);
    for (const term of terms) add(reached, term, (weight * worth) / terms.length);
    reached.empty((place, sum) => best.raise(place, sum));
  }
  best.empty((place, sum) => total.add(place, sum));
}

/**
 * Sums up what query terms are worth at one place after the other; the places must come in order. `list`: which of the
 * terms, counted through, is the first that the place has.
 */
function lookUp(queryTerms: readonly QueryTerm[], postings: Postings) {
  const variantsOf = queryTerms.map(({ weight, variants }) =>
    variants.map(({ terms, worth }) => ({ terms, share: (weight * worth) / terms.length })),
  );
  const cursors = variantsOf
    .flat()
    .flatMap(({ terms }) => terms.map((term) => postings.starts[term] ?? 0));
  return (place: number): Sum => {
    let list = 0;
    let firstList = -1;
    let sum = 0;
    for (const variants of variantsOf) {
      let best = 0;
      for (const { terms, share } of variants) {
        let reached = 0;
        for (const term of terms) {
          const at = seek(postings, term, place, cursors[list] ?? 0);
          cursors[list] = at;
          if (at < (postings.starts[term + 1] ?? 0) && postings.places[at] === place) {
            reached += share * saturated(postings.counts[at] ?? 0);
            if (firstList < 0) firstList = list;
          }
          list++;
        }
        if (reached > best) best = reached;
      }
      sum += best;
    }
    return { sum, list: firstList };
  };
}

/** Where a place, or the next one, stands among those of a term, from a position on: in leaps, then by halves. */
function seek({ starts, places }: Postings, term: number, place: number, from: number): number {
  const end = starts[term + 1] ?? 0;
  let low = from;
  let leap = 1;
  while (low + leap < end && (places[low + leap] ?? 0) < place) {
    low += leap;
    leap *= 2;
  }
  let high = Math.min(low + leap, end);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Used by one question after another, and empty in between; a question is answered without a pause. */
const TOTAL = new Sums();
const OF_QUERY_TERM = new Sums();
const OF_VARIANT = new Sums();
