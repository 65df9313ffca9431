import type { LibraryFile, Source, Structure } from '../../index.ts';
import type { Problem } from '../problem.ts';
import type { YamlFile } from '../yaml-file.ts';
import { brokenCites, didYouMean, type Path, pathsOf } from './references.ts';

type Settings = YamlFile<LibraryFile>;
type Edge = Structure['edges'][number];

/** Ids that structures may name, by what they are ids of; null: not all of them are known. */
type Known = {
  readonly briefs: readonly string[];
  readonly facts: readonly string[] | null;
  readonly terms: readonly string[];
  readonly sources: ReadonlyMap<string, Source>;
};

/**
 * What is wrong with the structures of `library.yaml`: every edge needs both its ends and citations of what is there, and
 * every brief has one structure at most.
 */
export function structureProblems(
  settings: Settings,
  sources: readonly Source[],
  ids: Pick<Known, 'briefs' | 'facts'>,
): Problem[] {
  const structures = settings.value.structures ?? [];
  const known: Known = {
    ...ids,
    terms: settings.value.glossary.map(({ id }) => id),
    sources: new Map(sources.map((source) => [source.id, source])),
  };
  return [
    ...usedTwice(settings, 'structure id', placesOf(structures, ['structures'])),
    ...briefsDrawnTwice(settings, structures),
    ...structures.flatMap((structure, i) =>
      problemsOf(settings, structure, ['structures', i], known),
    ),
  ];
}

function problemsOf(
  settings: Settings,
  { briefs, nodes, edges }: Structure,
  path: Path,
  known: Known,
): Problem[] {
  const unknown = (
    at: Path,
    what: string,
    id: string,
    ids: readonly string[],
    cure = 'remove it',
  ) =>
    ids.includes(id)
      ? []
      : [settings.problem(at, `there is no ${what} "${id}"`, didYouMean(id, ids, cure))];
  const nodeIds = nodes.map(({ id }) => id);
  const ends = (edge: Edge, at: Path) => [
    ...(['from', 'to'] as const).flatMap((end) =>
      unknown([...at, end], 'node', edge[end], nodeIds, 'add it to the nodes of this structure'),
    ),
    ...(edge.from === edge.to
      ? [settings.problem([...at, 'to'], 'the edge leads to where it begins', 'name another node')]
      : []),
  ];
  return [
    ...briefs.flatMap((id, j) => unknown([...path, 'briefs', j], 'brief', id, known.briefs)),
    ...usedTwice(settings, 'node id', placesOf(nodes, [...path, 'nodes'])),
    ...nodes.flatMap(({ term, brief }, j) => [
      ...(term === undefined
        ? []
        : unknown([...path, 'nodes', j, 'term'], 'glossary term', term, known.terms)),
      ...(brief === undefined
        ? []
        : unknown([...path, 'nodes', j, 'brief'], 'brief', brief, known.briefs)),
    ]),
    ...edges.flatMap((edge, j) => {
      const at: Path = [...path, 'edges', j];
      return [
        ...ends(edge, at),
        ...brokenCites(settings, pathsOf(at, edge.cites), known.sources),
        ...(edge.fact === undefined || known.facts === null
          ? []
          : unknown([...at, 'fact'], 'fact', edge.fact, known.facts)),
      ];
    }),
  ];
}

type Place = { readonly path: Path; readonly id: string };

const placesOf = (all: readonly { readonly id: string }[], path: Path): Place[] =>
  all.map(({ id }, i) => ({ path: [...path, i, 'id'], id }));

function usedTwice(settings: Settings, what: string, places: readonly Place[]): Problem[] {
  const seen = new Set<string>();
  return places.flatMap(({ path, id }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return settings.problem(path, `the ${what} "${id}" is used twice`, 'rename one');
  });
}

function briefsDrawnTwice(settings: Settings, structures: readonly Structure[]): Problem[] {
  const owners = new Map<string, string>();
  return structures.flatMap((structure, i) =>
    structure.briefs.flatMap((brief, j) => {
      const owner = owners.get(brief);
      if (owner === undefined) {
        owners.set(brief, structure.id);
        return [];
      }
      const wrong = `the brief "${brief}" has the structure "${owner}" already`;
      const cure = 'a brief shows one structure: remove it from one of the two';
      return settings.problem(['structures', i, 'briefs', j], wrong, cure);
    }),
  );
}

/** Nodes that no edge leads to or from: nothing is said of them. */
export function lonelyNodes(settings: Settings): Problem[] {
  return (settings.value.structures ?? []).flatMap(({ nodes, edges }, i) => {
    const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
    return nodes.flatMap(({ id }, j) => {
      if (ends.has(id)) return [];
      const wrong = `no edge leads to or from the node "${id}"`;
      return settings.problem(
        ['structures', i, 'nodes', j, 'id'],
        wrong,
        'write an edge with its citations, or remove the node: it is not drawn',
      );
    });
  });
}
