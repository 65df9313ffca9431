import type { FactIndex } from '../index/index.ts';
import { heaviest } from '../index/index.ts';
import type { Question } from '../ranking/index.ts';
import { isAmount, type QuestionType, sameTypeBonus } from '../text/index.ts';

/** So many lines with the most weight in common are looked at closely. */
const CANDIDATES = 20;
/** "Who commands the fleet?" is not "is the fleet under its command?": such likeness counts less. */
const OTHER_KIND = 0.8;

/**
 * How like a question is to each of those nearest to it that the briefs say no source answers, the
 * nearest first: from 0 to 1 (the likeness by which it is held against the questions of the facts).
 */
export function similarityToUnanswerable(
  question: Question,
  kind: QuestionType,
  { uncovered }: FactIndex,
): number[] {
  const likenesses = heaviest(question.slots, uncovered.postings, CANDIDATES).flatMap((place) => {
    const line = uncovered.lines[place];
    if (!line) return [];
    if (line.kind() === kind) return Math.min(question.likenessTo(line) + sameTypeBonus(kind), 1);
    return isAmount(line.kind()) ? [] : question.likenessTo(line) * OTHER_KIND;
  });
  return likenesses.toSorted((a, b) => b - a);
}
