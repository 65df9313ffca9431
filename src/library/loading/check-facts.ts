import type { BriefFile, Cite, FactEntry, Source } from '../index.ts';
import type { Mentions } from './checks/mentions.ts';
import type { Problem } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';

type Brief = YamlFile<BriefFile>;
type Path = (string | number)[];

/**
 * What is known since a fact: `supersededBy` must lead on to newer facts, never to itself or round in a circle.
 * That the facts named exist is checked with the other references.
 */
export function supersessionProblems(briefs: readonly YamlFile<Mentions>[]): Problem[] {
  const successors = new Map<string, readonly (string | null)[]>(
    briefs.flatMap(({ value }) =>
      value.facts.flatMap((fact) => (fact?.id ? [[fact.id, fact.supersededBy ?? []]] : [])),
    ),
  );
  return briefs.flatMap((brief) =>
    brief.value.facts.flatMap((fact, i) =>
      (fact?.supersededBy ?? []).flatMap((id, j) => {
        const path: Path = ['facts', i, 'supersededBy', j];
        if (!fact?.id || id === null) return [];
        if (id === fact.id)
          return brief.problem(path, 'the fact is superseded by itself', 'remove it');
        if (!leadsTo(id, fact.id, successors)) return [];
        const wrong = `"${id}" is itself superseded, at last by "${fact.id}"`;
        return brief.problem(
          path,
          wrong,
          'of the two, only the older one is superseded: remove one',
        );
      }),
    ),
  );
}

function leadsTo(
  from: string,
  to: string,
  successors: ReadonlyMap<string, readonly (string | null)[]>,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (seen.has(from)) return false;
  const beyond = new Set([...seen, from]);
  return (successors.get(from) ?? []).some(
    (id) => id !== null && (id === to || leadsTo(id, to, successors, beyond)),
  );
}

/** Statements that rest on weak sources alone, and do not say openly whose word it is. */
export function weakProblems(briefs: readonly Brief[], sources: readonly Source[]): Problem[] {
  const weak = new Set(sources.filter((source) => source.weak).map(({ id }) => id));
  return briefs.flatMap((brief) => restingOnWeak(brief, weak));
}

function restingOnWeak(brief: Brief, weak: ReadonlySet<string>): Problem[] {
  return unattributed(brief.value).flatMap(({ path, cites }) => {
    if (
      !cites.every(({ source }) => weak.has(source)) ||
      new Set(cites.map(({ source }) => source)).size > 1
    )
      return [];
    const wrong = `${cites[0]?.source} is a weak source, and nothing else is cited`;
    const remedy = 'cite a second source, or give the status "said" and whose word it is in "by"';
    return brief.problem([...path, 'cites'], wrong, remedy);
  });
}

/** Everything that must rest on more than one weak source: all but what somebody is quoted with. */
function unattributed(brief: BriefFile): { path: Path; cites: readonly Cite[] }[] {
  return [
    { path: ['bottomLine'], cites: brief.bottomLine.cites },
    { path: ['whyItMatters'], cites: brief.whyItMatters.cites },
    ...brief.facts.flatMap((fact, i) => statementsIn(fact, ['facts', i])),
  ];
}

function statementsIn(fact: FactEntry, path: Path): { path: Path; cites: readonly Cite[] }[] {
  // A side of a dispute says whose view it is, as "by" does of what is said.
  return fact.status === 'said' || fact.status === 'disputed' ? [] : [{ path, cites: fact.cites }];
}
