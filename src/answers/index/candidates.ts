import type { QueryTerm } from './query-terms.ts';

/** Where a term stands: places in order, and per place how firmly it belongs there, from 0 to 1. */
export type Postings = {
  readonly places: Int32Array;
  readonly firmness: Float64Array;
};

/**
 * What has the most weight in common with a question, best first: numbers of whatever the postings
 * list per term (facts, lines). Cheap and rough; what it finds is looked at closely afterwards.
 */
export function heaviest(
  slots: readonly QueryTerm[],
  postings: readonly (Postings | undefined)[],
  most: number,
): number[] {
  const sums = new Map<number, number>();
  for (const { weight, ways } of slots) {
    const best = new Map<number, number>();
    for (const { terms, worth } of ways) {
      const share = (weight * worth) / terms.length;
      const reached = new Map<number, number>();
      for (const term of terms) {
        const found = postings[term];
        found?.places.forEach((place, i) => {
          const here = share * (found.firmness[i] ?? 0);
          reached.set(place, (reached.get(place) ?? 0) + here);
        });
      }
      for (const [place, sum] of reached) best.set(place, Math.max(best.get(place) ?? 0, sum));
    }
    for (const [place, sum] of best) sums.set(place, (sums.get(place) ?? 0) + sum);
  }
  return [...sums]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([place]) => place);
}
