import { createHash } from 'node:crypto';
import type { Cite, Source, Statement } from '../../library/index.ts';
import { citesOf, type Fact, type Library, memoisePer } from '../../library/index.ts';

/** A fact as it was shown at some time, with the sources that it cites: all that is needed to show it again. */
export type FactContent = { readonly fact: Fact; readonly sources: readonly Source[] };

/** What a fact says now. How it is found (`asks`) is no part of it. */
export function contentOf(fact: Fact, library: Library): FactContent {
  const { asks: _, corrects: __, completedBy: ___, ...shown } = fact;
  const cited = new Set(citesOf(fact).map(({ source }) => source));
  return { fact: shown, sources: [...cited].flatMap((id) => library.sources.get(id) ?? []) };
}

/**
 * A hash of what a fact tells a reader: its texts, status, date and citations, and what has overtaken it. Line breaks, the order of fields
 * or citations, and the brief it stands in change nothing.
 */
export const hashOf: (fact: Fact) => string = memoisePer((fact: Fact) => {
  const by = fact.status === 'said' ? texts(fact.by) : null;
  const sides = fact.status === 'disputed' ? fact.sides.map(statement) : [];
  const cites = fact.status === 'disputed' ? [] : places(fact.cites);
  const { until = null, supersededBy = [] } = fact;
  const since = until || supersededBy.length > 0 ? [until, supersededBy.toSorted()] : [];
  const said = [texts(fact), fact.status, fact.date ?? null, by, sides, cites, ...since];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22);
});

const statement = (said: Statement) => [texts(said), places(said.cites)];

const texts = ({ en, ja }: { en: string; ja: string }) => [oneLine(en), oneLine(ja)];

const oneLine = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

const places = (cites: readonly Cite[]) =>
  cites
    .map(({ source, paragraph }) => (paragraph === null ? source : `${source}#${paragraph}`))
    .toSorted();
