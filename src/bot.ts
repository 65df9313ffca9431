import { setTimeout as delay } from 'node:timers/promises';
import { indexFor } from './answer/fact-index.ts';
import { type Desk, openDesk } from './commands/desk.ts';
import { type Config, loadEnvironment, readConfig } from './config.ts';
import { LiveLibrary } from './library/live-library.ts';
import { loadLibrary } from './library/load.ts';
import { describeProblem } from './library/problem.ts';
import { LANGS } from './library/schema.ts';
import { createLog, type Logger } from './ops/log.ts';
import type { DiscordBot } from './platform/discord/client.ts';
import { startWeb } from './platform/web/server.ts';
import { PREVIEWS } from './previews.ts';
import { type Counts, openCounts, UnusableStore } from './store/counts.ts';

/** Config → library → platforms, and an orderly end on SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const read = readConfig(loadEnvironment());
  if ('errors' in read) {
    for (const error of read.errors) process.stderr.write(`${error}\n`);
    process.exitCode = 2;
    return;
  }
  const { config } = read;
  const log = createLog(config.logLevel);

  const { library, problems } = await loadLibrary(config.briefsDir);
  for (const problem of problems) log.error(describeProblem(problem));
  if (!library) {
    log.fatal(`No brief could be loaded from ${config.briefsDir}. Mend the above and start again.`);
    process.exitCode = 1;
    return;
  }
  const counts = openOrTell(config.databaseFile, log);
  if (!counts) return;
  let discord: DiscordBot | null = null;
  // Discord waits three seconds for an answer: the index is there before the first question can be.
  const quietMs = config.discord ? 0 : QUIET_MS;
  const live = new LiveLibrary(config.briefsDir, library, (event) => {
    if (event.kind === 'reloaded') {
      log.info(
        { version: event.library.version, briefs: event.library.briefs.size },
        'briefs reloaded',
      );
      prepareAnswers(live, quietMs);
      discord?.showAsOf();
      return;
    }
    for (const problem of event.problems) log.error(describeProblem(problem));
    log.warn(
      { version: event.library.version },
      'edit not taken: still serving the last good briefs',
    );
  });

  const desk = openDesk({
    library: () => live.current,
    now: () => new Date(),
    onMiss: (words, lang) => {
      if (config.learnFromMisses) counts.addMisses(words, lang);
    },
  });
  const served = { desk, ratings: counts, previews: PREVIEWS };
  const web = await startWeb(config, served, log).catch((error: NodeJS.ErrnoException) => {
    log.fatal(explainListenError(error, config));
    return null;
  });
  if (!web) {
    process.exitCode = 1;
    await live.close();
    counts.close();
    return;
  }
  log.info({ version: library.version, briefs: library.briefs.size }, `web page on ${web.url}`);
  prepareAnswers(live, quietMs);
  if (process.stdout.isTTY) process.stdout.write(`\n  Open ${web.url} and type /brief usfj\n\n`);

  const running: Part[] = [web, live, counts];
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop(signal, log, running));
  }
  discord = await startDiscordIfWanted(config, desk, counts, log);
  if (discord) running.unshift(discord);
}

type Part = { close(): Promise<void> | void };

/** Only with a token: without one, not even its code is loaded. */
async function startDiscordIfWanted(
  { discord: settings, defaultLang }: Config,
  desk: Desk,
  counts: Counts,
  log: Logger,
): Promise<DiscordBot | null> {
  if (!settings) return null;
  const { startDiscord } = await import('./platform/discord/client.ts');
  const wait = (ms: number, signal: AbortSignal) => delay(ms, undefined, { signal });
  const now = () => new Date();
  return startDiscord({ settings, desk, ratings: counts, log, now, defaultLang, wait });
}

function openOrTell(file: string, log: Logger): Counts | null {
  try {
    return openCounts(file);
  } catch (error) {
    if (!(error instanceof UnusableStore)) throw error;
    log.fatal(error.message);
    process.exitCode = 1;
    return null;
  }
}

/** After so long (ms) for each language: the first question need not wait for its index. */
function prepareAnswers(live: LiveLibrary, quietMs: number): void {
  for (const [i, lang] of LANGS.entries()) {
    setTimeout(() => indexFor(live.current, lang), quietMs * (i + 1)).unref();
  }
}

/** The web page answers its first visitors before that. */
const QUIET_MS = 2000;

async function stop(signal: string, log: Logger, parts: readonly Part[]): Promise<void> {
  log.info(`${signal}: stopping`);
  for (const part of parts) await part.close();
  process.exit(); // what a broken connection may still hold open must not keep the bot alive
}

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

await main();
