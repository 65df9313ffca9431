/**
 * What the clauses of a statement claim beside dates and figures (where something is, who holds an office, how named
 * things are related), and whether one fact holds it.
 */
export { type Clause, clausesOf, NEGATED } from './clauses.ts';
export { holderClaim } from './holders.ts';
export { nameClaim } from './names.ts';
export { placeClaim } from './places.ts';
export type { Claim, Found } from './types.ts';
