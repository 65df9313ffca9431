import type { FactIndex, Line } from './fact-index.ts';
import type { QueryTerm } from './query-terms.ts';

/** Added to every count, so that a word seen once or never decides nothing alone. */
const SMOOTHING = 0.3;
/** The words of a question are added up as far as this; beyond, a question is clear enough. */
const ENOUGH = 4;
const MOST_OF_ONE = 2;

/**
 * Per term, how much more it is at home in questions that facts answer than in those that no source
 * answers: log-odds as in a naive Bayes classifier, above 0 for the former. All 0 where a library lists
 * no question of the latter sort.
 */
export function classLogOdds(
  answered: Iterable<Pick<Line, 'tokens'>>,
  uncovered: readonly Pick<Line, 'tokens'>[],
  terms: number,
): Float64Array {
  if (uncovered.length === 0) return new Float64Array(terms);
  const [here, there] = [sharesOf(answered, terms), sharesOf(uncovered, terms)];
  return here.map((share, term) => Math.log(share) - Math.log(there[term] ?? share));
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
 * Whether the words of a question are those of answerable questions (above 0) or not (below): of all
 * its words together, and of the one that speaks most against; each from -1 to 1.
 */
export function logOddsOf(slots: readonly QueryTerm[], index: FactIndex) {
  const odds = slots.map(({ ways: [itself] }) => {
    if (!itself) return 0;
    const known = itself.terms.reduce((sum, term) => sum + (index.tendencies[term] ?? 0), 0);
    return known / itself.terms.length;
  });
  const within = (value: number, most: number) => Math.max(-most, Math.min(most, value));
  const sum = odds.reduce((total, each) => total + within(each, MOST_OF_ONE), 0);
  return {
    tendency: within(sum, ENOUGH) / ENOUGH,
    worstTendency: Math.max(-1, Math.min(0, ...odds) / 3),
  };
}
