import type { Logger } from '../../observability/index.ts';
import { logError } from './client/index.ts';

/** What is on its way when the bot leaves is let go after so long (ms). */
const CLOSE_MS = 3000;

/** Answers on their way, so that the bot can finish them before it leaves. */
export class Pending {
  readonly #log: Logger;
  readonly #work = new Set<Promise<void>>();

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Follows work to its end. Never rejects: what goes wrong is logged. */
  track(work: Promise<void>): Promise<void> {
    const done = work
      .catch((error: unknown) => logError(this.#log, {}, error))
      .finally(() => this.#work.delete(done));
    this.#work.add(done);
    return done;
  }

  /** Waits a moment for all of it, and for what comes after it. */
  async finish(after: () => Promise<void> | undefined = () => undefined): Promise<void> {
    const ended = Promise.all(this.#work).then(after);
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, CLOSE_MS);
    await Promise.race([ended, late]);
    clearTimeout(timer);
  }
}
