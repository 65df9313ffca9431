import type { Line } from './fact-index.ts';
import { type Offers, offersOf, Scratch } from './offers.ts';
import { type Slot, WORTH } from './slots.ts';

/** A question made ready to be held against many lines. */
export type Question = {
  readonly slots: readonly Slot[];
  /** The weight of all slots; above 0. */
  readonly total: number;
  readonly offers: Offers;
  readonly scratch: Scratch;
};

/** Makes a question ready, or null where no word of it matters. */
export function prepareQuestion(slots: readonly Slot[]): Question | null {
  const total = slots.reduce((sum, slot) => sum + slot.weight, 0);
  if (total === 0) return null;
  return { slots, total, offers: offersOf(slots), scratch: new Scratch(slots) };
}

/** How far a line meets each slot, and how much of the line's own weight the question uses. */
export function meet(line: Line, { offers, scratch }: Question) {
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

export const NOTHING_MET: readonly number[] = [];

/** How far a heap of terms meets each slot. */
export function meetTerms(terms: Int32Array, { offers, scratch }: Question): number[] {
  scratch.clear();
  for (const term of terms) {
    const found = offers.get(term);
    if (found) scratch.add(found);
  }
  return scratch.met();
}

/** The share of the question's weight that is met, from 0 to 1. */
export function shareMet(met: readonly number[], { slots, total }: Question): number {
  return slots.reduce((sum, { weight }, slot) => sum + weight * (met[slot] ?? 0), 0) / total;
}

/** In likeness, a word of the question left out counts more than one that it lacks. */
const RECALL_BIAS = 1.6;

/** Precision and recall in one, recall counting more (an F-measure). */
export function harmony(recall: number, precision: number): number {
  const bias = RECALL_BIAS ** 2;
  const below = bias * precision + recall;
  return below === 0 ? 0 : ((1 + bias) * precision * recall) / below;
}
