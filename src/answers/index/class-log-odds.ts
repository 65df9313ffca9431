import type { QueryTerm } from './query-terms.ts';
import type { FactIndex, Line } from './types.ts';

/** Added to every count, so that a word seen once or never decides nothing alone. */
const SMOOTHING = 0.3;
/** Log-odds are clipped: the sum over a question, and those of one term. */
const MOST_OF_ALL = 4;
const MOST_OF_ONE = 2;

/**
 * Per term, the log-odds of the two classes of questions as in a naive Bayes classifier: above 0 where it is more
 * frequent in questions that facts answer, below 0 where it is in unanswerable ones. All 0 where a library lists none
 * of the latter.
 */
export function computeClassLogOdds(
  answered: Iterable<Pick<Line, 'tokens'>>,
  unanswerable: readonly Pick<Line, 'tokens'>[],
  terms: number,
): Float64Array {
  if (unanswerable.length === 0) return new Float64Array(terms);
  const [answerable, others] = [sharesOf(answered, terms), sharesOf(unanswerable, terms)];
  return answerable.map((share, term) => Math.log(share) - Math.log(others[term] ?? share));
}

function sharesOf(lines: Iterable<Pick<Line, 'tokens'>>, terms: number): Float64Array {
  const counts = new Float64Array(terms).fill(SMOOTHING);
  const lastLine = new Int32Array(terms);
  let line = 0;
  const note = (term: number) => {
    if (lastLine[term] === line) return;
    lastLine[term] = line;
    counts[term] = (counts[term] ?? 0) + 1;
  };
  for (const { tokens } of lines) {
    line++;
    for (const { own, meanings } of tokens) {
      own.forEach(note);
      meanings.forEach(note);
    }
  }
  return counts.map((count) => count / (line + 2 * SMOOTHING));
}

/**
 * Whether the terms of a question are rather those of answerable questions (above 0) or not (below): all of them
 * together (-1 to 1), and the one that speaks most against it (-1 to 0).
 */
export function logOddsOf(queryTerms: readonly QueryTerm[], index: FactIndex) {
  const odds = queryTerms.map(({ variants: [itself] }) => {
    if (!itself) return 0;
    const known = itself.terms.reduce((sum, term) => sum + (index.classLogOdds[term] ?? 0), 0);
    return known / itself.terms.length;
  });
  const clip = (value: number, most: number) => Math.max(-most, Math.min(most, value));
  const sum = odds.reduce((total, each) => total + clip(each, MOST_OF_ONE), 0);
  return {
    logOdds: clip(sum, MOST_OF_ALL) / MOST_OF_ALL,
    worstLogOdds: Math.max(-1, Math.min(0, ...odds) / 3),
  };
}
