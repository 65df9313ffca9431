import type { Digests } from '../digests/index.ts';
import { trimMemoryWhenIdle } from '../memory/index.ts';
import type { Logger } from '../observability/index.ts';
import { explainFault } from '../observability/index.ts';
import { type MetricsSource, metricsSource } from '../platforms/web/index.ts';
import { firstVisit, runAfterReady } from './after-ready.ts';
import { closeAndExit, endInOrder } from './ending.ts';
import { startChatPlatforms } from './phases/chat-platforms.ts';
import { createAnswering, openMeaning } from './phases/commands.ts';
import { readConfiguration } from './phases/configuration.ts';
import { createHealth, platformCheck, startHealthServer, storeCheck } from './phases/health.ts';
import { followBriefs, loadBriefs } from './phases/library.ts';
import { openPictures } from './phases/pictures.ts';
import { openSharedState } from './phases/shared-state.ts';
import { openDatabase } from './phases/store.ts';
import { createSubscriptions } from './phases/subscriptions.ts';
import { startWeb } from './phases/web.ts';
import { Running } from './running.ts';
import { StartFailure } from './start-failure.ts';
import { summaryOf } from './summary.ts';

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
    if (running.isClosing) return; // a signal came while it started
    const isTold = error instanceof StartFailure;
    if (!isTold) {
      const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(`The bot could not start: please report this. ${cause}\n`);
    }
    closeAndExit(
      running,
      () => (isTold ? error.exitCode : 1),
      (line) => process.stderr.write(`${line}\n`),
    );
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
  const health = createHealth(configuration);
  endInOrder(running, log, () => health.end());
  const logFault = (error: unknown) => log.error(explainFault(error));
  let digests: Digests | null = null; // until they are begun, after ready
  const deliverDue = () => {
    digests?.tick().catch(logFault);
  };

  let metrics: MetricsSource | null = null; // until there is something to tell of
  const healthServer = await startHealthServer(configuration, health, () => metrics);
  if (healthServer) running.add('health', healthServer);

  onStep('start library');
  const briefs = await loadBriefs(configuration);
  const { library, prepare } = briefs;
  health.set('library', () => null);

  onStep('start store');
  const store = openDatabase(configuration);
  const sharedState = openSharedState(configuration, store, now);
  running.add('store', { close: () => sharedState.close().finally(() => store.close()) });
  health.set('store', storeCheck(store));

  onStep('start watching the library');
  const live = followBriefs(briefs, configuration, () => {
    for (const platform of running.platforms) platform.libraryChanged?.();
    digests?.noteLibrary().catch(logFault);
  });
  running.add('watching the library', live);
  const current = () => live.current;
  metrics = metricsSource({ store, health, now }, current, log);

  onStep('start web');
  const meaning = openMeaning(configuration);
  running.add('the second stage', meaning);
  const answering = createAnswering(configuration, {
    ...{ store, conversations: sharedState.conversations, library: current, now, meaning },
  });
  const opened = openPictures(configuration, { library: current, now });
  running.add('pictures', opened);
  const { pictures } = opened;
  const { platforms } = running;
  const web = await startWeb(configuration, {
    ...{ ...answering, store, library, health, now, platforms, pictures },
  });
  running.addPlatform(web);

  const isChatting = [config.discord, config.slack, config.slackApp].some((one) => one !== null);
  if (isChatting) {
    onStep('start chat platforms');
    const subscriptionService = await createSubscriptions(configuration, {
      ...{ store, library: current, now, onDue: deliverDue },
    });
    const { askerRates, shareBudget, takeStart } = sharedState;
    const needs = {
      ...answering,
      ...{ askerRates, shareBudget, takeStart, subscriptionService, store, now, pictures },
      onConnected: deliverDue,
    };
    await startChatPlatforms(configuration, needs, (platform) => {
      running.addPlatform(platform);
      health.set(platform.name, platformCheck(platform));
    });
  }

  const started = { library, meaning, webUrl: web.url, healthUrl: healthServer?.url ?? null };
  for (const line of summaryOf(configuration, { ...started, now: now() })) log.info(line);
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
