import type { Cite, Source } from '../../index.ts';
import { closest } from '../../text/index.ts';
import type { Problem } from '../problem.ts';
import type { YamlFile } from '../yaml-file.ts';

/* References to what is not there, wherever in a folder they stand. */

export type Path = (string | number)[];

/** What to write instead of an id that is not known. */
export function didYouMean(id: string, known: readonly string[], otherwise: string): string {
  const guess = closest(id, known);
  return guess ? `did you mean "${guess}"? Otherwise ${otherwise}` : otherwise;
}

export type CiteWithPath = { readonly path: Path; readonly cite: Cite };

/** Citations with their places below a path; without those that cannot be read. */
export const pathsOf = (path: Path, cites: readonly (Cite | null)[]): CiteWithPath[] =>
  cites.flatMap((cite, i) => (cite ? { path: [...path, 'cites', i], cite } : []));

/** Citations of what is not there. */
export function brokenCites(
  file: YamlFile<unknown>,
  cites: readonly CiteWithPath[],
  sourceById: ReadonlyMap<string, Source>,
): Problem[] {
  return cites.flatMap(({ path, cite }) => {
    const source = sourceById.get(cite.source);
    if (!source) {
      const remedy = didYouMean(cite.source, [...sourceById.keys()], 'add it to sources.yaml');
      return [file.problem(path, `there is no source "${cite.source}"`, remedy)];
    }
    const fault = paragraphFault(source, cite.paragraph);
    return fault ? [file.problem(path, ...fault)] : [];
  });
}

/** What is wrong with a paragraph of a source, or with there being none; and what to write. */
function paragraphFault(
  { id, paragraphs }: Source,
  paragraph: number | null,
): [wrong: string, remedy: string] | null {
  if (paragraphs === undefined) {
    if (paragraph === null) return null;
    return [
      `${id} is held in part, so it has no paragraph ${paragraph}`,
      `cite it as a whole: "${id}"`,
    ];
  }
  if (paragraph === null) {
    return [
      `${id} is cited without a paragraph`,
      `write which paragraph says so: "${id}#1"; only a source with "held: in-part" is cited as a whole`,
    ];
  }
  if (paragraph <= paragraphs) return null;
  return [
    `${id} has ${paragraphs} paragraphs, not ${paragraph}`,
    'cite the paragraph that says so, or mend "paragraphs" in sources.yaml',
  ];
}
