import type { Slot } from './slots.ts';

/**
 * What has the most weight in common with a question, best first: numbers of whatever the postings
 * list per term (facts, lines). Cheap and rough; what it finds is looked at closely afterwards.
 */
export function heaviest(
  slots: readonly Slot[],
  postings: readonly (Int32Array | undefined)[],
  most: number,
): number[] {
  const sums = new Map<number, number>();
  for (const { weight, ways } of slots) {
    const best = new Map<number, number>();
    for (const { terms, worth } of ways) {
      const share = (weight * worth) / terms.length;
      const reached = new Map<number, number>();
      for (const term of terms) {
        for (const place of postings[term] ?? []) {
          reached.set(place, (reached.get(place) ?? 0) + share);
        }
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
