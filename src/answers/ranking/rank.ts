import type { Fact, FactId } from '../../library/index.ts';
import type { Entry, FactIndex, HoldsAnswerType, Line, QueryTerm } from '../index/index.ts';
import { retrieveCandidates } from '../index/index.ts';
import { isAmount, type QuestionType, SAME_TYPE_BONUS, sameTypeBonus } from '../text/index.ts';
import type { Question } from './similarity.ts';

/** How well a fact fits a question; each figure from 0 (not at all) to 1. */
export type Match = {
  readonly fact: Fact;
  /** How much of the question's weight the fact meets: its text, its nearest question, its brief. */
  readonly covered: number;
  /** Similarity to the nearest of the questions that the fact answers. */
  readonly similarity: number;
  /** Mean similarity to the nearest few of them: one may be similar by chance, six are not. */
  readonly support: number;
  /** The similarities of those nearest few, best first. */
  readonly closest: readonly number[];
  /** Whether the nearest question is of the same type. */
  readonly sameType: boolean;
  /** Whether the nearest question takes something false for granted. */
  readonly corrects: boolean;
  /** Whether the fact holds what the type of question asks for. */
  readonly hasAnswerType: boolean;
  /** How near it is to the question in meaning; 0: not known to be. */
  readonly meaning: number;
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
/** A share of the question that cannot be overlooked. */
const MUCH = 0.1;
/** A name that stands in many facts (a minister, say) distinguishes none. */
const RARE_NAME = 2;
/** So many of a fact's questions, the nearest, make up its support. */
const NEAREST_QUESTIONS = 6;
/** What only the brief's names or the publishers meet counts less. */
const CONTEXT_WORTH = 0.6;
/** A question in the statement's own words is less sure a sign than one in those of its questions. */
const TEXT_WORTH = 0.7;
const SCORE_WEIGHTS = {
  covered: 0.45,
  similarity: 0.55,
  support: 0.6,
  lacksAnswerType: -0.15,
  lacksName: -0.15,
  /** Measured on packs with no and with three asks a fact: the gain is flat from 1 to 2. */
  meaning: 1,
} as const;
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
  const closest: number[] = [];
  let closestNeutral = 0;
  let nearest: { line: Line; similarity: number } | null = null;
  for (const line of entry.lines) {
    if (line.role === 'text') {
      inText = question.metBy(line);
      nearest = { line, similarity: question.similarityTo(line) * TEXT_WORTH };
      closest.push(nearest.similarity);
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
  const met = question
    .metByTerms(entry.context)
    .map((here, i) => Math.max(here * CONTEXT_WORTH, inNearest[i] ?? 0, inText[i] ?? 0));
  const gaps = queryTerms
    .map((queryTerm, i) => ({ queryTerm, share: (queryTerm.weight * (1 - (met[i] ?? 0))) / total }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share);
  const covered = question.shareOf(met);
  const similarity = nearest?.similarity ?? 0;
  const support = sumOf(closest) / Math.max(Math.min(entry.lines.length - 1, NEAREST_QUESTIONS), 1);
  const sameType = nearest?.line.type() === type;
  const sameAsk = sameType && similarity >= CLEARLY_SIMILAR;
  const setsRight = nearest?.line.role === 'corrects' && !isAmount(type);
  const hasAnswerType =
    setsRight || (sameAsk && type !== 'name') || holdsAnswerType(entry.fact, type);
  // A name of the glossary stands in the question, and the fact has nothing of it.
  const lacksName = gaps.some(
    ({ queryTerm, share }) => queryTerm.isName && queryTerm.weight > RARE_NAME && share > MUCH,
  );
  const score =
    SCORE_WEIGHTS.covered * covered +
    SCORE_WEIGHTS.similarity * similarity +
    SCORE_WEIGHTS.support * support +
    (hasAnswerType ? 0 : SCORE_WEIGHTS.lacksAnswerType) +
    (lacksName ? SCORE_WEIGHTS.lacksName : 0) +
    SCORE_WEIGHTS.meaning * meaning;
  const corrects =
    nearest?.line.role === 'corrects' &&
    similarity >= CLEARLY_SIMILAR &&
    similarity - closestNeutral >= CLEAR_LEAD;
  return {
    fact: entry.fact,
    covered,
    similarity,
    support,
    closest,
    sameType,
    corrects,
    hasAnswerType,
    meaning,
    score,
    gaps,
  };
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Puts a value into a list of the best, best first, of which so many are kept. */
function keepBest(best: number[], value: number, most: number): void {
  const place = best.findIndex((other) => value > other);
  if (place >= 0) best.splice(place, 0, value);
  else best.push(value);
  if (best.length > most) best.pop();
}
