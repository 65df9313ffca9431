import type { Budget } from './budget.ts';
import { type Group, type Kept, ROLES, type Role } from './lines.ts';
import { type Demand, orderLines } from './order.ts';

/** A list with what is asked of it: one question for each of its lines, in their order. */
export type Stock = { readonly group: Group; readonly demands: readonly Demand[] };

/** Of each list at least so many lines stay. */
const LEAST: Readonly<Record<Role, number>> = { asks: 3, corrects: 1, uncovered: 1 };

/** Chooses lines within a budget: those that stand for most, wherever they are. */
export function chooseLines(stocks: readonly Stock[], budget: Budget): Kept {
  const kept = new Map<Group, Set<string>>();
  for (const role of ROLES) {
    const ranked = stocks
      .filter(({ group }) => group.role === role)
      .flatMap(({ group, demands }) => {
        kept.set(group, new Set());
        return orderLines(demands, budget[role]).map((one, place) => ({
          ...one,
          group,
          // Those that are needed go first: the first of every list before the second of any.
          turn: Math.min(place, LEAST[role]),
          needed: place < LEAST[role],
        }));
      })
      .filter(({ needed, gain }) => needed || gain > 0)
      .toSorted((a, b) => a.turn - b.turn || b.gain - a.gain);
    for (const { group, line } of ranked.slice(0, budget[role]))
      kept.get(group)?.add(group.lines[line] ?? '');
  }
  return kept;
}
