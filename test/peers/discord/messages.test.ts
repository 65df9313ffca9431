import { Events, GatewayIntentBits } from 'discord.js';
import { describe } from 'vitest';
import { expect, test } from './bare-bot.ts';

const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;

test('a direct message in a channel that the client does not know is answered', async ({
  discord,
}) => {
  const bot = await discord.bot();
  bot.on(Events.MessageCreate, async (message) => {
    if (message.author.bot) return;
    if (message.channel.isSendable()) await message.channel.sendTyping();
    await message.reply(`you said ${message.content}`);
  });
  const said = discord.directMessage(discord.fixtures.ken, 'こんにちは');
  const answer = await said.answer();
  expect(answer).toMatchObject({
    content: 'you said こんにちは',
    type: 19,
    message_reference: { message_id: said.message.id },
    referenced_message: { content: 'こんにちは' },
  });
  expect(discord.world.typing.entries).toEqual([{ channelId: answer.channel_id }]);
});

test('a mention carries its text without the privileged intent, other messages do not', async ({
  discord,
}) => {
  const bot = await discord.bot();
  const texts: string[] = [];
  bot.on(Events.MessageCreate, async (message) => {
    if (message.author.bot) return;
    texts.push(message.content);
    if (message.mentions.users.has(bot.user?.id ?? '')) await message.reply('yes?');
  });
  const { ann, general, hidden, abroadGeneral } = discord.fixtures;
  discord.say(ann, general, 'among ourselves');
  discord.say(ann, hidden, 'secret');
  discord.say(ann, abroadGeneral, 'far away');
  const said = discord.mention(ann, general, 'who leads?');
  await said.answer();
  expect(texts).toEqual(['', `<@${bot.user?.id}> who leads?`]);
});

describe('with the privileged intent', () => {
  test.override({ options: { privilegedIntents: MessageContent } });

  test('every message carries its text', async ({ discord }) => {
    const bot = await discord.bot({ intents: [Guilds, GuildMessages, MessageContent] });
    const text = new Promise((resolve) => {
      bot.on(Events.MessageCreate, ({ content }) => resolve(content));
    });
    discord.say(discord.fixtures.ann, discord.fixtures.general, 'among ourselves');
    expect(await text).toBe('among ourselves');
  });
});

test('edits, deletions and second deliveries are told', async ({ discord }) => {
  const bot = await discord.bot();
  const events: string[] = [];
  bot.on(Events.Raw, ({ t }: { t: string }) => t.startsWith('MESSAGE') && events.push(t));
  const deleted = new Promise((resolve) => bot.on(Events.MessageDelete, resolve));
  const { message } = discord.directMessage(discord.fixtures.ann, 'one');
  discord.editMessage(message, 'two');
  discord.redeliver(message);
  discord.deleteMessage(message);
  await deleted;
  expect(events).toEqual(['MESSAGE_CREATE', 'MESSAGE_UPDATE', 'MESSAGE_CREATE', 'MESSAGE_DELETE']);
});

test('the bot opens a direct message, edits and deletes what it posted', async ({ discord }) => {
  const bot = await discord.bot();
  const user = await bot.users.fetch(discord.fixtures.ken.id);
  const sent = await user.send('hello');
  expect((await sent.edit('hello again')).content).toBe('hello again');
  expect((await sent.channel.messages.fetch()).map(({ content }) => content)).toEqual([
    'hello again',
  ]);
  await sent.delete();
  expect(discord.world.messages.has(sent.id)).toBe(false);
});

test('history comes in pages, the newest first', async ({ discord }) => {
  const bot = await discord.bot();
  const { ann, general } = discord.fixtures;
  const said = ['a', 'b', 'c', 'd'].map((text) => discord.say(ann, general, text).message.id);
  const get = async (query: Record<string, string>) => {
    const path = `/channels/${general.id}/messages` as const;
    const found = await bot.rest.get(path, { query: new URLSearchParams(query) });
    return (found as { content: string }[]).map(({ content }) => content);
  };
  expect(await get({ limit: '2' })).toEqual(['d', 'c']);
  expect(await get({ limit: '2', before: said[2] ?? '' })).toEqual(['b', 'a']);
  expect(await get({ limit: '2', after: said[0] ?? '' })).toEqual(['c', 'b']);
});

test('where the bot may not write, Discord says why', async ({ discord }) => {
  const bot = await discord.bot();
  const { readOnly, hidden, general, group, ann } = discord.fixtures;
  const post = (id: string) =>
    bot.rest
      .post(`/channels/${id}/messages`, {
        body: { content: 'hello', allowed_mentions: { parse: [] } },
      })
      .catch(({ code, status }) => ({ code, status }));
  expect(await post(readOnly.id)).toEqual({ code: 50013, status: 403 });
  expect(await post(hidden.id)).toEqual({ code: 50001, status: 403 });
  expect(await post(group.id)).toEqual({ code: 50001, status: 403 });
  expect(await post('1')).toEqual({ code: 10003, status: 404 });
  discord.deleteChannel(general);
  expect(await post(general.id)).toEqual({ code: 10003, status: 404 });
  discord.world.closedToDirectMessages.add(ann.id);
  const user = await bot.users.fetch(ann.id);
  await expect(user.send('hello')).rejects.toMatchObject({ code: 50007, status: 403 });
});

test('a nonce is posted once, until Discord has forgotten it', async ({ discord }) => {
  const bot = await discord.bot();
  const channel = await bot.channels.fetch(discord.fixtures.general.id);
  if (!channel?.isSendable()) throw new Error('a text channel');
  const post = () => channel.send({ content: 'digest', nonce: 'slot-1', enforceNonce: true });
  const first = await post();
  expect((await post()).id).toBe(first.id);
  expect((await channel.send({ content: 'digest', nonce: 'slot-1' })).id).not.toBe(first.id);
  discord.advance(6 * 60_000);
  expect((await post()).id).not.toBe(first.id);
  expect((await channel.messages.fetch()).size).toBe(3);
});
