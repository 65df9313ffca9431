import { describe } from 'vitest';
import { LANGS } from '../../../src/library/schema.ts';
import { Deduplicator } from '../../../src/platforms/shared/client/deduplicator.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { openIdempotencyKeys } from '../../../src/store/idempotency-keys.ts';
import { EMPTY, opened } from '../../support/stores.ts';
import { idempotencyKeysFor } from '../shared/idempotency-keys.ts';
import { expect, test, textOf } from './running-bot.ts';

const en = wordsFor('en');
const ja = wordsFor('ja');
const CLAIM = 'JJOC was set up in 2024.';
const CLAIM_JA = '統合作戦司令部は2024年に発足しました。';
const QUOTED = en.check.of(CLAIM);
const TRUTH = '24 March 2025';

const shareOf = (text: string) => ({
  attachments: [
    {
      ...{ is_msg_unfurl: true, is_share: true, author_name: 'Ken', fallback: `[x] ken: ${text}` },
      ...{ from_url: 'https://north.slack.com/archives/C1/p1', text, footer: 'Posted in #general' },
    },
  ],
});

describe('"Check against briefs" reads', () => {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text: CLAIM }] };
  test.for([
    ['blocks', { text: '', blocks: [{ type: 'rich_text', elements: [section] }] }],
    ['the attachment of an app', { text: '', blocks: [], attachments: [{ text: CLAIM }] }],
    ['a share', { text: '', blocks: [], ...shareOf(CLAIM) }],
    ['an unfolded link', { text: 'see', blocks: [], attachments: [{ title: 'x', text: CLAIM }] }],
  ] as const)('%s', async ([, extra], { slack, start }) => {
    await start();
    const { message } = slack.say(slack.fixtures.ann, slack.fixtures.general, '', { extra });
    const told = textOf(await slack.useShortcut(message, 'check').message());
    expect(told).toContain(en.check.found);
    expect(told).toContain(TRUTH);
  });

  test('a date that Slack formats, by its day', async ({ slack, start }) => {
    await start();
    const text = 'It began <!date^1742774400^{date_long}|some day>.';
    const extra = { text, blocks: undefined };
    const { message } = slack.say(slack.fixtures.ann, slack.fixtures.general, '', { extra });
    const told = textOf(await slack.useShortcut(message, 'check').message());
    expect(told).toContain(en.check.of('It began 24 March 2025.'));
  });

  test('a picture, and says that there is no text', async ({ slack, start }) => {
    await start();
    const extra = { text: '', blocks: undefined, files: [{ name: 'a.png', title: 'a.png' }] };
    const { message } = slack.say(slack.fixtures.ann, slack.fixtures.general, '', { extra });
    const told = textOf(await slack.useShortcut(message, 'check').message());
    expect(told).toContain(en.check.empty);
    expect(told).not.toContain(en.answer.miss);
  });
});

describe('a direct message', () => {
  test.for([
    ['a forward', ''],
    ['a forward with a remark', 'look at this'],
    ['a forward with a doubt', 'is this true?'],
  ] as const)('%s is checked', async ([, text], { slack, start }) => {
    await start();
    const said = slack.directMessage(slack.fixtures.ann, text, { extra: shareOf(CLAIM) });
    const told = textOf(await said.answer());
    expect(told).toContain(QUOTED.slice(0, -1));
    expect(told).toContain(TRUTH);
  });

  test('a forward with a question of its own is answered on that', async ({ slack, start }) => {
    await start();
    const question = 'how many US troops are there in Japan?';
    const said = slack.directMessage(slack.fixtures.ann, question, { extra: shareOf(CLAIM) });
    const told = textOf(await said.answer());
    expect(told).not.toContain(en.check.found);
    expect(told).toContain('60,000');
  });

  test('a picture gets no demand for words that are there', async ({ slack, start }) => {
    await start();
    const extra = { files: [{ name: 'a.png', title: 'a.png' }] };
    const said = slack.directMessage(slack.fixtures.ann, '', { extra });
    expect(textOf(await said.answer())).toContain(en.check.empty);
  });
});

test.for([
  [`check: ${CLAIM}`, QUOTED, TRUTH],
  [`確認：${CLAIM_JA}`, ja.check.of(CLAIM_JA), '2025年3月24日'],
] as const)(
  '%j is checked, in a direct message and a channel',
  async ([text, named, fact], { slack, start }) => {
    await start();
    const { ann, general } = slack.fixtures;
    for (const said of [slack.directMessage(ann, text), slack.mention(ann, general, text)]) {
      const told = textOf(await said.answer());
      expect(told).toContain(named);
      expect(told).toContain(fact);
    }
  },
);

describe('a mention that asks whether something is true', () => {
  test.for([
    [CLAIM, 'is this true?', en.check.of(CLAIM), TRUTH],
    [CLAIM, '', en.check.of(CLAIM), TRUTH],
    [CLAIM_JA, 'これは本当ですか', ja.check.of(CLAIM_JA), '2025年3月24日'],
  ] as const)('in the thread of %j: %j', async ([claim, text, named, fact], { slack, start }) => {
    await start();
    const { ann, ken, general } = slack.fixtures;
    const thread = slack.say(ken, general, claim).message;
    const told = await slack.mention(ann, general, text, { thread }).answer();
    expect(textOf(told)).toContain(named);
    expect(textOf(told)).toContain(fact);
    expect(told.thread_ts).toBe(thread.ts);
    expect(
      slack.requests.entries.filter(({ path }) => path.includes('conversations.')).length,
    ).toBe(1);
  });

  test('outside threads is about the message before it', async ({ slack, start }) => {
    await start();
    const { ann, ken, general } = slack.fixtures;
    slack.say(ken, general, 'I had ramen for lunch.');
    slack.say(ken, general, CLAIM);
    const told = await slack.mention(ann, general, 'fact check please').answer();
    expect(textOf(told)).toContain(QUOTED);
    expect(textOf(told)).toContain(TRUTH);
    const bare = await slack.mention(ann, general, '').answer();
    expect(textOf(bare)).toContain(en.answer.empty(LANGS));
  });

  test('names nobody and pings nobody', async ({ slack, start }) => {
    await start();
    const { ann, ken, general } = slack.fixtures;
    const extra = { text: `<!channel> <@U1> *${CLAIM}* @here`, blocks: undefined };
    const thread = slack.say(ken, general, '', { extra }).message;
    const told = await slack.mention(ann, general, 'source?', { thread }).answer();
    expect(textOf(told)).toContain(CLAIM);
    expect(JSON.stringify(told.blocks)).not.toMatch(/<!|<@/);
  });

  test('is about a statement, not about what was asked of the bot or said by it', async ({
    slack,
    start,
  }) => {
    await start();
    const { ann, general } = slack.fixtures;
    const asked = slack.mention(ann, general, 'when did the JJOC start?');
    await asked.answer();
    const again = slack.mention(ann, general, 'really?', { thread: asked.message });
    expect(textOf(await again.answer())).not.toContain(en.check.found);
  });

  test.for(['missing_scope', 'channel_not_found', 'ratelimited'])(
    'and cannot be looked up (%s) is told how to have it checked',
    async (error, { slack, start }) => {
      const { logged } = await start();
      const { ann, ken, general } = slack.fixtures;
      slack.faults.refuse('conversations.history', error);
      const thread = slack.say(ken, general, CLAIM).message;
      const told = await slack.mention(ann, general, 'is this true?', { thread }).answer();
      expect(textOf(told)).toContain(en.slack.unreadable);
      expect((await logged(/is not read/)).msg).not.toContain(CLAIM);
    },
  );

  test('of a message that is gone is told so', async ({ slack, start }) => {
    await start();
    const { ann, ken, general } = slack.fixtures;
    const extra = { subtype: 'tombstone', text: 'This message was deleted.', hidden: true };
    const thread = slack.say(ken, general, '', { extra }).message;
    const told = await slack.mention(ann, general, 'is this true?', { thread }).answer();
    expect(textOf(told)).toContain(en.slack.unreadable);
  });
});

describe('an edited mention', () => {
  const QUESTION = 'when did the JJOC start?';
  const HOUR_MS = 60 * 60 * 1000;

  test.for([1, 2, 100, 24 * 30])(
    'is not answered again, %i hours later by a bot that was restarted',
    async (hours, { slack, start }) => {
      const url = await EMPTY.SQLite();
      let ms = Date.now();
      const now = () => new Date(ms);
      const before = await start({ claims: openIdempotencyKeys(opened(url), now), now });
      const { ann, general } = slack.fixtures;
      const said = slack.mention(ann, general, QUESTION);
      await said.answer();
      await before.bot.close();
      ms += hours * HOUR_MS;
      const after = await start({ claims: openIdempotencyKeys(opened(url), now), now });
      await after.logged(/Slack: connected/);
      slack.editMessage(said.message, `<@${slack.world.bot.id}> ${QUESTION} please`);
      await slack.mention(ann, general, 'hello').answer();
      await after.bot.close(); // which ends what it was about to say
      expect(said.answers.length).toBe(1);
    },
  );

  test('that did not mention the bot before is answered, once', async ({ slack, start }) => {
    const { bot } = await start({ claims: idempotencyKeysFor(new Deduplicator()) });
    const { ann, general } = slack.fixtures;
    const said = slack.say(ann, general, QUESTION);
    for (const end of ['', ' please', ' now']) {
      slack.editMessage(said.message, `<@${slack.world.bot.id}> ${QUESTION}${end}`);
    }
    expect(textOf(await said.answer())).toContain(TRUTH);
    await slack.mention(ann, general, 'hello').answer();
    await bot.close();
    expect(said.answers.length).toBe(1);
  });
});
