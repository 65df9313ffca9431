import { setTimeout as delay } from 'node:timers/promises';
import type { Digests } from '../digests/index.ts';
import type { Library } from '../library/index.ts';
import { explainFault, startMetrics } from '../observability/index.ts';
import { within } from '../platforms/shared/client/index.ts';
import type { Platform } from '../platforms/shared/platform/index.ts';
import type { Store } from '../store/index.ts';
import type { Configuration } from './phases/configuration.ts';
import { startPosting } from './phases/digests.ts';
import { prepareTables } from './phases/store.ts';
import { StartFailure } from './start-failure.ts';

/** A page that nobody has opened yet is not waited for longer (ms): what is due has to be done all the same. */
const NO_VISITOR_MS = 500;

/**
 * Waits for the page's first answer, so that nothing else takes time from it. Who has opened the page still has to
 * type a question: the indexes are there by then.
 */
export async function firstVisit(firstAnswer: Promise<void>): Promise<void> {
  await within(firstAnswer, delay(NO_VISITOR_MS, undefined, { ref: false }), undefined);
}

type AfterReadyNeeds = {
  readonly configuration: Configuration;
  readonly store: Store;
  /** That was loaded at the start. */
  readonly library: Library;
  /** Builds its indexes. */
  readonly prepare: () => Promise<void>;
  readonly current: () => Library;
  readonly now: () => Date;
  readonly platforms: readonly Platform[];
  readonly isChatting: boolean;
  readonly onStep: (step: string) => void;
};

/**
 * What can wait until the web page is served and the chat platforms are connecting: people are answered from then on.
 * All of it is begun in this order, and goes on between answers; what fails is logged, and keeps nothing else from it.
 * Only a database that cannot work ends the start.
 */
export async function runAfterReady(
  { configuration, store, library, prepare, onStep, ...needs }: AfterReadyNeeds,
  onDigests: (digests: Digests) => void,
): Promise<void> {
  const { log } = configuration;
  startMetrics();
  async function digests() {
    await prepareTables(store, log);
    const started = await startPosting(configuration, { store, library: needs.current, ...needs });
    onDigests(started);
    await started.tick();
  }
  /** A person takes longer to type a question, and a chat platform to connect. What is not there yet is made at once. */
  const work = { indexes: prepare, digests };
  await Promise.all(
    Object.entries(work).map(([name, begin]) => {
      onStep(`after ready: ${name}`);
      return begin().catch((error: unknown) => {
        if (error instanceof StartFailure) throw error;
        log.error(explainFault(error));
      });
    }),
  );
}
