import { isStrict, type QuestionType } from '../text/index.ts';
import type { Evidence } from './features.ts';
import { WEIGHTS } from './weights.ts';

/** Below this confidence the bot says that no brief covers the question. */
export const ANSWER_THRESHOLD = 0.75;

/** From this likelihood on the facts that come nearest are shown, as such. */
const NEAR_THRESHOLD = 0.25;

/** Below this a fact holds nothing of the sort. */
const HOLDS_SOMETHING = 0.5;

/**
 * How sure the bot may be that the fact answers the question, from 0 to 1. 0 where the type of question is strict and the
 * fact does not hold what it asks for.
 */
export function confidenceIn(evidence: Evidence, type: QuestionType): number {
  const isRuledOut = isStrict(type) && evidence.answerType < -HOLDS_SOMETHING;
  return isRuledOut ? 0 : likelihoodOf(evidence);
}

/**
 * Whether the facts that come nearest are worth showing, as such: a fact without the figure, or the attribute, that is
 * asked for may be one.
 */
export const isWorthShowing = (evidence: Evidence): boolean =>
  likelihoodOf({ ...evidence, attribute: 0, otherHolder: 0, lacking: 0 }) >= NEAR_THRESHOLD;

/** Logistic regression on the features. */
function likelihoodOf(evidence: Evidence): number {
  let sum = WEIGHTS.bias;
  for (const feature of Object.keys(evidence) as (keyof Evidence)[])
    sum += WEIGHTS[feature] * evidence[feature];
  return 1 / (1 + Math.exp(-sum));
}
