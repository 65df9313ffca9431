import type { FactIndex } from '../index/index.ts';
import { logOddsOf } from '../index/index.ts';
import type { Match, Question } from '../ranking/index.ts';
import { isStrict, type QuestionType } from '../text/index.ts';

/** What the evidence check sees in the best fact; shares are from 0 to 1. */
export type Evidence = {
  readonly covered: number;
  readonly alike: number;
  readonly support: number;
  readonly supplied: number;
  /** 1 where the nearest question that it answers asks for the same kind of thing, else 0. */
  readonly sameKind: number;
  /** The share of the question that lies on words the library has never seen. */
  readonly unknown: number;
  /** The share of the question that hangs on the heaviest word which the fact lacks. */
  readonly worstGap: number;
  /** How far the best fact leads over the next. */
  readonly lead: number;
  /** How like the question is to the nearest one that no source answers. */
  readonly uncovered: number;
  /** 1 where that one is at least as near as any that the best fact answers, else 0. */
  readonly nearerUncovered: number;
  /** Whether the questions most like it are answerable ones: from -1 (none is) to 1 (all are). */
  readonly neighbours: number;
  /** Whether its words are rather those of answerable questions; from -1 to 1. */
  readonly tendency: number;
  /** The same of the word that speaks most against; from -1 to 0. */
  readonly worstTendency: number;
  /** Near 1 for a question of little weight, less the more there is to go by. */
  readonly brevity: number;
};

/** So many of the questions most like it are asked whether they are answerable, each by its likeness. */
const NEIGHBOURS = 8;
const CLOSENESS = 4;

/**
 * Looks at the best of the ranked facts. `uncovered`: how like the question is to those nearest to it
 * that no source answers, the nearest first.
 */
export function evidenceFor(
  { slots, total }: Question,
  ranked: readonly Match[],
  kind: QuestionType,
  index: FactIndex,
  uncovered: readonly number[],
): Evidence {
  const [best, next] = ranked;
  if (!best) return NOTHING;
  const unknown = best.gaps.filter(({ slot }) => !slot.known);
  return {
    covered: best.covered,
    alike: best.alike,
    support: best.support,
    supplied: kind === 'other' || best.supplied ? 1 : 0,
    sameKind: best.sameKind ? 1 : 0,
    unknown: unknown.reduce((sum, { share }) => sum + share, 0),
    worstGap: best.gaps[0]?.share ?? 0,
    lead: best.score - (next?.score ?? 0),
    uncovered: uncovered[0] ?? 0,
    nearerUncovered: (uncovered[0] ?? 0) >= best.alike ? 1 : 0,
    neighbours: neighboursOf(ranked, uncovered),
    ...logOddsOf(slots, index),
    brevity: 1 / (1 + total / index.unknownWeight),
  };
}

/** Of all that is like the question, facts' questions and others, the nearest few have a vote each. */
function neighboursOf(ranked: readonly Match[], uncovered: readonly number[]): number {
  const nearest = [
    ...ranked.flatMap(({ closest }) => closest.map((alike) => ({ alike, side: 1 }))),
    ...uncovered.map((alike) => ({ alike, side: -1 })),
  ]
    .toSorted((a, b) => b.alike - a.alike)
    .slice(0, NEIGHBOURS);
  const weigh = ({ alike }: { alike: number }) => alike ** CLOSENESS;
  const all = nearest.reduce((sum, one) => sum + weigh(one), 0);
  return all === 0 ? 0 : nearest.reduce((sum, one) => sum + one.side * weigh(one), 0) / all;
}

/** What is seen where no fact has anything in common with the question. */
export const NOTHING: Evidence = {
  covered: 0,
  alike: 0,
  support: 0,
  supplied: 0,
  sameKind: 0,
  unknown: 1,
  worstGap: 1,
  lead: 0,
  uncovered: 0,
  nearerUncovered: 0,
  neighbours: 0,
  tendency: 0,
  worstTendency: 0,
  brevity: 1,
};

/**
 * How much each observation counts, fitted by logistic regression on the development questions of
 * test/eval and on 350 more, which have since become questions of the briefs; never on the test split.
 * `npm run eval -- --fit` prints what the former alone give.
 */
export const WEIGHTS: Record<keyof Evidence | 'bias', number> = {
  bias: -4.44,
  covered: 1.11,
  alike: 1.67,
  support: 2.32,
  supplied: -0.16,
  sameKind: 0.89,
  unknown: -0.84,
  worstGap: -0.48,
  lead: 0.89,
  uncovered: -0.01,
  nearerUncovered: -1.17,
  neighbours: 2.75,
  tendency: 0.82,
  worstTendency: -0.06,
  brevity: -0.02,
};

/** How sure the bot may be that the fact answers the question, from 0 to 1. */
export function confidenceIn(evidence: Evidence, kind: QuestionType): number {
  if (isStrict(kind) && evidence.supplied === 0) return 0;
  let sum = WEIGHTS.bias;
  for (const key of Object.keys(evidence) as (keyof Evidence)[])
    sum += WEIGHTS[key] * evidence[key];
  return 1 / (1 + Math.exp(-sum));
}

/** Below this the bot says that no brief covers the question. */
export const ANSWER_THRESHOLD = 0.66;
