import type { Evidence } from './features.ts';

/**
 * How much each feature counts, fitted by logistic regression on the development questions of test/eval and on 350
 * more, which have since become questions of the briefs; never on the test split. `npm run eval -- --fit` prints what
 * the former alone give.
 */
export const WEIGHTS: Readonly<Record<keyof Evidence | 'bias', number>> = {
  bias: -4.44,
  covered: 1.11,
  similarity: 1.67,
  support: 2.32,
  hasAnswerType: -0.16,
  sameType: 0.89,
  unknown: -0.84,
  worstGap: -0.48,
  lead: 0.89,
  unanswerable: -0.01,
  nearerUnanswerable: -1.17,
  neighbours: 2.75,
  logOdds: 0.82,
  worstLogOdds: -0.06,
  brevity: -0.02,
};
