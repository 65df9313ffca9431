import { describe, expect, test } from 'vitest';
import { indexesData, indexFor, prepareIndexes } from '../../src/answers/index/index.ts';
import { runCommand } from '../../src/commands/table.ts';
import { compose } from '../../src/digests/content/compose.ts';
import type { Zone } from '../../src/digests/timezone/zone.ts';
import type { Library } from '../../src/library/library.ts';
import { LANGS, type Lang } from '../../src/library/schema.ts';
import { forReader } from '../../src/replies/for-reader.ts';
import type { CommandName, Options, Reply } from '../../src/replies/reply.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { shipped, smallLibraryIn } from '../support/libraries.ts';

const now = new Date('2026-01-01T00:00:00Z');
const run = (library: Library, command: CommandName, options: Options, lang: Lang): Reply =>
  runCommand(command, { lang, options }, { library, now });

const noticesOf = ({ blocks }: Reply) =>
  blocks.flatMap((block) => (block.kind === 'notice' ? block.text : []));
const factsOf = ({ blocks }: Reply) =>
  blocks.flatMap((block) => (block.kind === 'fact' ? block.fact : []));
const languagesLedTo = ({ actions }: Reply) =>
  actions.flatMap((action) => (action.kind === 'button' ? action.run.lang : []));

/** Briefs in one language: that, the other one, and what a reader of the other one is told. */
const KINDS = [
  { written: 'en', reader: 'ja', notice: '解説は英語のみです。' },
  { written: 'ja', reader: 'en', notice: 'The briefs are in Japanese only.' },
] as const;

const QUESTION = { en: 'who designed the Great Bridge', ja: '大橋を設計したのは誰か' } as const;

describe.each(KINDS)('briefs in $written only', ({ written, reader, notice }) => {
  const small = () => smallLibraryIn(written);

  test.each([
    ['brief', { topic: 'bridge' }],
    ['brief', {}],
    ['brief', { topic: 'nowhere' }],
    ['timeline', {}],
    ['sources', { topic: 'bridge' }],
    ['help', {}],
    ['ask', { answer: { facts: ['bridge-cost'], corrects: false } }],
    ['check', { text: QUESTION[written] }],
  ] as const)(
    '/%s %j: a reader of %s gets them under a notice, with the words of their own language',
    async (command, options) => {
      const library = await small();
      const own = run(library, command, options, written);
      expect(noticesOf(own)).not.toContain(notice);
      expect(own).not.toHaveProperty('textLang');
      expect(languagesLedTo(own)).not.toContain(reader);
      const foreign = run(library, command, options, reader);
      expect(noticesOf(foreign).filter((text) => text === notice)).toHaveLength(1);
      expect(foreign).toMatchObject({ lang: reader, textLang: written });
      expect(factsOf(foreign)).toEqual(factsOf(own));
    },
  );

  test('the texts are the same for both', async () => {
    const library = await small();
    const cited = (lang: Lang) =>
      run(library, 'brief', { topic: 'bridge' }, lang).blocks.flatMap((block) =>
        'marks' in block ? block.text : [],
      );
    expect(cited(reader)).toEqual(cited(written));
    expect(cited(written).length).toBeGreaterThan(4);
  });

  test('from a reply in their own words, a button leads to one that is in one language', async () => {
    const reply = run(await small(), 'brief', { topic: 'bridge' }, reader);
    expect(languagesLedTo(reply)).toContain(written);
  });

  test('a question in their language is answered', async () => {
    const reply = run(await small(), 'ask', { question: QUESTION[written] }, reader);
    expect(reply).toMatchObject({ lang: written, outcome: 'found' });
    expect(factsOf(reply)[0]).toBe('bridge-builder');
  });

  test('a question in the other one is not: it is told in which to ask', async () => {
    const reply = run(await small(), 'ask', { question: QUESTION[reader] }, written);
    expect(reply).toMatchObject({ lang: reader, outcome: 'not-found' });
    expect(factsOf(reply)).toEqual([]);
    const { otherLanguage, answer } = wordsFor(reader);
    expect(noticesOf(reply)).toEqual(
      expect.arrayContaining([notice, otherLanguage.ask(written), otherLanguage.miss]),
    );
    expect(noticesOf(reply)).not.toContain(answer.miss);
  });

  test('a name or an id opens the brief for either', async () => {
    for (const lang of LANGS) {
      expect(run(await small(), 'ask', { question: 'bridge' }, lang).topic).toBe('bridge');
    }
  });

  test('small talk is in the words of whoever talks, without the notice', async () => {
    const hello = { en: 'hello', ja: 'こんにちは' }[reader];
    const reply = run(await small(), 'ask', { question: hello }, reader);
    expect(noticesOf(reply)).toEqual([wordsFor(reader).answer.greeting]);
  });

  test('a digest in the other language says so too', async () => {
    const digest = compose(
      {
        ...{ topics: null, lang: reader, zone: 'UTC' as Zone, onlyWhenChanged: false },
        ...{ since: now, shown: new Map(), lateFrom: null },
      },
      new Map(),
      await small(),
      now,
      () => true,
    );
    expect(digest?.reply).toMatchObject({ lang: reader, textLang: written });
    expect(noticesOf(digest?.reply as Reply)).toContain(notice);
  });

  test('there is an index of that language alone', async () => {
    const library = await small();
    await prepareIndexes(library);
    expect([...indexesData(library).keys()]).toEqual([written]);
    expect(indexFor(library, written).facts.length).toBe(library.facts.size);
  });
});

test('a name in a question that is not understood leads to the closest statements, never to an answer', async () => {
  const question = 'Great Bridgeの費用は';
  const reply = run(await smallLibraryIn('en'), 'ask', { question }, 'ja');
  expect(reply).toMatchObject({ lang: 'ja', textLang: 'en', outcome: 'not-found' });
  expect(reply.blocks.map(({ kind }) => kind)).toEqual(['notice', 'notice', 'near']);
});

test('briefs in both languages: the reply stays as it is', () => {
  const reply = run(shipped, 'brief', { topic: 'usfj' }, 'ja');
  expect(forReader(reply, shipped)).toBe(reply);
});
