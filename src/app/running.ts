import type { Logger } from '../observability/index.ts';
import { explainFault } from '../observability/index.ts';
import type { Platform } from '../platforms/shared/platform/index.ts';

type Part = { close(): Promise<void> | void };

/** What has been started so far, to be closed in reverse order. */
export class Running {
  /** Those that have been started. */
  readonly platforms: Platform[] = [];
  readonly #parts: { readonly name: string; readonly part: Part }[] = [];
  readonly #onStep: (step: string) => void;

  /** `onStep` is called before each part is closed. */
  constructor(onStep: (step: string) => void) {
    this.#onStep = onStep;
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
    // A platform may be starting meanwhile: it comes last, and has its turn next.
    for (let last = this.#parts.pop(); last; last = this.#parts.pop()) {
      this.#onStep(`stop ${last.name}`);
      await last.part.close();
    }
  }
}

/** Closes everything on SIGINT or SIGTERM, and ends the process. */
export function stopOnSignals(running: Running, log: Logger): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info(`${signal}: stopping`);
      running
        .close()
        .then(() => process.exit()) // what a broken connection may still hold open must not keep the bot alive
        .catch((error: unknown) => {
          log.error(explainFault(error));
          process.exit(1);
        });
    });
  }
}
