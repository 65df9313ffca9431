import type { FactIndex } from '../index/index.ts';
import { logOddsOf } from '../index/index.ts';
import type { Match, Question } from '../ranking/index.ts';
import type { QuestionType } from '../text/index.ts';

/** The features from which the bot judges whether the best fact answers a question; shares are from 0 to 1. */
export type Evidence = {
  /** `covered`, `similarity` and `support` of the best match. */
  readonly covered: number;
  readonly similarity: number;
  readonly support: number;
  /** 1 where it holds what the type of question asks for, else 0. */
  readonly hasAnswerType: number;
  /** 1 where the nearest question that it answers is of the same type, else 0. */
  readonly sameType: number;
  /** The share of the question that lies on words the library has never seen. */
  readonly unknown: number;
  /** The share of the question that hangs on the heaviest word which the fact lacks. */
  readonly worstGap: number;
  /** How far the best fact leads over the next. */
  readonly lead: number;
  /** Similarity to the nearest unanswerable question. */
  readonly unanswerable: number;
  /** 1 where that one is at least as near as any that the best fact answers, else 0. */
  readonly nearerUnanswerable: number;
  /** Whether its nearest neighbours are answerable questions: from -1 (none is) to 1 (all are). */
  readonly neighbours: number;
  /** Class log-odds of its terms together: above 0 for those of answerable questions; from -1 to 1. */
  readonly logOdds: number;
  /** The same of the term that speaks most against it; from -1 to 0. */
  readonly worstLogOdds: number;
  /** Near 1 for a question of little weight, less the more there is to go by. */
  readonly brevity: number;
};

/** So many nearest neighbours have a vote, each weighted by this power of its similarity. */
const NEIGHBOURS = 8;
const VOTE_POWER = 4;

/** The features of the best of the ranked facts. `unanswerable`: similarities to unanswerable questions, best first. */
export function evidenceFor(
  { queryTerms, total }: Question,
  ranked: readonly Match[],
  type: QuestionType,
  index: FactIndex,
  unanswerable: readonly number[],
): Evidence {
  const [best, next] = ranked;
  if (!best) return NO_EVIDENCE;
  const unknown = best.gaps.filter(({ queryTerm }) => !queryTerm.known);
  return {
    covered: best.covered,
    similarity: best.similarity,
    support: best.support,
    hasAnswerType: type === 'other' || best.hasAnswerType ? 1 : 0,
    sameType: best.sameType ? 1 : 0,
    unknown: unknown.reduce((sum, { share }) => sum + share, 0),
    worstGap: best.gaps[0]?.share ?? 0,
    lead: best.score - (next?.score ?? 0),
    unanswerable: unanswerable[0] ?? 0,
    nearerUnanswerable: (unanswerable[0] ?? 0) >= best.similarity ? 1 : 0,
    neighbours: neighboursOf(ranked, unanswerable),
    ...logOddsOf(queryTerms, index),
    brevity: 1 / (1 + total / index.unknownWeight),
  };
}

/** The vote of the nearest neighbours, questions that facts answer and unanswerable ones, by similarity. */
function neighboursOf(ranked: readonly Match[], unanswerable: readonly number[]): number {
  const nearest = [
    ...ranked.flatMap(({ closest }) => closest.map((similarity) => ({ similarity, side: 1 }))),
    ...unanswerable.map((similarity) => ({ similarity, side: -1 })),
  ]
    .toSorted((a, b) => b.similarity - a.similarity)
    .slice(0, NEIGHBOURS);
  const voteOf = ({ similarity }: { similarity: number }) => similarity ** VOTE_POWER;
  const all = nearest.reduce((sum, one) => sum + voteOf(one), 0);
  return all === 0 ? 0 : nearest.reduce((sum, one) => sum + one.side * voteOf(one), 0) / all;
}

/** The features where no fact has anything in common with the question. */
export const NO_EVIDENCE: Evidence = {
  covered: 0,
  similarity: 0,
  support: 0,
  hasAnswerType: 0,
  sameType: 0,
  unknown: 1,
  worstGap: 1,
  lead: 0,
  unanswerable: 0,
  nearerUnanswerable: 0,
  neighbours: 0,
  logOdds: 0,
  worstLogOdds: 0,
  brevity: 1,
};
