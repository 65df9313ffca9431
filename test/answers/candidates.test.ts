import { describe, expect, test } from 'vitest';
import { retrieveCandidates } from '../../src/answers/index/candidates.ts';
import { greatestOf } from '../../src/answers/index/postings.ts';
import type { QueryTerm } from '../../src/answers/index/query-terms.ts';
import type { Postings } from '../../src/answers/index/types.ts';
import { runToEnd } from '../../src/answers/tasks/index.ts';

const queryTerm = (
  weight: number,
  ...variants: { terms: number[]; worth: number }[]
): QueryTerm => ({
  shown: 'word',
  weight,
  variants,
  known: true,
  isName: false,
  isVague: false,
});
function postings(...lists: [place: number, count: number][][]): Postings {
  const starts = Int32Array.from([0, ...lists.map((_, i) => lists.slice(0, i + 1).flat().length)]);
  const counts = Uint16Array.from(lists.flat(), ([, count]) => count);
  return {
    size: 1 + Math.max(0, ...lists.flat().map(([place]) => place)),
    starts,
    places: Int32Array.from(lists.flat(), ([place]) => place),
    counts,
    mostCounts: runToEnd(greatestOf(counts, starts)),
  };
}

const placesOf = (candidates: ReturnType<typeof retrieveCandidates>) =>
  candidates.map(({ place }) => place);

describe('candidates', () => {
  test('come by the weight they have in common with the question', () => {
    const where = postings(
      [
        [1, 1],
        [2, 1],
      ],
      [[2, 1]],
      [[3, 1]],
    );
    const queryTerms = [
      queryTerm(2, { terms: [0], worth: 1 }),
      queryTerm(1, { terms: [1], worth: 1 }),
    ];
    expect(placesOf(retrieveCandidates(queryTerms, where, 9))).toEqual([2, 1]);
    expect(placesOf(retrieveCandidates(queryTerms, where, 1))).toEqual([2]);
  });

  test('of two with the same words, the one to which they belong more firmly comes first', () => {
    const where = postings([
      [1, 1],
      [2, 27],
    ]);
    expect(
      placesOf(retrieveCandidates([queryTerm(1, { terms: [0], worth: 1 })], where, 9)),
    ).toEqual([2, 1]);
  });

  test('a word is met by the best of its variants, not by all of them', () => {
    const where = postings([[1, 1]], [[1, 1]], [[2, 1]]);
    const twice = queryTerm(1, { terms: [0], worth: 0.6 }, { terms: [1], worth: 0.6 });
    const once = queryTerm(1, { terms: [2], worth: 1 });
    expect(placesOf(retrieveCandidates([twice, once], where, 9))).toEqual([2, 1]);
  });

  test('terms that nothing has are no harm', () => {
    expect(
      retrieveCandidates([queryTerm(1, { terms: [-1, 7], worth: 1 })], postings([]), 9),
    ).toEqual([]);
  });

  test.each([300, 30_000])(
    'of %d places the best are those that adding up all of them gives',
    (count) => {
      const places = Array.from({ length: count }, (_, place) => place);
      const every = (n: number) => places.filter((place) => (place * 7 + n) % n === 0);
      const lists = [2, 3, 5, 11, 40, 170].map((n) =>
        every(n).map((place): [number, number] => [place, 1 + ((place * n) % 5)]),
      );
      const weights = [0.3, 0.5, 1.1, 2, 3, 5];
      const counts = lists.map((list) => new Map(list));
      const sums = places.map((place) =>
        counts.reduce((sum, countAt, term) => {
          const times = countAt.get(place) ?? 0;
          return sum + (weights[term] ?? 0) * (times / (times + 3));
        }, 0),
      );
      const best = retrieveCandidates(
        weights.map((weight, term) => queryTerm(weight, { terms: [term], worth: 1 })),
        postings(...lists),
        16,
      );
      const greatest = sums.toSorted((a, b) => b - a).slice(0, 16);
      expect(best.map(({ place }) => sums[place])).toEqual(greatest);
      expect(best.map(({ sum }) => sum)).toEqual(greatest.map((sum) => expect.closeTo(sum, 9)));
      expect(new Set(placesOf(best)).size).toBe(16);
    },
  );
});
