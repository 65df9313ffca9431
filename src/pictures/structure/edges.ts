import {
  type BriefId,
  type DateText,
  isEdgeOvertaken,
  type Lang,
  type Library,
  labelOf,
  type NodeId,
  type Structure,
} from '../../library/index.ts';
import { briefAddress, Citations } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { LineStyle } from './lines.ts';
import type { Edge } from './tree.ts';

/** What an edge shows. */
export type DrawnEdge = {
  readonly style: LineStyle;
  /** Its label, with its citations: what it is, whether it is disputed or was known earlier, and what else there is to say. */
  readonly text: string;
  /** The same where it is read at one of its ends: it names the other. */
  textWith(other: NodeId): string;
  /** What it says of which two. */
  readonly said: string;
  /** The address of the fact that says so; null: it names none. */
  readonly fact: string | null;
};

/** The edges of a structure in words, with the sources that they cite: letters, as the page around it has the numbers. */
export function readEdges(
  structure: Structure,
  library: Library,
  lang: Lang,
): {
  readonly edges: ReadonlyMap<Edge, DrawnEdge>;
  readonly sources: readonly { readonly mark: string; readonly text: string }[];
  readonly newest: DateText | null;
} {
  const words = wordsFor(lang);
  const citations = new Citations(library, lang);
  const nameOf = namesIn(structure, library, lang);
  const edges = new Map(
    structure.edges.map((edge) => {
      const fact = edge.fact === undefined ? undefined : library.facts.get(edge.fact);
      const isOvertaken = isEdgeOvertaken(edge, library);
      const isDisputed = fact?.status === 'disputed';
      const { marks } = citations.text({ en: '', ja: '', cites: edge.cites });
      const cited = marks.map(({ n, paragraph }) => lettered(n, paragraph)).join('');
      const kind = isDisputed ? words.facts.disputed : words.pictures.kinds[edge.kind];
      const then = isOvertaken ? thenOf(edge, library, lang) : null;
      const rest = [edge.label?.[lang], then].filter((part) => part != null);
      const joined = (first: string) =>
        `${rest.length > 0 ? `${first}${words.colon}${rest.join(words.dot)}` : first} ${cited}`;
      const phrase = words.pictures.edge[isDisputed ? 'disputed' : edge.kind];
      const drawn: DrawnEdge = {
        style: { kind: isDisputed ? 'undecided' : edge.kind, isOvertaken },
        text: joined(kind),
        textWith: (other) => joined(words.pictures.with(kind, nameOf(other))),
        said: phrase(nameOf(edge.from), nameOf(edge.to)),
        fact: fact ? briefAddress(fact.brief, lang, fact.id) : null,
      };
      return [edge, drawn] as const;
    }),
  );
  const sources = citations.list().map(({ publisher, date }, i) => ({
    mark: lettered(i + 1, null),
    text: [publisher, date].join(words.dot),
  }));
  return { edges, sources, newest: citations.newestSource() };
}

/** What was known until when, of an edge that time has overtaken. */
function thenOf({ until, fact }: Edge, library: Library, lang: Lang): string {
  const { overtaken, date } = wordsFor(lang);
  if (until !== undefined) return overtaken.heldUntil(date(until));
  const behind = fact === undefined ? undefined : library.facts.get(fact);
  return (behind && new Citations(library, lang).fact(behind).label) ?? overtaken.heading;
}

/** How a label calls a node: by the name of what it is, or as its box does, if that is shorter. */
function namesIn({ nodes }: Structure, library: Library, lang: Lang): (id: NodeId) => string {
  const names = new Map(
    nodes.map(({ id, label, term }) => {
      const known = term === undefined ? undefined : library.terms.get(term);
      const name = known ? labelOf(known, lang) : label[lang];
      return [id, name.length < label[lang].length ? name : label[lang]];
    }),
  );
  return (id) => names.get(id) ?? id;
}

/** "[a¶9]": the first source, its paragraph 9. */
function lettered(n: number, paragraph: number | null): string {
  const letters = (k: number): string =>
    (k > 26 ? letters(Math.floor((k - 1) / 26)) : '') + String.fromCharCode(97 + ((k - 1) % 26));
  return `[${letters(n)}${paragraph === null ? '' : `¶${paragraph}`}]`;
}

/** As long as Discord lets the description of an attachment be, with room for what is added. */
const LONGEST_ALT = 980;

/** What goes with every picture of a structure, however it is laid out. */
export const structureCaption = (
  structure: Structure,
  brief: BriefId,
  library: Library,
  lang: Lang,
) => ({
  ref: { kind: 'structure', topic: brief } as const,
  ...{ library, lang },
  title: structure.title[lang],
  alt: structureAlt(structure, library, lang),
});

/** What a structure shows, in words: each edge with whose word it is. */
export function structureAlt(structure: Structure, library: Library, lang: Lang): string {
  const words = wordsFor(lang);
  const nameOf = namesIn(structure, library, lang);
  const title = structure.title[lang];
  const told: string[] = [];
  for (const [i, edge] of structure.edges.entries()) {
    const fact = edge.fact === undefined ? undefined : library.facts.get(edge.fact);
    const isDisputed = fact?.status === 'disputed';
    const phrase = words.pictures.edge[isDisputed ? 'disputed' : edge.kind];
    const [best] = edge.cites.flatMap(({ source }) => library.sources.get(source) ?? []);
    const label = edge.label ? [edge.label[lang]] : [];
    const then = isEdgeOvertaken(edge, library) ? [thenOf(edge, library, lang)] : [];
    const said = [phrase(nameOf(edge.from), nameOf(edge.to)), ...label, ...then];
    const sentence = words.pictures.sourced(said.join(words.dot), best?.publisher[lang] ?? '');
    const more = words.pictures.more(structure.edges.length - i);
    if (words.pictures.structureAlt(title, [...told, sentence, more].join('')).length > LONGEST_ALT)
      return words.pictures.structureAlt(title, [...told, more].join(''));
    told.push(sentence);
  }
  return words.pictures.structureAlt(title, told.join('')).trimEnd();
}
