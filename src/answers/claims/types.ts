import type { Fact } from '../../library/index.ts';

/**
 * What a fact says on a claim. `instead`: what it holds in the same role, in its own words; that contradicts nothing
 * where both may be so, as one place may lie in another.
 */
export type Found =
  | { readonly verdict: 'supported' }
  /** It said so until time overtook it. */
  | { readonly verdict: 'overtaken' }
  | { readonly verdict: 'not-covered'; readonly instead?: string }
  | { readonly verdict: 'contradicted'; readonly instead: string };

export const OPEN: Found = { verdict: 'not-covered' };

/** One thing that a clause claims. */
export type Claim = {
  /** What is claimed: a place with its preposition, a person's name, in the statement's words or normalised. */
  readonly shown: string;
  /** The clause, in the statement's words. */
  readonly said: string;
  /** The clause without what it claims: leads to the fact that decides. */
  readonly question: string;
  /** Where it is who holds an office: that person's meaning, whether it is said as of now, and whether the clause says nothing else. */
  readonly term?: { readonly holder: string; readonly isNow: boolean; readonly isAll: boolean };
  /**
   * Holds the claim against a fact; `decides`: it is the one that answers the question best; `isThen`: it tells who held
   * an office all the time that the clause names.
   */
  readonly judge: (fact: Fact, decides: boolean, isThen: boolean) => Found;
};
