import type { Fact } from '../../library/index.ts';
import type { AnswerTypes, Entry, FactIndex, Line, QueryTerm } from '../index/index.ts';
import { heaviest } from '../index/index.ts';
import { isAmount, type QuestionType, SAME_KIND, sameTypeBonus } from '../text/index.ts';
import type { Question } from './similarity.ts';

/** How well a fact fits a question; each figure from 0 (not at all) to 1. */
export type Match = {
  readonly fact: Fact;
  /** How much of the question's weight the fact meets: its text, its nearest question, its brief. */
  readonly covered: number;
  /** How alike the question and the nearest of the questions that the fact answers are. */
  readonly alike: number;
  /** The same for the nearest few of them: one may be alike by chance, six are not. */
  readonly support: number;
  /** How alike those nearest few are, best first. */
  readonly closest: readonly number[];
  /** Whether the nearest question asks for the same kind of thing. */
  readonly sameKind: boolean;
  /** Whether the nearest question takes something false for granted. */
  readonly corrects: boolean;
  /** Whether the kind of thing asked for is in the fact. */
  readonly supplied: boolean;
  readonly score: number;
  /** What the question asks of that the fact does not have, heaviest first. */
  readonly gaps: readonly Gap[];
};

/** A word of the question that a fact does not meet, with its share of the question's weight. */
type Gap = { readonly slot: QueryTerm; readonly share: number };

/** So many facts with the most weight in common are looked at closely. */
const CANDIDATES = 16;
/** From here on a question is so like one of the fact's own that it asks for the same. */
const CLEARLY_ALIKE = 0.8;
/** "No." is said only where no neutral question of the fact is nearly as alike. */
const CLEAR_LEAD = 0.1;
/** A share of the question that cannot be overlooked. */
const MUCH = 0.1;
/** A name that stands in many facts (a minister, say) distinguishes none. */
const RARE_NAME = 2;
/** So many of a fact's questions are asked how alike they are. */
const WITNESSES = 6;
const CONTEXT_WORTH = 0.6;
/** A question in the statement's own words is less sure a sign than one in those of its questions. */
const TEXT_WORTH = 0.7;
const MIX = {
  covered: 0.45,
  alike: 0.55,
  support: 0.6,
  notSupplied: -0.15,
  lacksName: -0.15,
} as const;

/** The facts that fit a question best, best first. */
export function rank(question: Question, kind: QuestionType, index: FactIndex): Match[] {
  return heaviest(question.slots, index.postings, CANDIDATES)
    .flatMap((entry) => index.entries[entry] ?? [])
    .map((entry) => matchOf(entry, question, kind, index.supplies))
    .toSorted((a, b) => b.score - a.score);
}

function matchOf(
  entry: Entry,
  question: Question,
  kind: QuestionType,
  supplies: AnswerTypes,
): Match {
  const { slots, total } = question;
  let inText: readonly number[] = [];
  const closest: number[] = [];
  let plainest = 0;
  let nearest: { line: Line; alike: number } | null = null;
  for (const line of entry.lines) {
    if (line.role === 'text') {
      inText = question.metBy(line);
      nearest = { line, alike: question.likenessTo(line) * TEXT_WORTH };
      closest.push(nearest.alike);
      continue;
    }
    const floor = Math.min(closest[WITNESSES - 1] ?? 0, (nearest?.alike ?? 0) - SAME_KIND);
    const likeness = question.likenessTo(line, floor);
    if (likeness === 0) continue;
    keepBest(closest, likeness, WITNESSES);
    if (line.role === 'ask' && likeness > plainest) plainest = likeness;
    if (nearest && likeness + SAME_KIND <= nearest.alike) continue;
    const bonus = line.kind() === kind ? sameTypeBonus(kind) : 0;
    const alike = Math.min(likeness + bonus, 1);
    if (!nearest || alike > nearest.alike) nearest = { line, alike };
  }
  const inNearest = nearest ? question.metBy(nearest.line) : [];
  const met = question
    .metByTerms(entry.context)
    .map((here, i) => Math.max(here * CONTEXT_WORTH, inNearest[i] ?? 0, inText[i] ?? 0));
  const gaps = slots
    .map((slot, i) => ({ slot, share: (slot.weight * (1 - (met[i] ?? 0))) / total }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share);
  const covered = question.shareOf(met);
  const alike = nearest?.alike ?? 0;
  const support = sumOf(closest) / Math.max(Math.min(entry.lines.length - 1, WITNESSES), 1);
  const sameKind = nearest?.line.kind() === kind;
  const sameAsk = sameKind && alike >= CLEARLY_ALIKE;
  const setsRight = nearest?.line.role === 'corrects' && !isAmount(kind);
  const supplied = setsRight || (sameAsk && kind !== 'name') || supplies(entry.fact, kind);
  // A name of the glossary stands in the question, and the fact has nothing of it.
  const lacksName = gaps.some(
    ({ slot, share }) => slot.isName && slot.weight > RARE_NAME && share > MUCH,
  );
  const score =
    MIX.covered * covered +
    MIX.alike * alike +
    MIX.support * support +
    (supplied ? 0 : MIX.notSupplied) +
    (lacksName ? MIX.lacksName : 0);
  const corrects =
    nearest?.line.role === 'corrects' && alike >= CLEARLY_ALIKE && alike - plainest >= CLEAR_LEAD;
  return {
    fact: entry.fact,
    covered,
    alike,
    support,
    closest,
    sameKind,
    corrects,
    supplied,
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
