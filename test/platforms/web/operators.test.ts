import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createCommandService } from '../../../src/commands/command-service.ts';
import {
  pauseSubscription,
  removeSubscription,
  type SubscriptionId,
} from '../../../src/digests/subscriptions/index.ts';
import { Health } from '../../../src/observability/health.ts';
import { createLog } from '../../../src/observability/log.ts';
import { deliveryEnded, postTook, rateLimited } from '../../../src/observability/metrics/record.ts';
import { PREVIEWS } from '../../../src/platforms/previews/index.ts';
import { NO_PICTURES } from '../../../src/platforms/shared/pictures/index.ts';
import type { DigestsView } from '../../../src/platforms/web/digests.ts';
import { localOn, ONLY_LOCAL } from '../../../src/platforms/web/local.ts';
import { WebServer } from '../../../src/platforms/web/server.ts';
import { en } from '../../../src/replies/words/en.ts';
import { ja } from '../../../src/replies/words/ja.ts';
import { openFeedback } from '../../../src/store/feedback.ts';
import { CREATOR, putDelivery, subscribe } from '../../support/deliveries.ts';
import { shipped } from '../../support/libraries.ts';
import { emptyFolder, onEveryDatabase, opened } from '../../support/stores.ts';

const about = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const NOW = new Date('2026-03-04T03:00:00Z');
const SLACK = { platform: 'slack', server: 'T1', channel: 'C1' } as const;
const DISCORD = { platform: 'discord', server: '11', channel: '22' } as const;
const PATHS = ['/api/digests', '/metrics'];

async function served(url: string, host = '127.0.0.1') {
  const store = opened(url);
  const commandService = createCommandService({
    library: () => shipped,
    now: () => NOW,
    onMiss() {},
  });
  const health = new Health();
  health.set('store', () => 'away');
  const parts = {
    commandService,
    ratings: openFeedback(store),
    previews: PREVIEWS,
    pictures: NO_PICTURES,
    health,
    store,
    now: () => NOW,
  };
  const web = new WebServer({ host, port: 0 }, parts, createLog('silent'));
  await web.start();
  onTestFinished(() => web.close());
  const at = web.url.replace('0.0.0.0', '127.0.0.1');
  const get = (path: string, headers: Record<string, string> = {}) => fetch(at + path, { headers });
  return {
    store,
    get,
    digests: async (lang = 'en') =>
      (await (await get(`/api/digests?lang=${lang}`)).json()) as DigestsView,
    /** The samples of a metric: "{labels} value". */
    async samples(name: string) {
      const text = await (await get('/metrics')).text();
      const lines = text.split('\n').filter((line) => /^\w+/.exec(line)?.[0] === name);
      return lines.map((line) => line.slice(name.length).trim());
    },
  };
}

describe('only the machine of the bot itself is shown', () => {
  test.each(PATHS)('%s is answered there', async (path) => {
    const { get } = await served('file::memory:');
    expect((await get(path)).status).toBe(200);
    const setup = await (await get('/api/setup')).json();
    expect(setup).toMatchObject({ isOperator: true });
  });

  test.each(PATHS)('%s is not where others reach the bot', async (path) => {
    const { get } = await served('file::memory:', '0.0.0.0');
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain(ONLY_LOCAL);
    expect(await (await get('/api/setup')).json()).toMatchObject({ isOperator: false });
  });

  test.each([
    { Forwarded: 'for=192.0.2.1' },
    { 'X-Forwarded-For': '127.0.0.1' },
    { 'X-Forwarded-Proto': 'https' },
    { 'X-Real-IP': '192.0.2.1' },
    { Via: '1.1 proxy' },
  ])('nor to who comes by a proxy: %j', async (headers) => {
    const { get } = await served('file::memory:');
    for (const path of PATHS) {
      const response = await get(path, headers);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain(ONLY_LOCAL);
    }
    expect(await (await get('/api/setup', headers)).json()).toMatchObject({ isOperator: false });
  });

  test.each([
    ['127.0.0.1', '127.0.0.1', true],
    ['127.0.0.1', '127.8.9.10', true],
    ['localhost', '127.0.0.1', true],
    ['localhost', '::1', true],
    ['::1', '::1', true],
    ['::1', '::ffff:127.0.0.1', true],
    ['127.0.0.1', '192.0.2.1', false],
    ['127.0.0.1', '::ffff:192.0.2.1', false],
    ['127.0.0.1', 'fe80::1', false],
    ['127.0.0.1', undefined, false],
    ['0.0.0.0', '127.0.0.1', false],
    ['::', '::1', false],
    ['192.0.2.1', '127.0.0.1', false],
    ['bot.example.org', '127.0.0.1', false],
  ])('listening on %s, asked from %s: %s', async (host, remoteAddress, expected) => {
    const isLocal = localOn(host);
    const app = new Hono().get('/', (c) => c.json(isLocal(c)));
    const response = await app.request('/', {}, { incoming: { socket: { remoteAddress } } });
    expect(await response.json()).toBe(expected);
  });
});

onEveryDatabase('the digests', (empty) => {
  test('are none at first', async () => {
    const { digests } = await served(await empty());
    expect(await digests()).toEqual({ subscriptions: [], more: 0, deliveries: [] });
  });

  test('that are set up, with their next slots where they are, and nobody’s name', async () => {
    const { store, get, digests } = await served(await empty());
    const daily = await subscribe(store, NOW);
    const topics = new Set([...shipped.briefs.keys()].slice(0, 1));
    const [id = ''] = topics;
    const wanted = { topics, lang: 'ja', onlyWhenChanged: true, channelRef: DISCORD } as const;
    const later = new Date(NOW.getTime() + 1);
    const resting = await subscribe(store, later, { ...wanted, rhythm: '30 8 * * 1-5' });
    await pauseSubscription(store, resting, 'no-access');

    const view = await digests();
    const slot = (day: number, name: string) => ({
      at: `2026-03-0${day}T00:00:00.000Z`,
      local: `${name}, ${day} Mar 2026, 09:00 (Asia/Tokyo)`,
    });
    expect(view.subscriptions).toEqual([
      {
        id: daily,
        place: SLACK,
        cron: '0 9 * * *',
        zone: 'Asia/Tokyo',
        next: [slot(5, 'Thu'), slot(6, 'Fri'), slot(7, 'Sat')],
        lang: 'en',
        topics: null,
        onlyWhenChanged: false,
        paused: null,
      },
      {
        id: resting,
        place: DISCORD,
        cron: '30 8 * * 1-5',
        zone: 'Asia/Tokyo',
        next: [],
        lang: 'ja',
        topics: [{ id, title: [...shipped.briefs.values()][0]?.title.en }],
        onlyWhenChanged: true,
        paused: en.digest.pauseReasons['no-access'],
      },
    ]);
    const japanese = await digests('ja');
    expect(japanese.subscriptions[1]?.paused).toBe(ja.digest.pauseReasons['no-access']);
    expect(japanese.subscriptions[0]?.next[0]?.local).toContain('2026年3月5日');
    expect(await (await get('/api/digests')).text()).not.toContain(CREATOR);
  });

  test('that were due, the newest first, in the zone of their subscription', async () => {
    const { store, digests } = await served(await empty());
    const kept = await subscribe(store, NOW);
    const gone = await subscribe(store, NOW);
    await removeSubscription(store, gone);
    const slot = (hour: number) => new Date(Date.UTC(2026, 2, 3, hour));
    const put = (of: SubscriptionId, hour: number, message: string | null, reason?: string) => {
      const state = message ? 'sent' : 'missed';
      const rest = { channelRef: SLACK, state, message, reason: reason ?? null } as const;
      return putDelivery(store, { subscription: of, slot: slot(hour), ...rest });
    };
    await put(kept, 1, 'https://example.slack.com/archives/C1/p1');
    await put(kept, 2, '1234567890');
    await put(kept, 3, 'javascript:alert(1)');
    await put(gone, 4, null, 'the bot was not running');

    const { deliveries } = await digests();
    expect(deliveries).toEqual([
      {
        place: SLACK,
        slot: { at: slot(4).toISOString(), local: 'Tue, 3 Mar 2026, 04:00 (UTC)' },
        state: 'missed',
        reason: 'the bot was not running',
        link: null,
      },
      expect.objectContaining({ state: 'sent', link: null }),
      expect.objectContaining({ state: 'sent', link: null }),
      expect.objectContaining({
        slot: { at: slot(1).toISOString(), local: 'Tue, 3 Mar 2026, 10:00 (Asia/Tokyo)' },
        link: 'https://example.slack.com/archives/C1/p1',
      }),
    ]);
  });

  test('are at most 500, and 100 deliveries; how many more there are is shown', async () => {
    const { store, digests } = await served(await empty());
    const id = await subscribe(store, NOW);
    const database = await store.ready();
    const row = await database.selectFrom('subscription').selectAll().executeTakeFirstOrThrow();
    const copies = Array.from({ length: 502 }, (_, i) => ({ ...row, id: `copy-${i}` }));
    await database.insertInto('subscription').values(copies).execute();
    for (let i = 0; i < 101; i++) {
      const slot = new Date(NOW.getTime() - i * 60_000);
      await putDelivery(store, { subscription: id, slot, channelRef: SLACK, state: 'quiet' });
    }
    const view = await digests();
    expect(view.subscriptions.length).toBe(500);
    expect(view.more).toBe(3);
    expect(view.deliveries.length).toBe(100);
    expect(view.deliveries[0]?.slot.at).toBe(NOW.toISOString());
  });

  test('that are not over are counted when the metrics are asked for', async () => {
    const { store, samples } = await served(await empty());
    const states = ['due', 'claimed', 'doubtful', 'sent', 'quiet', 'missed', 'failed', 'reported'];
    for (const [i, state] of states.entries()) {
      const subscription = `s${i}` as SubscriptionId;
      const slot = new Date(NOW.getTime() - (states.length - i) * 450_000);
      const entry = { subscription, slot, channelRef: DISCORD, state: state as 'due' };
      await putDelivery(store, entry);
    }
    expect(await samples('briefing_bot_digest_open')).toEqual([
      '{platform="discord"} 3',
      '{platform="slack"} 0',
    ]);
    expect(await samples('briefing_bot_digest_lag_seconds')).toEqual([
      '{platform="discord"} 3600',
      '{platform="slack"} 0',
    ]);
  });
});

describe('while the store is away', () => {
  /** An address at which nothing listens any more. */
  async function nowhere(): Promise<string> {
    const probe = createServer();
    await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready));
    const { port } = probe.address() as AddressInfo;
    await new Promise((closed) => probe.close(closed));
    return `postgres://bot:secret@127.0.0.1:${port}/bot`;
  }

  test('it is said why, and what to do', async () => {
    const { get } = await served(await nowhere());
    const response = await get('/api/digests');
    expect(response.status).toBe(503);
    const { error } = (await response.json()) as { error: string };
    expect(error).toMatch(/^PostgreSQL at 127\.0\.0\.1:\d+\/bot cannot be reached .* Start it/);
    expect(error).not.toContain('secret');
  });

  test('the other metrics are still there', async () => {
    const { samples } = await served(await nowhere());
    expect(await samples('briefing_bot_digest_open')).toEqual([]);
    expect(await samples('briefing_bot_digest_lag_seconds')).toEqual([]);
    expect(await samples('briefing_bot_info')).toHaveLength(1);
  });
});

describe('the metrics', () => {
  test('are in the format of Prometheus, with the names of the bot', async () => {
    const { get, samples } = await served(`file:${await emptyFolder()}/bot.sqlite`);
    const response = await get('/metrics');
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const kinds = (await response.text()).match(/(?<=^# TYPE ).*$/gm) ?? [];
    expect(kinds.filter((one) => one.startsWith('briefing_bot')).toSorted()).toEqual([
      'briefing_bot_answers_total counter',
      'briefing_bot_digest_deliveries_total counter',
      'briefing_bot_digest_lag_seconds gauge',
      'briefing_bot_digest_late_seconds histogram',
      'briefing_bot_digest_open gauge',
      'briefing_bot_digest_post_seconds histogram',
      'briefing_bot_digest_rate_limited_total counter',
      'briefing_bot_info gauge',
      'briefing_bot_library_age_seconds gauge',
      'briefing_bot_library_briefs gauge',
      'briefing_bot_library_info gauge',
      'briefing_bot_ready gauge',
      'briefing_bot_reconnects_total counter',
      'briefing_bot_request_seconds histogram',
      'briefing_bot_requests_refused_total counter',
      'briefing_bot_requests_total counter',
    ]);
    for (const other of ['process_cpu_seconds_total', 'nodejs_eventloop_lag_p99_seconds']) {
      expect(await samples(other)).toHaveLength(1);
    }
    const { tz } = process.versions;
    expect(tz).toMatch(/^20\d\d[a-z]$/);
    expect(await samples('briefing_bot_info')).toEqual([
      `{version="${about.version}",node="${process.versions.node}",tz="${tz}"} 1`,
    ]);
    const [started] = await samples('process_start_time_seconds');
    expect(Number(started)).toBeCloseTo(performance.timeOrigin / 1000, -1);
  });

  test('count what the digests report', async () => {
    const { samples } = await served('file::memory:');
    const NAMES = [
      'deliveries_total',
      'rate_limited_total',
      'post_seconds_count',
      'post_seconds_sum',
      'post_seconds_bucket',
      'late_seconds_bucket',
    ];
    /** Of all labels, also where nothing has been counted yet. */
    const counted = async () => {
      const all = await Promise.all(NAMES.map((name) => samples(`briefing_bot_digest_${name}`)));
      return new Map(
        all.flatMap((lines, n) =>
          lines.map((line): [string, number] => {
            const [labels, value] = line.split(' ');
            return [`${NAMES[n]}${labels}`, Number(value)];
          }),
        ),
      );
    };
    const before = await counted(); // other tests of this process have counted, too
    deliveryEnded('slack', 'missed', 30_000);
    deliveryEnded('slack', 'missed', 30_000);
    deliveryEnded('discord', 'sent', 3);
    rateLimited('discord');
    postTook('slack', 0.2);
    postTook('slack', 4);
    const after = await counted();
    expect([...after.keys()]).toEqual([...before.keys()]);
    const grown = (name: string) =>
      [...after].flatMap(([key, value]) => {
        if (!key.startsWith(`${name}{`)) return [];
        const by = Math.round((value - (before.get(key) ?? 0)) * 1000) / 1000;
        return [`${key.slice(name.length)} ${by}`];
      });

    expect(grown('deliveries_total')).toHaveLength(10);
    expect(grown('deliveries_total')).toContain('{platform="slack",state="missed"} 2');
    expect(grown('deliveries_total')).toContain('{platform="discord",state="sent"} 1');
    expect(grown('deliveries_total')).toContain('{platform="slack",state="sent"} 0');
    expect(grown('rate_limited_total')).toEqual(['{platform="discord"} 1', '{platform="slack"} 0']);
    expect(grown('post_seconds_count')).toEqual(['{platform="discord"} 0', '{platform="slack"} 2']);
    expect(grown('post_seconds_sum')).toContain('{platform="slack"} 4.2');
    const late = grown('late_seconds_bucket');
    expect(late).toContain('{le="1",platform="discord"} 0');
    expect(late).toContain('{le="5",platform="discord"} 1');
    expect(late.filter((one) => one.includes('slack') && !one.endsWith(' 0'))).toEqual([]);
    const buckets = grown('post_seconds_bucket');
    expect(buckets).toContain('{le="0.1",platform="slack"} 0');
    expect(buckets).toContain('{le="0.25",platform="slack"} 1');
    expect(buckets).toContain('{le="5",platform="slack"} 2');
  });

  test('tell which briefs are served, how old they are, and which parts are there', async () => {
    const { samples } = await served('file::memory:');
    expect(await samples('briefing_bot_library_info')).toEqual([
      `{version="${shipped.version}"} 1`,
    ]);
    expect(await samples('briefing_bot_library_briefs')).toEqual([String(shipped.briefs.size)]);
    const age = Math.max(NOW.getTime() - Date.parse(shipped.newestSource ?? ''), 0) / 1000;
    expect(await samples('briefing_bot_library_age_seconds')).toEqual([String(age)]);
    expect(await samples('briefing_bot_ready')).toEqual(['{part="store"} 0']);
  });
});
