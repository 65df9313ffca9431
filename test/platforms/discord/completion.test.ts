import { describe } from 'vitest';
import { buildLibrary } from '../../../src/library/library.ts';
import { topicChoices } from '../../../src/platforms/discord/commands/completion.ts';
import { shipped } from '../../support/libraries.ts';
import { grown } from '../shared/grown.ts';
import { expect, test } from './running-bot.ts';

describe('while a topic is typed', () => {
  test('the topics are suggested in the language of who types, in either language', async ({
    discord,
    start,
  }) => {
    await start();
    const { ken } = discord.fixtures;
    const first = async (command: string, topic: string, user = discord.fixtures.ann) =>
      (await discord.autocomplete(command, { topic }, { user }).choices())[0];
    expect(await first('brief', 'usfj')).toEqual({
      name: 'Upgrade of U.S. Forces Japan',
      value: 'usfj',
    });
    expect(await first('timeline', '在日米')).toEqual({
      name: 'Upgrade of U.S. Forces Japan',
      value: 'usfj',
    });
    expect(await first('sources', 'joint ops', ken)).toMatchObject({
      name: '統合作戦司令部',
      value: 'jjoc',
    });
    expect(await first('brief', 'missle')).toMatchObject({ value: 'missiles' });
  });

  test.for([
    ['ｕｓｆｊ', 'usfj'],
    ['ＵＳＦＪ　', 'usfj'],
    ['ﾐｻｲﾙ', 'missiles'],
    ['みさいる', 'missiles'],
    ['台湾　海峡', 'taiwan-strait'],
    ['/brief usfj', 'usfj'],
    ['"@usfj"', 'usfj'],
  ] as const)('%s is understood as it is meant', async ([topic, id], { discord, start }) => {
    await start();
    const { ken } = discord.fixtures;
    const choices = await discord.autocomplete('brief', { topic }, { user: ken }).choices();
    expect(choices[0]?.value).toBe(id);
  });

  test.for(['x', '長', 'ｗ', '👍', 'usfj ', '__proto__ '])(
    '10,000 times %j is answered with what there is',
    async (seed, { discord, start }) => {
      const { log } = await start();
      const choices = discord.autocomplete('brief', { topic: seed.repeat(10_000) }).choices();
      expect((await choices).length).toBeLessThanOrEqual(25);
      expect(log.entries.filter(({ level }) => level >= 40)).toEqual([]);
    },
  );

  test('nothing typed lists the briefs, the most wanted first; nonsense lists none', async ({
    discord,
    start,
  }) => {
    await start();
    const all = await discord.autocomplete('brief', { topic: '' }).choices();
    expect(all.map(({ value }) => value)).toEqual([...shipped.briefs.keys()].slice(0, 25));
    expect(await discord.autocomplete('brief', { topic: 'qqqqqqqqq' }).choices()).toEqual([]);
  });

  test('typing is not counted as asking', async ({ discord, start }) => {
    await start();
    for (let i = 0; i < 60; i++) {
      const choices = await discord.autocomplete('brief', { topic: 'us' }).choices();
      expect(choices.length).toBeGreaterThan(0);
    }
  });
});

describe('the order of suggestions', () => {
  const brief = [...shipped.briefs.values()][0];
  if (!brief) throw new Error('no brief');
  const named = (id: string, title: string, aliases: string[] = []) => ({
    ...brief,
    id: id as never,
    title: { en: title, ja: `${id}の題` },
    aliases: { en: aliases, ja: [] },
    facts: [],
    related: [],
  });
  const library = buildLibrary({
    version: 'x',
    settings: { title: shipped.title, groups: [], glossary: [] },
    sources: [...shipped.sources.values()],
    briefs: [
      named('a', 'The harbor lights'), // contains it, misspelt nowhere
      named('b', 'Harbos'), // a slip away
      named('c', 'Port', ['Harbor wall']), // an alias that begins with it
      named('d', 'Harbor'), // the same
      named('e', 'Harbor master'), // begins with it
    ],
  });

  test('exact, then own names that begin so, then aliases and what contains it, then slips', () => {
    const order = topicChoices('harbor', 'en', library).map(({ value }) => value);
    expect(order).toEqual(['d', 'e', 'c', 'a', 'b']);
  });

  test('is settled before the 25 are cut off, and names fit', () => {
    const many = grown({
      seed: 'Name',
      length: 1200,
      facts: 1,
      sides: 2,
      cites: 1,
      sources: 1,
      briefs: 60,
    });
    const choices = topicChoices('brief-59', 'en', many);
    expect(choices[0]?.value).toBe('brief-59');
    expect(topicChoices('', 'ja', many).length).toBe(25);
    for (const { name } of choices) expect(name.length).toBeLessThanOrEqual(100);
    expect(topicChoices('x'.repeat(6000), 'en', many)).toEqual([]);
  });
});
