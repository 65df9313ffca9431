import { interpretMessage } from '../../src/answers/index.ts';
import type { Library } from '../../src/library/library.ts';
import type { Lang } from '../../src/library/schema.ts';
import type { Budget } from './budget.ts';
import { chooseLines } from './choose.ts';
import { type Group, groupsOf, type Kept, libraryWith } from './lines.ts';
import { createComparison } from './resemblance.ts';

/**
 * Chooses the lines of a library that stand for all others, within a budget. An unanswerable question counts as much as
 * the bot would be sure of answering it if it knew of none: most are declined without being listed. Questions of the
 * evaluation have no part in the choice, so that they tell how it does on what it has not seen.
 */
export function prune(library: Library, budget: Budget): Kept {
  const groups = groupsOf(library);
  const whole = libraryWith(library, new Map(groups.map((each) => [each, new Set(each.lines)])));
  const compare = createComparison(whole);
  const choose = (chosen: readonly Group[], weightOf: (line: string, lang: Lang) => number) =>
    chooseLines(
      chosen.map((group) => ({
        group,
        demands: compare(group, group.lines).map((resemblance, i) => ({
          weight: weightOf(group.lines[i] ?? '', group.lang),
          resemblance,
        })),
      })),
      budget,
    );
  const ofFacts = choose(
    groups.filter(({ role }) => role !== 'uncovered'),
    () => 1,
  );
  const unwarned = libraryWith(whole, ofFacts);
  const ofNone = choose(
    groups.filter(({ role }) => role === 'uncovered'),
    (line, lang) => confidenceAt(line, lang, unwarned),
  );
  return new Map([...ofFacts, ...ofNone]);
}

/** How sure the bot is of its answer to a question, from 0 to 1. */
function confidenceAt(question: string, lang: Lang, library: Library): number {
  const found = interpretMessage(question, lang, library, null);
  const answers = found.kind === 'answers' ? found.answers : [];
  return Math.max(0, ...answers.map(({ reading }) => reading.confidence));
}
