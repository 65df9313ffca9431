import type { Library } from '../../src/library/library.ts';
import { groupsOf, ROLES, type Role } from './lines.ts';

/** How many lines of each list may stay, over all facts and both languages. */
export type Budget = Readonly<Record<Role, number>>;

export type Limits = {
  /** Asks a fact and language, on average. */
  readonly asks: number;
  /** Uncovered questions in all. */
  readonly uncovered: number;
};

/**
 * In both languages together. A statement leaves open more than it tells, and with fewer questions beside it the bot takes
 * more of them for what it tells; measured on the shipped briefs, more of them gain little.
 */
const UNCOVERED_PER_FACT = 3.5;

/** How many uncovered questions a library may have where nobody says otherwise. */
export const mostUncovered = ({ facts }: Library): number =>
  Math.round(UNCOVERED_PER_FACT * facts.size);

/** How many lines a library has in its lists of each kind. */
export function countLines(library: Library): Record<Role, number> {
  const counts = { asks: 0, corrects: 0, uncovered: 0 };
  for (const { role, lines } of groupsOf(library)) counts[role] += lines.length;
  return counts;
}

/** What may stay of a library. Of what its facts correct the same share stays as of their asks. */
export function budgetFor(library: Library, { asks, uncovered }: Limits): Budget {
  const counts = countLines(library);
  const most = asks * library.languages.length * library.facts.size;
  const share = counts.asks > most ? most / counts.asks : 1;
  return { asks: most, corrects: Math.floor(share * counts.corrects), uncovered };
}

export function isWithin(library: Library, budget: Budget): boolean {
  const counts = countLines(library);
  return ROLES.every((role) => counts[role] <= budget[role]);
}
