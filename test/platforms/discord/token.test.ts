import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { beforeAll, describe, onTestFinished, vi } from 'vitest';
import { lastDeliveries } from '../../../src/digests/delivery/ledger.ts';
import { type DeliveryKey, deliveryKey } from '../../../src/digests/delivery/publisher.ts';
import { startDigests } from '../../../src/digests/digests.ts';
import type { Cron } from '../../../src/digests/schedule/schedule.ts';
import {
  addSubscription,
  type SubscriptionId,
  subscriptionsById,
} from '../../../src/digests/subscriptions/index.ts';
import type { Zone } from '../../../src/digests/timezone/zone.ts';
import type { DiscordBot } from '../../../src/platforms/discord/discord.ts';
import { untilAborted } from '../../digests/delivery-fixture.ts';
import type { DiscordPeer } from '../../peers/discord/server.ts';
import { addChannel } from '../../peers/discord/state/world.ts';
import { shipped } from '../../support/libraries.ts';
import { opened } from '../../support/stores.ts';
import { digestReply } from '../shared/digest-reply.ts';
import { expect, type Fixtures, prepareAnswers, test } from './running-bot.ts';

beforeAll(prepareAnswers);

const POST = 'POST /channels/:channel/messages';
const LIST = 'GET /channels/:channel/messages';
const COMMANDS = '/applications/:application/commands';
const WHO = 'GET /users/@me';
const never = new AbortController().signal;
const key = (slot = 0): DeliveryKey => deliveryKey('s' as SubscriptionId, new Date(slot));

const OWN = { message: '401: Unauthorized', code: 0 };
/** What may answer 401: Discord itself, its edge, a proxy. */
const ANSWERS = [
  ['as Discord', OWN],
  ['as a page', '<html>401 Authorization Required</html>'],
  ['as a proxy', { error: 'unauthorized' }],
  ['with nothing in it', 'null'],
] as const;

const unauthorized = (body: object | string, times = 1) => ({
  ...{ status: 401, body, times },
  ...(body === 'null' && { contentType: 'application/json' }),
});

const asked = ({ requests }: DiscordPeer, route: string) =>
  requests.entries.filter((one) => one.route === route).length;

function deliveryOf(bot: DiscordBot, { fixtures }: DiscordPeer) {
  const publisher = bot.publisher();
  if (!publisher) throw new Error('not connected');
  const place = {
    platform: 'discord',
    server: fixtures.north.id,
    channel: fixtures.general.id,
  } as const;
  return {
    publisher,
    post: (slot = 0, channel = place.channel) =>
      publisher.post(key(slot), { ...place, channel }, digestReply(), never),
    find: () => publisher.find(key(), place, { since: new Date(), before: Date.now() }, never),
  };
}

const troubles = (log: { entries: readonly { level: number; msg: string }[] }) =>
  log.entries.filter(({ level }) => level >= 40).map(({ msg }) => msg);

describe.for(ANSWERS)('a single 401, %s, is not believed', ([, body]) => {
  test('a mention is answered, and the next ones', async ({ discord, start }) => {
    const { log } = await start();
    const { ann, general } = discord.fixtures;
    discord.faults.answer(POST, unauthorized(body));
    await discord.mention(ann, general, 'when did the JJOC start?').answer();
    await discord.mention(ann, general, 'hello').answer();
    expect(troubles(log)).toEqual([
      'Discord: an answer called the token wrong; asked, it holds, and all goes on',
    ]);
  });

  test('digests are posted, looked for and told of', async ({ discord, start }) => {
    const { bot } = await start();
    const { publisher, post, find } = deliveryOf(bot, discord);
    discord.faults.answer(POST, unauthorized(body));
    expect(await post()).toMatchObject({ kind: 'sent' });
    discord.faults.answer(LIST, unauthorized(body));
    expect(await find()).toMatchObject({ kind: 'found' });
    discord.faults.answer('GET /channels/:channel', unauthorized(body));
    expect(await publisher.resolveChannel(discord.fixtures.general.id)).not.toBeNull();
    discord.faults.answer('POST /users/@me/channels', unauthorized(body));
    await publisher.notify(discord.fixtures.ken.id, digestReply(), new AbortController().signal);
    expect(await post(1)).toMatchObject({ kind: 'sent' });
  });

  test('the bot starts and registers its commands', async ({ discord, launch }) => {
    discord.faults.answer('GET /gateway/bot', unauthorized(body));
    discord.faults.answer(`GET ${COMMANDS}`, unauthorized(body));
    discord.faults.answer(`PUT ${COMMANDS}`, unauthorized(body));
    const { logged } = launch();
    await logged(/commands registered/);
  });
});

test('ten at once ask once who they are', async ({ discord, start }) => {
  const { world, fixtures } = discord;
  const channels = Array.from({ length: 10 }, (_, n) => addChannel(world, fixtures.north, `c${n}`));
  const { bot } = await start();
  const { post } = deliveryOf(bot, discord);
  const held = discord.faults.hold(WHO);
  discord.faults.answer(POST, unauthorized('<html></html>', 10));
  const posts = channels.map(({ id }, slot) => post(slot, id));
  await held.arrived;
  await discord.requests.nth(10, ({ status }) => status === 401, 'all of them');
  held.release();
  const kinds = (await Promise.all(posts)).map(({ kind }) => kind);
  expect(kinds).toEqual(channels.map(() => 'sent'));
  expect(asked(discord, WHO)).toBe(1);
});

test('where Discord cannot be asked, it passes: asked again after growing waits', async ({
  discord,
  start,
}) => {
  const waits: number[] = [];
  const { bot, log } = await start({ wait: async (ms) => waits.push(ms) });
  const { post } = deliveryOf(bot, discord);
  waits.length = 0;
  discord.faults.answer(POST, unauthorized(OWN));
  discord.faults.answer(WHO, { status: 401, body: '<html></html>', times: 2 });
  expect(await post()).toMatchObject({ kind: 'sent' });
  expect(waits).toEqual([1000, 2000]);
  discord.faults.answer(POST, unauthorized(OWN));
  discord.faults.fail(WHO, 503, { times: 4 });
  expect(await post(1)).toMatchObject({
    kind: 'transient',
    reason: expect.stringContaining('cannot be asked now'),
  });
  expect(await post(1)).toMatchObject({ kind: 'sent' });
  expect(log.entries.filter(({ level }) => level >= 50)).toEqual([]);
});

test('a token that holds and is refused for long: few requests, and it goes on', async ({
  discord,
  start,
}) => {
  let now = Date.now();
  const { bot } = await start({ now: () => new Date(now) });
  const { post } = deliveryOf(bot, discord);
  discord.faults.answer(POST, unauthorized('<html></html>', 1000));
  for (let n = 0; n < 50; n++) expect(await post()).toMatchObject({ kind: 'transient' });
  expect(asked(discord, POST)).toBeLessThan(10);
  discord.faults.clear();
  now += 5 * 60_000;
  // The client itself lets no more than fifty through in a second.
  await vi.waitFor(async () => expect(await post()).toMatchObject({ kind: 'sent' }), {
    timeout: 10_000,
    interval: 200,
  });
});

describe('a token that Discord itself refuses', () => {
  test('is told once, with the remedy, and Discord is left as a whole', async ({
    discord,
    start,
  }) => {
    const { bot, log, logged } = await start();
    const { post } = deliveryOf(bot, discord);
    const { ann, general } = discord.fixtures;
    discord.world.token = 'another';
    discord.mention(ann, general, 'hello');
    const all = await Promise.all([post(0), post(1), post(2)]);
    expect(all.map(({ kind }) => kind)).toEqual(['transient', 'transient', 'transient']);
    await logged(/refuses the token\. Reset it .*set DISCORD_TOKEN.*without Discord\.$/);
    expect(await post(3)).toMatchObject({ kind: 'transient' });
    expect(bot.publisher()).toBeNull();
    await bot.close();
    expect(troubles(log).length).toBe(1);
    expect(asked(discord, WHO)).toBe(1);
  });
});

const MINUTE = 60_000;
const NINE = Date.parse('2026-03-04T09:00:00Z');
const clock = { at: NINE - MINUTE };

describe('digests on a store', () => {
  test.override({ options: { now: () => clock.at } });

  /** Three digests that are due at nine, and the bot on a store. */
  async function due({ discord, start }: Pick<Fixtures, 'discord' | 'start'>) {
    clock.at = NINE - MINUTE;
    const now = () => new Date(clock.at);
    const store = opened('file::memory:');
    const { north, general } = discord.fixtures;
    const ids = ['s1', 's2', 's3'] as SubscriptionId[];
    for (const id of ids) {
      await addSubscription(
        store,
        {
          id,
          channelRef: { platform: 'discord', server: north.id, channel: general.id },
          schedule: { cron: '0 9 * * *' as Cron, zone: 'UTC' as Zone },
          ...{ topics: null, lang: 'en', onlyWhenChanged: false },
          creator: { person: discord.fixtures.ken.id, lang: 'en' },
        },
        now(),
      );
    }
    const begin = async (token = discord.token) => {
      const { bot } = await start({ now, settings: { token }, wait: async () => {} });
      const digests = startDigests({
        ...{ store, library: () => shipped, now, grace: 6 * 60 * MINUTE, configured: null },
        publishers: () => {
          const publisher = bot.publisher();
          return publisher ? { discord: publisher } : {};
        },
        log: pino({ level: 'silent' }),
        wait: (_, signal) => untilAborted(signal),
        everyMinute: () => () => {},
        id: randomUUID(),
      });
      onTestFinished(() => digests.close());
      return { bot, digests };
    };
    const states = async () => (await lastDeliveries(store, 10)).map(({ state }) => state);
    const paused = async () =>
      [...(await subscriptionsById(store, ids)).values()].map((one) => one.paused);
    const posts = () => discord.world.messages.size;
    return { begin, states, paused, posts };
  }

  test('one bad minute pauses none: all are posted soon, each once', async ({ discord, start }) => {
    const { begin, states, paused, posts } = await due({ discord, start });
    const { digests } = await begin();
    discord.faults.answer(POST, unauthorized(OWN, 6));
    discord.faults.answer(WHO, unauthorized('<html></html>', 40));
    clock.at = NINE;
    await digests.tick();
    expect(await states()).toEqual(['due', 'due', 'due']);
    expect(await paused()).toEqual([null, null, null]);
    discord.faults.clear();
    clock.at = NINE + 10 * MINUTE;
    await digests.tick();
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
    expect(posts()).toBe(3);
  }, 30_000);

  test('a token that is refused pauses none: they go on when it is set right', async ({
    discord,
    start,
  }) => {
    const { begin, states, paused, posts } = await due({ discord, start });
    const { bot, digests } = await begin();
    discord.world.token = 'the-new-one';
    clock.at = NINE;
    await digests.tick();
    await digests.tick();
    expect(await paused()).toEqual([null, null, null]);
    expect(await states()).toEqual(['due', 'due', 'due']);
    await digests.close();
    await bot.close();
    clock.at = NINE + 60 * MINUTE;
    const again = await begin('the-new-one');
    await again.digests.tick();
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
    expect(posts()).toBe(3);
  });
});
