import type { FactIndex } from '../index/index.ts';
import { type QuestionType, sameTypeBonus } from '../text/index.ts';
import type { Question } from './similarity.ts';

/** The most similar of a fact's own questions, those aside that it sets right; `first`, its text: there is none. */
export function nearestNeutral(
  question: Question,
  type: QuestionType,
  lines: FactIndex['lines'],
  first: number,
  end: number,
): number {
  let nearest = first;
  let similarity = 0;
  for (let line = first + 1; line < end; line++) {
    if (lines.roleOf(line) === 'corrects') continue;
    const its = similarityWithBonus(question, type, lines, line);
    if (its <= similarity) continue;
    nearest = line;
    similarity = its;
  }
  return nearest;
}

/** The similarity of a question and a line, from 0 to 1, with what asking for the same type adds. */
export function similarityWithBonus(
  question: Question,
  type: QuestionType,
  lines: FactIndex['lines'],
  line: number,
): number {
  const words = question.similarityTo(lines, line);
  if (words === 0) return 0;
  return Math.min(words + (lines.typeOf(line) === type ? sameTypeBonus(type) : 0), 1);
}
