import { describe } from 'vitest';
import { type Deliver, type DeliveryKey, deliveryKey } from '../../../src/digest/deliver.ts';
import type { SubscriptionId } from '../../../src/digest/subscriptions.ts';
import type { DiscordPeer } from '../../peers/discord/server.ts';
import { addChannel, type Channel } from '../../peers/discord/state/world.ts';
import { digestReply } from '../shared/digest-reply.ts';
import { expect, test, textOf } from './running-bot.ts';

const MESSAGE = 'POST /channels/:channel/messages';
const LIST = 'GET /channels/:channel/messages';
const never = new AbortController().signal;
const key = (slot = 0): DeliveryKey => deliveryKey('s' as SubscriptionId, new Date(slot));

type Start = (how?: object) => Promise<{ bot: { deliver(): Deliver | null } }>;

/** The bot's way to the channels of a Discord, and its posts in the channel `general`. */
async function connected(discord: DiscordPeer, start: Start) {
  const { bot } = await start();
  const deliver = bot.deliver();
  if (!deliver) throw new Error('not connected');
  const { general, north } = discord.town;
  const place = (channel: Channel = general) =>
    ({ platform: 'discord', server: north.id, channel: channel.id }) as const;
  const reply = digestReply();
  return {
    bot,
    deliver,
    place,
    reply,
    post: (of = key(), channel?: Channel) => deliver.post(of, place(channel), reply, never),
    find: (of = key(), channel?: Channel, since = new Date()) =>
      deliver.find(of, place(channel), since, never),
    posted: (channel: Channel = general) =>
      [...discord.world.messages.values()].filter((one) => one.channel === channel),
  };
}

test('a channel that the environment names is one that takes messages', async ({
  discord,
  start,
}) => {
  const { north, general } = discord.town;
  const add = (type: Channel['type']) => addChannel(discord.world, north, 'other', [], { type });
  const { deliver, place } = await connected(discord, start);
  for (const channel of [general, add(2), add(5), add(13)]) {
    expect(await deliver.placeOf(channel.id)).toEqual(place(channel));
  }
  for (const channel of [add(15), add(4)]) expect(await deliver.placeOf(channel.id)).toBeNull();
});

describe('a digest', () => {
  test('is posted once, with its sources and a menu, pings nobody, and gives its link', async ({
    discord,
    start,
  }) => {
    const { post, posted } = await connected(discord, start);
    const { north, general } = discord.town;
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
      { user: discord.town.ken },
    );
    expect(textOf(await opened.reply())).toContain('Upgrade of U.S. Forces Japan');
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
        discord.say(discord.town.ann, discord.town.general, `talk ${n}`);
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
    for (let n = 0; n < 501; n++) discord.say(discord.town.ann, discord.town.general, `talk ${n}`);
    expect(await find()).toMatchObject({ kind: 'unknowable' });
  });

  test('where the bot may not read back, is known for two minutes, and then not', async ({
    discord,
    start,
  }) => {
    const noHistory = addChannel(discord.world, discord.town.north, 'quiet', [
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

  test('waits as Discord asks, and is posted once', async ({ discord, start }) => {
    const { post, posted } = await connected(discord, start);
    discord.faults.rateLimit(MESSAGE, { retryAfter: 0.2 });
    expect(await post()).toMatchObject({ kind: 'sent' });
    expect(posted()).toHaveLength(1);
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
    const { readOnly, hidden, general } = discord.town;
    const refused = (hindrance: string) => ({ kind: 'permanent', hindrance });
    expect(await post(key(), readOnly)).toMatchObject(refused('no-access'));
    expect(await post(key(), hidden)).toMatchObject(refused('no-access'));
    expect(await find(key(), hidden)).toMatchObject({ kind: 'unknowable' });
    discord.deleteChannel(general);
    expect(await post()).toMatchObject(refused('channel-gone'));
    expect(await find()).toMatchObject({ kind: 'unknowable' });
  });

  test('with a revoked token is refused for good, and no other one is tried', async ({
    discord,
    start,
  }) => {
    const { bot, post } = await connected(discord, start);
    discord.revokeToken();
    expect(await post()).toMatchObject({ kind: 'permanent', hindrance: 'token-revoked' });
    expect(bot.deliver()).toBeNull();
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

test('somebody is written to in their direct messages, or it is said why not', async ({
  discord,
  start,
}) => {
  const { deliver, reply } = await connected(discord, start);
  const { ken, ann } = discord.town;
  await deliver.tell(ken.id, reply);
  const told = [...discord.world.messages.values()].find(({ channel }) => channel.type === 1);
  expect(told?.channel.recipients).toContain(ken.id);
  discord.world.closedToDirectMessages.add(ann.id);
  await expect(deliver.tell(ann.id, reply)).rejects.toThrow(/Cannot send messages to this user/);
});
