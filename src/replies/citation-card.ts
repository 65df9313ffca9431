import {
  type BriefId,
  type Cite,
  citesOf,
  type FactId,
  type Lang,
  type Library,
  memoisePer,
} from '../library/index.ts';
import { sourceNote } from './citations.ts';
import type { SourceNote } from './reply.ts';

/** What stands behind one citation: its source, and what else the briefs rest on the same place of it. */
export type CitationCard = {
  readonly note: SourceNote;
  /** Counted from 1; null: the source as a whole. */
  readonly paragraph: number | null;
  /** Facts that cite the same place, in the order of the briefs. */
  readonly facts: readonly {
    readonly fact: FactId;
    readonly brief: BriefId;
    readonly text: string;
  }[];
};

/** The card of a citation; null where the library has no such source. */
export function citationCard(cite: Cite, library: Library, lang: Lang): CitationCard | null {
  const source = library.sources.get(cite.source);
  if (!source) return null;
  const facts = factsByPlace(library).get(placeOf(cite)) ?? [];
  return {
    note: sourceNote(source, [cite.paragraph], lang),
    paragraph: cite.paragraph,
    facts: facts.flatMap((id) => {
      const fact = library.facts.get(id);
      return fact ? [{ fact: id, brief: fact.brief, text: fact[lang] }] : [];
    }),
  };
}

const placeOf = ({ source, paragraph }: Cite) => `${source}#${paragraph ?? ''}`;

const factsByPlace = memoisePer((library: Library): ReadonlyMap<string, readonly FactId[]> => {
  const found = new Map<string, FactId[]>();
  for (const fact of library.facts.values()) {
    for (const place of new Set(citesOf(fact).map(placeOf))) {
      found.set(place, [...(found.get(place) ?? []), fact.id]);
    }
  }
  return found;
});
