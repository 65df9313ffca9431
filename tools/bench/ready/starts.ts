import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { firstPage, memoryAfter } from './bare.ts';
import { startChild } from './child.ts';
import type { Figures } from './figures.ts';
import { startPeers } from './peers.ts';
import type { Revision } from './revision.ts';
import { type Load, sendRequests } from './visits.ts';

/** A start of the bot. */
export type Start = {
  readonly revision: Revision;
  /** Its working folder: new, or one in which it has run before. */
  readonly folder: string;
  /** What is set beside the defaults. */
  readonly env: Readonly<Record<string, string>>;
  /** How long (ms) it is left alone before its memory is read. */
  readonly restMs: number;
  /** How long after the requests, so that what is not needed any more has been let go. */
  readonly idleMs: number;
};

/**
 * The bot with both platforms, which are servers in this process: until both are connected, until a question that each
 * gets then has been answered on one and on both, and its memory after a rest and after more requests.
 */
export async function startOnPlatforms(
  { revision, folder, env, restMs, idleMs }: Start,
  load: Load | null,
): Promise<Figures> {
  const peers = await startPeers();
  const bot = startChild(revision.command, folder, {
    ...(await ownEnv(revision, folder)),
    ...env,
    ...peers.env,
  });
  try {
    const connected = await bot.until(peers.connected());
    const answers = peers.ask();
    const [first, both] = await Promise.all([
      bot.until(Promise.race(answers)),
      bot.until(Promise.all(answers)),
    ]);
    const rested = await memoryAfter(bot, restMs);
    const figures = { connected: connected.ms, answered: first.ms, both: both.ms, mb: rested };
    if (!load) return figures;
    const { ms: begun } = await bot.until(peers.registered());
    const { ms: done } = await bot.until(sendRequests(peers, load));
    const mbLoaded = await memoryAfter(bot, restMs);
    const mbIdle = await memoryAfter(bot, idleMs);
    return { ...figures, mbBefore: rested, mbLoaded, mbIdle, msLoad: done - begun };
  } finally {
    await bot.stop();
    await peers.close();
  }
}

/** The page alone: until it has been read once, and its memory after a rest. */
export async function startPage({ revision, folder, env, restMs }: Start): Promise<Figures> {
  const bot = startChild(revision.command, folder, { ...(await ownEnv(revision, folder)), ...env });
  try {
    const ms = await firstPage(bot);
    return { ms, mb: await memoryAfter(bot, restMs) };
  } finally {
    await bot.stop();
  }
}

/** Temporary files, Node's compiled code among them, go into the bot's own folder: it knows nothing of other starts. */
export async function ownEnv(
  { briefs }: Revision,
  folder: string,
): Promise<Record<string, string>> {
  const temporary = join(folder, 'tmp');
  await mkdir(temporary, { recursive: true });
  return { BRIEFS_DIR: briefs, PORT: '0', TMPDIR: temporary };
}
