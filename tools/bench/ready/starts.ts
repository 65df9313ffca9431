import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestFor } from '../../../src/platforms/slack/registration/manifest.ts';
import { startDiscord } from '../../../test/peers/discord/server.ts';
import { startSlack } from '../../../test/peers/slack/server.ts';
import type { Manifest } from '../../../test/peers/slack/state/world.ts';
import { firstPage, memoryAfter } from './bare.ts';
import { startChild } from './child.ts';
import type { Figures } from './figures.ts';
import type { Revision } from './revision.ts';
import { sendRequests, type Wishes } from './visits.ts';

/** A start of the bot. */
export type Start = {
  readonly revision: Revision;
  /** Its working folder: new, or one in which it has run before. */
  readonly folder: string;
  /** What is set beside the defaults. */
  readonly env: Readonly<Record<string, string>>;
  /** How long (ms) it is left alone before its memory is read. */
  readonly restMs: number;
};

/** How much it is asked afterwards. */
export type Load = Wishes & { readonly requests: number };

const QUESTION = 'When was the Joint Operations Command established?';
const ANSWER = /2025/;

/**
 * The bot with both platforms, which are servers in this process: until both are connected, until a question that each
 * gets then has been answered on one and on both, and its memory after a rest and after more requests.
 */
export async function startOnPlatforms(
  { revision, folder, env, restMs }: Start,
  load: Load | null,
): Promise<Figures> {
  const manifest = manifestFor({ kind: 'socket' }) as unknown as Manifest;
  const [discord, slack] = await Promise.all([startDiscord(), startSlack({ manifest })]);
  const bot = startChild(revision.command, folder, {
    ...(await ownEnv(revision, folder)),
    ...env,
    DISCORD_API_URL: discord.url,
    DISCORD_TOKEN: discord.token,
    SLACK_API_URL: slack.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
  });
  try {
    const connections = [discord.gateway.when('ready'), slack.sockets.when('hello')];
    const connected = await bot.until(Promise.all(connections));
    const answers = [
      ask((question) => discord.directMessage(discord.fixtures.ann, question)),
      ask((question) => slack.directMessage(slack.fixtures.ann, question)),
    ];
    const [first, both] = await Promise.all([
      bot.until(Promise.race(answers)),
      bot.until(Promise.all(answers)),
    ]);
    const rested = await memoryAfter(bot, restMs);
    const figures = { connected: connected.ms, answered: first.ms, both: both.ms, mb: rested };
    if (!load) return figures;
    const { ms: begun } = await bot.until(Promise.resolve());
    const { ms: done } = await bot.until(sendRequests(discord, slack, load.requests, load));
    const mbLoaded = await memoryAfter(bot, restMs);
    return { ...figures, mbBefore: rested, mbLoaded, msLoad: done - begun };
  } finally {
    await bot.stop();
    await Promise.all([discord.close(), slack.close()]);
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
async function ownEnv({ briefs }: Revision, folder: string): Promise<Record<string, string>> {
  const temporary = join(folder, 'tmp');
  await mkdir(temporary, { recursive: true });
  return { BRIEFS_DIR: briefs, PORT: '0', TMPDIR: temporary };
}

/** Asks in a direct message; an answer that says something else than it should is no answer. */
async function ask(
  say: (question: string) => { readonly answer: () => Promise<unknown> },
): Promise<void> {
  const answer = JSON.stringify(await say(QUESTION).answer());
  if (!ANSWER.test(answer)) throw new Error(`"${QUESTION}" was answered by ${answer}`);
}
