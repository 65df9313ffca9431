import { setTimeout as delay } from 'node:timers/promises';
import { manifestFor } from '../../../src/platforms/slack/registration/manifest.ts';
import { type DiscordPeer, startDiscord } from '../../../test/peers/discord/server.ts';
import { type SlackPeer, startSlack } from '../../../test/peers/slack/server.ts';
import type { Manifest } from '../../../test/peers/slack/state/world.ts';
import { environmentFor } from '../../torture/test-platforms.ts';

/** A Discord and a Slack in this process, so that their memory is not the bot's. */
export type Peers = {
  readonly discord: DiscordPeer;
  readonly slack: SlackPeer;
  /** What the bot is to be told of them. */
  readonly env: Readonly<Record<string, string>>;
  /** Both have accepted the bot's connection. */
  connected(): Promise<unknown>;
  /** Resolves when the bot has registered its commands, a moment after it is connected. */
  registered(): Promise<void>;
  /** Asks a question in a direct message on each: the answers. */
  ask(): readonly Promise<void>[];
  close(): Promise<void>;
};

const QUESTION = 'When was the Joint Operations Command established?';
const ANSWER = /2025/;

export async function startPeers(): Promise<Peers> {
  const manifest = manifestFor({ kind: 'socket' }) as unknown as Manifest;
  const [discord, slack] = await Promise.all([startDiscord(), startSlack({ manifest })]);
  return {
    discord,
    slack,
    env: environmentFor(discord, slack),
    connected: () => Promise.all([discord.gateway.when('ready'), slack.sockets.when('hello')]),
    async registered() {
      while (!discord.world.commands.get(null)?.length) await delay(20);
    },
    ask: () => [
      right(discord.directMessage(discord.fixtures.ann, QUESTION).answer()),
      right(slack.directMessage(slack.fixtures.ann, QUESTION).answer()),
    ],
    async close() {
      await Promise.all([discord.close(), slack.close()]);
    },
  };
}

/** An answer that says something else than it should is no answer. */
async function right(answer: Promise<unknown>): Promise<void> {
  const said = JSON.stringify(await answer);
  if (!ANSWER.test(said)) throw new Error(`"${QUESTION}" was answered by ${said}`);
}
