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
  { unanswerable: { lines, postings } }: FactIndex,
): number[] {
  const candidates = retrieveCandidates(question.queryTerms, postings, CANDIDATES);
  const similarities = candidates.flatMap(({ place: line }) => {
    const similarity = question.similarityTo(lines, line);
    if (lines.typeOf(line) === type) return Math.min(similarity + sameTypeBonus(type), 1);
    return isAmount(lines.typeOf(line)) ? [] : similarity * OTHER_TYPE;
  });
  return similarities.toSorted((a, b) => b - a);
}
