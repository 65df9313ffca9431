/**
 * What the clauses of a statement claim beside dates and figures (where something is, who holds an office, how named
 * things are related), and whether one fact holds it.
 */
export { clausesOf, NEGATED } from './clauses.ts';
export { holderClaim } from './holders.ts';
export { nameClaim } from './names.ts';
export { placeClaim } from './places.ts';
export type { Claim } from './types.ts';
