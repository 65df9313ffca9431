import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../../src/commands/table.ts';
import { LANGS, type Lang } from '../../../src/library/schema.ts';
import { decode } from '../../../src/platform/discord/custom-id.ts';
import { cutBlock } from '../../../src/platform/discord/cut-block.ts';
import { COMFORT } from '../../../src/platform/discord/limits.ts';
import { type Page, sealed, text } from '../../../src/platform/discord/payload.ts';
import { render } from '../../../src/platform/discord/render.ts';
import type {
  Block,
  CitedText,
  CommandName,
  FactBlock,
  Options,
  Reply,
} from '../../../src/reply/reply.ts';
import { wordsFor } from '../../../src/reply/words/index.ts';
import { shipped } from '../../answer/town.ts';
import { type Growth, grown } from './grown.ts';
import { buttonsOf, faultsOf, messagesOf, textOf } from './messages-of.ts';

/** `FUZZ_RUNS=1000 npx vitest run test/platform/discord/render.test.ts` looks longer. */
const { FUZZ_RUNS } = process.env;
const RUNS = Number(FUZZ_RUNS ?? 10);

const now = new Date('2027-06-01T00:00:00Z'); // past every review: the warnings are there
const run = (command: CommandName, options: Options, lang: Lang, library = shipped): Reply =>
  runCommand(command, { lang, options }, { library, now });

const topics = [undefined, ...shipped.briefs.keys(), 'usjf', 'x'.repeat(3000), '🎌'.repeat(90)];
const everything = LANGS.flatMap((lang) => [
  ...(['brief', 'timeline', 'sources'] as const).flatMap((command) =>
    topics.map((topic) => ({ command, options: topic ? { topic } : {}, lang })),
  ),
  { command: 'help' as const, options: {}, lang },
  ...[
    'when did the JJOC start?',
    'JJOCはいつ発足した？',
    'how many U.S. troops are in Japan? who leads the JJOC? why the upgrade?',
    'recipe for ramen',
    'hello',
    '@everyone [x](https://evil.example)? **what**?',
  ].map((question) => ({ command: 'ask' as const, options: { question }, lang })),
  { command: 'check' as const, options: { text: 'The US has 60,000 troops in Japan.' }, lang },
]);

describe('every reply that the shipped briefs give, every page, in both languages', () => {
  const replies = everything.map((one) => run(one.command, one.options, one.lang));

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
    const long = replies.map((reply) => messagesOf(reply)).filter((pages) => pages.length > 1);
    expect(long.length).toBeGreaterThan(20);
    for (const pages of long) {
      const targets = pages.map((page) =>
        buttonsOf(page)
          .slice(0, 3)
          .filter(({ disabled }) => !disabled)
          .map(({ custom_id }) => decode(custom_id, shipped))
          .map((press) => (press?.kind === 'show' ? press.page : null)),
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

  test('does not take a hint below a list for a part of the list', () => {
    const before = new Date('2025-05-01T00:00:00Z'); // no brief is past its review: no warnings
    for (const lang of LANGS) {
      const reply = runCommand('brief', { lang, options: {} }, { library: shipped, now: before });
      const pages = messagesOf(reply).map(textOf).join('\n');
      expect(pages).toContain(`\n\n${wordsFor(lang).index.hint}`);
    }
  });

  test('keeps to a comfortable length', () => {
    for (const reply of replies) {
      for (const page of messagesOf(reply)) {
        const [, , body] = page.components[0].components;
        if (body?.type === 10 && reply.title) {
          expect(body.content.length).toBeLessThanOrEqual(COMFORT[reply.lang]);
        }
      }
    }
  });
});

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** Each cited text as it stands on a page: in plain ASCII briefs nothing of it is escaped. */
function statementsOf({ blocks, lang }: Reply) {
  const { joint } = wordsFor(lang);
  return blocks
    .flatMap((block) =>
      block.kind === 'fact' ? [block, ...block.sides] : block.kind === 'statement' ? [block] : [],
    )
    .map(({ text: said, marks }) => ({
      shown: [said, marks.map(({ n, paragraph }) => `[${n}¶${paragraph}]`).join('')]
        .filter((part) => part !== '')
        .join(joint),
      sources: marks.map(({ n }) => n),
    }));
}

describe('briefs that no schema would allow, ten times as long', () => {
  // The longest shipped brief has 24 facts of up to 240 characters, up to 4 citations and 3 sides each,
  // with 5 sources, among 18 briefs: ten times of each, and ten times as much in all.
  const growth: fc.Arbitrary<Growth> = fc
    .record({
      seed: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
      length: fc.integer({ min: 1, max: 5000 }),
      facts: fc.integer({ min: 1, max: 240 }),
      sides: fc.integer({ min: 2, max: 30 }),
      cites: fc.integer({ min: 1, max: 40 }),
      sources: fc.integer({ min: 1, max: 50 }),
      briefs: fc.integer({ min: 1, max: 180 }),
    })
    .map((how) => {
      const texts = 1 + how.sides / 3; // every third fact is disputed
      const most = Math.min(60_000 / (texts * how.length), 1_000 / (texts * how.cites));
      return { ...how, facts: Math.min(how.facts, Math.ceil(most)) };
    });

  const timeout = 30_000 + RUNS * 1000;

  test('stay within every limit, and lose no citation', { timeout }, () => {
    fc.assert(
      fc.property(growth, fc.constantFrom(...LANGS), (how, lang) => {
        const library = grown(how);
        const [first] = library.briefs.keys();
        const answer = { facts: [...library.facts.keys()].slice(0, 12), corrects: true };
        for (const reply of [
          run('brief', { topic: first }, lang, library),
          run('timeline', {}, lang, library),
          run('sources', {}, lang, library),
          run('brief', {}, lang, library),
          run('brief', { topic: `${how.seed.repeat(9)} no such` }, lang, library),
          run('ask', { answer }, lang, library),
        ]) {
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
    const presses = buttonsOf(message as never).map(({ custom_id }) => decode(custom_id, shipped));
    expect(presses.map((press) => press?.kind)).toEqual(['open', 'show', 'vote', 'vote', 'post']);
    const [, translation, vote] = presses;
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
