import type { BriefId, Cite, FactId, Source, SourceId, Structure } from './schema.ts';

type Sources = ReadonlyMap<SourceId, Source>;

/** Whether a source has the paragraph that is cited. */
export function isThere({ source, paragraph }: Cite, sources: Sources): boolean {
  const cited = sources.get(source);
  return cited !== undefined && (paragraph ?? 0) <= (cited.paragraphs ?? 0);
}

/** A structure without edges that cite what is not there, or lack an end; what leads to a fact that was left out leads nowhere. */
export function soundStructure(
  structure: Structure,
  { sources, facts }: { sources: Sources; facts: ReadonlyMap<FactId, unknown> },
): Structure {
  const nodes = new Set(structure.nodes.map(({ id }) => id));
  const isSound = ({ from, to, cites }: Structure['edges'][number]) =>
    nodes.has(from) && nodes.has(to) && cites.every((cite) => isThere(cite, sources));
  const edges = structure.edges.filter(isSound).map(({ fact, ...edge }) => {
    return fact !== undefined && facts.has(fact) ? { ...edge, fact } : edge;
  });
  return { ...structure, edges };
}

/** The structure that stands on a brief's page; null: none, or nothing of it is borne out. */
export function structureOf(
  { structures }: { readonly structures: readonly Structure[] },
  brief: BriefId,
): Structure | null {
  const found = structures.find(({ briefs }) => briefs.includes(brief));
  return found && found.edges.length > 0 ? found : null;
}
