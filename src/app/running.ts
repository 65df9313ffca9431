import { messageOf } from '../observability/index.ts';
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

  /**
   * Closes what has been started, the latest first. A part that cannot be closed keeps no other one open: rejects with all
   * that went wrong when the last has had its turn.
   */
  async close(): Promise<void> {
    this.#isClosing = true;
    const faults: { readonly name: string; readonly error: unknown }[] = [];
    // A platform may be starting meanwhile: it comes last, and has its turn next.
    for (let last = this.#parts.pop(); last; last = this.#parts.pop()) {
      const { name, part } = last;
      this.#leaving = name;
      try {
        this.#onStep(`stop ${name}`);
        await part.close();
      } catch (error) {
        faults.push({ name, error });
      }
    }
    this.#leaving = null;
    if (faults.length === 0) return;
    const said = faults.map(({ name, error }) => `${name}: ${messageOf(error)}`).join('; ');
    const errors = faults.map(({ error }) => error);
    throw new AggregateError(errors, `what could not be closed: ${said}`);
  }
}
