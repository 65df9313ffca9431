/** What is on its way when the bot leaves is let go after so long (ms); so is a platform that takes longer to close. */
const CLOSE_MS = 3000;

/** Answers on their way, so that the bot can finish them before it leaves. */
export class Pending {
  readonly #onFault: (error: unknown) => void;
  readonly #work = new Set<Promise<void>>();

  /** `onFault` is told what work rejects with. */
  constructor(onFault: (error: unknown) => void) {
    this.#onFault = onFault;
  }

  /** Follows work to its end. Never rejects. */
  track(work: Promise<void>): Promise<void> {
    const done = work.catch(this.#onFault).finally(() => this.#work.delete(done));
    this.#work.add(done);
    return done;
  }

  /** Waits a moment for all of it, and for what comes after it. Rejects with what that rejects with. */
  async finish(after: () => Promise<void> | undefined = () => undefined): Promise<void> {
    const ended = Promise.all(this.#work).then(after);
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, CLOSE_MS);
    try {
      await Promise.race([ended, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
