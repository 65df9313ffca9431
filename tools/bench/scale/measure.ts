import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LEASE_MS } from '../../../src/digests/delivery/claim.ts';
import { readSchedule } from '../../../src/digests/schedule/read-schedule.ts';
import { addSubscription, type SubscriptionId } from '../../../src/digests/subscriptions/index.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { type DiscordPeer, startDiscord } from '../../../test/peers/discord/server.ts';
import { addChannel, addGuild } from '../../../test/peers/discord/state/world.ts';
import { type BotProcess, startBotProcess } from '../../torture/bot-process.ts';
import { SharedClock } from '../../torture/shared-clock.ts';

/** What is to be measured: so many posts by so many processes, of which one is killed when so many have been made. */
export type ScalePlan = {
  readonly posts: number;
  readonly processes: number;
  readonly killAt: number;
  /** An empty PostgreSQL database. */
  readonly databaseUrl: string;
};

export type Scale = {
  /** How many posts came until nobody had any left but the process that was killed, and in how many seconds. */
  readonly together: number;
  readonly seconds: number;
  /** How many stand there in the end, how many of them twice, and how often a request was one too many. */
  readonly posted: number;
  readonly duplicates: number;
  readonly refused: number;
};

/** What Discord grants: https://discord.com/developers/docs/topics/rate-limits#global-rate-limit */
export const GRANTED = 50;

const CHANNELS_OF_A_GUILD = 20;
/** Nothing was posted for so long (ms): nobody has anything left. */
const SILENCE_MS = 3000;
const LOOK_MS = 20;

/** Runs the bot as several processes, each with a shard of its own, on one database and one Discord on this machine. */
export async function measureScale(plan: ScalePlan): Promise<Scale> {
  const folder = await mkdtemp(join(tmpdir(), 'scale-'));
  const clock = new SharedClock(join(folder, 'clock'));
  const discord = await startDiscord({ shards: plan.processes });
  const store = openStore(plan.databaseUrl);
  const bots: BotProcess[] = [];
  const start = async (shard: number) => {
    const bot = startBotProcess({
      ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
      ...{ DISCORD_SHARDS: String(plan.processes), DISCORD_SHARD_IDS: String(shard) },
      ...{ DATABASE_URL: plan.databaseUrl, LOG_LEVEL: 'info', EMBEDDING_MODEL: 'none' },
    });
    bots.push(bot);
    await bot.begin({ clock: clock.path, dieAt: null });
    await bot.log.first(({ msg }) => msg === 'Discord: connected', 'the connection');
    return bot;
  };
  try {
    for (let shard = 0; shard < plan.processes; shard++) await start(shard);
    await delay(1500); // what was asked at the start counts as well
    discord.limits.global = { limit: GRANTED, perMs: 1000 };
    const due = await subscribe(store, discord, plan.posts, clock.now());
    clock.ahead += due - clock.now() + 1000;
    const together = await untilSilent(discord, () => {
      if (discord.world.messages.size >= plan.killAt) bots[plan.processes - 1]?.kill();
    });
    clock.ahead += LEASE_MS + 60_000; // who was killed is taken for dead
    await start(plan.processes - 1);
    await untilNothingIsOpen(store);
    const keys = [...discord.world.messages.values()].map(({ channel }) => channel.id);
    return {
      ...together,
      posted: keys.length,
      duplicates: keys.length - new Set(keys).size,
      refused: discord.requests.entries.filter(({ status }) => status === 429).length,
    };
  } finally {
    for (const bot of bots) bot.stop();
    await Promise.allSettled(bots.map(({ ended }) => ended));
    await store.close();
    await discord.close();
    clock.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sets up a daily digest for as many channels; gives when (ms) all of them are due. */
async function subscribe(
  store: Store,
  { world }: DiscordPeer,
  posts: number,
  now: number,
): Promise<number> {
  const due = Math.ceil(now / 60_000 + 1) * 60_000;
  const at = new Date(due).toISOString().slice(11, 16);
  const schedule = readSchedule({ rhythm: 'daily', time: at, zone: 'UTC' }, new Date(now));
  if (!schedule.ok) throw new Error('no such schedule');
  let guild = addGuild(world, 'server 0');
  for (let n = 0; n < posts; n++) {
    if (n % CHANNELS_OF_A_GUILD === 0) guild = addGuild(world, `server ${n}`);
    const { id: channel } = addChannel(world, guild, `channel-${n}`);
    const channelRef = { platform: 'discord', server: guild.id, channel } as const;
    const id = `scale${String(n).padStart(6, '0')}` as SubscriptionId;
    const what = { topics: null, lang: 'en', onlyWhenChanged: false, creator: null } as const;
    const subscription = { id, channelRef, schedule: schedule.value, ...what };
    await addSubscription(store, subscription, new Date(now));
  }
  return due;
}

/** Waits until nothing more comes; `onLook` is called every few milliseconds. */
async function untilSilent(
  { world }: DiscordPeer,
  onLook: () => void,
): Promise<Pick<Scale, 'together' | 'seconds'>> {
  let [first, last, count] = [0, performance.now(), world.messages.size];
  const before = count;
  while (first === 0 || performance.now() - last < SILENCE_MS) {
    await delay(LOOK_MS);
    onLook();
    if (world.messages.size === count) continue;
    last = performance.now();
    first ||= last;
    count = world.messages.size;
  }
  return { together: count - before, seconds: (last - first) / 1000 };
}

async function untilNothingIsOpen(store: Store): Promise<void> {
  const database = await store.ready();
  const isOpen = database.selectFrom('delivery').select('slot').where('ready_at', 'is not', null);
  while (await isOpen.limit(1).executeTakeFirst()) await delay(200);
}
