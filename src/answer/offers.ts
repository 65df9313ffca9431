import type { Slot } from './slots.ts';

/** What a term contributes to which way (counted through all slots). */
type Offer = { readonly way: number; readonly worth: number; readonly share: number };
export type Offers = ReadonlyMap<number, readonly Offer[]>;

/** What every term of a question's slots is good for. */
export function offersOf(slots: readonly Slot[]): Offers {
  const offers = new Map<number, Offer[]>();
  slots
    .flatMap((slot) => slot.ways)
    .forEach(({ terms, worth }, way) => {
      for (const term of terms) {
        if (term < 0) continue;
        const list = offers.get(term) ?? [];
        list.push({ way, worth, share: worth / terms.length });
        offers.set(term, list);
      }
    });
  return offers;
}

/** Sums up what the terms of a line offer to each way; used again for every line. */
export class Scratch {
  readonly #sums: Float64Array;
  readonly #slotOfWay: readonly number[];
  readonly #slots: number;

  constructor(slots: readonly Slot[]) {
    this.#slotOfWay = slots.flatMap(({ ways }, slot) => ways.map(() => slot));
    this.#sums = new Float64Array(this.#slotOfWay.length);
    this.#slots = slots.length;
  }

  clear(): void {
    this.#sums.fill(0);
  }

  add(offers: readonly Offer[]): void {
    for (const { way, share } of offers) this.#sums[way] = (this.#sums[way] ?? 0) + share;
  }

  /** How far each slot is met, by the best of its ways (0 to 1). */
  met(): number[] {
    const met = new Array<number>(this.#slots).fill(0);
    this.#slotOfWay.forEach((slot, way) => {
      met[slot] = Math.max(met[slot] ?? 0, Math.min(this.#sums[way] ?? 0, 1));
    });
    return met;
  }
}
