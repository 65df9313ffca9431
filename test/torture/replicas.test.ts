import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lastDeliveries } from '../../src/digests/delivery/ledger.ts';
import type { Cron } from '../../src/digests/schedule/schedule.ts';
import {
  addSubscription,
  type ChannelRef,
  type SubscriptionId,
} from '../../src/digests/subscriptions/index.ts';
import type { Zone } from '../../src/digests/timezone/zone.ts';
import { type BotProcess, silenceOf, startBotProcess } from '../../tools/torture/bot-process.ts';
import { writeBriefs } from '../../tools/torture/briefs.ts';
import { count } from '../../tools/torture/count.ts';
import { holdPost } from '../../tools/torture/faults.ts';
import { SharedClock } from '../../tools/torture/shared-clock.ts';
import { keysOf, startTestPlatforms } from '../../tools/torture/test-platforms.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { emptyFolder, opened } from '../support/stores.ts';

const MINUTE = 60_000;
const NINE = Date.parse('2026-03-04T09:00:00Z');
/** More than two processes claim at once. */
const ON_DISCORD = 240;
const ON_SLACK = 16;

/** What a process has begun to post, and not heard of yet. */
const onTheirWay = ({ log }: BotProcess) => {
  const times = (line: string) => log.entries.filter(({ msg }) => msg === line).length;
  return times('digest begun') - times('digest answered');
};

test('three processes, one killed while it posts, the database restarted: each digest once', {
  timeout: 300_000,
}, async () => {
  const server = await startPostgres();
  onTestFinished(() => server.stop());
  const url = await server.create('replicas');
  const store = opened(url);
  const folder = await emptyFolder();
  const clock = new SharedClock(join(folder, 'clock'));
  clock.ahead = NINE - MINUTE - Date.now();
  const platforms = await startTestPlatforms(() => clock.now());
  onTestFinished(() => platforms.close());
  const briefs = join(folder, 'briefs');
  await writeBriefs(briefs);

  const placesOn = (platform: ChannelRef['platform'], times: number) => {
    const places = platforms.places.filter(
      (place) => place.platform === platform && place !== platforms.blind,
    );
    return Array.from({ length: times }, (_, n) => places[n % places.length]);
  };
  const places = [...placesOn('discord', ON_DISCORD), ...placesOn('slack', ON_SLACK)];
  const expected = places.map((_, n) => ({
    subscription: `s${n}` as SubscriptionId,
    slot: new Date(NINE),
  }));
  for (const [n, place] of places.entries()) {
    const subscription = {
      id: `s${n}` as SubscriptionId,
      schedule: { cron: '0 9 * * *' as Cron, zone: 'UTC' as Zone },
      lang: 'en',
      ...{ topics: null, onlyWhenChanged: false, creator: null },
    } as const;
    if (place)
      await addSubscription(store, { ...subscription, channelRef: place }, new Date(NINE - MINUTE));
  }

  /** Three processes at a time; all of them have ended afterwards. */
  const three = async (at: number) => {
    clock.ahead = at - Date.now();
    const env = { ...platforms.env, DATABASE_URL: url, BRIEFS_DIR: briefs };
    const bots = Array.from({ length: 3 }, () => startBotProcess(env));
    onTestFinished(() => {
      for (const bot of bots) bot.kill();
    });
    await Promise.all(bots.map((bot) => bot.begin({ clock: clock.path, dieAt: null })));
    return bots;
  };
  const stopInOrder = async (bots: readonly BotProcess[]) => {
    const { signal } = new AbortController();
    await Promise.all(bots.map((bot) => silenceOf(bot, signal)));
    for (const bot of bots) bot.stop();
    return Promise.all(bots.map((bot) => bot.ended));
  };

  const held = holdPost(platforms, 'discord', true);
  const bots = await three(NINE);
  await held.arrived;
  const victim = bots.find((bot) => onTheirWay(bot) > 0);
  victim?.kill();
  expect(await victim?.ended).toBe('killed');
  await server.restart();
  held.release();
  expect(keysOf(platforms).length).toBeLessThan(expected.length);
  const survivors = bots.filter((bot) => bot !== victim);
  expect(await stopInOrder(survivors)).toEqual(['stopped', 'stopped']);

  for (const minutes of [6, 12]) await stopInOrder(await three(NINE + minutes * MINUTE));
  const ledger = await lastDeliveries(store, expected.length);
  expect(count({ expected, messages: keysOf(platforms), ledger })).toEqual({
    ...{ slots: expected.length, posted: expected.length, reported: 0 },
    ...{ duplicates: [], lost: [], denied: [] },
  });
  expect([...platforms.discord.violations, ...platforms.slack.violations]).toEqual([]);
});
