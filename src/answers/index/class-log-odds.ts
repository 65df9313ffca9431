import type { QueryTerm } from './query-terms.ts';
import type { FactIndex, Line } from './types.ts';

/** Each class is taken to have so many lines more, with every term as frequent in them as in both classes together. */
const PRIOR_LINES = 20;
/** A term in so many lines is believed half: what stands in one line decides nothing alone. */
const HALF_BELIEVED = 2;
/** Log-odds are clipped: the sum over a question, and those of one term. */
const MOST_OF_ALL = 4;
const MOST_OF_ONE = 2;

/**
 * Per term, the log-odds of the two classes of lines as in a naive Bayes classifier: above 0 where it is more frequent in
 * what facts say and answer, below 0 where it is in unanswerable questions; 0 where nothing is known of it, and for all
 * terms where a library lists none of the latter.
 */
export function computeClassLogOdds(
  answered: readonly Pick<Line, 'tokens'>[],
  unanswerable: readonly Pick<Line, 'tokens'>[],
  terms: number,
): Float64Array {
  const logOdds = new Float64Array(terms);
  if (unanswerable.length === 0) return logOdds;
  const [ours, others] = [countsOf(answered, terms), countsOf(unanswerable, terms)];
  for (let term = 0; term < terms; term++) {
    const [here, there] = [ours[term] ?? 0, others[term] ?? 0];
    const lines = here + there;
    if (lines === 0) continue;
    const prior = (PRIOR_LINES * lines) / (answered.length + unanswerable.length);
    const share = (count: number, of: readonly unknown[]) =>
      (count + prior) / (of.length + PRIOR_LINES);
    const believed = lines / (lines + HALF_BELIEVED);
    logOdds[term] = believed * Math.log(share(here, answered) / share(there, unanswerable));
  }
  return logOdds;
}

/** In how many lines each term stands. */
function countsOf(lines: readonly Pick<Line, 'tokens'>[], terms: number): Float64Array {
  const counts = new Float64Array(terms);
  const lastLine = new Int32Array(terms);
  const note = (term: number, line: number) => {
    if (lastLine[term] === line) return;
    lastLine[term] = line;
    counts[term] = (counts[term] ?? 0) + 1;
  };
  for (const [i, { tokens }] of lines.entries()) {
    for (const { own, meanings } of tokens) {
      for (const term of own) note(term, i + 1);
      for (const term of meanings) note(term, i + 1);
    }
  }
  return counts;
}

/** Whether the terms of a question are rather those of answerable questions (above 0) or not (below); from -1 to 1. */
export function logOddsOf(queryTerms: readonly QueryTerm[], index: FactIndex): number {
  const clip = (value: number, most: number) => Math.max(-most, Math.min(most, value));
  const oddsOf = ({ variants: [itself] }: QueryTerm) => {
    if (!itself) return 0;
    const known = itself.terms.reduce((sum, term) => sum + (index.classLogOdds[term] ?? 0), 0);
    return known / itself.terms.length;
  };
  const sum = queryTerms.reduce((total, each) => total + clip(oddsOf(each), MOST_OF_ONE), 0);
  return clip(sum, MOST_OF_ALL) / MOST_OF_ALL;
}
