export type { AnswerTypes } from './answer-types.ts';
export { heaviest } from './candidates.ts';
export { logOddsOf } from './class-log-odds.ts';
export {
  type Entry,
  type FactIndex,
  indexFor,
  type Line,
  type LineToken,
  prepareIndexes,
} from './fact-index.ts';
export { type QueryTerm, slotsOf, WORTH } from './query-terms.ts';
export { type Correction, correctTypos } from './spelling-correction.ts';
