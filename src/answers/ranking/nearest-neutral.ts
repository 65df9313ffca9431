import type { FactIndex } from '../index/index.ts';
import { type QuestionType, sameTypeBonus } from '../text/index.ts';
import type { Question } from './similarity.ts';

type Nearest = { readonly nearest: number; readonly similarity: number };

/**
 * The line of a fact that is nearest to a question, from `first` (its text, so similar) to before `end`, without those that
 * it sets right.
 */
export function nearestNeutral(
  question: Question,
  type: QuestionType,
  lines: FactIndex['lines'],
  [first, end]: readonly [first: number, end: number],
  textSimilarity: number,
): Nearest {
  let nearest = first;
  let similarity = textSimilarity;
  for (let line = first + 1; line < end; line++) {
    if (lines.roleOf(line) === 'corrects') continue;
    const words = question.similarityTo(lines, line);
    if (words === 0) continue;
    const withBonus = Math.min(words + (lines.typeOf(line) === type ? sameTypeBonus(type) : 0), 1);
    if (withBonus <= similarity) continue;
    nearest = line;
    similarity = withBonus;
  }
  return { nearest, similarity };
}
