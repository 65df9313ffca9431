import type { DeliveryKey } from '../../src/digests/delivery/publisher.ts';
import type { Cron } from '../../src/digests/schedule/schedule.ts';
import type {
  ChannelRef,
  NewSubscription,
  SubscriptionId,
} from '../../src/digests/subscriptions/index.ts';
import type { Zone } from '../../src/digests/timezone/zone.ts';
import { type DiscordPeer, startDiscord } from '../../test/peers/discord/server.ts';
import { addChannel as addDiscordChannel, addGuild } from '../../test/peers/discord/state/world.ts';
import { type SlackPeer, startSlack } from '../../test/peers/slack/server.ts';
import { addChannel as addSlackChannel } from '../../test/peers/slack/state/world.ts';

/** A Discord and a Slack on this machine, by one clock. */
export type TestPlatforms = {
  readonly discord: DiscordPeer;
  readonly slack: SlackPeer;
  readonly places: readonly ChannelRef[];
  /** The one of them in which the bot cannot look whether it has posted. */
  readonly blind: ChannelRef | undefined;
  /** What the bot is to be told of them. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
};

const GUILDS = 3;
const CHANNELS_OF_A_GUILD = 4;
const CHANNELS_OF_SLACK = 8;

/** What the bot is to be told of a Discord and a Slack, the latter by socket. */
export const environmentFor = (discord: DiscordPeer, slack: SlackPeer) => ({
  DISCORD_API_URL: discord.url,
  DISCORD_TOKEN: discord.token,
  SLACK_API_URL: slack.url,
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
});

/** Starts both; `now` gives their time (ms). */
export async function startTestPlatforms(now: () => number): Promise<TestPlatforms> {
  const [discord, slack] = await Promise.all([startDiscord({ now }), startSlack({ now })]);
  const places: ChannelRef[] = [];
  for (let n = 0; n < GUILDS; n++) {
    const guild = addGuild(discord.world, `guild-${n}`);
    for (let m = 0; m < CHANNELS_OF_A_GUILD; m++) {
      const denied = n === 0 && m === 0 ? (['ReadMessageHistory'] as const) : [];
      const { id } = addDiscordChannel(discord.world, guild, `channel-${m}`, denied);
      places.push({ platform: 'discord', server: guild.id, channel: id });
    }
  }
  for (let n = 0; n < CHANNELS_OF_SLACK; n++) {
    const { id } = addSlackChannel(slack.world, `channel-${n}`);
    places.push({ platform: 'slack', server: slack.world.team.id, channel: id });
  }
  return {
    discord,
    slack,
    places,
    blind: places[0],
    env: environmentFor(discord, slack),
    async close() {
      await Promise.all([discord.close(), slack.close()]);
    },
  };
}

const ZONES = [
  'Asia/Tokyo',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
] as const;
const EVERY_NTH_ONLY_CHANGES = 8;

/**
 * Two digests an hour for each channel and four on Slack, which takes few at once, at various minutes, and some daily
 * ones in various zones.
 */
export function subscriptionsFor(places: readonly ChannelRef[]): NewSubscription[] {
  const crons = places.flatMap((place, n) => [
    { place, cron: `${(n * 7) % 60} * * * *`, zone: ZONES[n % ZONES.length] },
    { place, cron: `${(n * 11 + 30) % 60} * * * *`, zone: ZONES[(n + 3) % ZONES.length] },
    ...(place.platform === 'slack' ? [7, 23] : []).map((minute) => ({
      ...{ place, cron: `${(n * 13 + minute) % 60} * * * *`, zone: ZONES[(n + 1) % ZONES.length] },
    })),
    ...(n % 2 === 0
      ? [{ place, cron: `${n} ${(n * 5) % 24} * * *`, zone: ZONES[n % ZONES.length] }]
      : []),
  ]);
  return crons.map(({ place, cron, zone = 'UTC' }, n) => ({
    id: `s${n}` as SubscriptionId,
    channelRef: place,
    schedule: { cron: cron as Cron, zone: zone as Zone },
    topics: null,
    lang: n % 2 === 0 ? 'en' : 'ja',
    onlyWhenChanged: n % EVERY_NTH_ONLY_CHANGES === 0,
    creator: null,
  }));
}

/** The key of each digest that stands on either platform, as often as it stands there. */
export function keysOf({
  discord,
  slack,
}: Pick<TestPlatforms, 'discord' | 'slack'>): DeliveryKey[] {
  const onDiscord = [...discord.world.messages.values()].flatMap(({ api }) =>
    menusOf(api.components ?? []).flatMap((id) => id.split('|').slice(1).at(-1) ?? []),
  );
  const onSlack = [...slack.world.messages.values()].flatMap(({ api: { metadata } }) =>
    metadata ? Object.values(metadata.event_payload).map(String) : [],
  );
  return [...onDiscord, ...onSlack] as DeliveryKey[];
}

type Component = {
  readonly type?: number;
  readonly custom_id?: string;
  readonly components?: readonly Component[];
};

const MENU = 3;

function menusOf(components: readonly object[]): string[] {
  return (components as readonly Component[]).flatMap((one) => [
    ...(one.type === MENU && one.custom_id ? [one.custom_id] : []),
    ...menusOf(one.components ?? []),
  ]);
}
