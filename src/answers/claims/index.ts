/**
 * What the clauses of a statement claim (dates and figures, where something is, who holds an office, how named things are
 * related), whether one fact holds it, and what no fact has.
 */
export { clausesOf, NEGATED, resolved, subjectOf } from './clauses.ts';
export { holderClaim } from './holders.ts';
export { leftOverIn } from './left-over.ts';
export { nameClaim } from './names.ts';
export { isPerson, placeClaim } from './places.ts';
export { borneOutIn, hasAnother } from './roles.ts';
export type { Claim } from './types.ts';
export { agree, type Value, valuesIn, valuesOf, withoutValues } from './values/index.ts';
