/**
 * The facts of a library as an index per language, and a question in its terms: answer types, term weights, postings,
 * query terms, candidates, spelling correction.
 */
export { bestAmong, retrieveCandidates } from './candidates.ts';
export { logOddsOf } from './class-log-odds.ts';
export {
  type IndexesData,
  indexesData,
  indexFor,
  prepareIndexes,
  restoreIndexes,
} from './fact-index.ts';
export type { PackedLists } from './packed-lists.ts';
export { type QueryTerm, queryTermsOf, WORTH } from './query-terms.ts';
export { type Correction, correctTypos } from './spelling-correction.ts';
export type { FactIndex, Lines, LineTokens } from './types.ts';
