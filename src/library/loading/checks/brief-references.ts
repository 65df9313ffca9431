import type { LibraryFile, Source } from '../../index.ts';
import type { Problem } from '../problem.ts';
import type { YamlFile } from '../yaml-file.ts';
import type { Mentions } from './mentions.ts';
import { brokenCites, type CiteWithPath, didYouMean, type Path, pathsOf } from './references.ts';

/** What briefs can name in a folder. */
export type Known = {
  /** Null: they have faults, so that nobody can say what is missing among them. */
  readonly sources: readonly Source[] | null;
  /** Null, likewise. */
  readonly settings: LibraryFile | null;
  readonly briefIds: ReadonlySet<string>;
  /** Whether there are no other facts than those of the briefs that are checked. */
  readonly hasAllFacts: boolean;
};

/** References of briefs to what is not there. */
export function brokenReferences(
  briefs: readonly YamlFile<Mentions>[],
  { sources, settings, briefIds, hasAllFacts }: Known,
): Problem[] {
  const sourceById = sources && new Map<string, Source>(sources.map((each) => [each.id, each]));
  const dated = new Map<string, boolean>(
    briefs.flatMap(({ value }) =>
      value.facts.flatMap((fact) => (fact?.id ? [[fact.id, fact.date !== undefined]] : [])),
    ),
  );
  const groups = settings?.groups.map(({ id }) => id as string) ?? null;
  const terms = settings?.glossary.map(({ id }) => id as string) ?? null;

  return briefs.flatMap((brief) => {
    const problems: Problem[] = [];
    const report = (path: Path, wrong: string, remedy: string) =>
      problems.push(brief.problem(path, wrong, remedy));
    const check = (
      path: Path,
      [what, id]: [what: string, id: string | null | undefined],
      known: Iterable<string> | null,
      where: string,
    ) => {
      if (!id || !known) return;
      const ids = [...known];
      if (!ids.includes(id)) {
        report(path, `there is no ${what} "${id}"`, didYouMean(id, ids, where));
      }
    };
    const facts = hasAllFacts ? dated.keys().toArray() : null;
    const { value } = brief;

    if (sourceById) problems.push(...brokenCites(brief, citesWithPaths(value), sourceById));
    check(['group'], ['group', value.group], groups, 'add it to library.yaml');
    value.terms?.forEach((id, i) => {
      check(['terms', i], ['glossary term', id], terms, 'add it to library.yaml');
    });
    value.related?.forEach((id, i) => {
      if (id !== null && id === value.id) {
        report(['related', i], 'the brief is related to itself', 'remove it');
      } else check(['related', i], ['brief', id], briefIds, 'remove it');
    });
    value.facts.forEach((fact, i) => {
      for (const field of ['completedBy', 'supersededBy'] as const) {
        fact?.[field]?.forEach((id, j) => {
          check(['facts', i, field, j], ['fact', id], facts, 'remove it');
        });
      }
    });
    value.timeline?.forEach((id, i) => {
      if (id !== null && dated.get(id) === false) {
        report(['timeline', i], `the fact "${id}" has no date`, 'give that fact a "date:"');
      } else check(['timeline', i], ['fact', id], facts, 'remove it');
    });
    return problems;
  });
}

function citesWithPaths({ bottomLine, whyItMatters, facts }: Mentions): CiteWithPath[] {
  return [
    ...pathsOf(['bottomLine'], bottomLine.cites ?? []),
    ...pathsOf(['whyItMatters'], whyItMatters.cites ?? []),
    ...facts.flatMap((fact, i) => [
      ...pathsOf(['facts', i], fact?.cites ?? []),
      ...(fact?.sides ?? []).flatMap((side, j) =>
        pathsOf(['facts', i, 'sides', j], side?.cites ?? []),
      ),
    ]),
  ];
}
