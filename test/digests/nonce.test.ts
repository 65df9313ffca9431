import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { lastDeliveries } from '../../src/digests/delivery/ledger.ts';
import { startDigests } from '../../src/digests/digests.ts';
import type { Cron } from '../../src/digests/schedule/schedule.ts';
import { addSubscription, type SubscriptionId } from '../../src/digests/subscriptions/index.ts';
import type { Zone } from '../../src/digests/timezone/zone.ts';
import { addChannel } from '../peers/discord/state/world.ts';
import { test as base, expect, type Fixtures } from '../platforms/discord/running-bot.ts';
import { shipped } from '../support/libraries.ts';
import { opened } from '../support/stores.ts';
import { untilAborted } from './delivery-fixture.ts';

const MINUTE = 60_000;
const NINE = Date.parse('2026-03-04T09:00:00Z');
const clock = { at: NINE - MINUTE };

// Not `override`, which would last for the files that come after this one in the same worker.
const test = base.extend<Pick<Fixtures, 'options'>>({ options: { now: () => clock.at } });

const POST = 'POST /channels/:channel/messages';

/** Digests for a channel in which the bot may write, but not look what it has written. */
async function blindly({ discord, start }: Pick<Fixtures, 'discord' | 'start'>) {
  clock.at = NINE - MINUTE;
  const { fixtures, world } = discord;
  const { id: channel } = addChannel(world, fixtures.north, 'blind', ['ReadMessageHistory']);
  const now = () => new Date(clock.at);
  const { bot } = await start({ now });
  const store = opened('file::memory:');
  await addSubscription(
    store,
    {
      id: 's1' as SubscriptionId,
      channelRef: { platform: 'discord', server: fixtures.north.id, channel },
      schedule: { cron: '0 9 * * *' as Cron, zone: 'UTC' as Zone },
      topics: null,
      lang: 'en',
      onlyWhenChanged: false,
      creator: null,
    },
    now(),
  );
  const publisher = bot.publisher();
  if (!publisher) throw new Error('the bot is not connected');
  const parts = { store, library: () => shipped, now, grace: 6 * 60 * MINUTE };
  const digests = startDigests({
    ...parts,
    publishers: () => ({ discord: publisher }),
    configured: null,
    log: pino({ level: 'silent' }),
    // A short wait passes, by both clocks.
    wait: async (ms, signal) => {
      if (ms > 2000) return untilAborted(signal);
      await delay(ms);
      clock.at += ms;
    },
    everyMinute: () => () => {},
    id: randomUUID(),
  });
  onTestFinished(() => digests.close());
  return {
    async tickAt(at: number) {
      clock.at = at;
      await digests.tick();
    },
    posts: () => [...world.messages.values()].filter((one) => one.channel.id === channel).length,
    async state() {
      const [last] = await lastDeliveries(store, 1);
      return last?.state;
    },
  };
}

test('a digest that cannot be looked for is posted again while Discord knows it, and stands once', async ({
  discord,
  start,
}) => {
  const { tickAt, posts, state } = await blindly({ discord, start });
  discord.faults.drop(POST, { accepted: true });
  await tickAt(NINE);
  expect(await state()).toBe('doubtful');
  await tickAt(NINE + MINUTE);
  expect([await state(), posts()]).toEqual(['sent', 1]);
});

test('a digest that cannot be looked for is reported once Discord may not know it any more', async ({
  discord,
  start,
}) => {
  const { tickAt, posts, state } = await blindly({ discord, start });
  discord.faults.drop(POST, { accepted: true, times: 20 });
  for (let minute = 0; minute < 20; minute++) await tickAt(NINE + minute * MINUTE);
  expect([await state(), posts()]).toEqual(['reported', 1]);
});

test('a digest that may stand stays in doubt though the second post is refused for a while', async ({
  discord,
  start,
}) => {
  const { tickAt, posts, state } = await blindly({ discord, start });
  discord.faults.drop(POST, { accepted: true });
  await tickAt(NINE);
  discord.faults.rateLimit(POST, { retryAfter: 600 });
  for (let minute = 1; minute < 20; minute++) await tickAt(NINE + minute * MINUTE);
  expect([await state(), posts()]).toEqual(['reported', 1]);
});

test('a digest that Discord lets wait a moment is posted in the same minute, once', async ({
  discord,
  start,
}) => {
  const { tickAt, posts, state } = await blindly({ discord, start });
  discord.faults.rateLimit(POST, { retryAfter: 0.2, times: 2 });
  await tickAt(NINE);
  expect([await state(), posts()]).toEqual(['sent', 1]);
});
