import type { Fact } from '../library/library.ts';
import type { Entry, FactIndex, Line } from './fact-index.ts';
import { type Kind, supplies } from './kinds.ts';
import type { Slot } from './slots.ts';

/** How well a fact fits a question; each figure from 0 (not at all) to 1. */
export type Match = {
  readonly fact: Fact;
  /** How much of the question's weight the fact meets, in all its texts together. */
  readonly covered: number;
  /** How alike the question and the nearest of the questions that the fact answers are. */
  readonly alike: number;
  /** Whether the nearest question takes something false for granted. */
  readonly corrects: boolean;
  /** Whether the kind of thing asked for is in the fact. */
  readonly supplied: boolean;
  readonly score: number;
  /** What the question asks of that the fact does not have, heaviest first. */
  readonly gaps: readonly Gap[];
};

/** A word of the question that a fact does not meet, with its share of the question's weight. */
export type Gap = { readonly slot: Slot; readonly share: number };

/** So many facts with the most weight in common are looked at closely. */
const CANDIDATES = 40;
/** In likeness, a word of the question left out counts more than one that it lacks. */
const RECALL_BIAS = 1.6;
const CONTEXT_WORTH = 0.6;
const MIX = { covered: 0.45, alike: 0.55, sameKind: 0.05, notSupplied: -0.15 } as const;

/** The facts that fit a question best, best first. */
export function rank(slots: readonly Slot[], kind: Kind, index: FactIndex): Match[] {
  const offers = offersOf(slots, index.terms.size);
  const total = slots.reduce((sum, slot) => sum + slot.weight, 0);
  if (total === 0) return [];
  return candidates(slots, index)
    .map((entry) => matchOf(entry, slots, offers, total, kind))
    .toSorted((a, b) => b.score - a.score);
}

/** What a term contributes to which slot and way. */
type Offer = { readonly slot: number; readonly way: number; readonly share: number };
type Offers = ReadonlyMap<number, readonly Offer[]>;

function offersOf(slots: readonly Slot[], termCount: number): Offers {
  const offers = new Map<number, Offer[]>();
  slots.forEach(({ ways }, slot) => {
    ways.forEach(({ terms, worth }, way) => {
      for (const term of terms) {
        if (term < 0 || term >= termCount) continue;
        const list = offers.get(term) ?? [];
        list.push({ slot, way, share: worth / terms.length });
        offers.set(term, list);
      }
    });
  });
  return offers;
}

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

function matchOf(
  entry: Entry,
  slots: readonly Slot[],
  offers: Offers,
  total: number,
  kind: Kind,
): Match {
  const inFact = new Coverage(slots);
  let alike = 0;
  let nearest: Line | null = null;
  for (const line of entry.lines) {
    const inLine = new Coverage(slots);
    let used = 0;
    for (const token of line.tokens) {
      let met = 0;
      for (const term of token.terms) {
        for (const offer of offers.get(term) ?? []) {
          inLine.add(term, offer);
          inFact.add(term, offer);
          met += offer.share;
        }
      }
      used += token.weight * Math.min(met, 1);
    }
    if (line.role === 'text' || line.weight === 0) continue;
    const likeness = harmony(inLine.sum() / total, used / line.weight);
    const sameKind = line.kind === kind && kind !== 'other';
    const weighed = likeness + (sameKind ? MIX.sameKind : 0);
    if (weighed > alike) {
      alike = weighed;
      nearest = line;
    }
  }
  const own = inFact.sum();
  for (const term of entry.context) {
    for (const offer of offers.get(term) ?? []) {
      inFact.add(term, { ...offer, share: offer.share * CONTEXT_WORTH });
    }
  }
  const covered = own / total + (inFact.sum() - own) / total;
  const supplied = nearest?.kind === kind || supplies(entry.fact, kind);
  const score =
    MIX.covered * covered + MIX.alike * Math.min(alike, 1) + (supplied ? 0 : MIX.notSupplied);
  return {
    fact: entry.fact,
    covered,
    alike: Math.min(alike, 1),
    corrects: nearest?.role === 'corrects',
    supplied,
    score,
    gaps: inFact.gaps(total),
  };
}

/** Precision and recall in one, recall counting more (an F-measure). */
function harmony(recall: number, precision: number): number {
  const bias = RECALL_BIAS ** 2;
  const below = bias * precision + recall;
  return below === 0 ? 0 : ((1 + bias) * precision * recall) / below;
}

/** How far each slot of a question is met, by the best of its ways. */
class Coverage {
  readonly #slots: readonly Slot[];
  readonly #ways: number[][];
  readonly #seen = new Set<string>();

  constructor(slots: readonly Slot[]) {
    this.#slots = slots;
    this.#ways = slots.map(({ ways }) => ways.map(() => 0));
  }

  /** Counts a term for a way of a slot, once. */
  add(term: number, { slot, way, share }: Offer): void {
    const key = `${term},${slot},${way}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const ways = this.#ways[slot];
    if (ways) ways[way] = (ways[way] ?? 0) + share;
  }

  #met(slot: number): number {
    return Math.min(1, Math.max(0, ...(this.#ways[slot] ?? [])));
  }

  /** The weight of the question that is met. */
  sum(): number {
    return this.#slots.reduce((sum, { weight }, slot) => sum + weight * this.#met(slot), 0);
  }

  gaps(total: number): Gap[] {
    return this.#slots
      .map((slot, i) => ({ slot, share: (slot.weight * (1 - this.#met(i))) / total }))
      .filter(({ share }) => share > 0)
      .toSorted((a, b) => b.share - a.share);
  }
}
