import type { Digests } from '../digests/index.ts';
import type { Logger } from '../observability/index.ts';
import { explainFault } from '../observability/index.ts';
import { firstVisit, runAfterReady } from './after-ready.ts';
import { startChatPlatforms } from './phases/chat-platforms.ts';
import { createAnswering, openMeaning } from './phases/commands.ts';
import { readConfiguration } from './phases/configuration.ts';
import { followBriefs, loadBriefs } from './phases/library.ts';
import { openDatabase } from './phases/store.ts';
import { createSubscriptions } from './phases/subscriptions.ts';
import { startWeb } from './phases/web.ts';
import { Running, stopOnSignals } from './running.ts';
import { StartFailure } from './start-failure.ts';
import { trimMemoryWhenIdle } from './trim-memory.ts';

/** What the bot does not make itself: so it can be run with another clock. */
export type Surroundings = {
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Date;
  readonly createLog: (level: string) => Logger;
  /** Called before each step of the start and of the end: `start web`, `ready`, `stop web`. */
  readonly onStep?: (step: string) => void;
};

/** Runs the bot until SIGINT or SIGTERM. One that cannot start ends the process with 1, or with 2 for its settings. */
export async function runBot(surroundings: Surroundings): Promise<void> {
  const onStep = surroundings.onStep ?? (() => {});
  const running = new Running(onStep);
  try {
    await start(surroundings, running, onStep);
  } catch (error) {
    if (error instanceof StartFailure) {
      process.exitCode = error.exitCode;
      await running.close();
      process.exit();
    }
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`The bot could not start: please report this. ${cause}\n`);
    process.exit(1);
  }
}

/** The phases, one after the other. Each is given what it needs by those before it; one that fails throws. */
async function start(
  { env, now, createLog }: Surroundings,
  running: Running,
  onStep: (step: string) => void,
): Promise<void> {
  onStep('start configuration');
  const configuration = await readConfiguration(env, now(), createLog);
  const { config, log } = configuration;
  const logFault = (error: unknown) => log.error(explainFault(error));
  let digests: Digests | null = null; // until they are begun, after ready
  const deliverDue = () => {
    digests?.tick().catch(logFault);
  };

  onStep('start library');
  const briefs = await loadBriefs(configuration);
  const { library, prepare } = briefs;

  onStep('start store');
  const store = openDatabase(configuration);
  running.add('store', store);

  onStep('start watching the library');
  const live = followBriefs(briefs, configuration, () => {
    for (const platform of running.platforms) platform.libraryChanged?.();
    digests?.noteLibrary().catch(logFault);
  });
  running.add('watching the library', live);
  const current = () => live.current;

  onStep('start web');
  const meaning = openMeaning(configuration);
  running.add('the second stage', meaning);
  const answering = createAnswering(configuration, store, current, now, meaning);
  const { platforms } = running;
  const web = await startWeb(configuration, { ...answering, store, library, now, platforms });
  running.addPlatform(web);
  stopOnSignals(running, log);

  const isChatting = config.discord !== null || config.slack !== null;
  if (isChatting) {
    onStep('start chat platforms');
    const subscriptionService = await createSubscriptions(configuration, {
      ...{ store, library: current, now, onDue: deliverDue },
    });
    const needs = { ...answering, subscriptionService, store, now, onConnected: deliverDue };
    await startChatPlatforms(configuration, needs, (platform) => running.addPlatform(platform));
  }

  trimMemoryWhenIdle();

  onStep('ready');
  // Chat platforms are connecting: the first question may come with their first packet.
  if (!isChatting) await firstVisit(web.firstAnswer);
  await runAfterReady(
    { ...{ configuration, store, library, prepare, current, now, platforms, isChatting, onStep } },
    (started) => {
      digests = started;
      running.add('digests', started);
    },
  );
}
