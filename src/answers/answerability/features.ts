import type { FactIndex } from '../index/index.ts';
import { logOddsOf } from '../index/index.ts';
import { gapsOf, keepBest, type Match, type Question } from '../ranking/index.ts';
import { asksForType, type QuestionType } from '../text/index.ts';
import { attributeMissing } from './attribute-missing.ts';

/**
 * The features from which the bot judges whether the best fact answers a question. What a library does not have (questions
 * of a fact, unanswerable ones) leaves a feature at 0, which says nothing.
 */
export type Evidence = {
  /** Of the best match: `coveredByAll`, `similarity`, `support`, `worstGap`; each from 0 to 1. */
  readonly covered: number;
  readonly similarity: number;
  readonly support: number;
  readonly worstGap: number;
  /** Whether it holds what the type of question asks for: above 0 it does, below 0 it does not; 0 for other questions. */
  readonly answerType: number;
  /** 1 where the nearest question that it answers is of the same type, else 0. */
  readonly sameType: number;
  /** How far the best fact leads over the next, from 0 to 1. */
  readonly lead: number;
  /** The share of the question that lies on words the library has never seen. */
  readonly unknown: number;
  /** 1 where a number of the question (a year, say) is not met, else 0. */
  readonly number: number;
  /** 1 where a name of the glossary stands in the question, and the fact has nothing of it. */
  readonly nameMissing: number;
  /** 1 for a question of at most one word that matters. */
  readonly oneWord: number;
  /** How many words matter, from 0 to 1 (six and more). */
  readonly length: number;
  /** How many questions the fact lists, from 0 to 1 (six and more): the same figures mean more with many. */
  readonly density: number;
  /**
   * How much more it is like an unanswerable question than like one that the fact answers, or than by half; from 0 to 0.5.
   * Less of a fact that lists few questions.
   */
  readonly unanswerable: number;
  /** Whether its nearest neighbours are answerable questions: from -1 (none is) to 1 (all are). */
  readonly neighbours: number;
  /** Class log-odds of its terms together: above 0 for those of answerable questions; from -1 to 1. */
  readonly logOdds: number;
  /** How much nearer it is in meaning than facts usually are that come first; 0: not known. From -0.5 to 0.5. */
  readonly meaning: number;
  /** How far it lacks what is asked to be told of the subject: money, a contact, what is counted; from 0 to 1. */
  readonly attribute: number;
  /** 1 where the question asks for who held an office before or after, and the fact tells of none. */
  readonly otherHolder: number;
  /** 1 where the fact surely has nothing of what is asked for: a part of a number, who holds an office, a deed. */
  readonly lacking: number;
};

/** So many nearest neighbours have a vote, each weighted by this power of its similarity. */
const NEIGHBOURS = 8;
const VOTE_POWER = 4;

/** A lead (of scores, which are logs) of so much or more is a clear one. */
const CLEAR_LEAD = 4;
const MANY_WORDS = 6;
/** A number whose share of the question is smaller ("2", in a long one) says nothing. */
const NOTICEABLE = 0.02;
/** A name that weighs so much of the question is what it is about. */
const MUCH = 0.1;
/** Where no type is asked for nothing is known; else most facts that are found hold it. */
const USUAL_ANSWER_TYPE = 0.75;

/**
 * Of a fact that lists no question, likeness to an unanswerable one counts so much: it has nothing that could be as like,
 * and the more unanswerable questions a library lists, the more would be taken from such a fact.
 */
const UNSHARED = 0.4;

/** The similarity in meaning of a question to the fact that comes first. */
const USUAL_MEANING = 0.5;

/**
 * The features of the best of the ranked facts. `text`: the normalised question; `unanswerable`: similarities to
 * unanswerable questions, best first.
 */
export function evidenceFor(
  text: string,
  question: Question,
  ranked: readonly Match[],
  type: QuestionType,
  index: FactIndex,
  unanswerable: readonly number[],
): Evidence {
  const { queryTerms } = question;
  const [best, next] = ranked;
  if (!best) return NO_EVIDENCE;
  const { signals } = best;
  const gaps = gapsOf(best, queryTerms);
  const unknown = gaps.filter(({ queryTerm }) => !queryTerm.known);
  const words = queryTerms.filter(({ isVague }) => !isVague).length;
  const isUnmetNumber = ({ queryTerm, share }: (typeof gaps)[number]) =>
    /\p{N}/u.test(queryTerm.shown) && share > NOTICEABLE;
  return {
    covered: signals.coveredByAll,
    similarity: signals.similarity,
    support: signals.support,
    worstGap: signals.worstGap,
    answerType: asksForType(type) ? signals.answerType - USUAL_ANSWER_TYPE : 0,
    sameType: best.sameType ? 1 : 0,
    lead: next ? Math.min((best.score - next.score) / CLEAR_LEAD, 1) : 1,
    unknown: unknown.reduce((sum, { share }) => sum + share, 0),
    number: gaps.some(isUnmetNumber) ? 1 : 0,
    nameMissing: gaps.some(({ queryTerm, share }) => queryTerm.isName && share > MUCH) ? 1 : 0,
    oneWord: words <= 1 ? 1 : 0,
    length: Math.min(words / MANY_WORDS, 1),
    density: best.density,
    unanswerable:
      (UNSHARED + (1 - UNSHARED) * best.density) *
      Math.max((unanswerable[0] ?? 0) - Math.max(signals.similarity, 0.5), 0),
    neighbours: unanswerable.length === 0 ? 0 : best.density * neighboursOf(ranked, unanswerable),
    logOdds: logOddsOf(queryTerms, index),
    meaning: signals.meaning === 0 ? 0 : signals.meaning - USUAL_MEANING,
    ...attributeMissing(text, type, question, best, index),
  };
}

/** The vote of the nearest neighbours, questions that facts answer and unanswerable ones, by similarity. */
function neighboursOf(ranked: readonly Match[], unanswerable: readonly number[]): number {
  const answerable: number[] = [];
  for (const { closest } of ranked) {
    for (const similarity of closest) keepBest(answerable, similarity, NEIGHBOURS);
  }
  let all = 0;
  let sum = 0;
  let [ours, theirs] = [0, 0];
  while (ours + theirs < NEIGHBOURS) {
    const [answer, miss] = [answerable[ours] ?? -1, unanswerable[theirs] ?? -1];
    const isAnswerable = answer >= miss;
    const similarity = isAnswerable ? answer : miss;
    if (similarity < 0) break;
    const vote = similarity ** VOTE_POWER;
    all += vote;
    sum += isAnswerable ? vote : -vote;
    if (isAnswerable) ours++;
    else theirs++;
  }
  return all === 0 ? 0 : sum / all;
}

/** The features where no fact has anything in common with the question. */
export const NO_EVIDENCE: Evidence = {
  covered: 0,
  similarity: 0,
  support: 0,
  worstGap: 1,
  answerType: 0,
  sameType: 0,
  lead: 0,
  unknown: 1,
  number: 0,
  nameMissing: 0,
  oneWord: 1,
  length: 0,
  density: 0,
  unanswerable: 0,
  neighbours: 0,
  logOdds: 0,
  meaning: 0,
  attribute: 0,
  otherHolder: 0,
  lacking: 0,
};
