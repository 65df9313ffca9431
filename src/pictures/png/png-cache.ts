import type { Png } from './messages.ts';

/** PNG files by key, of at most so many bytes in all: those that have not been asked for the longest go first. */
export class PngCache {
  readonly #most: number;
  readonly #kept = new Map<string, Png>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#most = mostBytes;
  }

  get(key: string): Png | null {
    const png = this.#kept.get(key);
    if (!png) return null;
    this.#kept.delete(key); // to the end: the order of the map is that of the last use
    this.#kept.set(key, png);
    return png;
  }

  set(key: string, png: Png): void {
    this.#drop(key);
    this.#kept.set(key, png);
    this.#bytes += png.byteLength;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#most) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.byteLength ?? 0;
    this.#kept.delete(key);
  }
}
