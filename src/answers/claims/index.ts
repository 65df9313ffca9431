/**
 * What the clauses of a statement claim (dates and figures, where something is, who holds an office, how named things are
 * related), whether one fact holds it, and what no fact has.
 */
export {
  type Clause,
  clausesOf,
  isNegated,
  isOfPast,
  resolved,
  subjectOf,
  withoutStress,
} from './clauses.ts';
export { areOpposites, areReversed, type Deed, deedIn, isDoneIn } from './deeds/index.ts';
export { holderClaim } from './holders.ts';
export { isOnWeekdays, leftOverIn } from './left-over.ts';
export { isPerson, placeClaim } from './places.ts';
export { borneOutIn } from './roles.ts';
export { isSettled } from './said.ts';
export type { Claim } from './types.ts';
export {
  agree,
  areOfOneKind,
  dateValue,
  factSentences,
  factText,
  type Value,
  valuesIn,
  withoutValues,
} from './values/index.ts';
export { wholeClaim } from './whole.ts';
