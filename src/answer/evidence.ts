import type { FactIndex } from './fact-index.ts';
import { isStrict, type Kind } from './kinds.ts';
import type { Question } from './likeness.ts';
import type { Match } from './rank.ts';
import { tendencyOf } from './tendency.ts';

/** What the evidence check sees in the best fact; shares are from 0 to 1. */
export type Evidence = {
  readonly covered: number;
  readonly alike: number;
  readonly support: number;
  readonly supplied: number;
  /** The share of the question that lies on words the library has never seen. */
  readonly unknown: number;
  /** The share of the question that hangs on the heaviest word which the fact lacks. */
  readonly worstGap: number;
  /** How far the best fact leads over the next. */
  readonly lead: number;
  /** How like the question is to the nearest one that no source answers. */
  readonly uncovered: number;
  /** 1 where that one is nearer than any that the best fact answers, else 0. */
  readonly nearerUncovered: number;
  /** Whether its words are rather those of answerable questions; from -1 to 1. */
  readonly tendency: number;
  /** The same of the word that speaks most against; from -1 to 0. */
  readonly worstTendency: number;
  /** Near 1 for a question of little weight, less the more there is to go by. */
  readonly brevity: number;
};

/**
 * Looks at the best of the ranked facts. `uncovered`: how like the question is to the nearest of
 * those that no source answers.
 */
export function evidenceFor(
  { slots, total }: Question,
  ranked: readonly Match[],
  kind: Kind,
  index: FactIndex,
  uncovered: number,
): Evidence {
  const [best, next] = ranked;
  if (!best) return NOTHING;
  const unknown = best.gaps.filter(({ slot }) => !slot.known);
  return {
    covered: best.covered,
    alike: best.alike,
    support: best.support,
    supplied: kind === 'other' || best.supplied ? 1 : 0,
    unknown: unknown.reduce((sum, { share }) => sum + share, 0),
    worstGap: best.gaps[0]?.share ?? 0,
    lead: best.score - (next?.score ?? 0),
    uncovered,
    nearerUncovered: uncovered > best.alike ? 1 : 0,
    ...tendencyOf(slots, index),
    brevity: 1 / (1 + total / index.unknownWeight),
  };
}

/** What is seen where no fact has anything in common with the question. */
export const NOTHING: Evidence = {
  covered: 0,
  alike: 0,
  support: 0,
  supplied: 0,
  unknown: 1,
  worstGap: 1,
  lead: 0,
  uncovered: 0,
  nearerUncovered: 0,
  tendency: 0,
  worstTendency: 0,
  brevity: 1,
};

/**
 * How much each observation counts, fitted by logistic regression on development questions, never on
 * the test split. Most of those have since become questions of the briefs and tell nothing any more, so
 * `npm run eval -- --fit` prints what the untouched ones give: other figures than these.
 */
export const WEIGHTS: Record<keyof Evidence | 'bias', number> = {
  bias: -1.95,
  covered: 1.96,
  alike: 1.68,
  support: 2.58,
  supplied: 0.09,
  unknown: -1.08,
  worstGap: -0.83,
  lead: 1.15,
  uncovered: -0.12,
  nearerUncovered: -2.4,
  tendency: 1.29,
  worstTendency: 0.63,
  brevity: -0.36,
};

/** How sure the bot may be that the fact answers the question, from 0 to 1. */
export function confidenceIn(evidence: Evidence, kind: Kind): number {
  if (isStrict(kind) && evidence.supplied === 0) return 0;
  let sum = WEIGHTS.bias;
  for (const key of Object.keys(evidence) as (keyof Evidence)[])
    sum += WEIGHTS[key] * evidence[key];
  return 1 / (1 + Math.exp(-sum));
}

/** Below this the bot says that no brief covers the question. */
export const BAR = 0.6;
