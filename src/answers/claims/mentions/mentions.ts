import type { Lang, Library } from '../../../library/index.ts';
import { normalise, type Phrases } from '../../text/index.ts';
import { englishNames } from './english.ts';
import { japaneseNames } from './japanese.ts';
import { publishersIn } from './publishers.ts';

/** A stretch of a text that names something. */
export type Mention = {
  /** As it stands in the text, or normalised. */
  readonly shown: string;
  /** What it is known by: names of the glossary (`§id`), or a publisher; empty: nothing. */
  readonly meanings: readonly string[];
};

/** What a text names, in its order, each once: names of the glossary, publishers of sources, and what is written as names are. */
export function mentionsIn(
  text: string,
  lang: Lang,
  library: Library,
  phrases: Phrases,
): Mention[] {
  const normal = normalise(text);
  const known = new Map<string, string[]>();
  for (const { start, end, meaning } of phrases.names(normal)) {
    const shown = normal.slice(start, end);
    known.set(shown, [...(known.get(shown) ?? []), meaning]);
  }
  for (const name of publishersIn(normal, lang, library)) {
    if (!known.has(name)) known.set(name, [name]);
  }
  const written = lang === 'ja' ? japaneseNames(normal, phrases) : englishNames(text, phrases);
  // What is part of a name of the glossary is no name of its own.
  const others = written.filter(
    (name) => ![...known.keys()].some((shown) => shown.includes(normalise(name))),
  );
  return [
    ...[...known].map(([shown, meanings]) => ({ shown, meanings })),
    ...[...new Set(others)].map((shown) => ({ shown, meanings: [] })),
  ].toSorted((a, b) => normal.indexOf(normalise(a.shown)) - normal.indexOf(normalise(b.shown)));
}
