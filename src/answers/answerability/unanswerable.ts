import type { FactIndex } from '../index/index.ts';
import { retrieveCandidates } from '../index/index.ts';
import type { Question } from '../ranking/index.ts';
import { isAmount, type QuestionType, sameTypeBonus } from '../text/index.ts';

/** So many lines with the most weight in common are looked at closely. */
const CANDIDATES = 20;
/** "Who commands the fleet?" is not "is the fleet under its command?": similarity across types counts less. */
const OTHER_TYPE = 0.8;

/**
 * Similarities (0 to 1) of a question to the unanswerable questions nearest to it, the nearest first; measured as they
 * are to the questions of the facts.
 */
export function similarityToUnanswerable(
  question: Question,
  type: QuestionType,
  { unanswerable }: FactIndex,
): number[] {
  const candidates = retrieveCandidates(question.queryTerms, unanswerable.postings, CANDIDATES);
  const similarities = candidates.flatMap((place) => {
    const line = unanswerable.lines[place];
    if (!line) return [];
    if (line.type() === type) return Math.min(question.similarityTo(line) + sameTypeBonus(type), 1);
    return isAmount(line.type()) ? [] : question.similarityTo(line) * OTHER_TYPE;
  });
  return similarities.toSorted((a, b) => b - a);
}
