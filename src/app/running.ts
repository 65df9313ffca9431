import type { Platform } from '../platforms/shared/platform/index.ts';

type Part = { close(): Promise<void> | void };

/** What has been started so far, to be closed in reverse order. */
export class Running {
  /** Those that have been started. */
  readonly platforms: Platform[] = [];
  readonly #parts: { readonly name: string; readonly part: Part }[] = [];
  readonly #onStep: (step: string) => void;
  #leaving: string | null = null;
  #isClosing = false;

  /** `onStep` is called before each part is closed. */
  constructor(onStep: (step: string) => void) {
    this.#onStep = onStep;
  }

  /** Whether the end has begun. */
  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** Which part is being closed now; null: none. */
  get leaving(): string | null {
    return this.#leaving;
  }

  add(name: string, part: Part): void {
    this.#parts.push({ name, part });
  }

  addPlatform(platform: Platform): void {
    this.platforms.push(platform);
    this.add(platform.name, platform);
  }

  /** Closes what has been started, the latest first. */
  async close(): Promise<void> {
    this.#isClosing = true;
    // A platform may be starting meanwhile: it comes last, and has its turn next.
    for (let last = this.#parts.pop(); last; last = this.#parts.pop()) {
      this.#onStep(`stop ${last.name}`);
      this.#leaving = last.name;
      await last.part.close();
    }
    this.#leaving = null;
  }
}
