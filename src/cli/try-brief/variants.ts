import type { Brief, BriefId, Fact, FactId, Lang, Library } from '../../library/index.ts';

/** Other states of a library, to see what a question finds there. Each is a snapshot of its own. */

/** The same with other facts in place of some. */
function withFacts(library: Library, change: (fact: Fact) => Fact): Library {
  const facts = new Map(Array.from(library.facts, ([id, fact]) => [id, change(fact)]));
  const factsOf = (brief: Brief) => brief.facts.flatMap(({ id }) => facts.get(id) ?? []);
  const briefs = new Map(
    Array.from(library.briefs, ([id, brief]) => [id, { ...brief, facts: factsOf(brief) }]),
  );
  return { ...library, facts, briefs };
}

const NO_LINES = { en: [], ja: [] } as const;

/** Without the lines of `uncovered`. */
export const withoutUncovered = (library: Library): Library => ({
  ...library,
  uncovered: NO_LINES,
});

/** Only what the facts state: without any question. */
export function statementsOnly(library: Library): Library {
  return withoutUncovered(
    withFacts(library, ({ asks: _, corrects: __, ...statement }) => statement),
  );
}

/** Without some asks: those that are given. */
export function withoutAsks(library: Library, left: ReadonlySet<string>): Library {
  const rest = (asks: readonly string[]) => asks.filter((ask) => !left.has(ask));
  return withFacts(library, (fact) =>
    fact.asks ? { ...fact, asks: { en: rest(fact.asks.en), ja: rest(fact.asks.ja) } } : fact,
  );
}

/** The lines of `uncovered` in a language as a library of its own, to find the one that is most like a question. */
export function libraryOfUncovered(library: Library, lang: Lang): Library {
  const facts = library.uncovered[lang].map(
    (line, i): Fact => ({
      id: `uncovered-${i}` as FactId,
      brief: 'uncovered' as BriefId,
      status: 'reported',
      en: line,
      ja: line,
      cites: [],
    }),
  );
  return {
    ...withoutUncovered(library),
    briefs: new Map(),
    facts: new Map(facts.map((fact) => [fact.id, fact])),
  };
}
