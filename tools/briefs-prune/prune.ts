import type { Library } from '../../src/library/library.ts';
import type { PackRow } from '../eval/packs.ts';
import type { Budget } from './budget.ts';
import { chooseLines, type Stakes, type Stock } from './choose.ts';
import { type Group, groupsOf, type Kept, libraryWith } from './lines.ts';
import { createComparison } from './resemblance.ts';
import { rowOf, type Tried, tryLines } from './trial.ts';

/** How a choice of lines did: of the questions that it does not keep, how many came out right. */
export type Round = { readonly kept: Kept; readonly asked: number; readonly right: number };

/** What came out wrong counts so many times as much in the next round, up to a limit: some questions are hopeless. */
const HARDER = 1.6;
const HARDEST = 4;
/** What an unanswerable question costs that kept a right answer back: by how much more than by half it is like it. */
const MUTING = 0.5;

/**
 * Chooses the lines of a library that stand for all others, within a budget, in rounds: each tries the engine without
 * the lines left out, and gives more weight to those that it then gets wrong. Yields each round.
 * `people`: questions that people asked of it, which lines are to stand for too.
 */
export function* pruneInRounds(
  library: Library,
  people: readonly PackRow[],
  budget: Budget,
  rounds: number,
): Generator<Round> {
  const groups = groupsOf(library);
  const whole = libraryWith(library, new Map(groups.map((each) => [each, new Set(each.lines)])));
  const compare = createComparison(whole);
  const lists = groups.map((group) => {
    const rows = [
      ...group.lines.map((line) => rowOf(group, line)),
      ...people.filter((row) => isFor(row, group)),
    ];
    const questions = rows.map(({ question }) => question);
    return { group, rows, questions, resemblances: compare(group, questions) };
  });
  const stakes = evenStakes(lists);
  for (let round = 1; round <= rounds; round++) {
    const kept = chooseLines(lists, stakes, budget);
    const tried = tryLines(whole, kept, lists);
    yield {
      kept,
      asked: tried.length,
      right: tried.filter(({ outcome }) => outcome === 'right').length,
    };
    raiseStakes(stakes, tried);
    for (const { group } of lists.filter((list) => list.group.fact === null)) {
      const muted = lists
        .filter((list) => list.group.lang === group.lang)
        .flatMap((list) =>
          tried
            .filter((one) => one.group === list.group && one.outcome === 'muted')
            .map(({ place }) => list.questions[place] ?? ''),
        );
      const { costs = [] } = stakes.get(group) ?? {};
      for (const { lines } of compare(group, muted)) {
        for (const [line, { similarity }] of lines)
          costs[line] = (costs[line] ?? 0) + MUTING * Math.max(similarity - 0.5, 0);
      }
    }
  }
}

/** Whether the lines of a list are to stand for a question: one of the facts that answer it, or none. */
function isFor({ lang, right, expect }: PackRow, group: Group): boolean {
  if (lang !== group.lang || group.role === 'corrects') return false;
  if (group.fact === null) return !expect;
  return right.has(group.fact);
}

function evenStakes(stocks: readonly Stock[]): Stakes {
  return new Map(
    stocks.map(({ group, questions }) => [
      group,
      { weights: questions.map(() => 1), costs: group.lines.map(() => 0) },
    ]),
  );
}

function raiseStakes(stakes: Stakes, tried: readonly Tried[]): void {
  for (const { group, place, outcome } of tried) {
    const { weights = [] } = stakes.get(group) ?? {};
    if (outcome !== 'right') weights[place] = Math.min((weights[place] ?? 1) * HARDER, HARDEST);
  }
}
