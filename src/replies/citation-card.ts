import {
  type BriefId,
  type Cite,
  citesOf,
  type Fact,
  type FactId,
  type Lang,
  type Library,
  memoisePer,
  type Source,
} from '../library/index.ts';
import { factLabel, placeIn, sourceNote } from './citations.ts';
import { marksOf } from './marks.ts';
import type { Mark, Reply, SourceBlock, SourceNote } from './reply.ts';
import { wordsFor } from './words/index.ts';

/** What stands behind one citation: its source, and what else the briefs rest on the same place of it. */
export type CitationCard = {
  readonly note: SourceNote;
  /** Counted from 1; null: the source as a whole. */
  readonly paragraph: number | null;
  /** Facts that cite the same place, in the order of the briefs. */
  readonly facts: readonly {
    readonly fact: FactId;
    readonly brief: BriefId;
    /** That it is open or overtaken; null: neither. */
    readonly label: string | null;
    readonly text: string;
  }[];
};

/** The card of a citation; null where the library has no such source. */
function citationCard(cite: Cite, library: Library, lang: Lang): CitationCard | null {
  const source = library.sources.get(cite.source);
  if (!source) return null;
  return {
    note: sourceNote(source, [cite.paragraph], lang),
    paragraph: cite.paragraph,
    facts: factsAt(cite, library).map((fact) => ({
      fact: fact.id,
      brief: fact.brief,
      label: factLabel(fact, library, lang),
      text: fact[lang],
    })),
  };
}

/** The cards of a reply's citations, one for each place, in the order of first use. */
export function citationCards(
  reply: Reply,
  library: Library,
): readonly { readonly mark: Mark; readonly card: CitationCard }[] {
  const marks = reply.blocks.flatMap(marksOf);
  const places = new Map(marks.map((mark) => [`${mark.n}#${mark.paragraph ?? ''}`, mark]));
  return [...places.values()].flatMap((mark) => {
    const source = reply.citations[mark.n - 1]?.source;
    const card = source && citationCard({ source, paragraph: mark.paragraph }, library, reply.lang);
    return card ? [{ mark, card }] : [];
  });
}

/** More statements than this below a source are counted, not listed. */
const MOST_BELOW = 3;

/** A source in a list, with the facts that rest on the same paragraphs of it, but for those that the list is of. */
export function sourceBlock(
  source: Source,
  paragraphs: readonly Cite['paragraph'][],
  isListed: (fact: Fact) => boolean,
  library: Library,
  lang: Lang,
): SourceBlock {
  const words = wordsFor(lang);
  const places = new Map<Fact, Cite['paragraph'][]>();
  for (const paragraph of paragraphs) {
    for (const fact of factsAt({ source: source.id, paragraph }, library)) {
      if (!isListed(fact)) places.set(fact, [...(places.get(fact) ?? []), paragraph]);
    }
  }
  const facts = [...places].slice(0, MOST_BELOW).map(([fact, at]) => {
    const label = factLabel(fact, library, lang);
    const text = (label === null ? '' : label + words.colon) + fact[lang];
    // Without paragraphs, the source's own line says all that is known of the place.
    const isPlaced = at.some((paragraph) => paragraph !== null);
    const shown = isPlaced ? words.noted(text, placeIn(at, lang)) : text;
    return { fact: fact.id, brief: fact.brief, text: shown };
  });
  const left = places.size - facts.length;
  const more = left > 0 ? words.pages.moreHere(left) : null;
  return {
    kind: 'source',
    ...sourceNote(source, paragraphs, lang),
    ...(facts.length > 0 && { also: { label: words.sources.alsoHere, facts, more } }),
  };
}

const factsAt = (cite: Cite, library: Library): readonly Fact[] =>
  factsByPlace(library).get(placeOf(cite)) ?? [];

const placeOf = ({ source, paragraph }: Cite) => `${source}#${paragraph ?? ''}`;

const factsByPlace = memoisePer((library: Library): ReadonlyMap<string, readonly Fact[]> => {
  const found = new Map<string, Fact[]>();
  for (const fact of library.facts.values()) {
    for (const place of new Set(citesOf(fact).map(placeOf))) {
      found.set(place, [...(found.get(place) ?? []), fact]);
    }
  }
  return found;
});
