import { beforeAll } from 'vitest';
import { LANGS } from '../../../src/library/schema.ts';
import { registration } from '../../../src/platforms/discord/registration/registration.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { shipped, writtenIn } from '../../support/libraries.ts';
import { nearQuestion } from '../../support/near-question.ts';
import {
  buttonOf,
  expect,
  isEphemeral,
  labelsOf,
  prepareAnswers,
  test,
  textOf,
} from './running-bot.ts';

beforeAll(prepareAnswers);

test('names and descriptions are in Japanese too; everywhere, for servers and people', () => {
  const commands = registration();
  expect(commands.map(({ name }) => name)).toEqual([
    'brief',
    'ask',
    'timeline',
    'sources',
    'privacy',
    'help',
    'digest',
    'Check against briefs',
  ]);
  for (const command of commands) {
    expect(command.name_localizations.ja).toMatch(/\p{sc=Han}|\p{sc=Hira}|\p{sc=Kana}/u);
    // A digest is for a channel of a server, and set up by who may manage it.
    const where =
      command.name === 'digest'
        ? { contexts: [0], integration_types: [0], default_member_permissions: '32' }
        : { contexts: [0, 1, 2], integration_types: [0, 1] };
    expect(command).toMatchObject(where);
  }
});

const people = [
  { who: 'ann', lang: 'en' },
  { who: 'ken', lang: 'ja' },
] as const;

for (const { who, lang } of people) {
  const words = wordsFor(lang);
  const usfj = shipped.briefs.get('usfj' as never);

  test.for([
    ['brief', { topic: 'usfj' }, usfj?.title[lang]],
    ['brief', {}, words.index.titleOf(shipped.title[lang])],
    ['brief', { topic: '在日米軍' }, usfj?.title[lang]],
    ['brief', { topic: 'usjf' }, words.unknownTopic.title],
    ['timeline', { topic: 'usfj' }, words.timeline.titleOf(usfj?.title[lang] ?? '')],
    ['timeline', {}, words.timeline.title],
    ['sources', { topic: 'usfj' }, words.sources.titleOf(usfj?.title[lang] ?? '')],
    ['sources', {}, words.sources.title],
    ['help', {}, words.help.title],
    [
      'ask',
      { question: lang === 'en' ? 'when did the JJOC start?' : 'JJOCはいつ発足した？' },
      '2025',
    ],
    [
      'ask',
      { question: lang === 'en' ? 'recipe for ramen' : 'ラーメンの作り方' },
      words.answer.miss,
    ],
  ] as const)(
    `/%s %j answers ${who} in ${lang}`,
    async ([command, filled, said], { discord, start }) => {
      await start();
      const user = discord.fixtures[who];
      const inServer = await discord.slash(command, filled, { user }).reply();
      expect(textOf(inServer)).toContain(said);
      expect(isEphemeral(inServer)).toBe(true);
      const direct = await discord.slash(command, filled, { user, where: 'dm' }).reply();
      expect(textOf(direct)).toBe(textOf(inServer));
      expect(isEphemeral(direct)).toBe(false);
      expect(labelsOf(direct)).not.toContain(words.chat.post);
    },
  );
}

test('a command that an older bot registered is told to be none any more', async ({
  discord,
  start,
}) => {
  const { log } = await start();
  discord.gateway.alter = (name, event) => {
    if (name !== 'INTERACTION_CREATE') return event;
    return { ...event, data: { ...(event as { data: object }).data, name: 'wiki' } };
  };
  const { stale } = wordsFor('en').chat;
  expect(textOf(await discord.slash('brief', { topic: 'usfj' }).reply())).toBe(stale);
  const { message } = discord.say(discord.fixtures.ann, discord.fixtures.general, 'x');
  const { check } = wordsFor('en').names;
  expect(textOf(await discord.contextMenu(check, message).reply())).toBe(stale);
  expect(await discord.autocomplete('brief', { topic: 'us' }).choices()).not.toEqual([]);
  expect(log.entries.filter(({ level }) => level >= 40)).toEqual([]);
});

test('of briefs in one language, a command is answered under a notice in the language of the person', async ({
  discord,
  start,
}) => {
  const library = writtenIn('en', shipped);
  await start({ library: () => library });
  const registered = JSON.stringify(discord.world.commands.get(null));
  expect(registered).toContain('A topic: its name, in English"');
  expect(registered).not.toContain('in English or Japanese');
  const { ken } = discord.fixtures;
  const shown = textOf(await discord.slash('brief', { topic: 'usfj' }, { user: ken }).reply());
  const { otherLanguage, bottomLine } = wordsFor('ja');
  expect(shown).toContain(otherLanguage.only('en'));
  expect(shown).toContain(bottomLine);
});

test('a question that is left out, or none, is asked for', async ({ discord, start }) => {
  await start();
  const empty = wordsFor('en').answer.empty(LANGS);
  for (const question of ['   ', '？！', '<@1> 👍 https://example.org']) {
    expect(textOf(await discord.slash('ask', { question }).reply())).toContain(empty);
  }
  discord.gateway.alter = (_, event) => ({
    ...event,
    data: { ...(event as { data: object }).data, options: [] },
  });
  expect(textOf(await discord.slash('ask', { question: 'x' }).reply())).toContain(empty);
});

test('with the option "public" everyone sees the answer', async ({ discord, start }) => {
  await start();
  const shown = await discord.slash('brief', { topic: 'jjoc', public: true }).reply();
  expect(isEphemeral(shown)).toBe(false);
  expect(labelsOf(shown)).not.toContain(wordsFor('en').chat.post);
  const hidden = await discord
    .slash('brief', { topic: 'jjoc', public: false }, { where: 'dm' })
    .reply();
  expect(isEphemeral(hidden)).toBe(true);
});

test('what is near is shown to who asks, and with the option "public" behind a button', async ({
  discord,
  start,
}) => {
  await start();
  const { answer, chat } = wordsFor('en');
  const question = nearQuestion(shipped, 'en');
  const own = await discord.slash('ask', { question }).reply();
  expect(isEphemeral(own)).toBe(true);
  expect(textOf(own)).toContain(answer.near);
  expect(textOf(own)).toMatch(/^> - .*\[1(?:¶\d+)?\]/m);
  for (const label of [chat.post, answer.helpful, answer.unhelpful]) {
    expect(labelsOf(own)).not.toContain(label);
  }
  const open = await discord.slash('ask', { question, public: true }).reply();
  expect(isEphemeral(open)).toBe(false);
  expect(textOf(open)).toContain(answer.uncertain);
  expect(textOf(open)).not.toMatch(/\[\d/);
  const { ken } = discord.fixtures;
  const shown = await discord
    .click(open, buttonOf(open, answer.showClosest), { user: ken })
    .reply();
  expect(isEphemeral(shown)).toBe(true);
  expect(textOf(shown)).toContain(answer.near);
  expect(textOf(shown)).toMatch(/^> - .*\[1(?:¶\d+)?\]/m);
  const direct = await discord.slash('ask', { question }, { where: 'dm' }).reply();
  expect(textOf(direct)).toContain(answer.near);
});

test('people who installed the bot for themselves use it anywhere', async ({ discord, start }) => {
  await start();
  for (const where of [discord.fixtures.group, discord.fixtures.abroadGeneral]) {
    const reply = await discord.slash('brief', { topic: 'usfj' }, { where }).reply();
    expect(isEphemeral(reply)).toBe(true);
  }
});

test('one response a command, and nothing else is asked of Discord', async ({ discord, start }) => {
  await start();
  const before = discord.requests.entries.length;
  const asked = discord.slash('brief', { topic: 'usfj' });
  await asked.reply();
  await discord.requests.first(({ path }) => path.includes(asked.id), 'the response');
  expect(discord.requests.entries.slice(before).map(({ route }) => route)).toEqual([
    'POST /interactions/:interaction/:token/callback',
  ]);
  expect(asked.events.map(({ kind }) => kind)).toEqual(['responded', 'replied']);
});
