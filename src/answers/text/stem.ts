import { stemmer } from 'stemmer';

/** The same words come in question after question; what is typed has no end of them. */
const known = new Map<string, string>();
const MOST_KNOWN = 5000;

/** The stem of an English word, by Porter's algorithm. */
export function stemOf(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const stem = stemmer(word);
  if (known.size < MOST_KNOWN) known.set(word, stem);
  return stem;
}
