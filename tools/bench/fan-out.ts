import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { createCommandService } from '../../src/commands/command-service.ts';
import type { Publisher } from '../../src/digests/delivery/publisher.ts';
import { startDigests } from '../../src/digests/digests.ts';
import { createSubscriptionService } from '../../src/digests/management/subscription-service.ts';
import { readSchedule } from '../../src/digests/schedule/read-schedule.ts';
import {
  addSubscription,
  type ChannelRef,
  type SubscriptionId,
} from '../../src/digests/subscriptions/index.ts';
import type { Zone } from '../../src/digests/timezone/zone.ts';
import type { Library } from '../../src/library/library.ts';
import { loadLibrary } from '../../src/library/loading/load.ts';
import { DiscordBot } from '../../src/platforms/discord/discord.ts';
import { NO_PICTURES } from '../../src/platforms/shared/pictures/index.ts';
import { manifestFor } from '../../src/platforms/slack/registration/manifest.ts';
import { SlackBot } from '../../src/platforms/slack/slack.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { startDiscord as startDiscordPeer } from '../../test/peers/discord/server.ts';
import * as discordWorld from '../../test/peers/discord/state/world.ts';
import { startSlack as startSlackPeer } from '../../test/peers/slack/server.ts';
import * as slackWorld from '../../test/peers/slack/state/world.ts';

/** As many posts as show a steady rate: half a minute on Discord, and on Slack. */
const DISCORD = { guilds: 150, channels: 10, perSecond: 50 };
const SLACK = { channels: 4, digests: 30, everyMs: 1000 };
const NINE = Date.parse('2026-03-04T09:00:00Z');

/** A platform that grants so many posts a second, and the bot on it. */
type Stage = {
  readonly name: string;
  readonly granted: number;
  readonly places: readonly ChannelRef[];
  readonly publisher: Publisher;
  /** How often the platform has refused a request as one too many. */
  refused(): number;
  posted(): number;
  close(): Promise<void>;
};

/**
 * Many channels due at one minute, on servers that grant as much as Discord and Slack do: how near the bot comes to
 * that, and how often it is told to wait.
 */
export async function fanOut(): Promise<void> {
  const { library } = await loadLibrary('briefs');
  if (!library) throw new Error('the briefs cannot be loaded');
  for (const stage of [await onDiscord(library), await onSlack(library)]) await run(stage, library);
}

async function run(stage: Stage, library: Library): Promise<void> {
  const store = openStore('file::memory:');
  await subscribe(store, stage.places);
  const begun = performance.now();
  // Starts at nine and goes on as the real clock does.
  const now = () => new Date(NINE + performance.now() - begun);
  const [first] = stage.places;
  const digests = startDigests({
    ...{ store, now, library: () => library, log: pino({ level: 'silent' }) },
    publishers: () => (first ? { [first.platform]: stage.publisher } : {}),
    configured: null,
    wait: (ms, signal) => delay(ms, undefined, { signal }),
    everyMinute: () => () => {},
    id: 'bench',
    grace: 3_600_000,
  });
  const started = performance.now();
  await digests.tick();
  const seconds = (performance.now() - started) / 1000;
  await digests.close();
  const { name, granted } = stage;
  const [posted, refused] = [stage.posted(), stage.refused()];
  const share = (posted / seconds / granted) * 100;
  process.stdout.write(
    `  ${name}: ${posted} of ${stage.places.length} posted in ${seconds.toFixed(1)} s, ${share.toFixed(1)} % of ${granted} a second; ${((refused / posted) * 1000).toFixed(1)} × 429 per thousand\n`,
  );
  await store.close();
  await stage.close();
}

async function subscribe(store: Store, places: readonly ChannelRef[]): Promise<void> {
  const before = new Date(NINE - 3_600_000);
  const read = readSchedule({ rhythm: 'daily', time: null, zone: 'UTC' }, before);
  if (!read.ok) throw new Error('refused');
  const plan = {
    schedule: read.value,
    topics: null,
    lang: 'en',
    onlyWhenChanged: false,
  } as const;
  for (const [n, place] of places.entries()) {
    const id = `bench${String(n).padStart(5, '0')}` as SubscriptionId;
    await addSubscription(store, { id, channelRef: place, ...plan, creator: null }, before);
  }
}

/** What both bots are made of, but for their settings. */
function partsFor(library: Library) {
  const { promise: connected, resolve } = Promise.withResolvers<void>();
  const now = () => new Date();
  const parts = {
    commandService: createCommandService({ library: () => library, now, onMiss: () => {} }),
    ratings: { addRating: async () => {} },
    subscriptionService: createSubscriptionService({
      ...{ store: openStore('file::memory:'), library: () => library, now },
      ...{ zone: 'UTC' as Zone, onDue: () => {} },
    }),
    log: pino({ level: 'silent' }),
    now,
    defaultLang: 'en',
    onConnected: resolve,
    wait: (ms: number, signal: AbortSignal) => delay(ms, undefined, { signal }),
  } as const;
  return { parts, connected };
}

function deliverOf(bot: { publisher(): Publisher | null }): Publisher {
  const publisher = bot.publisher();
  if (!publisher) throw new Error('the bot is not connected');
  return publisher;
}

async function onDiscord(library: Library): Promise<Stage> {
  const peer = await startDiscordPeer();
  const places: ChannelRef[] = [];
  for (let n = 0; n < DISCORD.guilds; n++) {
    const guild = discordWorld.addGuild(peer.world, `guild${n}`);
    for (let k = 0; k < DISCORD.channels; k++) {
      const { id } = discordWorld.addChannel(peer.world, guild, `channel${k}`);
      places.push({ platform: 'discord', server: guild.id, channel: id });
    }
  }
  const { parts, connected } = partsFor(library);
  const { token, url: apiUrl } = peer;
  const settings = {
    token,
    apiUrl,
    hasLimitingProxy: false,
    guildId: null,
    shards: 'auto',
    shardIds: null,
  } as const;
  const claims = { claim: async () => true, release: async () => {} };
  const askerRates = { spend: async () => null };
  const shareBudget = (_: string, perSecond: number) => ({
    isShared: false,
    perSecond: () => perSecond,
  });
  const bot = new DiscordBot({
    ...parts,
    settings,
    claims,
    askerRates,
    shareBudget,
    takeStart: null,
    pictures: NO_PICTURES,
  });
  await bot.start();
  await connected;
  await peer.requests.first(({ method }) => method === 'PUT', 'the registration of the commands');
  await delay(1000); // those requests count as well
  peer.limits.global = { limit: DISCORD.perSecond, perMs: 1000 };
  return {
    ...{ name: 'Discord', granted: DISCORD.perSecond, places, publisher: deliverOf(bot) },
    refused: () => peer.requests.entries.filter(({ status }) => status === 429).length,
    posted: () => peer.world.messages.size,
    async close() {
      await bot.close();
      await peer.close();
    },
  };
}

async function onSlack(library: Library): Promise<Stage> {
  const manifest = manifestFor({ kind: 'socket' }) as unknown as slackWorld.Manifest;
  const peer = await startSlackPeer({ manifest });
  const channels = Array.from({ length: SLACK.channels }, (_, n) =>
    slackWorld.addChannel(peer.world, `channel${n}`),
  );
  const server = peer.world.team.id;
  const places = Array.from({ length: SLACK.digests }, () =>
    channels.map(({ id: channel }) => ({ platform: 'slack', server, channel }) as const),
  ).flat();
  const { parts, connected } = partsFor(library);
  const { botToken, appToken, url: apiUrl } = peer;
  const bot = new SlackBot({
    ...parts,
    settings: { botToken, appToken, apiUrl, signingSecret: null },
    claims: { claim: async () => true, release: async () => {} },
    askerRates: { spend: async () => null },
    takeStart: null,
    pictures: NO_PICTURES,
    shareBudget: (_, perSecond) => ({ isShared: false, perSecond: () => perSecond }),
    languages: {
      languageOf: async () => null,
      keepLanguage: async () => {},
      forgetLanguage: async () => {},
    },
  });
  await bot.start();
  await connected;
  peer.limits.messageEveryMs = SLACK.everyMs;
  const granted = SLACK.channels * (1000 / SLACK.everyMs);
  return {
    ...{ name: `Slack, ${SLACK.channels} channels`, granted, places, publisher: deliverOf(bot) },
    refused: () => peer.requests.entries.filter(({ status }) => status === 429).length,
    posted: () => peer.world.messages.size,
    async close() {
      await bot.close();
      await peer.close();
    },
  };
}
