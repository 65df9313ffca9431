import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../../src/commands/table.ts';
import { LANGS } from '../../../src/library/schema.ts';
import { LIMITS, PREFERRED_LENGTH } from '../../../src/platforms/discord/rendering/limits.ts';
import { type Page, sealed, text } from '../../../src/platforms/discord/rendering/payload.ts';
import { render } from '../../../src/platforms/discord/rendering/render.ts';
import { decode } from '../../../src/platforms/shared/rendering/component-action.ts';
import { cutBlock } from '../../../src/platforms/shared/rendering/cut-block.ts';
import { canTurn } from '../../../src/platforms/shared/rendering/reply-actions.ts';
import type { Block, CitedText, FactBlock } from '../../../src/replies/reply.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { shipped, writtenIn } from '../../support/libraries.ts';
import { everyReply, grownReplies, growth, RUNS, run, statementsOf } from '../shared/replies.ts';
import { buttonsOf, faultsOf, messagesOf, textOf } from './messages-of.ts';

describe('every reply of briefs in English only, for readers of both languages', () => {
  const replies = everyReply(writtenIn('en', shipped));

  test('is a message that Discord takes', () => {
    for (const reply of replies) expect(messagesOf(reply).flatMap(faultsOf)).toEqual([]);
  });

  test('says everything, under its notice', () => {
    for (const reply of replies) {
      const pages = messagesOf(reply).map(textOf);
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

  test('is a message that Discord takes', () => {
    for (const reply of replies) {
      for (const offerPost of [false, true]) {
        expect(messagesOf(reply, offerPost).flatMap(faultsOf)).toEqual([]);
      }
    }
  });

  test('says everything: every statement with its citations, and the sources they name', () => {
    for (const reply of replies) {
      const pages = messagesOf(reply).map(textOf);
      for (const statement of statementsOf(reply)) {
        const page = pages.find((one) => one.includes(statement.shown));
        expect(page, statement.shown).toBeDefined();
        for (const n of statement.sources) expect(page).toMatch(new RegExp(`^-# \\[${n}\\] `, 'm'));
      }
      const warned = reply.blocks.some((one) => one.kind === 'notice' && one.tone === 'warning');
      if (warned && reply.title) for (const page of pages) expect(page).toContain('⚠️');
      if (reply.asOf) for (const page of pages) expect(page).toContain(`-# ${reply.asOf}`);
    }
  });

  test('is paged where it is long, about evenly, and each page turns to its neighbours', () => {
    // Where a button cannot hold what was typed, all pages are sent, one after the other.
    const turned = replies.filter((reply) => canTurn(reply, LIMITS.customId));
    const long = turned.map((reply) => messagesOf(reply)).filter((pages) => pages.length > 1);
    expect(long.length).toBeGreaterThan(20);
    for (const pages of long) {
      const targets = pages.map((page) =>
        buttonsOf(page)
          .slice(0, 3)
          .filter(({ disabled }) => !disabled)
          .map(({ custom_id }) => decode(custom_id, shipped))
          .map((action) => (action?.kind === 'show' ? action.page : null)),
      );
      targets.forEach((target, i) => {
        const expected = [i - 1, i + 1].filter((n) => n >= 0 && n < pages.length);
        expect(target).toEqual(expected);
      });
    }
  });

  test('has the punctuation of its language: no half-width colon, comma or bracket in Japanese', () => {
    const japanese = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}、。」）]`;
    const foreign = new RegExp(`${japanese}\\**\\s?[:,(]|[:,)]\\s?\\**${japanese}|[。）] \\[`, 'u');
    for (const reply of replies.filter(({ lang }) => lang === 'ja')) {
      for (const page of messagesOf(reply)) expect(textOf(page)).not.toMatch(foreign);
    }
  });

  test('does not take the hint at a list for a part of the list', () => {
    const before = new Date('2025-05-01T00:00:00Z'); // no brief is past its review: no warnings
    for (const lang of LANGS) {
      const reply = runCommand('brief', { lang, options: {} }, { library: shipped, now: before });
      const pages = messagesOf(reply).map(textOf).join('\n');
      expect(pages).toContain(`\n${wordsFor(lang).index.hint}\n`);
    }
  });

  test('keeps to a comfortable length', () => {
    for (const reply of replies) {
      for (const page of messagesOf(reply)) {
        const [, , body] = page.components[0].components;
        if (body?.type === 10 && reply.title) {
          expect(body.content.length).toBeLessThanOrEqual(PREFERRED_LENGTH[reply.lang]);
        }
      }
    }
  });
});

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

const timeout = 30_000 + RUNS * 1000;

describe('briefs that no schema would allow, ten times as long', () => {
  test('stay within every limit, and lose no citation', { timeout }, () => {
    fc.assert(
      fc.property(growth, fc.constantFrom(...LANGS), (how, lang) => {
        for (const reply of grownReplies(how, lang)) {
          const pages = messagesOf(reply, true);
          expect(pages.flatMap(faultsOf)).toEqual([]);
          const all = pages.map(textOf).join('\n');
          for (const { sources } of statementsOf(reply)) {
            for (const n of sources) expect(all).toContain(`-# [${n}] `);
          }
          for (const page of pages.map(textOf)) {
            for (const [, n] of page.matchAll(/(?<!\\)\[(\d+)¶/g)) {
              expect(page).toContain(`-# [${n}] `);
            }
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('are cut so that every piece keeps all citations, and no word is lost', { timeout }, () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 5000 });
    const mark = fc.record({ n: fc.integer({ min: 1, max: 50 }), paragraph: fc.nat(300) });
    const cited = fc.record({ text, marks: fc.array(mark, { minLength: 1, maxLength: 40 }) });
    const words = wordsFor('en');
    const fact = {
      kind: 'fact',
      fact: 'x' as never,
      status: 'disputed',
      label: 'Disputed',
    } as const;
    const contentOf = ({ text, marks }: CitedText) => ({ text, marks });
    const piecesOf = (one: CitedText) =>
      cutBlock({ kind: 'statement', label: 'x', ...one }, words) as (Block & CitedText)[];
    fc.assert(
      fc.property(cited, fc.array(cited, { maxLength: 4 }), (own, sides) => {
        for (const one of [own, ...sides]) {
          const pieces = piecesOf(one);
          for (const piece of pieces) expect(piece.text.length).toBeLessThanOrEqual(600);
          // Every part of the text comes with all citations, on as many pieces as these take.
          const counts = pieces.map(({ marks }) => marks.length);
          const each =
            counts.findIndex((_, i) => sum(counts.slice(0, i + 1)) >= one.marks.length) + 1;
          const firsts = pieces.filter((_, i) => i % each === 0);
          expect(firsts.map((piece) => piece.text).join('')).toBe(one.text);
          for (let i = 0; i < pieces.length; i += each) {
            const group = pieces.slice(i, i + each);
            expect(group.flatMap(({ marks }) => marks)).toEqual(one.marks);
            expect(new Set(group.map((piece) => piece.text)).size).toBe(1);
          }
        }
        const ofFact = cutBlock({ ...fact, ...own, sides }, words) as FactBlock[];
        expect(ofFact.map(contentOf)).toEqual([own, ...sides].flatMap(piecesOf).map(contentOf));
        expect(ofFact.flatMap((piece) => piece.sides)).toEqual([]);
      }),
      { numRuns: RUNS * 4 },
    );
  });
});

describe('the last check before a message leaves', () => {
  const page = (parts: number, length: number): Page => ({
    components: [
      {
        type: 17,
        accent_color: 0,
        components: Array.from({ length: parts }, () => text('x'.repeat(length))),
      },
    ],
  });
  test('lets pass what Discord takes', () => {
    expect(faultsOf(sealed(page(39, 100), { ephemeral: true }))).toEqual([]);
  });
  test.each([
    [40, 1, '41 components'],
    [2, 2001, '4002 characters'],
  ])('names the limit that %i texts of %i characters break', (parts, length, why) => {
    expect(() => sealed(page(parts, length), { ephemeral: false })).toThrow(why);
  });
});

describe('buttons', () => {
  test('an answer has a vote, its translation in place, and opens briefs beside it', () => {
    const reply = run('ask', { question: 'when did the JJOC start?' }, 'en');
    const [message] = messagesOf(reply, true);
    const actions = buttonsOf(message as never).map(({ custom_id }) => decode(custom_id, shipped));
    expect(actions.map((action) => action?.kind)).toEqual([
      'open',
      'open',
      'show',
      'vote',
      'vote',
      'post',
    ]);
    const [, sources, translation, vote] = actions;
    const sourcesOf = reply.again?.options.answer?.facts;
    expect(sources).toMatchObject({ run: { command: 'sources', options: { sourcesOf } } });
    const { again } = reply;
    expect(translation).toMatchObject({ run: { ...again, lang: 'ja' } });
    expect(vote).toMatchObject({ facts: again?.options.answer?.facts });
  });

  test('an answer to several questions cannot be had again, and offers nothing that cannot be kept', () => {
    const reply = run('ask', { question: 'who leads the JJOC? why the upgrade?' }, 'en');
    expect(render(reply, { offerPost: true }).way).toBe('turn'); // one page: nothing follows
    const kinds = buttonsOf(messagesOf(reply, true)[0] as never).map(
      ({ custom_id }) => decode(custom_id, shipped)?.kind,
    );
    expect(kinds).not.toContain('post');
    expect(kinds).toContain('vote');
  });

  test.each([
    '',
    'b1',
    'b1|page',
    'b0|s0|brief|en|usfj',
    'b1|s0|rm|en|',
    'b1|s0|brief|fr|usfj',
    'x',
  ])('the id %j means nothing', (id) => expect(decode(id, shipped)).toBeNull());
});
