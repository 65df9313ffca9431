import type { Fact } from '../../library/index.ts';

/** So much of what a statement names is in a fact that is about the same. */
const SAME = 3;

/**
 * Facts, and the one of some others that is about the same (it lacks none of the dates and figures that they have) and has
 * most of what they lack.
 */
export function withNearest(
  facts: readonly Fact[],
  others: readonly Fact[],
  leftOverBy: (facts: readonly Fact[]) => readonly string[],
  values: readonly string[],
): readonly Fact[] {
  const rest = leftOverBy(facts);
  if (facts.length === 0 || rest.length === 0) return facts;
  const all = leftOverBy([]).length;
  const [best] = others
    .map((fact) => ({ fact, without: leftOverBy([fact]) }))
    .filter(
      ({ without }) =>
        all - without.length >= SAME &&
        values.every((value) => !without.includes(value) || rest.includes(value)),
    )
    .map(({ fact, without }) => ({
      fact,
      still: rest.filter((one) => without.includes(one)).length,
    }))
    .filter(({ still }) => still < rest.length)
    .toSorted((a, b) => a.still - b.still);
  return best ? [...facts, best.fact] : facts;
}
