import type { Library } from './library.ts';
import type { BriefId, Cite, Structure } from './schema.ts';

/** Whether a source has the paragraph that is cited. */
export function isThere({ source, paragraph }: Cite, sources: Library['sources']): boolean {
  const cited = sources.get(source);
  return cited !== undefined && (paragraph ?? 0) <= (cited.paragraphs ?? 0);
}

/** A structure without edges that cite what is not there, or lack an end; what leads to a fact that was left out leads nowhere. */
export function soundStructure(
  structure: Structure,
  { sources, facts }: Pick<Library, 'sources' | 'facts'>,
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
export function structureOf(library: Library, brief: BriefId): Structure | null {
  const found = library.structures.find(({ briefs }) => briefs.includes(brief));
  return found && found.edges.length > 0 ? found : null;
}
