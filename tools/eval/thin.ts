import { createHash } from 'node:crypto';
import type { Fact, Library } from '../../src/library/library.ts';
import type { FactId } from '../../src/library/schema.ts';

/** How many of its questions a folder of briefs keeps. */
export type Density = {
  /** So many asks a fact and language; unless it is all of them, what a fact corrects is left out. */
  readonly asks: number | 'all';
  /** Whether the unanswerable questions stay. */
  readonly uncovered: boolean;
  /** Another seed keeps other ones. What is kept of few is kept of more. */
  readonly seed?: number;
};

/** The same library as an editor with less time would have written it. */
export function thin(library: Library, { asks, uncovered, seed = 1 }: Density): Library {
  const rankOf = (line: string) => createHash('sha256').update(`${seed} ${line}`).digest('hex');
  const few = (lines: readonly string[], most: number) =>
    lines
      .map((line) => ({ line, rank: rankOf(line) }))
      .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
      .slice(0, most)
      .map(({ line }) => line);
  const thinned = (fact: Fact): Fact => {
    if (asks === 'all') return fact;
    const { corrects: _, asks: all, ...rest } = fact;
    return all ? { ...rest, asks: { en: few(all.en, asks), ja: few(all.ja, asks) } } : rest;
  };
  const facts = new Map<FactId, Fact>(
    Array.from(library.facts, ([id, fact]) => [id, thinned(fact)]),
  );
  const factOf = ({ id }: Fact) => facts.get(id) ?? [];
  return {
    ...library,
    version: `${library.version} ${asks} ${uncovered} ${seed}`,
    facts,
    briefs: new Map(
      Array.from(library.briefs, ([id, brief]) => [
        id,
        { ...brief, facts: brief.facts.flatMap(factOf) },
      ]),
    ),
    uncovered: uncovered ? library.uncovered : { en: [], ja: [] },
  };
}
