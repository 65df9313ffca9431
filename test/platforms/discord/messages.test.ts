import { beforeAll, describe } from 'vitest';
import { LANGS } from '../../../src/library/schema.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { shipped } from '../../support/libraries.ts';
import { nearQuestion } from '../../support/near-question.ts';
import { editionsOf } from '../shared/editions.ts';
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

const en = wordsFor('en');
const ja = wordsFor('ja');

describe('a direct message', () => {
  test('is answered in its own language, whoever writes it, as a reply to it', async ({
    discord,
    start,
  }) => {
    await start();
    const { ann, ken } = discord.fixtures;
    const english = discord.directMessage(ken, 'when did the JJOC start?');
    const first = await english.answer();
    expect(textOf(first)).toContain('24 March 2025');
    expect(first.message_reference?.message_id).toBe(english.message.id);
    const japanese = await discord
      .directMessage(ann, '統合作戦司令部はいつ発足しましたか')
      .answer();
    expect(textOf(japanese)).toContain('2025年3月24日');
  });

  test('may lean on the one before, and is about what it says otherwise', async ({
    discord,
    start,
  }) => {
    await start();
    await discord.directMessage(discord.fixtures.ann, 'when did the JJOC start?').answer();
    const why = await discord.directMessage(discord.fixtures.ann, 'and why?').answer();
    expect(textOf(why)).toContain('Japan Joint Operations Command');
    const miss = await discord.directMessage(discord.fixtures.ken, 'recipe for ramen').answer();
    expect(textOf(miss)).toContain(en.answer.miss);
  });

  test('has buttons that work in place', async ({ discord, start }) => {
    await start();
    const { ann } = discord.fixtures;
    const answer = await discord.directMessage(ann, 'when did the JJOC start?').answer();
    expect(labelsOf(answer)).not.toContain(en.chat.post);
    const id = buttonOf(answer, en.buttons.switchLanguage);
    const japanese = await discord.click(answer, id, { user: ann }).reply();
    expect(japanese.id).toBe(answer.id);
    const [label = ''] = labelsOf(japanese);
    const brief = await discord.click(japanese, buttonOf(japanese, label), { user: ann }).reply();
    expect(brief.id).not.toBe(answer.id);
    expect(isEphemeral(brief)).toBe(false);
  });

  test('of several questions, however long, is answered in full', async ({ discord, start }) => {
    await start();
    const question = 'who leads the JJOC? why the upgrade? how many troops are in Japan?';
    const said = discord.directMessage(discord.fixtures.ann, question);
    const all = () => said.answers.map(textOf).join('\n');
    for (let nth = 1; !all().includes('### how many troops'); nth++) await said.answer(nth);
    for (const heading of ['who leads the JJOC?', 'why the upgrade?']) {
      expect(all()).toContain(`### ${heading}`);
    }
  });

  test('that is longer than one message is answered by several, in order, once each', async ({
    discord,
    start,
  }) => {
    const library = editionsOf(30);
    await start({ library: () => library });
    const question = 'what is the long story of the harbour?';
    const said = discord.directMessage(discord.fixtures.ann, `${question} And ${question}`);
    const ends = () =>
      said.answers
        .map(textOf)
        .join('\n')
        .match(/Part 30 of/g)?.length ?? 0;
    for (let nth = 1; ends() < 2; nth++) await said.answer(nth);
    const all = said.answers.map(textOf).join('\n');
    expect(all.match(/Part 1 of/g)?.length).toBe(2);
    expect(said.answers.length).toBeGreaterThan(2);
    expect(said.answers.every((one) => textOf(one).includes('-# [1]'))).toBe(true);
  });

  test('is answered once, however often the gateway tells of it, and not when edited', async ({
    discord,
    start,
  }) => {
    await start();
    const { ann } = discord.fixtures;
    const said = discord.directMessage(ann, 'when did the JJOC start?');
    await said.answer();
    discord.redeliver(said.message);
    discord.editMessage(said.message, 'who leads the JJOC?');
    const other = discord.directMessage(ann, 'hello');
    await other.answer();
    expect(said.answers.length).toBe(1);
  });

  test('of a bot, and what the bot itself writes, is not answered', async ({ discord, start }) => {
    await start();
    const { ann, general } = discord.fixtures;
    const robot = { ...ann, api: { ...ann.api, bot: true } };
    const said = discord.mention(robot, general, 'when did the JJOC start?');
    const asked = discord.mention(ann, general, 'hello');
    await asked.answer();
    expect(said.answers).toEqual([]);
  });
});

describe('in a server', () => {
  test('who mentions the bot is answered for all to see, in the language of the question', async ({
    discord,
    start,
  }) => {
    await start();
    const { ann, ken, general, southGeneral } = discord.fixtures;
    const english = await discord.mention(ann, general, 'when did the JJOC start?').answer();
    expect(textOf(english)).toContain('24 March 2025');
    expect(isEphemeral(english)).toBe(false);
    expect(english.mentions).toEqual([]);
    const japanese = await discord.mention(ken, southGeneral, 'JJOC?').answer();
    expect(textOf(japanese)).toMatch(/統合作戦司令部/);
    const nothing = await discord.mention(ken, southGeneral, '').answer();
    expect(textOf(nothing)).toContain(ja.answer.empty(LANGS));
  });

  test('what does not mention it is none of its business', async ({ discord, start }) => {
    await start();
    const { ann, general } = discord.fixtures;
    const overheard = discord.say(ann, general, 'when did the JJOC start? @everyone');
    const asked = discord.mention(ann, general, 'hello');
    await asked.answer();
    expect(overheard.answers).toEqual([]);
  });

  test('a press by somebody else leaves the answer as it is', async ({ discord, start }) => {
    await start();
    const { ann, ken, general } = discord.fixtures;
    const answer = await discord.mention(ann, general, 'when did the JJOC start?').answer();
    const id = buttonOf(answer, en.buttons.switchLanguage);
    const copy = await discord.click(answer, id, { user: ken }).reply();
    expect(copy.id).not.toBe(answer.id);
    expect(isEphemeral(copy)).toBe(true);
  });

  test('nothing that people write pings or becomes markup', async ({ discord, start }) => {
    await start();
    const { ann, general } = discord.fixtures;
    const text = '@everyone <@&1> [click](https://evil.example)? **who** leads the JJOC?';
    const answer = await discord.mention(ann, general, text).answer();
    expect(answer.mention_everyone).toBe(false);
    expect(textOf(answer)).not.toMatch(/(?<!\\)@|https:\/\/evil/);
  });
});

describe('what is near', () => {
  test('goes to the person: in a channel behind a button, in direct messages at once', async ({
    discord,
    start,
  }) => {
    const { votes } = await start();
    const { ann, general } = discord.fixtures;
    const question = nearQuestion(shipped, 'en', 'jjoc');
    const open = await discord.mention(ann, general, question).answer();
    expect(textOf(open)).toContain(en.answer.uncertain);
    expect(textOf(open)).not.toMatch(/¶/);
    const id = buttonOf(open, en.answer.showClosest);
    const shown = await discord.click(open, id, { user: ann }).reply();
    expect(shown.id).not.toBe(open.id);
    expect(isEphemeral(shown)).toBe(true);
    expect(textOf(shown)).toContain(en.answer.near);
    expect(textOf(shown)).toMatch(/^> - .*¶/m);
    expect(labelsOf(shown)).not.toContain(en.chat.post);
    const direct = await discord.directMessage(ann, question).answer();
    expect(textOf(direct)).toContain(en.answer.near);
    expect(textOf(direct)).toMatch(/^> - .*¶/m);
    expect(labelsOf(direct)).not.toContain(en.answer.helpful);
    expect(votes).toEqual([]);
    const why = await discord.directMessage(ann, 'and when?').answer();
    expect(textOf(why)).toContain('24 March 2025');
  });
});

describe('"Check against briefs"', () => {
  test('names the facts that bear on a message, in the language of who asks', async ({
    discord,
    start,
  }) => {
    await start();
    const { ann, ken, general } = discord.fixtures;
    const { message } = discord.say(
      ann,
      general,
      'Nice weather today! The US has 60,000 troops in Japan. JJOC was set up in 2024.',
    );
    const english = await discord.contextMenu(en.names.check, message).reply();
    expect(isEphemeral(english)).toBe(true);
    expect(textOf(english)).toContain(en.check.found);
    expect(textOf(english)).toContain(en.facts.disputed);
    expect(textOf(english)).toContain('24 March 2025');
    const japanese = await discord.contextMenu(en.names.check, message, { user: ken }).reply();
    expect(textOf(japanese)).toContain(ja.check.found);
    expect(textOf(japanese)).toContain('2025年3月24日');
    const posted = await discord.click(english, buttonOf(english, en.chat.post)).reply();
    expect(textOf(posted)).toContain('24 March 2025');
  });

  test.for([
    ['I had ramen for lunch.', en.answer.miss],
    ['今日は天気がいいですね。', en.answer.miss],
    ['', en.check.empty],
    ['👍', en.check.empty],
    ['@everyone https://x.example', en.check.empty],
  ] as const)('says honestly of %j: %s', async ([text, said], { discord, start }) => {
    await start();
    const { ann, general } = discord.fixtures;
    const { message } = discord.say(ann, general, text);
    const told = await discord.contextMenu(en.names.check, message).reply();
    expect(textOf(told)).toContain(said);
  });
});
