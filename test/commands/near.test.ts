import { describe, expect, test } from 'vitest';
import { createCommandService } from '../../src/commands/command-service.ts';
import { runCommand } from '../../src/commands/table.ts';
import { type BriefId, LANGS, type Lang } from '../../src/library/schema.ts';
import { encode } from '../../src/platforms/shared/rendering/component-action.ts';
import type { Options, Reply } from '../../src/replies/reply.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { shipped } from '../support/libraries.ts';
import { nearQuestion } from '../support/near-question.ts';

const now = new Date('2026-01-01T00:00:00Z');
const run = (options: Options, lang: Lang, isPublic = false): Reply =>
  runCommand('ask', { lang, options, isPublic }, { library: shipped, now });
const ask = (question: string, lang: Lang, isPublic = false) => run({ question }, lang, isPublic);

const nearFacts = ({ blocks }: Reply) =>
  blocks.flatMap((block) => (block.kind === 'near' ? block.facts : []));
const labels = ({ actions }: Reply) =>
  actions.flatMap((action) => (action.kind === 'rating' ? 'rating' : action.label));
const certain: Record<Lang, string> = {
  en: 'when did the JJOC start?',
  ja: '統合作戦司令部はいつできた？',
};
const offTopic: Record<Lang, string> = { en: 'recipe for ramen?', ja: 'ラーメンのレシピは？' };

describe.each(LANGS)('what comes near, in %s', (lang) => {
  const question = nearQuestion(shipped, lang, 'jjoc');
  const words = wordsFor(lang);

  test('is at most three cited facts, told apart from an answer', () => {
    const reply = ask(question, lang);
    expect(reply).toMatchObject({ lang, outcome: 'not-found', again: null });
    expect(reply.blocks).toMatchObject([{ kind: 'near', text: words.answer.near }]);
    const facts = nearFacts(reply);
    expect(facts.length).toBeGreaterThan(0);
    expect(facts.length).toBeLessThanOrEqual(3);
    for (const fact of facts) {
      const marks = [fact, ...fact.sides].flatMap((one) => one.marks);
      expect(marks.length).toBeGreaterThan(0);
      for (const { n } of marks) expect(reply.citations[n - 1]).toBeDefined();
    }
    expect(reply.asOf).toContain(shipped.briefs.get('jjoc' as BriefId)?.title[lang]);
    expect(labels(reply)).not.toContain('rating');
    expect(labels(reply).at(-1)).toBe(words.buttons.index);
    expect(reply.actions[0]).toMatchObject({ run: { command: 'brief' } });
  });

  test('stands behind a button where everybody sees the reply', () => {
    const reply = ask(question, lang, true);
    expect(reply.blocks).toEqual([
      { kind: 'notice', tone: 'warning', text: words.answer.uncertain },
    ]);
    expect(reply).toMatchObject({ outcome: 'not-found', citations: [], topic: 'jjoc' });
    const [button] = reply.actions;
    if (button?.kind !== 'button') throw new Error('no button');
    expect(button.label).toBe(words.answer.showClosest);
    const own = run(button.run.options, lang);
    expect(nearFacts(own)).toEqual(nearFacts(ask(question, lang)));
    expect(labels(own)).not.toContain('rating');
    expect(own).toMatchObject({ outcome: 'not-found', again: null, missed: [] });
    expect(encode({ kind: 'open', run: button.run, page: 0 }, 100)).not.toBeNull();
  });

  test('is posted by no button: what everybody would see of it holds no statement', () => {
    const closest = nearFacts(ask(question, lang)).map(({ fact }) => fact);
    expect(nearFacts(run({ closest }, lang, true))).toEqual([]);
  });

  test('mixes with the other kinds under the words of each question', () => {
    const mixed = ask(`${question}? ${certain[lang]} ${offTopic[lang]}`, lang);
    const order = mixed.blocks.map(({ kind }) => kind);
    expect(order.slice(0, 4)).toEqual(['heading', 'near', 'heading', 'fact']);
    expect(order.slice(-2)).toEqual(['notice', 'notice']);
    expect(mixed.outcome).toBe('found');
    const votes = mixed.actions.flatMap((action) => (action.kind === 'rating' ? action.facts : []));
    const answered = mixed.blocks.flatMap((block) => (block.kind === 'fact' ? block.fact : []));
    expect(votes).toEqual(answered);
    const open = ask(`${question}? ${certain[lang]} ${offTopic[lang]}`, lang, true);
    expect(nearFacts(open)).toEqual([]);
    expect(open.blocks.filter(({ kind }) => kind === 'fact')).not.toEqual([]);
    expect(labels(open)).toContain(words.answer.showClosest);
    const uncited = open.citations.map(({ source }) => source);
    const own = ask(certain[lang], lang).citations.map(({ source }) => source);
    expect(uncited).toEqual(own);
  });

  test('counts as missed, and the next question leans on it', async () => {
    const missed: string[] = [];
    const service = createCommandService({
      library: () => shipped,
      now: () => now,
      onMiss: (gaps) => missed.push(...gaps),
    });
    const say = (said: string) =>
      service.handle('ask', { lang, options: { question: said } }, 'rosa');
    expect((await say(question)).topic).toBe('jjoc');
    expect(missed.length).toBeGreaterThan(0);
    const then = await say(lang === 'ja' ? 'それはいつ？' : 'and when?');
    expect(then).toMatchObject({ outcome: 'found', topic: 'jjoc' });
  });

  test('is not there for a question about something else', () => {
    const reply = ask(offTopic[lang], lang);
    expect(reply.blocks[0]).toMatchObject({ text: words.answer.miss });
    expect(nearFacts(reply)).toEqual([]);
    expect(ask(offTopic[lang], lang, true)).toEqual(reply);
  });
});

test('facts that a reload took away are said to be gone', () => {
  const reply = run({ closest: ['no-such-fact'] }, 'en');
  expect(reply).toMatchObject({ outcome: 'not-found' });
  expect(reply.blocks).toMatchObject([{ text: wordsFor('en').answer.gone }]);
});
