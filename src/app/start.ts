import { randomUUID } from 'node:crypto';
import { prepareIndexes } from '../answers/index/index.ts';
import { createCommandService } from '../commands/index.ts';
import type { Publishers } from '../digests/delivery/index.ts';
import type { Configured, Digests } from '../digests/index.ts';
import { LiveLibrary } from '../library/live/index.ts';
import { describeProblem, loadLibrary } from '../library/loading/index.ts';
import type { Logger } from '../observability/index.ts';
import { explainFault, readOwnVersion, tellUncaught, zoneRules } from '../observability/index.ts';
import type { DiscordBot } from '../platforms/discord/index.ts';
import { PREVIEWS } from '../platforms/previews/index.ts';
import type { SlackBot } from '../platforms/slack/index.ts';
import { EVENTS_PATH } from '../platforms/slack/registration/index.ts';
import { isLoopbackHost, startWeb } from '../platforms/web/index.ts';
import { UnusableStore } from '../store/failures/index.ts';
import { openFeedback, openStore, type Ratings, type Store } from '../store/index.ts';
import { type Config, readConfig, shown } from './config/index.ts';
import { startDiscordIfWanted, startSlackIfWanted, wait } from './platforms.ts';

/** What the bot does not make itself: so it can be run with another clock. */
export type Surroundings = {
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Date;
  readonly createLog: (level: string) => Logger;
};

/** Config → library → platforms, and an orderly end on SIGINT or SIGTERM. */
export async function runBot(surroundings: Surroundings): Promise<void> {
  try {
    await start(surroundings);
  } catch (error) {
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`The bot could not start: please report this. ${cause}\n`);
    process.exit(1);
  }
}

async function start({ env, now, createLog }: Surroundings): Promise<void> {
  const read = readConfig(env);
  if ('errors' in read) {
    for (const error of read.errors) process.stderr.write(`${error}\n`);
    process.exitCode = 2;
    return;
  }
  const { config, warnings } = read;
  const log = createLog(config.logLevel);
  tellUncaught(log);
  for (const warning of warnings) log.warn(warning);
  const own = readOwnVersion();
  if ('why' in own) log.warn(own.why);
  const first = await configuredDigests(config, now());
  if ('error' in first) {
    process.stderr.write(`${first.error}\n`);
    process.exitCode = 2;
    return;
  }

  const { library, problems } = await loadLibrary(config.briefsDir);
  for (const problem of problems) log.error(describeProblem(problem));
  if (!library) {
    log.fatal(`No brief could be loaded from ${config.briefsDir}. Mend the above and start again.`);
    process.exitCode = 1;
    return;
  }
  const store = openOrTell(config.databaseUrl, log);
  if (!store) return;
  const counts = openFeedback(store);
  const orLog = (work: Promise<void>) =>
    work.catch((error: unknown) => store.tell(error, (line) => log.error(line)));
  const tell = (error: unknown) => log.error(explainFault(error));
  let discord: DiscordBot | null = null;
  let slack: SlackBot | null = null;
  let digests: Digests | null = null;
  const live = new LiveLibrary(config.briefsDir, library, {
    prepare: prepareIndexes,
    onFault: tell,
    report(event) {
      if (event.kind === 'unwatched') {
        log.warn(event.why);
        return;
      }
      const { version, briefs } = event.library;
      if (event.kind === 'reloaded') {
        log.info({ version, briefs: briefs.size }, 'briefs reloaded');
        discord?.showAsOf();
        digests?.noteLibrary().catch(tell);
        return;
      }
      for (const problem of event.problems) log.error(describeProblem(problem));
      log.warn({ version }, 'edit not taken: still serving the last good briefs');
    },
  });

  const commandService = createCommandService({
    library: () => live.current,
    now,
    onMiss: (words, lang) => {
      if (config.learnFromMisses) orLog(counts.addMisses(words, lang)).catch(tell);
    },
  });
  const ratings: Ratings = {
    addRating: (fact, vote) => orLog(counts.addRating(fact, vote)),
  };
  const served = { commandService, ratings, previews: PREVIEWS, store, now };
  // Slack asks again where it is told to.
  const starting = async () => new Response('The bot is starting.\n', { status: 503 });
  const mounts = config.slack?.signingSecret
    ? { [EVENTS_PATH]: (request: Request) => slack?.receive(request) ?? starting() }
    : {};
  const web = await startWeb(config, served, log, mounts).catch((error: NodeJS.ErrnoException) => {
    log.fatal(explainListenError(error, config));
    return null;
  });
  if (!web) {
    process.exitCode = 1;
    await live.close();
    await store.close();
    return;
  }
  log.info(
    { version: library.version, briefs: library.briefs.size, tz: zoneRules() },
    `web page on ${web.url}`,
  );
  if (!isLoopbackHost(config.host)) log.warn(openTo(config.host));
  // Discord and Slack wait three seconds for an answer: the index is there before the first question can be.
  const quietMs = config.discord || config.slack ? 0 : QUIET_MS;
  setTimeout(() => prepareIndexes(library).catch(tell), quietMs).unref();
  if (process.stdout.isTTY) process.stdout.write(`\n  Open ${web.url} and type /brief usfj\n\n`);

  const running: Part[] = [web, live, store];
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info(`${signal}: stopping`);
      stop(running).catch((error: unknown) => {
        tell(error);
        process.exit(1);
      });
    });
  }
  const openDigests = async () => {
    if (!(await prepareStore(store, log, running))) return;
    const { startDigests } = await import('../digests/index.ts');
    digests = startDigests({
      ...{ store, log, now, library: () => live.current },
      publishers: () => ({ ...delivererOf('discord', discord), ...delivererOf('slack', slack) }),
      configured: first.digests,
      ...{ wait, id: randomUUID() },
      grace: config.digest.grace,
    });
    running.unshift(digests);
    await digests.tick();
  };
  setTimeout(() => openDigests().catch(tell), QUIET_MS / 4);
  if (!config.discord && !config.slack) return;
  const { createSubscriptionService } = await import('../digests/management/index.ts');
  // Names of time zones are gathered before somebody types one: it takes more than a blink.
  const gatherZones = async () => (await import('../digests/timezone/index.ts')).namesOfZones();
  setTimeout(() => gatherZones().catch(tell), QUIET_MS).unref();
  const { zone } = config.digest;
  const onDue = () => {
    digests?.tick().catch(tell);
  };
  const subscriptionService = createSubscriptionService({
    store,
    library: () => live.current,
    now,
    zone,
    onDue,
  });
  const everything = {
    config,
    commandService,
    ratings,
    subscriptionService,
    store,
    log,
    now,
    onConnected: onDue,
  };
  discord = await startDiscordIfWanted(everything);
  if (discord) running.unshift(discord);
  slack = await startSlackIfWanted(everything);
  if (slack) running.unshift(slack);
}

type Part = { close(): Promise<void> | void };

function openOrTell(url: string, log: Logger): Store | null {
  try {
    return openStore(url, (line) => log.warn(line));
  } catch (error) {
    if (!(error instanceof UnusableStore)) throw error;
    log.fatal(error.message);
    process.exitCode = 1;
    return null;
  }
}

/** The web page answers its first visitors before that. */
const QUIET_MS = 2000;

/**
 * Brings the tables up to date once the first question had its answer. A server that is away is tried again
 * with each query; a database that cannot work ends the bot, and gives false.
 */
async function prepareStore(store: Store, log: Logger, running: readonly Part[]): Promise<boolean> {
  try {
    await store.ready();
    return true;
  } catch (error) {
    if (error instanceof UnusableStore && error.isPassing) {
      store.tell(error, (line) => log.error(line));
      return true;
    }
    log.fatal(store.explain(error));
    process.exitCode = 1;
    await stop(running);
    return false;
  }
}

/** The digests that DIGEST_CRON asks for, or why there can be none. */
async function configuredDigests(
  { digest: { cron, zone, channels }, defaultLang: lang }: Config,
  now: Date,
): Promise<{ digests: Configured | null } | { error: string }> {
  if (cron === null) return { digests: null };
  const { readSchedule } = await import('../digests/schedule/index.ts');
  const request = readSchedule({ rhythm: cron, time: null, zone }, now);
  if (request.ok) return { digests: { schedule: request.value, lang, channels } };
  const { explainRefusal } = await import('../digests/management/index.ts');
  const why = request.error.map((one) => explainRefusal(one, 'en')).join(' ');
  return { error: `DIGEST_CRON is ${shown('DIGEST_CRON', cron)}. ${why}` };
}

/** A platform's way to its channels, while there is one. */
function delivererOf(name: 'discord' | 'slack', bot: DiscordBot | SlackBot | null): Publishers {
  const publisher = bot?.publisher() ?? null;
  return publisher ? { [name]: publisher } : {};
}

async function stop(parts: readonly Part[]): Promise<void> {
  // A platform may still be starting, and is put in front then.
  for (const part of [...parts]) await part.close();
  process.exit(); // what a broken connection may still hold open must not keep the bot alive
}

/** What is open to whom, and how to close it. */
const openTo = (host: string) =>
  `HOST is ${host}: whoever reaches this machine over the network can read the briefs, ask and vote on the web page. Set HOST=127.0.0.1 to keep it to this machine.`;

function explainListenError(
  error: NodeJS.ErrnoException,
  at: { host: string; port: number },
): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${at.port} is in use, perhaps by this bot started twice. Set PORT to another.`;
    case 'EACCES':
      return `Port ${at.port} needs rights that this account lacks. Set PORT to 1024 or above.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${at.host}. Set HOST to 127.0.0.1, or to one it has.`;
    default:
      return `The web page cannot listen on ${at.host}:${at.port} (${error.message}).`;
  }
}
