/** A table as plain data, to be kept in a file. */
export type StringTableData = {
  readonly size: number;
  readonly chars: Uint16Array;
  readonly starts: Int32Array;
  readonly slots: Int32Array;
};

/**
 * Different texts, numbered from 0 in the order in which they came: what a Map<string, number> does, in flat arrays. Tens
 * of thousands of short texts take a fraction of the memory, and nothing for the garbage collector to walk through.
 */
export class StringTable {
  #size = 0;
  /** Text n is the characters from `#starts[n]` to `#starts[n + 1]`. */
  #chars = new Uint16Array(1024);
  #starts = new Int32Array(256);
  /** Open addressing: the number of the text that hashes here, plus 1; 0 where there is none. */
  #slots = new Int32Array(512);

  /** The same table again; the data is not copied. */
  static from({ size, chars, starts, slots }: StringTableData): StringTable {
    const table = new StringTable();
    table.#size = size;
    table.#chars = chars as Uint16Array<ArrayBuffer>;
    table.#starts = starts as Int32Array<ArrayBuffer>;
    table.#slots = slots as Int32Array<ArrayBuffer>;
    return table;
  }

  /** Its data, not copied: the table is complete. */
  get data(): StringTableData {
    return { size: this.#size, chars: this.#chars, starts: this.#starts, slots: this.#slots };
  }

  get size(): number {
    return this.#size;
  }

  /** The number of a text, or undefined for one that is not there. */
  get(text: string): number | undefined {
    const number = (this.#slots[this.#slotOf(text)] ?? 0) - 1;
    return number < 0 ? undefined : number;
  }

  has(text: string): boolean {
    return this.get(text) !== undefined;
  }

  /** The number of a text, which is new if it was not there. */
  add(text: string): number {
    const slot = this.#slotOf(text);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) return known - 1;
    this.#append(text);
    this.#slots[slot] = this.#size;
    if (2 * this.#size > this.#slots.length) this.#rehash(2 * this.#slots.length);
    return this.#size - 1;
  }

  /** The text of a number that is there. */
  at(number: number): string {
    const chars = this.#chars.subarray(this.#starts[number], this.#starts[number + 1]);
    return String.fromCharCode(...chars);
  }

  /** The length of the text of a number. */
  lengthAt(number: number): number {
    return (this.#starts[number + 1] ?? 0) - (this.#starts[number] ?? 0);
  }

  /** The code of a character of the text of a number. */
  charCodeAt(number: number, at: number): number {
    return this.#chars[(this.#starts[number] ?? 0) + at] ?? 0;
  }

  /** Gives back what was kept for growth. */
  trim(): this {
    this.#chars = this.#chars.slice(0, this.#starts[this.#size]);
    this.#starts = this.#starts.slice(0, this.#size + 1);
    return this;
  }

  #append(text: string): void {
    const start = this.#starts[this.#size] ?? 0;
    const end = start + text.length;
    if (end > this.#chars.length) this.#chars = grown(this.#chars, Math.max(end, 2 * start));
    if (this.#size + 2 > this.#starts.length) this.#starts = grown(this.#starts, 2 * this.#size);
    for (let i = 0; i < text.length; i++) this.#chars[start + i] = text.charCodeAt(i);
    this.#size++;
    this.#starts[this.#size] = end;
  }

  /** Where a text is, or would be. */
  #slotOf(text: string): number {
    const mask = this.#slots.length - 1;
    let hash = FNV_OFFSET;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const known = this.#slots[slot] ?? 0;
      if (known === 0 || this.#isAt(known - 1, text)) return slot;
    }
  }

  #isAt(number: number, text: string): boolean {
    if (this.lengthAt(number) !== text.length) return false;
    const start = this.#starts[number] ?? 0;
    for (let i = 0; i < text.length; i++) {
      if (this.#chars[start + i] !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  #rehash(length: number): void {
    const mask = length - 1;
    this.#slots = new Int32Array(length);
    for (let number = 0; number < this.#size; number++) {
      let hash = FNV_OFFSET;
      const end = this.#starts[number + 1] ?? 0;
      for (let i = this.#starts[number] ?? 0; i < end; i++) {
        hash = Math.imul(hash ^ (this.#chars[i] ?? 0), FNV_PRIME);
      }
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), a character at a time. */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function grown<T extends Uint16Array | Int32Array>(array: T, length: number): T {
  const longer = new (array.constructor as new (length: number) => T)(length);
  longer.set(array);
  return longer;
}
