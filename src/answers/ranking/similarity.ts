import type { FactIndex, Line, LineToken } from '../index/index.ts';
import { type QueryTerm, WORTH } from '../index/index.ts';

/** What a term contributes to which way (counted through all slots). */
type Offer = { readonly way: number; readonly worth: number; readonly share: number };

/**
 * What a line's token is good for in the question: how well it fits, how much of the question it meets
 * alone, and by which of its terms.
 */
type Fit = {
  readonly worth: number;
  readonly recall: number;
  readonly terms: readonly (readonly [number, readonly Offer[]])[];
};

/** What is known of a token; 0: none of its terms is in the question. */
const FITS = 1;
const LOOKED_AT = 2;

/** In likeness, a word of the question left out counts more than one that it lacks. */
const RECALL_BIAS = 1.6;

/**
 * A question that is held against many lines. The same tokens come in line after line, so what each is
 * good for is found out once.
 */
export class Question {
  readonly slots: readonly QueryTerm[];
  /** The weight of all slots; 0 where no word of the question matters. */
  readonly total: number;
  readonly #offers = new Map<number, Offer[]>();
  readonly #slotOfWay: readonly number[];
  readonly #seen: Uint8Array;
  readonly #fits = new Map<number, Fit>();
  /** How far the line in hand meets each way, and each slot by the best of its ways. */
  readonly #ways: Float64Array;
  readonly #met: Float64Array;

  constructor(
    slots: readonly QueryTerm[],
    { tokensOf, tokens }: Pick<FactIndex, 'tokensOf' | 'tokens'>,
  ) {
    this.slots = slots;
    this.total = slots.reduce((sum, { weight }) => sum + weight, 0);
    this.#slotOfWay = slots.flatMap(({ ways }, slot) => ways.map(() => slot));
    this.#seen = new Uint8Array(tokens);
    this.#ways = new Float64Array(this.#slotOfWay.length);
    this.#met = new Float64Array(slots.length);
    slots
      .flatMap(({ ways }) => ways)
      .forEach(({ terms, worth }, way) => {
        for (const term of terms) {
          if (term < 0) continue;
          const offers = this.#offers.get(term) ?? [];
          offers.push({ way, worth, share: worth / terms.length });
          this.#offers.set(term, offers);
        }
      });
    for (const term of this.#offers.keys()) {
      for (const token of tokensOf[term] ?? []) this.#seen[token] = FITS;
    }
  }

  /**
   * How alike the question and a line are, from 0 to 1: precision and recall in one (an F-measure).
   * Of a line that is surely no more alike than `floor`, only that it is not: 0.
   */
  likenessTo(line: Line, floor = 0): number {
    if (line.weight === 0) return 0;
    let used = 0;
    let mostRecall = 0;
    for (const token of line.tokens) {
      const fit = this.#fitOf(token);
      if (!fit) continue;
      used += token.weight * fit.worth;
      mostRecall += fit.recall;
    }
    const precision = used / line.weight;
    if (harmony(precision, Math.min(mostRecall, 1)) <= floor) return 0;
    this.#hold(line.tokens);
    return harmony(precision, this.shareOf(this.#met));
  }

  /** How far a line meets each slot, from 0 to 1. */
  metBy(line: Line): readonly number[] {
    this.#hold(line.tokens);
    return Array.from(this.#met);
  }

  /** How far a heap of terms meets each slot, from 0 to 1. */
  metByTerms(terms: Iterable<number>): readonly number[] {
    this.#ways.fill(0);
    for (const term of terms) this.#add(this.#offers.get(term) ?? []);
    this.#sumUp();
    return Array.from(this.#met);
  }

  /** The share of the question's weight that is met, from 0 to 1. */
  shareOf(met: ArrayLike<number>): number {
    let sum = 0;
    for (let slot = 0; slot < this.slots.length; slot++) {
      sum += (this.slots[slot]?.weight ?? 0) * (met[slot] ?? 0);
    }
    return sum / this.total;
  }

  #hold(tokens: readonly LineToken[]): void {
    const fits = tokens.flatMap((token) => this.#fitOf(token) ?? []);
    this.#ways.fill(0);
    const done: number[] = [];
    for (const { terms } of fits) {
      for (const [term, offers] of terms) {
        if (done.includes(term)) continue;
        done.push(term);
        this.#add(offers);
      }
    }
    this.#sumUp();
  }

  #fitOf(token: LineToken): Fit | null {
    const seen = this.#seen[token.id];
    if (seen === LOOKED_AT) return this.#fits.get(token.id) ?? null;
    if (seen !== FITS) return null;
    const fit = this.#findFit(token);
    this.#seen[token.id] = LOOKED_AT;
    this.#fits.set(token.id, fit);
    return fit;
  }

  #findFit({ own, meanings }: LineToken): Fit {
    const terms: [number, readonly Offer[]][] = [];
    const worthOf = (term: number) => {
      const offers = this.#offers.get(term);
      if (!offers) return 0;
      terms.push([term, offers]);
      let best = 0;
      for (const { worth } of offers) if (worth > best) best = worth;
      return best;
    };
    let itself = 0;
    for (const term of own) itself += worthOf(term);
    let meant = 0;
    for (const term of meanings) meant = Math.max(meant, worthOf(term));
    const worth = Math.max(itself / own.length, Math.min(meant, WORTH.meaning));
    return { worth, recall: this.#recallOf(terms), terms };
  }

  #recallOf(terms: Fit['terms']): number {
    this.#ways.fill(0);
    for (const [, offers] of terms) this.#add(offers);
    this.#sumUp();
    return this.shareOf(this.#met);
  }

  #add(offers: readonly Offer[]): void {
    for (const { way, share } of offers) this.#ways[way] = (this.#ways[way] ?? 0) + share;
  }

  #sumUp(): void {
    this.#met.fill(0);
    for (let way = 0; way < this.#ways.length; way++) {
      const slot = this.#slotOfWay[way] ?? 0;
      const met = Math.min(this.#ways[way] ?? 0, 1);
      if (met > (this.#met[slot] ?? 0)) this.#met[slot] = met;
    }
  }
}

function harmony(precision: number, recall: number): number {
  const bias = RECALL_BIAS ** 2;
  const below = bias * precision + recall;
  return below === 0 ? 0 : ((1 + bias) * precision * recall) / below;
}
