import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { countOpen, lastDeliveries } from '../../src/digests/delivery/ledger.ts';
import { slotsBetween } from '../../src/digests/schedule/occurrences.ts';
import type { Cron } from '../../src/digests/schedule/schedule.ts';
import {
  addSubscription,
  type NewSubscription,
  type SubscriptionId,
} from '../../src/digests/subscriptions/index.ts';
import type { Zone } from '../../src/digests/timezone/zone.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import type { GatewayEvent } from '../../test/peers/discord/gateway/gateway.ts';
import type { SocketEvent } from '../../test/peers/slack/delivery/sockets.ts';
import { startPostgres } from '../../test/support/postgres-server.ts';
import { count, keyOf, type Tally } from '../torture/count.ts';
import { keysOf, startTestPlatforms, type TestPlatforms } from '../torture/test-platforms.ts';
import { type Sample, type SoakedBot, startBot } from './bot-process.ts';
import { growth } from './growth.ts';
import { Load } from './load.ts';

const MINUTE = 60_000;
/** So long (ms) after its start a process may grow: caches fill, code is compiled. */
const WARM_MS = 5 * MINUTE;
/**
 * Every other minute nobody asks, so that what the process holds is seen without what is under way, without what is yet
 * to be collected and without connections that wait for another request: they are closed after ten seconds at most.
 * Twenty seconds after a full minute its digests have been posted.
 */
const REST_EVERY_MS = 2 * MINUTE;
const REST_AT_MS = 20_000;
const REST_MS = 15_000;
/** In which part of the run the bot is killed, and the database is started anew. */
const KILL_AT = 0.1;
const RESTART_AT = 0.2;
/** How often (ms) the briefs are edited, and connections break. */
const RELOAD_MS = 30_000;
const RECONNECT_MS = 45_000;
/** How often (ms) it is told what the process holds. */
const TELL_MS = 5 * MINUTE;
/** What became due in the last moment of the run is in the ledger after so long (ms). */
const SETTLED_MS = 5000;
/** What a killed process had claimed is free after five minutes. */
const DRAIN_MS = 7 * MINUTE;

export type Outcome = Tally & {
  readonly requests: number;
  readonly unanswered: readonly string[];
  /** By how much a process grew after it was warm, in per cent of what it held then; null: the run was too short. */
  readonly memory: number | null;
  readonly handles: number | null;
  readonly violations: number;
  /** With which the bot ended when it was told to. */
  readonly exitCode: number | null;
};

/** Runs the bot on a PostgreSQL, a Discord and a Slack of its own for so many minutes, while much happens to it. */
export async function soak(minutes: number, tell: (line: string) => void): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'soak-'));
  const server = await startPostgres();
  const platforms = await startTestPlatforms(() => Date.now());
  const started: SoakedBot[] = [];
  try {
    const briefs = join(folder, 'briefs');
    await cp('briefs', briefs, { recursive: true });
    const url = await server.create('soak');
    const store = openStore(url);
    const begin = new Date();
    const subscriptions = await subscribe(store, platforms, begin);
    const env = {
      DATABASE_URL: url,
      BRIEFS_DIR: briefs,
      EMBEDDING_MODEL: 'none',
      ...platforms.env,
    };
    const start = async () => {
      const bot = await startBot(env);
      started.push(bot);
      return bot;
    };
    let bot = await start();
    let warm = begin.getTime() + WARM_MS;
    tell('the bot is ready');
    const load = new Load(platforms);
    const ending = new AbortController();
    const loaded = load.run(ending.signal);
    const samples: Sample[] = [];
    const total = minutes * MINUTE;
    const at = (part: number) => begin.getTime() + part * total;
    const due = {
      ...{ kill: at(KILL_AT), restart: at(RESTART_AT) },
      ...{ reload: 0, reconnect: 0, rest: Date.now() + untilRest(), tell: Date.now() + TELL_MS },
    };
    const isDue = (what: keyof typeof due, next: number) => {
      if (Date.now() < due[what]) return false;
      due[what] = Date.now() + next;
      return true;
    };
    for (let reconnects = 0; Date.now() < at(1); await delay(250)) {
      if (isDue('kill', Number.POSITIVE_INFINITY)) {
        await load.without(async () => {
          await bot.kill('SIGKILL');
          bot = await start();
          warm = Date.now() + WARM_MS;
        });
        tell('killed, and ready again');
      }
      if (isDue('restart', Number.POSITIVE_INFINITY)) {
        await server.restart();
        await bot.ready();
        tell('PostgreSQL was started anew');
      }
      if (isDue('reload', RELOAD_MS)) await appendFile(join(briefs, 'sources.yaml'), '\n');
      if (isDue('reconnect', RECONNECT_MS)) {
        await load.without(async () => {
          await (reconnects++ % 2 === 0 ? breakDiscord(platforms) : breakSlack(platforms));
          await bot.ready();
        });
      }
      if (isDue('rest', untilRest())) {
        await load.without(async () => {
          await delay(REST_MS);
          samples.push(await bot.sample());
        });
      }
      if (isDue('tell', TELL_MS)) tell(describe(await bot.sample(), samples.at(-1), load));
    }
    ending.abort();
    await loaded;
    await delay(SETTLED_MS);
    const end = new Date(Date.now() - SETTLED_MS);
    tell('what is open is settled');
    await drain(store);
    const exitCode = await bot.kill('SIGTERM');
    const expected = subscriptions.flatMap(({ id, schedule }) =>
      slotsBetween(schedule, begin, end, Number.POSITIVE_INFINITY).map((slot) => ({
        subscription: id,
        slot,
      })),
    );
    const ledger = await lastDeliveries(store, Number.MAX_SAFE_INTEGER);
    await store.close();
    const known = new Set([...expected, ...ledger].map(keyOf));
    // Replies have menus too; of what is posted by itself, the key is that of a slot.
    const messages = keysOf(platforms).filter((key) => known.has(key));
    const judged = samples.filter(({ at }) => at >= warm);
    return {
      ...count({ expected, messages, ledger }),
      ...{ requests: load.requests, unanswered: load.unanswered, exitCode },
      memory: growth(judged.map(({ at, memory }) => ({ at, value: memory }))),
      handles: growth(judged.map(({ at, handles }) => ({ at, value: handles }))),
      violations: platforms.discord.violations.length + platforms.slack.violations.length,
    };
  } finally {
    for (const bot of started) await bot.kill('SIGKILL');
    await platforms.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Cuts the connection of Discord, and waits until there is another. */
async function breakDiscord({ discord: { gateway } }: TestPlatforms): Promise<void> {
  const { log } = gateway;
  const isBack = ({ kind }: GatewayEvent) => kind === 'ready' || kind === 'resumed';
  const back = log.nth(1, isBack, 'another session on the gateway', log.entries.length);
  gateway.kill();
  await back;
}

/** Cuts the connection of Slack, and waits until there is another. */
async function breakSlack({ slack: { sockets } }: TestPlatforms): Promise<void> {
  const { log } = sockets;
  const isBack = ({ kind }: SocketEvent) => kind === 'hello';
  const back = log.nth(1, isBack, 'another socket', log.entries.length);
  sockets.drop();
  await back;
}

/** How long (ms) it is until the next time at which nobody asks. */
function untilRest(): number {
  const since = (Date.now() - REST_AT_MS) % REST_EVERY_MS;
  return REST_EVERY_MS - since;
}

function describe(now: Sample, atRest: Sample | undefined, { requests, unanswered }: Load): string {
  const held = ({ memory, handles }: Sample) =>
    `${Math.round(memory / 2 ** 20)} MB, ${handles} handles`;
  const before = atRest ? `, ${held(atRest)} when last at rest` : '';
  return `${requests} requests, ${unanswered.length} unanswered; the bot holds ${held(now)}${before}`;
}

/** A digest on each platform as every minute begins: each is hourly. */
async function subscribe(
  store: Store,
  { places, blind }: TestPlatforms,
  begin: Date,
): Promise<NewSubscription[]> {
  const all = (['discord', 'slack'] as const).flatMap((platform) => {
    const own = places.filter((place) => place.platform === platform && place !== blind);
    return Array.from({ length: 60 }, (_, minute): NewSubscription => {
      const channelRef = own[minute % own.length];
      if (!channelRef) throw new Error(`no channel on ${platform}`);
      return {
        ...{ id: `${platform}-${minute}` as SubscriptionId, channelRef, topics: null },
        schedule: { cron: `${minute} * * * *` as Cron, zone: 'UTC' as Zone },
        ...{ lang: minute % 2 === 0 ? 'en' : 'ja', onlyWhenChanged: false, creator: null },
      };
    });
  });
  for (const each of all) await addSubscription(store, each, begin);
  return all;
}

async function drain(store: Store): Promise<void> {
  for (const until = Date.now() + DRAIN_MS; Date.now() < until; await delay(1000)) {
    if ((await countOpen(store)).size === 0) return;
  }
}
