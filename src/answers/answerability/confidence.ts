import { isStrict, type QuestionType } from '../text/index.ts';
import type { Evidence } from './features.ts';
import { WEIGHTS } from './weights.ts';

/** Below this confidence the bot says that no brief covers the question. */
export const ANSWER_THRESHOLD = 0.66;

/** From this confidence on, and below that threshold, the facts that come nearest are shown as such. */
export const NEAR_THRESHOLD = 0.3;

/**
 * How sure the bot may be that the fact answers the question, from 0 to 1: logistic regression on the features. 0 where
 * the type of question is strict and the fact does not hold what it asks for.
 */
export function confidenceIn(evidence: Evidence, type: QuestionType): number {
  if (isStrict(type) && evidence.hasAnswerType === 0) return 0;
  let sum = WEIGHTS.bias;
  for (const feature of Object.keys(evidence) as (keyof Evidence)[])
    sum += WEIGHTS[feature] * evidence[feature];
  return 1 / (1 + Math.exp(-sum));
}
