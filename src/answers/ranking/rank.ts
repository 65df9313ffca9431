import type { Fact, FactId } from '../../library/index.ts';
import type { FactIndex, QueryTerm } from '../index/index.ts';
import { bestAmong, retrieveCandidates } from '../index/index.ts';
import { isAmount, type QuestionType, SAME_TYPE_BONUS, sameTypeBonus } from '../text/index.ts';
import { type Directness, NOT_KNOWN } from './directness.ts';
import { keepBest } from './keep-best.ts';
import { nearestNeutral } from './nearest-neutral.ts';
import { type Question, weightOf } from './similarity.ts';

/**
 * What speaks for a fact; each from 0 (nothing) to 1, `direct` to 1.5. What a fact lacks for want of questions counts as
 * nothing.
 */
type Signals = {
  /** How much of the question's weight the fact meets: by its text, its nearest question, its brief. */
  readonly covered: number;
  /** The same by all of its questions together. */
  readonly coveredByAll: number;
  /** Similarity to its text. */
  readonly text: number;
  /** Similarity to the nearest of the questions that it answers, or less so to its text. */
  readonly similarity: number;
  /** Similarities to the nearest six of its questions, added up: one may be similar by chance, six are not. */
  readonly support: number;
  /** Whether it holds what the type of question asks for. */
  readonly answerType: number;
  /** 1 where it meets a name of the glossary that stands in the question, else 0. */
  readonly name: number;
  /** The share of the question that hangs on the heaviest term which it does not meet. */
  readonly worstGap: number;
  /** How near it is to the question in meaning; 0: not known to be. */
  readonly meaning: number;
  /** How directly it gives what is asked for: somebody's words, a name, a place, a reason. */
  readonly direct: number;
  /** 1 where one of its questions is the very one that is asked, else 0. */
  readonly sameAsk: number;
};

/** How well a fact fits a question. */
export type Match = {
  readonly fact: Fact;
  readonly signals: Signals;
  /** From 0 (no question) to 1 (six and more): how much its questions can say. */
  readonly density: number;
  /** The similarities of its nearest six questions, best first. */
  readonly closest: readonly number[];
  /** Whether the nearest question is of the same type. */
  readonly sameType: boolean;
  /** Whether the nearest question takes something false for granted. */
  readonly corrects: boolean;
  /** The log of how likely it is to be the right one, up to a constant that is the same for all facts. */
  readonly score: number;
  /** How far it meets each query term, from 0 to 1. */
  readonly met: Float64Array;
};

/** A query term that a fact does not meet, with its share of the question's weight. */
type Gap = { readonly queryTerm: QueryTerm; readonly share: number };

/** The query terms of a question that a fact does not meet, heaviest first. */
export function gapsOf({ met }: Match, queryTerms: readonly QueryTerm[]): Gap[] {
  const total = weightOf(queryTerms);
  return queryTerms
    .map((queryTerm, i) => ({ queryTerm, share: missing(queryTerm, met[i] ?? 0, total) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}

const missing = ({ weight }: QueryTerm, met: number, total: number) => (weight * (1 - met)) / total;

/** So many facts with the most weight in common are looked at closely. */
const CANDIDATES = 16;
/**
 * Once they have so many lines, only those that have at least this share of what the first has. Measured on the questions
 * of development: with less than three quarters of it one comes first once in a hundred, with less than half never.
 */
const MANY_LINES = 120;
const NEAR_ENOUGH = 0.5;
/** From this similarity on a question asks for the same as one of the fact's own. */
const CLEARLY_SIMILAR = 0.8;
/** From this one on it asks the same in the same words, as far as they matter. */
const THE_SAME = 0.99;
/** "No." is said only where no neutral question of the fact is nearly as similar. */
const CLEAR_LEAD = 0.1;
/** So many of a fact's questions, the nearest, make up its support. */
const NEAREST_QUESTIONS = 6;
/** What only the brief's names or the publishers meet counts less. */
const CONTEXT_WORTH = 0.6;
/** A question in the statement's own words is less sure a sign than one in those of its questions. */
const TEXT_WORTH = 0.7;
/** So many facts that are nearest in meaning are looked at closely as well. */
const NEAREST_IN_MEANING = 5;

/** Of the facts of one speaker, so many at most. */
const MOST_BY_SPEAKER = 64;

/**
 * The facts that fit a question best, best first. `meaning`: how near it is to facts, if that is known; `directness`: how
 * directly they give what it asks for.
 */
export function rank(
  question: Question,
  type: QuestionType,
  index: FactIndex,
  meaning: ReadonlyMap<FactId, number> | null = null,
  directness: Directness = NOT_KNOWN,
): Match[] {
  const numbers = new Set([
    ...candidatesFor(question, index),
    ...mostAlike(directness.candidates, question, index),
    ...nearestIn(meaning, index),
  ]);
  const matches: Match[] = [];
  for (const number of numbers) {
    const fact = index.facts[number];
    if (!fact) continue;
    const near = meaning?.get(fact.id) ?? 0;
    matches.push(matchOf(fact, number, question, type, index, near, directness));
  }
  return matches.sort((a, b) => b.score - a.score);
}

/** The numbers of the facts that are looked at for their words. */
function candidatesFor({ queryTerms }: Question, { postings, firstLines }: FactIndex): number[] {
  const found = retrieveCandidates(queryTerms, postings, CANDIDATES);
  const enough = NEAR_ENOUGH * (found[0]?.sum ?? 0);
  let lines = 0;
  return found.flatMap(({ place, sum }) => {
    if (lines >= MANY_LINES && sum < enough) return [];
    lines += (firstLines[place + 1] ?? 0) - (firstLines[place] ?? 0);
    return place;
  });
}

/** Of facts that are looked at whatever their words, those with the most weight in common where they are many. */
function mostAlike(
  numbers: readonly number[],
  { queryTerms }: Question,
  { postings }: FactIndex,
): readonly number[] {
  if (numbers.length <= MOST_BY_SPEAKER) return numbers;
  return bestAmong(numbers, queryTerms, postings, MOST_BY_SPEAKER).map(({ place }) => place);
}

/** The numbers of the facts that are nearest in meaning. */
function nearestIn(meaning: ReadonlyMap<FactId, number> | null, index: FactIndex): number[] {
  if (!meaning) return [];
  const nearest = [...meaning].toSorted((a, b) => b[1] - a[1]).slice(0, NEAREST_IN_MEANING);
  const ids = new Set(nearest.map(([id]) => id));
  return index.facts.flatMap(({ id }, number) => (ids.has(id) ? [number] : []));
}

/** `number`: that of the fact in the index. */
function matchOf(
  fact: Fact,
  number: number,
  question: Question,
  type: QuestionType,
  { lines, firstLines, contexts, holdsAnswerType }: FactIndex,
  meaning: number,
  directness: Directness,
): Match {
  const { queryTerms, total } = question;
  const first = firstLines[number] ?? 0;
  const end = firstLines[number + 1] ?? 0;
  question.startFact();
  const text = question.similarityTo(lines, first);
  const closest: number[] = [];
  let closestNeutral = 0;
  let nearest = first;
  let similarity = text * TEXT_WORTH;
  for (let line = first + 1; line < end; line++) {
    const floor = Math.min(closest[NEAREST_QUESTIONS - 1] ?? 0, similarity - SAME_TYPE_BONUS);
    const words = question.similarityTo(lines, line, floor);
    if (words === 0) continue;
    keepBest(closest, words, NEAREST_QUESTIONS);
    if (lines.roleOf(line) === 'ask' && words > closestNeutral) closestNeutral = words;
    if (words + SAME_TYPE_BONUS <= similarity) continue;
    const bonus = lines.typeOf(line) === type ? sameTypeBonus(type) : 0;
    const withBonus = Math.min(words + bonus, 1);
    if (withBonus <= similarity) continue;
    nearest = line;
    similarity = withBonus;
  }
  // "Hegseth did not resign" sets nothing right of Koizumi, whom the fact names besides.
  if (lines.roleOf(nearest) === 'corrects' && !question.hasItsNames(lines, nearest)) {
    const inText = text * TEXT_WORTH;
    ({ nearest, similarity } = nearestNeutral(question, type, lines, [first, end], inText));
  }
  const metByAll = new Float64Array(queryTerms.length);
  question.raiseByTerms(metByAll, contexts[number] ?? NOWHERE, CONTEXT_WORTH);
  const met = metByAll.slice();
  question.raiseByLine(met, lines, first);
  if (nearest !== first) question.raiseByLine(met, lines, nearest);
  question.raiseByFact(metByAll);
  const direct = directness.of(fact, number);
  let name = 0;
  let worstGap = 0;
  for (let i = 0; i < queryTerms.length; i++) {
    const queryTerm = queryTerms[i];
    if (!queryTerm) break;
    if (directness.meets(fact, queryTerm.shown)) {
      met[i] = 1;
      metByAll[i] = 1;
    }
    const here = met[i] ?? 0;
    if (queryTerm.isName && here > HALF) name = 1;
    const share = missing(queryTerm, here, total);
    if (share > worstGap) worstGap = share;
  }
  const role = lines.roleOf(nearest);
  const sameType = role !== 'text' && lines.typeOf(nearest) === type;
  const likeAsk = sameType && similarity >= CLEARLY_SIMILAR;
  const setsRight = role === 'corrects' && !isAmount(type);
  const isAnswered = setsRight || (likeAsk && type !== 'name');
  const signals: Signals = {
    covered: question.shareOf(met),
    coveredByAll: question.shareOf(metByAll),
    text,
    similarity,
    support: sumOf(closest) / NEAREST_QUESTIONS,
    answerType: isAnswered ? 1 : holdsAnswerType(fact, type),
    name,
    worstGap,
    meaning,
    direct,
    sameAsk: sameType && similarity >= THE_SAME ? 1 : 0,
  };
  const corrects =
    role === 'corrects' &&
    similarity >= CLEARLY_SIMILAR &&
    similarity - closestNeutral >= CLEAR_LEAD;
  return {
    fact,
    signals,
    density: Math.min(end - first - 1, NEAREST_QUESTIONS) / NEAREST_QUESTIONS,
    closest,
    sameType,
    corrects,
    score: scoreOf(signals),
    met,
  };
}

const HALF = 0.5;
const NOWHERE = new Int32Array(0);

/** The weighted sum, written out: it is taken of every candidate. */
const scoreOf = (signals: Signals): number =>
  SCORE_WEIGHTS.covered * signals.covered +
  SCORE_WEIGHTS.coveredByAll * signals.coveredByAll +
  SCORE_WEIGHTS.text * signals.text +
  SCORE_WEIGHTS.similarity * signals.similarity +
  SCORE_WEIGHTS.support * signals.support +
  SCORE_WEIGHTS.answerType * signals.answerType +
  SCORE_WEIGHTS.name * signals.name +
  SCORE_WEIGHTS.worstGap * signals.worstGap +
  SCORE_WEIGHTS.meaning * signals.meaning +
  SCORE_WEIGHTS.direct * signals.direct +
  SCORE_WEIGHTS.sameAsk * signals.sameAsk;

const SCORE_WEIGHTS: Readonly<Record<keyof Signals, number>> = {
  covered: 4.7,
  coveredByAll: 5.38,
  text: 6.49,
  similarity: 4.18,
  support: 8.32,
  answerType: 2.3,
  name: 1.51,
  worstGap: 3.78,
  meaning: 12,
  direct: 4,
  sameAsk: 1.5,
};

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
