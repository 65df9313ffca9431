import { describe, expect, test } from 'vitest';
import { createCommandService } from '../../src/commands/command-service.ts';
import type { Library } from '../../src/library/library.ts';
import type { Lang } from '../../src/library/schema.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { shipped, smallLibrary } from '../support/libraries.ts';

const MINUTE = 60_000;

/** A command service with a clock that the test turns, and a note of what was missed. */
function serviceOn(library: Library = shipped) {
  let now = Date.parse('2026-01-01T12:00:00Z');
  const missed: { words: readonly string[]; lang: Lang }[] = [];
  const commandService = createCommandService({
    library: () => library,
    now: () => new Date(now),
    onMiss: (words, lang) => missed.push({ words, lang }),
  });
  return {
    commandService,
    missed,
    pass: (ms: number) => {
      now += ms;
    },
    ask: (question: string, conversation: string | null = 'rosa', lang: Lang = 'en') =>
      commandService.handle('ask', { lang, options: { question } }, conversation),
    brief: (topic: string, conversation: string | null = 'rosa') =>
      commandService.handle('brief', { lang: 'en', options: { topic } }, conversation),
  };
}

/** The briefs that the facts of a reply are from. */
const briefsOf = (reply: Reply, library: Library = shipped): string[] => {
  const facts = new Map([...library.facts.values()].map((fact) => [fact.id, fact.brief]));
  const cited = reply.blocks.flatMap((block) => (block.kind === 'fact' ? block.fact : []));
  return [...new Set(cited.map((id) => String(facts.get(id))))];
};

describe('a question that leans on the one before', () => {
  test.each([
    ['when did the JJOC start?', 'and why?'],
    ['when did the JJOC start?', 'それはなぜ？'],
    ['統合作戦司令部はいつできた？', 'それはなぜ？'],
    ['統合作戦司令部はいつできた？', 'and when?'],
  ])('%s … %s', async (first, then) => {
    const { ask, pass } = serviceOn();
    expect((await ask(first)).topic).toBe('jjoc');
    pass(9 * MINUTE);
    const reply = await ask(then);
    expect(reply.topic).toBe('jjoc');
    expect(briefsOf(reply)).toEqual(['jjoc']);
  });

  test('is forgotten after eleven minutes', async () => {
    const { ask, pass } = serviceOn();
    await ask('when did the JJOC start?');
    pass(11 * MINUTE);
    expect(await ask('and why?')).toMatchObject({ outcome: 'not-found', topic: null });
  });

  test('each word in the conversation makes the ten minutes begin anew', async () => {
    const { ask, pass } = serviceOn();
    await ask('when did the JJOC start?');
    for (let n = 0; n < 5; n++) {
      pass(9 * MINUTE);
      expect((await ask('and when?')).topic).toBe('jjoc');
    }
  });

  test('leans on a brief that was opened too', async () => {
    const { ask, brief } = serviceOn();
    await brief('jjoc');
    expect(briefsOf(await ask('and when?'))).toEqual(['jjoc']);
  });

  test('leans on nothing in another conversation, or in none', async () => {
    const { ask } = serviceOn();
    await ask('when did the JJOC start?', 'rosa');
    await ask('how many soldiers died on Iwo Jima?', 'kenji');
    expect((await ask('and when?', 'rosa')).topic).toBe('jjoc');
    expect((await ask('and when?', 'kenji')).topic).toBe('iwo-jima');
    expect((await ask('and when?', 'mallory')).outcome).toBe('not-found');
    expect((await ask('and when?', null)).outcome).toBe('not-found');
    await ask('when did the JJOC start?', null);
    expect((await ask('and when?', null)).outcome).toBe('not-found');
  });

  test('a question that stands by itself does not lean', async () => {
    const { ask } = serviceOn();
    await ask('when did the JJOC start?');
    expect(briefsOf(await ask('how many soldiers died on Iwo Jima?'))).toEqual(['iwo-jima']);
  });

  test('within one message the second question leans on the first', async () => {
    const { ask } = serviceOn();
    const reply = await ask('When did the JJOC start? And when?', null);
    const headings = reply.blocks.flatMap((block) => (block.kind === 'heading' ? block.text : []));
    expect(headings).toEqual(['When did the JJOC start?', 'And when?']);
    expect(briefsOf(reply)).toEqual(['jjoc']);
    expect(reply.missed).toEqual([]);
  });

  test('a topic that a reload took away is no topic', async () => {
    let library = shipped;
    const commandService = createCommandService({
      library: () => library,
      now: () => new Date(0),
      onMiss: () => undefined,
    });
    const ask = (question: string) =>
      commandService.handle('ask', { lang: 'en', options: { question } }, 'rosa');
    await ask('when did the JJOC start?');
    library = await smallLibrary();
    expect((await ask('and when?')).outcome).toBe('not-found');
  });
});

describe('10,000 conversations are remembered', () => {
  test('of one more the longest silent is forgotten', async () => {
    const library = await smallLibrary();
    const { ask, brief, pass } = serviceOn(library);
    for (let n = 0; n <= 10_000; n++) {
      await brief('bridge', `person ${n}`);
      if (n === 1) await brief('bridge', 'person 0'); // speaks again: now person 1 is silent longest
      pass(1);
    }
    expect((await ask('and why?', 'person 1')).topic).toBeNull();
    expect((await ask('and why?', 'person 0')).topic).toBe('bridge');
    expect((await ask('and why?', 'person 2')).topic).toBe('bridge');
    expect((await ask('and why?', 'person 10000')).topic).toBe('bridge');
  });
});

describe('what is reported of a miss', () => {
  test.each<[string, Lang, string[]]>([
    ['please tell me the recipe for ramen noodles', 'en', ['recipe', 'ramen', 'noodles']],
    ['パスワードを忘れました', 'ja', ['パスワード']],
  ])('%s: its words, singly', async (question, lang, words) => {
    const { ask, missed } = serviceOn();
    expect((await ask(question, 'rosa', 'en')).outcome).toBe('not-found');
    expect(missed).toMatchObject([{ lang }]);
    expect(missed[0]?.words).toEqual(expect.arrayContaining(words));
    for (const word of missed[0]?.words ?? []) expect(word).not.toMatch(/\s/);
  });

  test('never the whole question, however it is written', async () => {
    const { ask, missed } = serviceOn();
    const questions = [
      'x'.repeat(1500),
      'ア'.repeat(1500),
      `my secret is ${'hunter '.repeat(100)}`,
      Array.from({ length: 60 }, (_, n) => `word${n}x`).join(' '),
      '𠮷'.repeat(900),
    ];
    for (const question of questions) await ask(question);
    expect(missed.length).toBeGreaterThan(0);
    for (const { words } of missed) {
      expect(words.length).toBeLessThanOrEqual(5);
      for (const word of words) {
        expect([...word].length).toBeLessThanOrEqual(40);
        expect(word.isWellFormed()).toBe(true);
      }
    }
  });

  test('is nothing where a fact answered, or where nothing was asked', async () => {
    const { ask, brief, missed } = serviceOn();
    expect((await ask('when did the JJOC start, roughly speaking?')).outcome).toBe('found');
    expect((await ask('統合作戦司令部はいつできた？')).outcome).toBe('found');
    await ask('hello');
    await ask('the');
    await ask('🎉');
    await brief('no such brief');
    expect(missed).toEqual([]);
  });

  test('of several questions only those that no fact covers', async () => {
    const { ask, missed } = serviceOn();
    await ask('When did the JJOC start? Recipe for ramen?');
    expect(missed).toHaveLength(1);
    expect(missed[0]?.words.toSorted()).toEqual(['ramen', 'recipe']);
  });
});
