import type { QueryTerm } from './query-terms.ts';
import type { Postings } from './types.ts';

/**
 * Candidate retrieval: what has the most weight in common with a question, best first, at most so many. Returns
 * numbers of whatever the postings list per term (entries, lines). Cheap and rough; the candidates are ranked afterwards.
 */
export function retrieveCandidates(
  queryTerms: readonly QueryTerm[],
  postings: readonly (Postings | undefined)[],
  most: number,
): number[] {
  const sums = new Map<number, number>();
  for (const { weight, variants } of queryTerms) {
    const best = new Map<number, number>();
    for (const { terms, worth } of variants) {
      const share = (weight * worth) / terms.length;
      const reached = new Map<number, number>();
      for (const term of terms) {
        const found = postings[term];
        found?.places.forEach((place, i) => {
          const here = share * (found.saturation[i] ?? 0);
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
