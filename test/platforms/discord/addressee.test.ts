import type { APIMessage } from 'discord.js';
import { beforeAll, describe } from 'vitest';
import { LANGS } from '../../../src/library/schema.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { gatewayMessage } from '../../peers/discord/resources/message.ts';
import { addThread } from '../../peers/discord/state/world.ts';
import { buttonOf, expect, prepareAnswers, test, textOf } from './running-bot.ts';

beforeAll(prepareAnswers);

const en = wordsFor('en');
const ja = wordsFor('ja');
const QUESTION = 'when did the JJOC start?';

describe('the role that came with the bot', () => {
  test('hides the text from the bot: who mentions it is told to choose the name', async ({
    discord,
    start,
  }) => {
    await start();
    const { ann, ken, general, southGeneral, north, south } = discord.fixtures;
    const told = await discord.say(ann, general, `<@&${north.botRoleId}> ${QUESTION}`).answer();
    expect(textOf(told)).toBe(en.chat.byRole);
    const japanese = await discord.say(ken, southGeneral, `<@&${south.botRoleId}> ?`).answer();
    expect(textOf(japanese)).toBe(ja.chat.byRole);
  });

  test('of another bot, or with the bot named beside it, is no reason to say so', async ({
    discord,
    start,
  }) => {
    await start();
    const { ann, general, north, south } = discord.fixtures;
    const other = discord.say(ann, general, `<@&${south.botRoleId}> ${QUESTION}`);
    const both = discord.mention(ann, general, `<@&${north.botRoleId}> ${QUESTION}`);
    expect(textOf(await both.answer())).toContain('24 March 2025');
    expect(other.answers).toEqual([]);
  });

  test('is as good as the name where the text comes all the same', async ({ discord, start }) => {
    await start();
    const { ann, general, north } = discord.fixtures;
    const said = discord.say(ann, general, `<@&${north.botRoleId}> ${QUESTION}`);
    const open = { ...said.message, id: discord.world.newId() };
    discord.gateway.dispatch('MESSAGE_CREATE', gatewayMessage(open, general), north.id);
    expect(textOf(await said.answer(2))).toContain('24 March 2025');
  });
});

describe('a reply to an answer', () => {
  test('is a question to the bot, and may lean on the answer', async ({ discord, start }) => {
    await start();
    const { ann, general } = discord.fixtures;
    const answer = await discord.mention(ann, general, QUESTION).answer();
    const further = await discord.replyTo(ann, answer, 'and why?').answer();
    expect(textOf(further)).toContain('Japan Joint Operations Command');
  });

  test('is none of the bot’s business where it names somebody else, or does not ping', async ({
    discord,
    start,
  }) => {
    await start();
    const { ann, ken, general } = discord.fixtures;
    const answer = await discord.mention(ann, general, QUESTION).answer();
    const toKen = discord.replyTo(ann, answer, `<@${ken.id}> have you seen this?`);
    const quiet = discord.replyTo(ann, answer, 'interesting', false);
    const toBoth = discord.replyTo(ken, answer, `<@${ann.id}> <@${discord.world.bot.id}> hello`);
    await toBoth.answer();
    expect([...toKen.answers, ...quiet.answers]).toEqual([]);
  });
});

test('the answer to a mention turns and translates in place for who asked', async ({
  discord,
  start,
}) => {
  await start();
  const { ann, ken, general } = discord.fixtures;
  const answer = await discord.mention(ann, general, QUESTION).answer();
  const id = buttonOf(answer, en.buttons.switchLanguage);
  const copy = await discord.click(answer, id, { user: ken }).reply();
  expect(copy.id).not.toBe(answer.id);
  const changed = await discord.click(answer, id, { user: ann }).reply();
  expect(changed.id).toBe(answer.id);
  expect(textOf(changed)).toContain('2025年3月24日');
});

test('a thread is answered in, whether the bot knew of it or not', async ({ discord, start }) => {
  const { ann, general } = discord.fixtures;
  const old = addThread(discord.world, general, 'old');
  await start();
  const fresh = addThread(discord.world, general, 'fresh');
  for (const thread of [old, fresh]) {
    const answer = await discord.mention(ann, thread, QUESTION).answer();
    expect(textOf(answer)).toContain('24 March 2025');
    const brief = await discord.slash('brief', { topic: 'usfj' }, { where: thread }).reply();
    expect(textOf(brief)).toContain(en.bottomLine);
  }
});

test('what nobody asks is not answered: webhooks, notices, edits that add the name', async ({
  discord,
  start,
}) => {
  await start();
  const { ann, general } = discord.fixtures;
  const name = `<@${discord.world.bot.id}>`;
  const webhook = discord.say(ann, general, `${name} ${QUESTION}`, { webhook_id: '1234' });
  const notice = discord.say(ann, general, `${name} ${QUESTION}`, { type: 6 });
  const plain = discord.say(ann, general, QUESTION);
  discord.editMessage(plain.message, `${name} ${QUESTION}`);
  await discord.mention(ann, general, 'hello').answer();
  expect([webhook, notice, plain].flatMap(({ answers }) => answers)).toEqual([]);
});

const picture = { attachments: [{ id: '1', filename: 'a.png', size: 1, url: '', proxy_url: '' }] };
const sticker = { sticker_items: [{ id: '1', name: 'wave', format_type: 1 }] };

test.for([
  ['', picture],
  ['', sticker],
  ['   ', {}],
  ['👍', {}],
  ['https://example.org/a', {}],
  ['```\n```', {}],
] as [string, object][])(
  'a message without a question is told how to ask: %j %j',
  async ([text, extra], { discord, start }) => {
    await start();
    const { ann, general } = discord.fixtures;
    const direct = discord.directMessage(ann, 'hello').message.channel_id;
    const channel = discord.world.channels.get(direct) ?? general;
    const told = await discord.say(ann, channel, text, extra).answer(1);
    expect(textOf(told)).toBe(en.answer.empty(LANGS));
    const name = `<@${discord.world.bot.id}>`;
    const inServer = await discord.say(ann, general, `${name}${text}`, extra).answer();
    expect(textOf(inServer)).toBe(en.answer.empty(LANGS));
  },
);

const STATEMENT = 'JJOC was set up in 2024.';

/** A message that is passed on to the bot. */
const forwarded = (content: string) =>
  ({
    message_reference: { type: 1, channel_id: '1', message_id: '2' },
    message_snapshots: [
      { message: { type: 0, content, embeds: [], attachments: [], mentions: [], flags: 0 } },
    ],
  }) as unknown as Partial<APIMessage>;

test('a message that is forwarded to the bot is checked', async ({ discord, start }) => {
  await start();
  const { ann, general } = discord.fixtures;
  const direct = discord.directMessage(ann, 'hello').message.channel_id;
  const channel = discord.world.channels.get(direct) ?? general;
  const found = await discord.say(ann, channel, '', forwarded(STATEMENT)).answer();
  expect(textOf(found)).toContain(en.check.found);
  expect(textOf(found)).toContain('24 March 2025');
  const missed = await discord.say(ann, channel, '', forwarded('I had ramen.')).answer();
  expect(textOf(missed)).toContain(en.answer.miss);
});

test.for([
  { embeds: [{ type: 'rich', title: 'News', description: STATEMENT }] },
  { embeds: [{ type: 'rich', fields: [{ name: 'News', value: STATEMENT, inline: false }] }] },
  { components: [{ type: 17, components: [{ type: 10, content: STATEMENT }] }], flags: 1 << 15 },
  forwarded(STATEMENT),
])('“Check against briefs” reads what a message shows: %j', async (extra, { discord, start }) => {
  await start();
  const { ann, general } = discord.fixtures;
  const { message } = discord.say(ann, general, '', extra as Partial<APIMessage>);
  const found = await discord.contextMenu(en.names.check, message).reply();
  expect(textOf(found)).toContain('24 March 2025');
});
