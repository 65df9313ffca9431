import { describe, expect, test } from 'vitest';
import { runCommand } from '../../src/commands/table.ts';
import type { Library } from '../../src/library/library.ts';
import { LANGS, type Lang } from '../../src/library/schema.ts';
import type { Block, Reply } from '../../src/replies/reply.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { shipped, smallLibrary } from '../support/libraries.ts';

const now = new Date('2026-01-01T00:00:00Z');
const ask = (question: string, lang: Lang = 'en', library: Library = shipped): Reply =>
  runCommand('ask', { lang, options: { question } }, { library, now });

const kinds = ({ blocks }: Reply) => blocks.map(({ kind }) => kind);
const textsOf = (reply: Reply, kind: Block['kind']) =>
  reply.blocks.flatMap((block) => (block.kind === kind && 'text' in block ? block.text : []));
const { answer: words } = wordsFor('en');

describe('an answer', () => {
  test('cites its sources, says how old it is, and offers the brief and a vote', async () => {
    const reply = ask('who designed the Great Bridge', 'en', await smallLibrary());
    expect(reply).toMatchObject({ outcome: 'found', lang: 'en', topic: 'bridge', missed: [] });
    const [fact] = reply.blocks;
    expect(fact).toMatchObject({ kind: 'fact', fact: 'bridge-builder', label: null });
    expect(fact).toMatchObject({ marks: [{ n: 1, paragraph: 1 }] });
    expect(reply.citations).toMatchObject([{ source: 'gazette', date: '30 March 2025' }]);
    expect(reply.asOf).toContain('The Great Bridge');
    expect(reply.asOf).toContain('30 March 2025');
    const [open] = reply.actions;
    expect(open).toMatchObject({ run: { command: 'brief', options: { topic: 'bridge' } } });
    expect(reply.actions.at(-1)).toMatchObject({ kind: 'rating', facts: ['bridge-builder'] });
  });

  test('gives a dispute with all its sides, each cited', () => {
    const reply = ask('how many U.S. troops are in Japan');
    const [fact] = reply.blocks;
    if (fact?.kind !== 'fact') throw new Error('no fact');
    expect(fact).toMatchObject({ status: 'disputed', label: 'Disputed' });
    expect(fact.sides.length).toBeGreaterThanOrEqual(2);
    for (const { marks } of fact.sides) expect(marks.length).toBeGreaterThan(0);
    const sides = fact.sides.map(({ text }) => text).join(' ');
    expect(sides).toMatch(/50,000/);
    expect(sides).toMatch(/60,000/);
  });

  test('says no where something false was taken for granted', async () => {
    const library = await smallLibrary();
    const reply = ask('did the Great Bridge open in April', 'en', library);
    expect(reply.blocks[0]).toMatchObject({ kind: 'notice', text: words.no });
    expect(reply.blocks[1]).toMatchObject({ kind: 'fact', fact: 'bridge-opened' });
    expect(kinds(ask('when did the Great Bridge open', 'en', library))).not.toContain('notice');
  });

  test('is in the language of the question, whatever that of the asker', () => {
    const japanese = ask('統合作戦司令部はいつできた？', 'en');
    expect(japanese.lang).toBe('ja');
    expect(textsOf(japanese, 'fact')[0]).toMatch(/2025年3月24日/);
    const english = ask('when did the JJOC start?', 'ja');
    expect(english.lang).toBe('en');
    expect(textsOf(english, 'fact')[0]).toMatch(/24 March 2025/);
    expect(ask('JJOC?', 'ja').lang).toBe('ja');
  });
});

describe('a miss', () => {
  test('says so, offers what comes nearest, and reports the words', async () => {
    const reply = ask('does the Great Bridge sell pianos', 'en', await smallLibrary());
    expect(reply).toMatchObject({ outcome: 'not-found', citations: [] });
    expect(textsOf(reply, 'notice')).toEqual([words.miss, words.nearest]);
    expect(reply.actions[0]).toMatchObject({ run: { options: { topic: 'bridge' } } });
    expect(reply.actions.at(-1)).toMatchObject({ run: { command: 'brief', options: {} } });
  });

  test('holds no fact and no vote', () => {
    for (const question of ['recipe for ramen', '給料はいくら', 'the', 'は？']) {
      const reply = ask(question);
      expect(new Set(kinds(reply)), question).toEqual(new Set(['notice']));
      expect(reply.actions.filter(({ kind }) => kind === 'rating')).toEqual([]);
      expect(reply.actions.length).toBeGreaterThan(0);
    }
  });
});

describe('several questions in one message', () => {
  test('are answered one by one under their own words', async () => {
    const question = 'Who designed the Great Bridge? 大橋はいつ開通した？ Who is the pope of Rome?';
    const reply = ask(question, 'en', await smallLibrary());
    expect(textsOf(reply, 'heading')).toEqual([
      'Who designed the Great Bridge?',
      '大橋はいつ開通した？',
      'Who is the pope of Rome?',
    ]);
    expect(reply).toMatchObject({ lang: 'en', outcome: 'found' });
    for (const text of textsOf(reply, 'fact')) expect(text).not.toMatch(/\p{Script=Han}/u);
    expect(textsOf(reply, 'notice')).toContain(words.miss);
  });

  test('from the fourth on are left, and it says so', () => {
    const reply = ask('when did the JJOC start? '.repeat(4));
    expect(textsOf(reply, 'heading')).toHaveLength(3);
    expect(textsOf(reply, 'notice')).toContain(words.more);
  });

  test('a long one is shortened in its heading', () => {
    const [heading = ''] = textsOf(ask(`${'very '.repeat(100)}long? when?`), 'heading');
    expect(heading.length).toBeLessThanOrEqual(120);
    expect(heading).toMatch(/…$/);
    const headings = [120, 121].map((length) => `${'x'.repeat(length - 1)}?`);
    const [fits = '', longer = ''] = textsOf(ask(headings.join(' ')), 'heading');
    expect([fits.length, longer.length]).toEqual([120, 120]);
  });

  test('a message that is too long says so and answers its first', () => {
    const reply = ask(`When did the JJOC start? ${'And why? '.repeat(400)}`);
    expect(textsOf(reply, 'notice')).toContain(words.cut);
    expect(textsOf(reply, 'heading')).toEqual([]);
    expect(kinds(reply)).toContain('fact');
  });
});

describe('what is no question', () => {
  test.each([
    ['hello', words.greeting],
    ['Thank you!', words.thanks],
    ['<@1>', words.empty(LANGS)],
    ['🎉', words.empty(LANGS)],
    ['', words.empty(LANGS)],
    ['こんにちは', wordsFor('ja').answer.greeting],
  ])('%j', (message, text) => {
    const reply = ask(message);
    expect(textsOf(reply, 'notice')).toEqual([text]);
    expect(reply).toMatchObject({ outcome: 'found', missed: [] });
    expect(reply.actions).toMatchObject([{ kind: 'select' }]);
  });

  test.each([
    ['help', 'help', 'en'],
    ['使い方', 'help', 'ja'],
    ['topics', 'brief', 'en'],
    ['一覧', 'brief', 'ja'],
  ] as const)('%s is the command %s', (message, command, lang) => {
    const own = runCommand(command, { lang, options: {} }, { library: shipped, now });
    expect(ask(message)).toEqual(own);
  });
});
