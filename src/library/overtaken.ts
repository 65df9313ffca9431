import { compareDates, type DateText } from './dates.ts';
import { citesOf, type Fact, type Library, newestCited } from './library.ts';
import type { Structure } from './schema.ts';

/**
 * Whether time has overtaken a fact: others say what is known since, or it held until a day that the sources have
 * passed. A date that still lies ahead of the newest source ("until March 2027") overtakes nothing.
 */
export function isOvertaken(fact: Fact, { reach }: Pick<Library, 'reach'>): boolean {
  return (
    fact.supersededBy !== undefined ||
    (fact.until !== undefined && compareDates(fact.until, reach) <= 0)
  );
}

/** When a fact was known to hold last: its `until`, or the date of the newest source it cites; null: none has a date. */
export function knownAt(fact: Fact, library: Pick<Library, 'sources'>): DateText | null {
  return fact.until ?? newestCited(citesOf(fact), library);
}

/** What is known now in place of an overtaken fact, in the editor's order: successors of successors count, overtaken ones do not. */
export function successorsOf(fact: Fact, library: Library): readonly Fact[] {
  const found = new Set<Fact>();
  const seen = new Set<Fact>([fact]);
  const follow = (each: Fact) => {
    for (const id of each.supersededBy ?? []) {
      const next = library.facts.get(id);
      if (!next || seen.has(next)) continue;
      seen.add(next);
      if (isOvertaken(next, library)) follow(next);
      else found.add(next);
    }
  };
  follow(fact);
  return [...found];
}

/** Whether time has overtaken an edge: it held until a day that the sources have passed, or the fact behind it is overtaken. */
export function isEdgeOvertaken(edge: Structure['edges'][number], library: Library): boolean {
  if (edge.until !== undefined && compareDates(edge.until, library.reach) <= 0) return true;
  const fact = edge.fact === undefined ? undefined : library.facts.get(edge.fact);
  return fact !== undefined && isOvertaken(fact, library);
}
