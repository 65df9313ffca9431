import type { Task } from '../tasks/index.ts';
import { countLists, type PackedLists } from './packed-lists.ts';
import type { QueryTerm } from './query-terms.ts';
import type { FactIndex } from './types.ts';

/** Each class is taken to have so many lines more, with every term as frequent in them as in both classes together. */
const PRIOR_LINES = 20;
/** A term in so many lines is believed half: what stands in one line decides nothing alone. */
const HALF_BELIEVED = 2;
/** Log-odds are clipped: the sum over a question, and those of one term. */
const MOST_OF_ALL = 4;
const MOST_OF_ONE = 2;

/**
 * Per term, the log-odds of the two classes of lines (each with its tokens) as in a naive Bayes classifier: above 0 where
 * it is more frequent in what facts say and answer, below 0 where it is in unanswerable questions; 0 where nothing is
 * known of it, and for all terms where a library lists none of the latter.
 */
export function* computeClassLogOdds(
  answered: PackedLists,
  unanswerable: PackedLists,
  termsOfToken: PackedLists,
  terms: number,
): Task<Float64Array> {
  const logOdds = new Float64Array(terms);
  if (countLists(unanswerable) === 0) return logOdds;
  const ours = yield* countLines(answered, termsOfToken, terms);
  const others = yield* countLines(unanswerable, termsOfToken, terms);
  const [answeredLines, unanswerableLines] = [countLists(answered), countLists(unanswerable)];
  for (let term = 0; term < terms; term++) {
    const [here, there] = [ours[term] ?? 0, others[term] ?? 0];
    const lines = here + there;
    if (lines === 0) continue;
    const prior = (PRIOR_LINES * lines) / (answeredLines + unanswerableLines);
    const share = (count: number, of: number) => (count + prior) / (of + PRIOR_LINES);
    const believed = lines / (lines + HALF_BELIEVED);
    logOdds[term] =
      believed * Math.log(share(here, answeredLines) / share(there, unanswerableLines));
  }
  return logOdds;
}

/** In how many lines each term stands, one line a step. */
function* countLines(
  { starts, values }: PackedLists,
  termsOfToken: PackedLists,
  terms: number,
): Task<Float64Array> {
  const counts = new Float64Array(terms);
  const lastLine = new Int32Array(terms).fill(-1);
  for (let line = 0; line < starts.length - 1; line++) {
    for (let i = starts[line] ?? 0; i < (starts[line + 1] ?? 0); i++) {
      const token = values[i] ?? 0;
      const end = termsOfToken.starts[token + 1] ?? 0;
      for (let k = termsOfToken.starts[token] ?? 0; k < end; k++) {
        const term = termsOfToken.values[k] ?? 0;
        if (lastLine[term] === line) continue;
        lastLine[term] = line;
        counts[term] = (counts[term] ?? 0) + 1;
      }
    }
    yield;
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
