import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { lastDeliveries } from '../../src/digests/delivery/ledger.ts';
import { startDigests } from '../../src/digests/digests.ts';
import type { Cron } from '../../src/digests/schedule/schedule.ts';
import {
  addSubscription,
  type SubscriptionId,
  subscriptionsById,
} from '../../src/digests/subscriptions/index.ts';
import type { Zone } from '../../src/digests/timezone/zone.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { addChannel } from '../peers/discord/state/world.ts';
import { test as base, expect, type Fixtures, textOf } from '../platforms/discord/running-bot.ts';
import { shipped } from '../support/libraries.ts';
import { opened } from '../support/stores.ts';
import { untilAborted } from './delivery-fixture.ts';

const MINUTE = 60_000;
const NINE = Date.parse('2026-03-04T09:00:00Z');
const clock = { at: NINE - MINUTE };

// Not `override`, which would last for the files that come after this one in the same worker.
const test = base.extend<Pick<Fixtures, 'options'>>({ options: { now: () => clock.at } });

const POST = 'POST /channels/:channel/messages';
const PAGE = '<!doctype html><title>Access denied</title>';
const IDS = ['s1', 's2', 's3'] as SubscriptionId[];

/** Three digests that are due at nine, each in a channel of its own, set up by somebody who reads Japanese. */
async function threeDue({ discord, start }: Pick<Fixtures, 'discord' | 'start'>) {
  clock.at = NINE - MINUTE;
  const { fixtures, world } = discord;
  const now = () => new Date(clock.at);
  const { bot } = await start({ now });
  const store = opened('file::memory:');
  for (const id of IDS) {
    const { id: channel } = addChannel(world, fixtures.north, id, []);
    const of = {
      channelRef: { platform: 'discord', server: fixtures.north.id, channel } as const,
      schedule: { cron: '0 9 * * *' as Cron, zone: 'UTC' as Zone },
      ...{ topics: null, lang: 'en' as const, onlyWhenChanged: false },
      creator: { person: fixtures.ken.id, lang: 'ja' as const },
    };
    await addSubscription(store, { id, ...of }, now());
  }
  const publisher = bot.publisher();
  if (!publisher) throw new Error('the bot is not connected');
  const digests = startDigests({
    ...{ store, library: () => shipped, now, grace: 6 * 60 * MINUTE },
    publishers: () => ({ discord: publisher }),
    configured: null,
    log: pino({ level: 'silent' }),
    wait: (_, signal) => untilAborted(signal),
    everyMinute: () => () => {},
    id: randomUUID(),
  });
  onTestFinished(() => digests.close());
  const messages = () => [...world.messages.values()];
  return {
    async tickAt(at: number) {
      clock.at = at;
      await digests.tick();
    },
    told: () => messages().filter(({ channel }) => channel.type === 1),
    posts: () => messages().filter(({ channel }) => channel.type !== 1).length,
    async paused() {
      const found = await subscriptionsById(store, IDS);
      return IDS.map((id) => found.get(id)?.paused);
    },
    states: async () => (await lastDeliveries(store, IDS.length)).map(({ state }) => state),
  };
}

test.for([
  ['JSON of the edge with 403', { status: 403, body: { code: 40333 } }],
  ['a page with 403', { status: 403, body: PAGE }],
  ['a page with 404', { status: 404, body: '404 page not found' }],
  ['a page with 200', { status: 200, body: PAGE }],
] as const)(
  '%s to all that is due pauses nobody, tells nobody, and all are posted a little later',
  async ([, foreign], { discord, start }) => {
    const { tickAt, told, posts, paused, states } = await threeDue({ discord, start });
    discord.faults.answer(POST, { ...foreign, times: IDS.length });
    await tickAt(NINE);
    expect(posts()).toBe(0);
    for (let minute = 1; minute <= 3; minute++) await tickAt(NINE + minute * MINUTE);
    expect(await paused()).toEqual([null, null, null]);
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
    expect(told()).toEqual([]);
    expect(posts()).toBe(3);
  },
);

test('a channel of a kind that takes no messages is paused, and its creator is told why', async ({
  discord,
  start,
}) => {
  const { tickAt, told, posts, paused, states } = await threeDue({ discord, start });
  discord.faults.refuse(POST, 400, 50008);
  await tickAt(NINE);
  expect((await paused()).filter((why) => why !== null)).toEqual(['wrong-kind']);
  expect((await states()).toSorted()).toEqual(['failed', 'sent', 'sent']);
  expect(posts()).toBe(2);
  const [message, ...others] = told();
  expect(others).toEqual([]);
  expect(message && textOf(message.api)).toContain(
    wordsFor('ja').digest.pauseReasons['wrong-kind'].slice(0, 20),
  );
});
