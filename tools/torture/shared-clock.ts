import { closeSync, openSync, readSync, writeSync } from 'node:fs';

const SIZE = Float64Array.BYTES_PER_ELEMENT;

/** The clock of the platforms and of every process of the bot: a file says how far it is ahead of the machine's. */
export class SharedClock {
  readonly path: string;
  readonly #file: number;
  readonly #ahead = new Float64Array(1);

  /** Makes the file if there is none. */
  constructor(path: string) {
    this.path = path;
    closeSync(openSync(path, 'a'));
    this.#file = openSync(path, 'r+');
  }

  /** So far (ms) it is ahead. */
  get ahead(): number {
    readSync(this.#file, this.#ahead, 0, SIZE, 0);
    return this.#ahead[0] ?? 0;
  }

  set ahead(ms: number) {
    this.#ahead[0] = ms;
    writeSync(this.#file, this.#ahead, 0, SIZE, 0);
  }

  now(): number {
    return Date.now() + this.ahead;
  }

  close(): void {
    closeSync(this.#file);
  }
}
