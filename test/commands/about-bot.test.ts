import { describe, expect, test } from 'vitest';
import { createCommandService } from '../../src/commands/command-service.ts';
import { runCommand } from '../../src/commands/table.ts';
import type { Library } from '../../src/library/library.ts';
import type { Lang } from '../../src/library/schema.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { shipped, smallLibrary } from '../support/libraries.ts';

const now = new Date('2026-11-29T12:00:00Z');
const ask = (question: string, lang: Lang = 'en', library: Library = shipped): Reply =>
  runCommand('ask', { lang, options: { question } }, { library, now });
const said = (reply: Reply) =>
  reply.blocks.map((block) => ('text' in block ? block.text : '')).join('\n');

describe('questions about the bot', () => {
  test.each<[string, RegExp]>([
    ['how old is this information?', /24 June 2026/],
    ['情報はいつのものですか', /2026年6月24日/],
    ['how often are you updated', /24 June 2026/],
    ['do you use AI?', /No AI writes/],
    ['AIを使っていますか', /AIが書いたものではありません/],
    ['who runs you?', /whoever added me/],
    ['can I get a PDF?', /cannot make a PDF/],
    ['how do I subscribe', /\/digest/],
    ['/digest', /\/digest/],
  ])('%s', (question, answer) => {
    const reply = ask(question);
    expect(said(reply)).toMatch(answer);
    expect(reply).toMatchObject({ outcome: 'found', missed: [] });
  });

  test('where the sources disagree is shown by disputes, each cited on all sides', () => {
    const reply = ask('where do the sources disagree?');
    const facts = reply.blocks.flatMap((block) => (block.kind === 'fact' ? block : []));
    expect(facts.length).toBeGreaterThan(1);
    for (const { status, sides } of facts) {
      expect(status).toBe('disputed');
      for (const { marks } of sides) expect(marks.length).toBeGreaterThan(0);
    }
  });

  test('a folder without disputes says so, and its own first brief is the one to begin with', async () => {
    const library = await smallLibrary();
    const [first] = library.briefs.values();
    expect(said(ask('what should I read first?', 'en', library))).toContain(first?.title.en);
    expect(said(ask('which sources do you use?'))).toMatch(/Everything the briefs say rests/);
  });
});

describe('what is opened by name', () => {
  test.each<[string, string | null]>([
    ['usfj', 'usfj'],
    ['USFJ', 'usfj'],
    ['在日米軍の統合軍司令部への格上げ', 'usfj'],
    ['summarize usfj', 'usfj'],
    ['timeline of the JJOC', 'jjoc'],
    ['年表', null],
    ['timeline jjoc', 'jjoc'],
    ['jjocの出典', 'jjoc'],
  ])('%s', (question, topic) => {
    const reply = ask(question);
    expect(reply).toMatchObject({ outcome: 'found', topic });
    expect(reply.title).toBeTruthy();
  });

  test('a topic that there is not is asked about as before', () => {
    expect(ask('timeline of the moon landing').title).toBeNull();
  });
});

describe('in the other language', () => {
  const service = () => {
    const parts = { library: () => shipped, now: () => now, onMiss: () => {} };
    const { handle } = createCommandService(parts);
    return (question: string, conversation = 'ann') =>
      handle('ask', { lang: 'en', options: { question } }, conversation);
  };

  test('the last answer is repeated, with the same facts', async () => {
    const tell = service();
    const english = await tell('when did the JJOC start?');
    const japanese = await tell('in Japanese please');
    const factsOf = (reply: Reply) =>
      reply.blocks.flatMap((block) => (block.kind === 'fact' ? block.fact : []));
    expect(japanese.lang).toBe('ja');
    expect(factsOf(japanese)).toEqual(factsOf(english));
    expect(await tell('英語で')).toMatchObject({ lang: 'en', topic: 'jjoc' });
  });

  test('a brief and a list are repeated too; without a reply, nothing is made up', async () => {
    const tell = service();
    await tell('usfj');
    expect(await tell('日本語で')).toMatchObject({ lang: 'ja', topic: 'usfj' });
    await tell('timeline');
    expect((await tell('日本語で')).title).toBe('年表');
    expect(said(await tell('in Japanese', 'somebody else'))).toMatch(/10分間/);
  });

  test('after a miss it is still the last answer that is repeated', async () => {
    const tell = service();
    await tell('when did the JJOC start?');
    expect((await tell('how tall is the moon rabbit of Kyoto')).outcome).toBe('not-found');
    expect(await tell('日本語で')).toMatchObject({ lang: 'ja', topic: 'jjoc' });
  });
});
