import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGS } from '../../../src/library/schema.ts';
import { decode } from '../../../src/platforms/shared/rendering/component-action.ts';
import { canTurn } from '../../../src/platforms/shared/rendering/reply-actions.ts';
import { LIMITS } from '../../../src/platforms/slack/rendering/limits.ts';
import { type Page, plainText, sealed } from '../../../src/platforms/slack/rendering/payload.ts';
import { render, renderNote } from '../../../src/platforms/slack/rendering/render.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { shipped, writtenIn } from '../../support/libraries.ts';
import { everyReply, grownReplies, growth, RUNS, run, statementsOf } from '../shared/replies.ts';
import { buttonsOf, faultsOf, pagesOf, textOf } from './pages-of.ts';

const componentActionsOf = (page: Parameters<typeof buttonsOf>[0]) =>
  buttonsOf(page).map(({ value }) => decode(value, shipped));

describe('every reply of briefs in English only, for readers of both languages', () => {
  const replies = everyReply(writtenIn('en', shipped));

  test('is a message that Slack takes', () => {
    for (const reply of replies) expect(pagesOf(reply).flatMap(faultsOf)).toEqual([]);
  });

  test('says everything, under its notice', () => {
    for (const reply of replies) {
      const pages = pagesOf(reply).map(textOf);
      for (const { shown } of statementsOf(reply)) {
        expect(
          pages.some((page) => page.includes(shown)),
          shown,
        ).toBe(true);
      }
      const { only } = wordsFor(reply.lang).otherLanguage;
      const says = reply.asOf !== null || reply.blocks.some(({ kind }) => kind === 'topic');
      expect(pages.join('\n').includes(only('en'))).toBe(says && reply.lang !== 'en');
    }
  });
});

describe('every reply that the shipped briefs give, every page, in both languages', () => {
  const replies = everyReply();

  test('is a message that Slack takes', () => {
    for (const reply of replies) {
      for (const offerPost of [false, true]) {
        expect(pagesOf(reply, offerPost).flatMap(faultsOf)).toEqual([]);
      }
    }
  });

  test('says everything: every statement with its citations, and the sources they name', () => {
    for (const reply of replies) {
      const pages = pagesOf(reply).map(textOf);
      for (const statement of statementsOf(reply)) {
        const page = pages.find((one) => one.includes(statement.shown));
        expect(page, statement.shown).toBeDefined();
        for (const n of statement.sources) expect(page).toMatch(new RegExp(`^\\[${n}\\] `, 'm'));
      }
      const warned = reply.blocks.some((one) => one.kind === 'notice' && one.tone === 'warning');
      if (warned && reply.title) for (const page of pages) expect(page).toContain('⚠️');
      if (reply.asOf) for (const page of pages) expect(page).toContain(reply.asOf);
    }
  });

  test('is paged where it is long, and each page says which it is and turns to its neighbours', () => {
    // Where a button cannot hold what was typed, all pages are sent, one after the other.
    const turned = replies.filter((reply) => canTurn(reply, LIMITS.actionId));
    const long = turned.map((reply) => pagesOf(reply)).filter((pages) => pages.length > 1);
    expect(long.length).toBeGreaterThan(20);
    for (const pages of long) {
      pages.forEach((page, i) => {
        expect(textOf(page)).toContain(`${i + 1} / ${pages.length}`);
        const neighbours = [i - 1, i + 1].filter((n) => n >= 0 && n < pages.length);
        const turns = componentActionsOf(page).slice(0, neighbours.length);
        expect(turns).toMatchObject(neighbours.map((n) => ({ kind: 'show', page: n })));
      });
    }
  });

  test('has a notification that says something, and nothing without its citation', () => {
    for (const reply of replies) {
      const [{ text = '' } = {}] = pagesOf(reply);
      expect(text).not.toBe('–');
      const first = reply.blocks.find((block) => 'marks' in block && block.marks.length > 0);
      if (first) expect(text).toMatch(/\[\d+(¶\d+)?\]$/);
    }
  });
});

describe('briefs that no schema would allow, ten times as long', () => {
  test('stay within every limit, and lose no citation', { timeout: 30_000 + RUNS * 1000 }, () => {
    fc.assert(
      fc.property(growth, fc.constantFrom(...LANGS), (how, lang) => {
        for (const reply of grownReplies(how, lang)) {
          const pages = pagesOf(reply, true);
          expect(pages.flatMap(faultsOf)).toEqual([]);
          const all = pages.map(textOf).join('\n');
          for (const { sources } of statementsOf(reply)) {
            for (const n of sources) expect(all).toContain(`[${n}] `);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the last check before a message leaves', () => {
  const headers = (count: number, length: number): Page => ({
    text: 'x',
    blocks: Array.from({ length: count }, () => ({
      type: 'header',
      text: plainText('x'.repeat(length)),
    })),
  });
  test('lets pass what Slack takes', () => {
    expect(faultsOf(sealed(headers(50, 130)))).toEqual([]);
  });
  test.each([
    [headers(51, 1), '51 blocks'],
    [headers(50, 150), '12500 characters'],
    [headers(1, 151), '151 characters of header'],
    [{ ...headers(1, 1), text: 'x'.repeat(4001) }, '4001 characters of text'],
  ])('names the limit that is broken', (page, why) => {
    expect(() => sealed(page)).toThrow(why);
  });
});

describe('buttons', () => {
  test('an answer has a vote, its translation in place, and opens briefs beside it', () => {
    const reply = run('ask', { question: 'when did the JJOC start?' }, 'en');
    const [page] = pagesOf(reply, true);
    const actions = componentActionsOf(page as never);
    expect(actions.map((action) => action?.kind)).toEqual([
      'open',
      'open',
      'show',
      'vote',
      'vote',
      'post',
    ]);
    const sourcesOf = reply.again?.options.answer?.facts;
    expect(actions[1]).toMatchObject({ run: { command: 'sources', options: { sourcesOf } } });
    expect(actions[2]).toMatchObject({ run: { ...reply.again, lang: 'ja' } });
    expect(actions[3]).toMatchObject({ facts: reply.again?.options.answer?.facts });
  });

  test('a value holds a whole long answer, so that its pages can be turned', () => {
    const facts = [...shipped.facts.keys()].slice(0, 40);
    const reply = run('ask', { answer: { facts, corrects: false } }, 'en');
    expect(render(reply, { offerPost: true }).way).toBe('turn');
    expect(pagesOf(reply).length).toBeGreaterThan(2);
    expect(componentActionsOf(pagesOf(reply)[0] as never)[0]).toMatchObject({
      run: { options: { answer: { facts } } },
    });
  });
});

test('above the list of briefs the hint is a paragraph, and a warning belongs to its brief', () => {
  const [page] = pagesOf(run('brief', {}, 'en'));
  const parts = page?.blocks.flatMap((block) => (block.type === 'rich_text' ? block.elements : []));
  expect(parts?.[0]?.type).toBe('rich_text_section');
  expect(parts?.filter((part) => part.type === 'rich_text_list' && part.indent === 1)).not.toEqual(
    [],
  );
});

test('what nobody can see stands as a dash, never as an empty text', () => {
  const reply = run('ask', { question: 'hello' }, 'en');
  const blank = { ...reply, blocks: [{ kind: 'heading' as const, text: '\u0007' }] };
  expect(pagesOf(blank).flatMap(faultsOf)).toEqual([]);
  expect(faultsOf(sealed(renderNote('a & b <!channel>')))).toEqual([]);
});
