import type { APIMessage } from 'discord.js';
import { beforeAll, describe } from 'vitest';
import { Deduplicator } from '../../../src/platforms/shared/client/deduplicator.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { openIdempotencyKeys } from '../../../src/store/idempotency-keys.ts';
import { directChannel } from '../../peers/discord/state/world.ts';
import { EMPTY, opened } from '../../support/stores.ts';
import { idempotencyKeysFor } from '../shared/idempotency-keys.ts';
import { expect, prepareAnswers, test, textOf } from './running-bot.ts';

beforeAll(prepareAnswers);

const en = wordsFor('en');
const ja = wordsFor('ja');
const CLAIM = 'JJOC was set up in 2024.';
const CLAIM_JA = '統合作戦司令部は2024年に発足しました。';
const TRUTH = '24 March 2025';

describe('"Check against briefs" reads', () => {
  const poll = {
    question: { text: 'When was the JJOC set up?' },
    answers: [{ answer_id: 1, poll_media: { text: 'In 2024' } }],
    ...{ expiry: null, allow_multiselect: false, layout_type: 1 },
  };
  test.for([
    ['a poll', { poll }],
    ['a card', { embeds: [{ type: 'rich', author: { name: 'x' }, description: CLAIM }] }],
    [
      'components of another bot',
      {
        flags: 1 << 15,
        components: [{ type: 17, id: 1, components: [{ type: 10, id: 2, content: CLAIM }] }],
      },
    ],
    [
      'the description of a picture',
      {
        attachments: [
          { id: '1', filename: 'a.png', size: 1, url: 'x', proxy_url: 'x', description: CLAIM },
        ],
      },
    ],
  ] as const)('%s', async ([, extra], { discord, start }) => {
    await start();
    const { ann, general } = discord.fixtures;
    const { message } = discord.say(ann, general, '', extra as unknown as Partial<APIMessage>);
    const told = textOf(await discord.contextMenu(en.names.check, message).reply());
    expect(told).toContain(en.check.found);
    expect(told).toContain(TRUTH);
  });

  test('an instant by its day, and long texts as far as it says', async ({ discord, start }) => {
    await start();
    const { ann, general } = discord.fixtures;
    const dated = discord.say(ann, general, 'It began <t:1742774400:D>.').message;
    const told = textOf(await discord.contextMenu(en.names.check, dated).reply());
    expect(told).toContain('It began 24 March 2025');
    const long = discord.say(ann, general, `${CLAIM} ${'And so on. '.repeat(50)}`).message;
    const cut = textOf(await discord.contextMenu(en.names.check, long).reply());
    expect(cut).toContain(en.check.cut);
    expect(cut).toContain(TRUTH);
  });
});

test.for([
  [`check: ${CLAIM}`, en.check.of(CLAIM), TRUTH],
  [`確認：${CLAIM_JA}`, ja.check.of(CLAIM_JA), '2025年3月24日'],
] as const)(
  '%j is checked, in a direct message and a channel',
  async ([text, named, fact], { discord, start }) => {
    await start();
    const { ann, general } = discord.fixtures;
    for (const said of [discord.directMessage(ann, text), discord.mention(ann, general, text)]) {
      const told = textOf(await said.answer());
      expect(told).toContain(named);
      expect(told).toContain(fact);
    }
  },
);

describe('a reply that asks whether a statement is true', () => {
  test.for([
    [CLAIM, 'is this true?', en.check.of(CLAIM), TRUTH],
    [CLAIM, '', en.check.of(CLAIM), TRUTH],
    [CLAIM, 'source?', en.check.of(CLAIM), TRUTH],
    [CLAIM, 'fact check please', en.check.of(CLAIM), TRUTH],
    [CLAIM, 'これは本当ですか', ja.check.of(CLAIM), '2025年3月24日'],
    [CLAIM_JA, '', ja.check.of(CLAIM_JA), '2025年3月24日'],
    [CLAIM_JA, 'これは本当？', ja.check.of(CLAIM_JA), '2025年3月24日'],
  ] as const)('%j: %j', async ([claim, text, named, fact], { discord, start }) => {
    await start();
    const { ann, ken, general } = discord.fixtures;
    const { message } = discord.say(ken, general, claim);
    const me = `<@${discord.world.bot.id}>`;
    const said = discord.replyTo(ann, message, `${me} ${text}`);
    const told = await said.answer();
    expect(textOf(told)).toContain(named);
    expect(textOf(told)).toContain(fact);
    expect(told.message_reference?.message_id).toBe(said.message.id);
    expect(told.mentions).toEqual([]);
  });

  test('is about that statement when several come at once', async ({ discord, start }) => {
    await start();
    const { ann, ken, general } = discord.fixtures;
    const me = `<@${discord.world.bot.id}>`;
    const claims = [CLAIM, 'The US has 60,000 troops in Japan.', 'I had ramen for lunch.'];
    const said = claims.map((claim, i) =>
      discord.replyTo(i === 1 ? ann : ken, discord.say(ken, general, claim).message, `${me} true?`),
    );
    const told = await Promise.all(said.map((one) => one.answer()));
    for (const [i, claim] of claims.entries()) {
      expect(textOf(told[i] as APIMessage)).toMatch(claim.slice(0, -1));
    }
  });

  test('with a question of its own is answered on that', async ({ discord, start }) => {
    await start();
    const { ann, ken, general } = discord.fixtures;
    const { message } = discord.say(ken, general, CLAIM);
    const text = `<@${discord.world.bot.id}> how many US troops are there in Japan?`;
    const told = textOf(await discord.replyTo(ann, message, text).answer());
    expect(told).toContain('60,000');
    expect(told).not.toContain(en.check.found);
  });

  test('to what the bot wrote is no check of it', async ({ discord, start }) => {
    await start();
    const { ann, general } = discord.fixtures;
    const answer = await discord.mention(ann, general, 'when did the JJOC start?').answer();
    const told = textOf(await discord.replyTo(ann, answer, 'really?').answer());
    expect(told).not.toContain(en.check.found);
    expect(told).not.toContain(en.chat.unreadable);
  });

  test('in direct messages is about the message replied to', async ({ discord, start }) => {
    await start();
    const { ann } = discord.fixtures;
    const first = discord.directMessage(ann, CLAIM);
    await first.answer();
    const told = textOf(await discord.replyTo(ann, first.message, 'is this true?').answer());
    expect(told).toContain(en.check.of(CLAIM));
  });

  test('is asked for, once, where the gateway left it out', async ({ discord, start }) => {
    await start();
    const { ann, ken, general } = discord.fixtures;
    const { message } = discord.say(ken, general, CLAIM);
    const asked = `<@${discord.world.bot.id}> is this true?`;
    const reference = { type: 0, channel_id: general.id, message_id: message.id };
    const said = discord.say(ann, general, asked, { type: 19, message_reference: reference });
    expect(textOf(await said.answer())).toContain(en.check.of(CLAIM));
    const gets = discord.requests.entries.filter(
      ({ method, path }) => method === 'GET' && path.includes('/messages/'),
    );
    expect(gets.length).toBe(1);
  });

  const blank = { content: '', embeds: [], components: [], attachments: [] };
  test.for([
    ['that Discord does not show', (message: APIMessage) => ({ ...message, ...blank })],
    ['that was deleted', () => null],
  ] as const)(
    'to a message %s is told how to have it checked',
    async ([, shown], { discord, start }) => {
      await start();
      const { ann, ken, general, southGeneral } = discord.fixtures;
      for (const [channel, words, text] of [
        [general, en, 'is this true?'],
        [southGeneral, ja, 'これは本当ですか'],
      ] as const) {
        const { message } = discord.say(ken, channel, CLAIM);
        const said = discord.say(ann, channel, `<@${discord.world.bot.id}> ${text}`, {
          type: 19,
          message_reference: { type: 0, channel_id: channel.id, message_id: message.id },
          referenced_message: shown(message) as APIMessage | null,
        });
        expect(textOf(await said.answer())).toContain(words.chat.unreadable);
      }
    },
  );

  test('where nothing can be looked up is told so, and the log says why', async ({
    discord,
    start,
  }) => {
    const { logged } = await start();
    const { ann, general } = discord.fixtures;
    const asked = `<@${discord.world.bot.id}> is this true?`;
    const reference = { type: 0, channel_id: general.id, message_id: '1' };
    const said = discord.say(ann, general, asked, { type: 19, message_reference: reference });
    expect(textOf(await said.answer())).toContain(en.chat.unreadable);
    await logged(/what it replies to is not read/);
  });
});

describe('what somebody forwards', () => {
  const forward = (content: string): Partial<APIMessage> =>
    ({
      message_reference: { type: 1, channel_id: '1', message_id: '2' },
      message_snapshots: [
        {
          message: {
            ...{ type: 0, content, embeds: [], attachments: [], flags: 0 },
            ...{ timestamp: new Date(0).toISOString(), edited_timestamp: null },
            ...{ mentions: [], mention_roles: [], components: [] },
          },
        },
      ],
    }) as unknown as Partial<APIMessage>;

  test.for([
    [CLAIM, TRUTH],
    [CLAIM_JA, '2025年3月24日'],
    ['', en.check.empty],
  ] as const)('%j is checked', async ([content, said], { discord, start }) => {
    await start();
    const { ann } = discord.fixtures;
    const direct = directChannel(discord.world, ann.id);
    const told = await discord.say(ann, direct, '', forward(content)).answer();
    expect(textOf(told)).toContain(said);
  });
});

describe('a message that the gateway tells of again', () => {
  const QUESTION = 'when did the JJOC start?';
  const HOUR_MS = 60 * 60 * 1000;

  test.for([0, 1, 100])(
    '%i hours later, to a bot that was restarted, is not answered again',
    async (hours, { discord, start }) => {
      const url = await EMPTY.SQLite();
      let ms = Date.now();
      const now = () => new Date(ms);
      const before = await start({ claims: openIdempotencyKeys(opened(url), now), now });
      const { ann, general } = discord.fixtures;
      const said = discord.mention(ann, general, QUESTION);
      await said.answer();
      await before.bot.close();
      ms += hours * HOUR_MS;
      discord.advance(hours * HOUR_MS);
      const after = await start({ claims: openIdempotencyKeys(opened(url), now), now });
      const posts = () =>
        discord.requests.entries.filter(
          ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
        );
      const count = posts().length;
      discord.editMessage(said.message, `<@${discord.world.bot.id}> ${QUESTION} please`);
      discord.redeliver(said.message);
      await discord.mention(ann, general, 'hello').answer();
      await after.bot.close(); // which ends what it was about to say
      expect(posts().length).toBe(count + 1);
    },
  );

  test('to two copies of the bot is answered by one', async ({ discord, launch }) => {
    const claims = idempotencyKeysFor(new Deduplicator());
    const bots = [launch({ claims }), launch({ claims })];
    for (const { logged } of bots) await logged(/Discord: connected/);
    const { ann, general } = discord.fixtures;
    await discord.mention(ann, general, QUESTION).answer();
    await discord.mention(ann, general, 'hello').answer();
    for (const { bot } of bots) await bot.close();
    const posts = discord.requests.entries.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
    );
    expect(posts.length).toBe(2);
  });
});
