import type { Library } from '../../src/library/library.ts';
import { measure } from '../eval/measure.ts';
import type { PackRow } from '../eval/packs.ts';
import type { Budget } from './budget.ts';
import { chooseLines, type Stakes, type Stock } from './choose.ts';
import { type Group, groupsOf, type Kept, libraryWith } from './lines.ts';
import { createComparison } from './resemblance.ts';

/** A choice of lines, and how many of the questions that people asked come out right with it. */
export type Round = { readonly kept: Kept; readonly right: number };

/** A question that came out wrong counts so many times as much in the next round. */
const HARDER = 2;
/** What an unanswerable question costs that kept a right answer back: by how much more than by half it is like it. */
const MUTING = 2;

/**
 * Chooses the lines of a library that stand for all others, within a budget, in rounds: each asks the engine, without
 * the lines left out, the questions that people asked, and gives more weight to those that come out wrong. Yields each
 * round; ends early when all come out right.
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
  const stocks = groups.map((group): Stock => {
    const questions = [
      ...group.lines,
      ...people.filter((row) => isFor(row, group)).map(({ question }) => question),
    ];
    return { group, questions, resemblances: compare(group, questions) };
  });
  const stakes: Stakes = new Map(
    stocks.map(({ group, questions }) => [
      group,
      { weights: questions.map(() => 1), costs: group.lines.map(() => 0) },
    ]),
  );
  for (let round = 0; round < rounds; round++) {
    const kept = chooseLines(stocks, stakes, budget);
    const measured = measure(people, libraryWith(whole, kept));
    const failed = people.flatMap((row, i) => {
      const { verdict, rank } = measured[i] ?? {};
      const isRight = verdict === (row.expect ? 'right' : 'not-answered');
      return isRight ? [] : [{ row, isMuted: verdict === 'not-answered' && rank === 1 }];
    });
    yield { kept, right: people.length - failed.length };
    if (failed.length === 0) return;
    for (const { group, questions } of stocks) {
      const { weights, costs } = stakes.get(group) ?? { weights: [], costs: [] };
      for (const { row } of failed.filter((one) => isFor(one.row, group))) {
        const place = questions.lastIndexOf(row.question);
        weights[place] = (weights[place] ?? 1) * HARDER;
      }
      if (group.fact !== null) continue;
      const muted = failed.filter(({ row, isMuted }) => isMuted && row.lang === group.lang);
      const questionsOf = muted.map(({ row }) => row.question);
      for (const { lines } of compare(group, questionsOf)) {
        for (const [line, { similarity }] of lines)
          costs[line] = (costs[line] ?? 0) + MUTING * Math.max(similarity - 0.5, 0);
      }
    }
  }
}

/** Whether the lines of a list are to stand for a question: those of a fact that answers it, or the unanswerable ones. */
function isFor({ lang, right, expect }: PackRow, group: Group): boolean {
  if (lang !== group.lang || group.role === 'corrects') return false;
  return group.fact === null ? !expect : right.has(group.fact);
}
