import type { Fact } from '../library/library.ts';
import type { Entry, FactIndex, Line } from './fact-index.ts';
import type { Kind } from './kinds.ts';
import { type Offers, offersOf, Scratch } from './offers.ts';
import { type Slot, WORTH } from './slots.ts';
import type { Supply } from './supply.ts';

/** How well a fact fits a question; each figure from 0 (not at all) to 1. */
export type Match = {
  readonly fact: Fact;
  /** How much of the question's weight the fact meets: its text, its nearest question, its brief. */
  readonly covered: number;
  /** How alike the question and the nearest of the questions that the fact answers are. */
  readonly alike: number;
  /** The same for the nearest few of them: one may be alike by chance, six are not. */
  readonly support: number;
  /** Whether the nearest question takes something false for granted. */
  readonly corrects: boolean;
  /** Whether the kind of thing asked for is in the fact. */
  readonly supplied: boolean;
  /** A name of the glossary stands in the question, and the fact has nothing of it. */
  readonly lacksName: boolean;
  readonly score: number;
  /** What the question asks of that the fact does not have, heaviest first. */
  readonly gaps: readonly Gap[];
};

/** A word of the question that a fact does not meet, with its share of the question's weight. */
type Gap = { readonly slot: Slot; readonly share: number };

/** So many facts with the most weight in common are looked at closely. */
const CANDIDATES = 30;
/** In likeness, a word of the question left out counts more than one that it lacks. */
const RECALL_BIAS = 1.6;
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
const MIX = {
  covered: 0.45,
  alike: 0.55,
  support: 0.6,
  sameKind: 0.05,
  notSupplied: -0.15,
  lacksName: -0.15,
} as const;

/** The facts that fit a question best, best first. */
export function rank(slots: readonly Slot[], kind: Kind, index: FactIndex): Match[] {
  const total = slots.reduce((sum, slot) => sum + slot.weight, 0);
  if (total === 0) return [];
  const question = { slots, kind, total, offers: offersOf(slots), scratch: new Scratch(slots) };
  return candidates(slots, index)
    .map((entry) => matchOf(entry, question, index.supplies))
    .toSorted((a, b) => b.score - a.score);
}

type Question = {
  readonly slots: readonly Slot[];
  readonly kind: Kind;
  /** The weight of all slots. */
  readonly total: number;
  readonly offers: Offers;
  readonly scratch: Scratch;
};

function candidates(slots: readonly Slot[], index: FactIndex): Entry[] {
  const sums = new Map<number, number>();
  for (const { weight, ways } of slots) {
    const best = new Map<number, number>();
    for (const { terms, worth } of ways) {
      const share = (weight * worth) / terms.length;
      const reached = new Map<number, number>();
      for (const term of terms) {
        for (const entry of index.postings[term] ?? []) {
          reached.set(entry, (reached.get(entry) ?? 0) + share);
        }
      }
      for (const [entry, sum] of reached) best.set(entry, Math.max(best.get(entry) ?? 0, sum));
    }
    for (const [entry, sum] of best) sums.set(entry, (sums.get(entry) ?? 0) + sum);
  }
  return [...sums]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, CANDIDATES)
    .flatMap(([entry]) => index.entries[entry] ?? []);
}

function matchOf(entry: Entry, question: Question, supplies: Supply): Match {
  const { slots, total, kind } = question;
  const sum = (met: readonly number[]) =>
    slots.reduce((whole, { weight }, slot) => whole + weight * (met[slot] ?? 0), 0) / total;
  let inText: readonly number[] = NOTHING_MET;
  const likenesses: number[] = [];
  let plainest = 0;
  let nearest: { line: Line; alike: number; met: readonly number[] } | null = null;
  for (const line of entry.lines) {
    const { met, used } = meet(line, question);
    if (line.role === 'text') {
      inText = met;
      continue;
    }
    if (line.weight === 0) continue;
    const likeness = harmony(sum(met), used / line.weight);
    likenesses.push(likeness);
    if (line.role === 'ask') plainest = Math.max(plainest, likeness);
    if (nearest && likeness + MIX.sameKind <= nearest.alike) continue;
    const sameKind = kind !== 'other' && line.kind() === kind;
    const alike = Math.min(likeness + (sameKind ? MIX.sameKind : 0), 1);
    if (!nearest || alike > nearest.alike) nearest = { line, alike, met };
  }
  const inContext = meetTerms(entry.context, question).map((met) => met * CONTEXT_WORTH);
  const met = inContext.map((here, i) => Math.max(here, nearest?.met[i] ?? 0, inText[i] ?? 0));
  const gaps = slots
    .map((slot, i) => ({ slot, share: (slot.weight * (1 - (met[i] ?? 0))) / total }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share);
  const covered = sum(met);
  const alike = nearest?.alike ?? 0;
  const support = meanOfBest(likenesses, WITNESSES);
  const sameAsk = nearest?.line.kind() === kind && alike >= CLEARLY_ALIKE;
  const supplied = sameAsk || supplies(entry.fact, kind);
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
  return { fact: entry.fact, covered, alike, support, corrects, supplied, lacksName, score, gaps };
}

function meanOfBest(values: readonly number[], most: number): number {
  const best = values.toSorted((a, b) => b - a).slice(0, most);
  return best.reduce((sum, value) => sum + value, 0) / Math.max(best.length, 1);
}

/** How far a line meets each slot, and how much of the line's own weight the question uses. */
function meet(line: Line, { offers, scratch }: Question) {
  scratch.clear();
  const seen: number[] = [];
  let used = 0;
  const worthOf = (term: number) => {
    const found = offers.get(term);
    if (!found) return 0;
    if (!seen.includes(term)) {
      scratch.add(found);
      seen.push(term);
    }
    let best = 0;
    for (const { worth } of found) best = Math.max(best, worth);
    return best;
  };
  for (const token of line.tokens) {
    let own = 0;
    for (const term of token.own) own += worthOf(term);
    let meant = 0;
    for (const term of token.meanings) meant = Math.max(meant, worthOf(term));
    used += token.weight * Math.max(own / token.own.length, Math.min(meant, WORTH.meaning));
  }
  return { met: seen.length === 0 ? NOTHING_MET : scratch.met(), used };
}

const NOTHING_MET: readonly number[] = [];

function meetTerms(terms: Int32Array, { offers, scratch }: Question): number[] {
  scratch.clear();
  for (const term of terms) {
    const found = offers.get(term);
    if (found) scratch.add(found);
  }
  return scratch.met();
}

/** Precision and recall in one, recall counting more (an F-measure). */
function harmony(recall: number, precision: number): number {
  const bias = RECALL_BIAS ** 2;
  const below = bias * precision + recall;
  return below === 0 ? 0 : ((1 + bias) * precision * recall) / below;
}
