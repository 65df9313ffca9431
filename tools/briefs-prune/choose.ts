import type { Budget } from './budget.ts';
import { type Group, type Kept, ROLES, type Role } from './lines.ts';
import { type Demand, orderLines } from './order.ts';
import type { Resemblance } from './resemblance.ts';

/** A list with the questions that its lines are to stand for: its own lines first, then questions that people asked. */
export type Stock = {
  readonly group: Group;
  readonly questions: readonly string[];
  readonly resemblances: readonly Resemblance[];
};

/** How much each question of a list counts, in their order, and what each of its lines costs. */
export type Stakes = ReadonlyMap<Group, { weights: number[]; costs: number[] }>;

/** Of each list at least so many lines stay. */
const LEAST: Readonly<Record<Role, number>> = { asks: 3, corrects: 1, uncovered: 1 };

/** Chooses lines within a budget: those that stand for most, wherever they are. */
export function chooseLines(stocks: readonly Stock[], stakes: Stakes, budget: Budget): Kept {
  const kept = new Map<Group, Set<string>>();
  for (const role of ROLES) {
    const ranked = stocks
      .filter(({ group }) => group.role === role)
      .flatMap(({ group, resemblances }) => {
        kept.set(group, new Set());
        const { weights = [], costs = [] } = stakes.get(group) ?? {};
        const demands = resemblances.map(
          (resemblance, i): Demand => ({
            weight: weights[i] ?? 1,
            resemblance,
            own: i < group.lines.length ? i : null,
          }),
        );
        return orderLines(group.lines.length, demands, costs, budget[role]).map((one, place) => ({
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
