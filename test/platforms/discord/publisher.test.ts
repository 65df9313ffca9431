import { setTimeout } from 'node:timers/promises';
import { describe } from 'vitest';
import { type DeliveryKey, deliveryKey } from '../../../src/digests/delivery/publisher.ts';
import type { SubscriptionId } from '../../../src/digests/subscriptions/index.ts';
import type { DiscordPeer } from '../../peers/discord/server.ts';
import { addChannel, type Channel } from '../../peers/discord/state/world.ts';
import { digestReply } from '../shared/digest-reply.ts';
import { expect, type Fixtures, test, textOf } from './running-bot.ts';

const MESSAGE = 'POST /channels/:channel/messages';
const LIST = 'GET /channels/:channel/messages';
const JSON_TYPE = 'application/json';
/** Pino's number of the level. */
const WARN = 40;
const never = new AbortController().signal;
const key = (slot = 0): DeliveryKey => deliveryKey('s' as SubscriptionId, new Date(slot));

/** As the bot waits, but for long waits. */
const patiently = (ms: number, signal: AbortSignal) =>
  setTimeout(Math.min(ms, 1000), undefined, { signal });

type Start = Fixtures['start'];

/** The bot's way to the channels of a Discord, and its posts in the channel `general`. */
async function connected(discord: DiscordPeer, start: Start) {
  const { bot, log } = await start({ wait: patiently });
  const publisher = bot.publisher();
  if (!publisher) throw new Error('not connected');
  const { general, north } = discord.fixtures;
  const place = (channel: Channel = general) =>
    ({ platform: 'discord', server: north.id, channel: channel.id }) as const;
  const reply = digestReply();
  return {
    bot,
    log,
    publisher,
    place,
    reply,
    post: (of = key(), channel?: Channel) => publisher.post(of, place(channel), reply, never),
    find: (of = key(), channel?: Channel, since = new Date()) =>
      publisher.find(of, place(channel), { since, before: since.getTime() }, never),
    posted: (channel: Channel = general) =>
      [...discord.world.messages.values()].filter((one) => one.channel === channel),
  };
}

test('a channel that the environment names is one that takes messages', async ({
  discord,
  start,
}) => {
  const { north, general } = discord.fixtures;
  const add = (type: Channel['type']) => addChannel(discord.world, north, 'other', [], { type });
  const { publisher, place } = await connected(discord, start);
  for (const channel of [general, add(2), add(5), add(13)]) {
    expect(await publisher.resolveChannel(channel.id)).toEqual(place(channel));
  }
  for (const channel of [add(15), add(4)])
    expect(await publisher.resolveChannel(channel.id)).toBeNull();
});

describe('a digest', () => {
  test('is posted once, with its sources and a menu, pings nobody, and gives its link', async ({
    discord,
    start,
  }) => {
    const { post, posted } = await connected(discord, start);
    const { north, general } = discord.fixtures;
    const sent = await post();
    const [message] = posted();
    const link = `https://discord.com/channels/${north.id}/${general.id}/${message?.api.id}`;
    expect(sent).toEqual({ kind: 'sent', message: link });
    if (!message) throw new Error('nothing was posted');
    expect(textOf(message.api)).toMatch(/Digest: .*Sources/s);
    const opened = discord.select(
      message.api,
      JSON.stringify(message.api).match(/b1\|c0\|[\w-]+/)?.[0] ?? '',
      [JSON.stringify(message.api).match(/b1\|s0\|brief\|en\|usfj/)?.[0] ?? ''],
      { user: discord.fixtures.ken },
    );
    expect(textOf(await opened.reply())).toContain('Upgrade of U.S. Forces Japan');
  });

  test('leads to the page of its brief, where there is one', async ({ discord, start }) => {
    const { publisher, place, posted } = await connected(discord, start);
    const linked = digestReply('ja', 'https://briefs.example');
    await publisher.post(key(), place(), linked, never);
    expect(textOf(posted()[0]?.api as never)).toContain(
      `[ページで開く](<https://briefs.example/ja/b/${linked.topic}>)`,
    );
  });

  test('posted again within minutes is the same message', async ({ discord, start }) => {
    const { post, posted } = await connected(discord, start);
    expect(await post()).toEqual(await post());
    expect(await post(key(1))).not.toEqual(await post());
    expect(posted()).toHaveLength(2);
  });

  test.for([
    ['the connection broke', (peer: DiscordPeer) => peer.faults.drop(MESSAGE, { accepted: true })],
    ['Discord answered 502', (p: DiscordPeer) => p.faults.fail(MESSAGE, 502, { accepted: true })],
  ] as const)(
    'is found after %s, whatever came after it',
    async ([, spoil], { discord, start }) => {
      const { post, find, posted } = await connected(discord, start);
      await post(key(1));
      spoil(discord);
      expect(await post()).toMatchObject({ kind: 'unknown' });
      expect(posted()).toHaveLength(2);
      for (let n = 0; n < 230; n++)
        discord.say(discord.fixtures.ann, discord.fixtures.general, `talk ${n}`);
      const id = posted()[1]?.api.id;
      expect(await find()).toEqual({ kind: 'found', message: expect.stringMatching(`/${id}$`) });
    },
  );

  test('that never arrived is not found', async ({ discord, start }) => {
    const { post, find } = await connected(discord, start);
    discord.faults.drop(MESSAGE);
    expect(await post()).toMatchObject({ kind: 'unknown' });
    expect(await find()).toEqual({ kind: 'absent' });
    discord.faults.fail(MESSAGE, 500);
    expect(await post()).toMatchObject({ kind: 'unknown', reason: 'HTTP 500' });
    expect(await find()).toEqual({ kind: 'absent' });
  });

  test('cannot be found below 500 messages: nobody can know', async ({ discord, start }) => {
    const { post, find } = await connected(discord, start);
    discord.faults.drop(MESSAGE, { accepted: true });
    await post();
    for (let n = 0; n < 501; n++)
      discord.say(discord.fixtures.ann, discord.fixtures.general, `talk ${n}`);
    expect(await find()).toMatchObject({ kind: 'unknowable' });
  });

  test('where the bot may not read back, is known for two minutes, and then not', async ({
    discord,
    start,
  }) => {
    const noHistory = addChannel(discord.world, discord.fixtures.north, 'quiet', [
      'ReadMessageHistory',
    ]);
    const { post, find, posted } = await connected(discord, start);
    discord.faults.drop(MESSAGE, { accepted: true });
    expect(await post(key(), noHistory)).toMatchObject({ kind: 'unknown' });
    expect(await find(key(), noHistory)).toMatchObject({ kind: 'repeatable' });
    expect(await post(key(), noHistory)).toMatchObject({ kind: 'sent' });
    expect(posted(noHistory)).toHaveLength(1);
    const long = new Date(Date.now() - 3 * 60_000);
    expect(await find(key(), noHistory, long)).toMatchObject({
      kind: 'unknowable',
      reason: expect.stringContaining('Read Message History'),
    });
  });

  test('never waits in the client, where no claim would be renewed', async ({ discord, start }) => {
    const { post, posted } = await connected(discord, start);
    discord.faults.rateLimit(MESSAGE, { retryAfter: 0.2 });
    expect(await post()).toMatchObject({ kind: 'transient', reason: 'rate limited' });
    expect(posted()).toHaveLength(0);
  });

  test('whose wait is long is left to the ledger', async ({ discord, start }) => {
    const { post, posted } = await connected(discord, start);
    discord.faults.rateLimit(MESSAGE, { retryAfter: 60 });
    const outcome = await post();
    expect(outcome).toMatchObject({ kind: 'transient' });
    if (outcome.kind !== 'transient') throw new Error(outcome.kind);
    expect(outcome.retryAfter).toBeGreaterThan(50_000);
    expect(posted()).toHaveLength(0);
  });

  test('for a channel that is gone, hidden or read-only is refused for good', async ({
    discord,
    start,
  }) => {
    const { post, find } = await connected(discord, start);
    const { readOnly, hidden, general } = discord.fixtures;
    const refused = (pauseReason: string) => ({ kind: 'permanent', pauseReason });
    expect(await post(key(), readOnly)).toMatchObject(refused('no-access'));
    expect(await post(key(), hidden)).toMatchObject(refused('no-access'));
    expect(await find(key(), hidden)).toMatchObject({ kind: 'unknowable' });
    discord.deleteChannel(general);
    expect(await post()).toMatchObject(refused('channel-gone'));
    expect(await find()).toMatchObject({ kind: 'unknowable' });
  });

  test('that Discord cannot be sent for want of a connection is tried again', async ({
    discord,
    start,
  }) => {
    const { post } = await connected(discord, start);
    await discord.close();
    await post(); // may be on a connection that was open
    expect(await post()).toMatchObject({ kind: 'transient', reason: 'ECONNREFUSED' });
  });

  test('is looked for later where Discord has trouble', async ({ discord, start }) => {
    const { find } = await connected(discord, start);
    discord.faults.fail(LIST, 503);
    expect(await find()).toMatchObject({ kind: 'later', reason: 'HTTP 503' });
    discord.faults.rateLimit(LIST, { retryAfter: 90 });
    expect(await find()).toMatchObject({ kind: 'later' });
  });
});

const CHANNEL = 'GET /channels/:channel';
const PAGE = '<!doctype html><title>Just a moment</title><p>Please enable cookies.</p>';

describe('what answers in the place of Discord', () => {
  test.for([
    ['a page with 403', { status: 403, body: PAGE }, 'unknown'],
    ['a page with 404', { status: 404, body: '404 page not found\n' }, 'transient'],
    ['a page with 407', { status: 407, body: PAGE }, 'transient'],
    ['a page with 408', { status: 408, body: PAGE }, 'unknown'],
    ['a page with 429 and no time', { status: 429, body: PAGE }, 'transient'],
    ['a page with 451', { status: 451, body: PAGE }, 'unknown'],
    ['a page with 502', { status: 502, body: PAGE }, 'unknown'],
    ['a page with 200', { status: 200, body: PAGE }, 'unknown'],
    ['a redirect', { status: 302, body: PAGE }, 'unknown'],
    ['JSON with 200 that is no message', { status: 200, body: { status: 'blocked' } }, 'unknown'],
    ['JSON of its edge', { status: 403, body: { code: 40333 } }, 'transient'],
    ['JSON of its router', { status: 404, body: { code: 0, message: '404' } }, 'transient'],
    ['JSON of another code', { status: 403, body: { code: 1020 } }, 'transient'],
    ['JSON with words for a code', { status: 403, body: { code: '50013' } }, 'unknown'],
    ['JSON without a code', { status: 403, body: { message: 'Forbidden' } }, 'unknown'],
    ['JSON that is nothing', { status: 404, body: 'null', contentType: JSON_TYPE }, 'unknown'],
    ['broken JSON', { status: 403, body: PAGE, contentType: JSON_TYPE }, 'unknown'],
  ] as const)('%s pauses nothing', async ([, foreign, kind], { discord, start }) => {
    const { post, find, posted, publisher, reply } = await connected(discord, start);
    const { general, north, ken } = discord.fixtures;
    discord.faults.answer(MESSAGE, { ...foreign, times: 1 });
    const spoilt = await post();
    expect(spoilt.kind).toBe(kind);
    expect(JSON.stringify(spoilt)).not.toMatch(/cookies|page not found/);
    discord.faults.answer(LIST, foreign);
    expect(await find()).toMatchObject({ kind: 'later' });
    expect(await find()).toEqual({ kind: 'absent' });
    discord.faults.answer(CHANNEL, foreign);
    await expect(publisher.resolveChannel(general.id)).rejects.toThrow();
    expect(await publisher.resolveChannel(general.id)).toMatchObject({ server: north.id });
    expect(await post()).toMatchObject({ kind: 'sent' });
    expect(posted()).toHaveLength(1);
    discord.faults.answer(MESSAGE, foreign);
    await publisher.notify(ken.id, reply, never);
    const told = [...discord.world.messages.values()].filter(({ channel }) => channel.type === 1);
    expect(told).toHaveLength(1);
  });

  test('a code that nobody knows is passing, and told once', async ({ discord, start }) => {
    const { post, log } = await connected(discord, start);
    for (let n = 0; n < 2; n++) {
      discord.faults.refuse(MESSAGE, 403, 987654);
      expect(await post()).toMatchObject({ kind: 'transient', retryAfter: null });
    }
    const told = log.entries.filter(({ level }) => level >= WARN).map(({ msg }) => msg);
    expect(told).toEqual([expect.stringMatching(/987654.*please report this/)]);
  });
});

test('a channel of a kind that takes no messages, and what is no id, are told apart from trouble', async ({
  discord,
  start,
}) => {
  const { post, publisher } = await connected(discord, start);
  discord.faults.refuse(MESSAGE, 400, 50008);
  expect(await post()).toMatchObject({ kind: 'permanent', pauseReason: 'wrong-kind' });
  discord.faults.refuse(CHANNEL, 404, 10003);
  expect(await publisher.resolveChannel('1')).toBeNull();
  discord.faults.refuse(CHANNEL, 400, 50035);
  expect(await publisher.resolveChannel('general')).toBeNull();
});

test('who is told hears it once, also where an answer was lost', async ({ discord, start }) => {
  const { publisher, reply } = await connected(discord, start);
  const { ken } = discord.fixtures;
  discord.faults.drop(MESSAGE, { accepted: true });
  discord.faults.fail('POST /users/@me/channels', 503);
  await publisher.notify(ken.id, reply, never);
  const told = [...discord.world.messages.values()].filter(({ channel }) => channel.type === 1);
  expect(told).toHaveLength(1);
  const leaving = AbortSignal.abort(new Error('the bot is leaving'));
  await expect(publisher.notify(ken.id, reply, leaving)).rejects.toThrow('the bot is leaving');
});

test('forty doubtful digests after an outage take a turn for each request', async ({
  discord,
  start,
}) => {
  const { publisher, place, log } = await connected(discord, start);
  const { north, ann } = discord.fixtures;
  const channels = Array.from({ length: 40 }, (_, n) => addChannel(discord.world, north, `c${n}`));
  for (const channel of channels) {
    for (let n = 0; n < 220; n++) discord.say(ann, channel, `talk ${n}`);
  }
  discord.limits.global = { limit: 50, perMs: 1000 };
  const looks = channels.map(async (channel) => {
    const end = await publisher.turn(place(channel), never);
    return publisher
      .find(key(), place(channel), { since: new Date(), before: Date.now() }, never)
      .finally(end);
  });
  for (const found of await Promise.all(looks)) expect(found).toEqual({ kind: 'absent' });
  const asked = discord.requests.entries.filter(({ route }) => route === LIST);
  expect(asked.map(({ status }) => status)).toEqual(Array.from({ length: 120 }, () => 200));
  // Nor had the client to hold any of them back for want of turns.
  expect(log.entries.filter(({ msg }) => /fewer digests/.test(msg))).toEqual([]);
});

test('somebody is written to in their direct messages, or it is said why not', async ({
  discord,
  start,
}) => {
  const { publisher, reply } = await connected(discord, start);
  const { ken, ann } = discord.fixtures;
  await publisher.notify(ken.id, reply, never);
  const told = [...discord.world.messages.values()].find(({ channel }) => channel.type === 1);
  expect(told?.channel.recipients).toContain(ken.id);
  discord.world.closedToDirectMessages.add(ann.id);
  await expect(publisher.notify(ann.id, reply, never)).rejects.toThrow(
    /Cannot send messages to this user/,
  );
});
