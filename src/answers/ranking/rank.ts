import type { Fact, FactId } from '../../library/index.ts';
import type { Entry, FactIndex, HoldsAnswerType, Line, QueryTerm } from '../index/index.ts';
import { retrieveCandidates } from '../index/index.ts';
import { isAmount, type QuestionType, SAME_TYPE_BONUS, sameTypeBonus } from '../text/index.ts';
import type { Question } from './similarity.ts';

/** What speaks for a fact; each from 0 (nothing) to 1. What a fact lacks for want of questions counts as nothing. */
export type Signals = {
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
  /** The query terms that the fact does not meet, heaviest first. */
  readonly gaps: readonly Gap[];
};

/** A query term that a fact does not meet, with its share of the question's weight. */
type Gap = { readonly queryTerm: QueryTerm; readonly share: number };

/** So many facts with the most weight in common are looked at closely. */
const CANDIDATES = 16;
/** From this similarity on a question asks for the same as one of the fact's own. */
const CLEARLY_SIMILAR = 0.8;
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

/** The facts that fit a question best, best first. `meaning`: how near it is to facts, if that is known. */
export function rank(
  question: Question,
  type: QuestionType,
  index: FactIndex,
  meaning: ReadonlyMap<FactId, number> | null = null,
): Match[] {
  const byWords = retrieveCandidates(question.queryTerms, index.postings, CANDIDATES).flatMap(
    (entry) => index.entries[entry] ?? [],
  );
  return [...new Set([...byWords, ...nearestIn(meaning, index)])]
    .map((entry) =>
      matchOf(entry, question, type, index.holdsAnswerType, meaning?.get(entry.fact.id) ?? 0),
    )
    .toSorted((a, b) => b.score - a.score);
}

function nearestIn(meaning: ReadonlyMap<FactId, number> | null, index: FactIndex): Entry[] {
  if (!meaning) return [];
  const nearest = [...meaning].toSorted((a, b) => b[1] - a[1]).slice(0, NEAREST_IN_MEANING);
  const ids = new Set(nearest.map(([id]) => id));
  return index.entries.filter(({ fact }) => ids.has(fact.id));
}

function matchOf(
  entry: Entry,
  question: Question,
  type: QuestionType,
  holdsAnswerType: HoldsAnswerType,
  meaning: number,
): Match {
  const { queryTerms, total } = question;
  let inText: readonly number[] = [];
  let text = 0;
  const closest: number[] = [];
  let closestNeutral = 0;
  let nearest: { line: Line; similarity: number } | null = null;
  for (const line of entry.lines) {
    if (line.role === 'text') {
      inText = question.metBy(line);
      text = question.similarityTo(line);
      nearest = { line, similarity: text * TEXT_WORTH };
      continue;
    }
    const floor = Math.min(
      closest[NEAREST_QUESTIONS - 1] ?? 0,
      (nearest?.similarity ?? 0) - SAME_TYPE_BONUS,
    );
    const words = question.similarityTo(line, floor);
    if (words === 0) continue;
    keepBest(closest, words, NEAREST_QUESTIONS);
    if (line.role === 'ask' && words > closestNeutral) closestNeutral = words;
    if (nearest && words + SAME_TYPE_BONUS <= nearest.similarity) continue;
    const bonus = line.type() === type ? sameTypeBonus(type) : 0;
    const similarity = Math.min(words + bonus, 1);
    if (!nearest || similarity > nearest.similarity) nearest = { line, similarity };
  }
  const inNearest = nearest ? question.metBy(nearest.line) : [];
  const inContext = question.metByTerms(entry.context);
  const met = inContext.map((here, i) =>
    Math.max(here * CONTEXT_WORTH, inNearest[i] ?? 0, inText[i] ?? 0),
  );
  const metByAll = question
    .metByTerms(entry.allTerms)
    .map((here, i) => Math.max(here, (inContext[i] ?? 0) * CONTEXT_WORTH));
  const gaps = queryTerms
    .map((queryTerm, i) => ({ queryTerm, share: (queryTerm.weight * (1 - (met[i] ?? 0))) / total }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share);
  const similarity = nearest?.similarity ?? 0;
  const sameType = nearest?.line.role !== 'text' && nearest?.line.type() === type;
  const sameAsk = sameType && similarity >= CLEARLY_SIMILAR;
  const setsRight = nearest?.line.role === 'corrects' && !isAmount(type);
  const isAnswered = setsRight || (sameAsk && type !== 'name');
  const signals: Signals = {
    covered: question.shareOf(met),
    coveredByAll: question.shareOf(metByAll),
    text,
    similarity,
    support: sumOf(closest) / NEAREST_QUESTIONS,
    answerType: isAnswered ? 1 : holdsAnswerType(entry.fact, type),
    name: queryTerms.some(({ isName }, i) => isName && (met[i] ?? 0) > HALF) ? 1 : 0,
    worstGap: gaps[0]?.share ?? 0,
    meaning,
  };
  const corrects =
    nearest?.line.role === 'corrects' &&
    similarity >= CLEARLY_SIMILAR &&
    similarity - closestNeutral >= CLEAR_LEAD;
  return {
    fact: entry.fact,
    signals,
    density: Math.min(entry.lines.length - 1, NEAREST_QUESTIONS) / NEAREST_QUESTIONS,
    closest,
    sameType,
    corrects,
    score: scoreOf(signals),
    gaps,
  };
}

const HALF = 0.5;

function scoreOf(signals: Signals): number {
  let score = 0;
  for (const name of SIGNALS) score += SCORE_WEIGHTS[name] * signals[name];
  return score;
}

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
};
const SIGNALS = Object.keys(SCORE_WEIGHTS) as (keyof Signals)[];

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Puts a value into a list of the best, best first, of which so many are kept. */
function keepBest(best: number[], value: number, most: number): void {
  const place = best.findIndex((other) => value > other);
  if (place >= 0) best.splice(place, 0, value);
  else best.push(value);
  if (best.length > most) best.pop();
}
