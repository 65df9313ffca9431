/** Lists of numbers, one behind the other: list i is `values` from `starts[i]` to before `starts[i + 1]`. */
export type PackedLists = { readonly starts: Int32Array; readonly values: Int32Array };

/** How many lists there are. */
export const countLists = ({ starts }: PackedLists): number => starts.length - 1;

/** Whole numbers of which nobody knows yet how many there will be. */
export class NumberList {
  #values = new Int32Array(64);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const longer = new Int32Array(2 * this.#length);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#length++] = value;
  }

  get length(): number {
    return this.#length;
  }

  toArray(): Int32Array {
    return this.#values.slice(0, this.#length);
  }
}

/** Packs lists, one after the other. */
export class ListPacker {
  readonly #starts = new NumberList();
  readonly #values = new NumberList();

  constructor() {
    this.#starts.push(0);
  }

  /** Adds a list; gives its number. */
  add(list: readonly number[]): number {
    for (const value of list) this.#values.push(value);
    this.#starts.push(this.#values.length);
    return this.#starts.length - 2;
  }

  pack(): PackedLists {
    return { starts: this.#starts.toArray(), values: this.#values.toArray() };
  }
}

/** The other way round: for each value (below `values`) the numbers of the lists in which it stands, in order. */
export function invert(lists: PackedLists, values: number): PackedLists {
  const starts = new Int32Array(values + 1);
  for (const value of lists.values) starts[value + 1] = (starts[value + 1] ?? 0) + 1;
  for (let value = 0; value < values; value++) {
    starts[value + 1] = (starts[value + 1] ?? 0) + (starts[value] ?? 0);
  }
  const next = starts.slice();
  const numbers = new Int32Array(lists.values.length);
  for (let list = 0; list < countLists(lists); list++) {
    for (let i = lists.starts[list] ?? 0; i < (lists.starts[list + 1] ?? 0); i++) {
      const value = lists.values[i] ?? 0;
      numbers[next[value] ?? 0] = list;
      next[value] = (next[value] ?? 0) + 1;
    }
  }
  return { starts, values: numbers };
}
