import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { changesSince } from '../../src/digests/content/changes.ts';
import { compose, type DigestContext } from '../../src/digests/content/compose.ts';
import { hashOf } from '../../src/digests/content/fact-content.ts';
import { readHistory, recordLibrary } from '../../src/digests/content/history.ts';
import type { Zone } from '../../src/digests/timezone/zone.ts';
import type { Fact, Library } from '../../src/library/library.ts';
import type { BriefId, FactId } from '../../src/library/schema.ts';
import { renderWhole as wholeOnDiscord } from '../../src/platforms/discord/rendering/render.ts';
import { renderWhole as wholeOnSlack } from '../../src/platforms/slack/rendering/render.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { libraryOf, shipped } from '../support/libraries.ts';
import { brief, packFolder, put, SOURCES } from '../support/pack.ts';
import { EMPTY, onEveryDatabase, opened } from '../support/stores.ts';

const fits = () => true;
const day = (n: number) => new Date(Date.UTC(2026, 2, n, 9));
const id = (name: string) => name as FactId;
const fact = (name: string, en: string, more: Record<string, unknown> = {}) => {
  return { id: name, status: 'reported', en, ja: '文', cites: ['gazette#1'], ...more };
};
const libraryWith = (facts: readonly unknown[], more: Record<string, unknown> = {}) =>
  packFolder({ 'bridge.yaml': brief('bridge', { facts, ...more }) }).then(libraryOf);

const digestContext = (changes: Partial<DigestContext> = {}): DigestContext => ({
  topics: null,
  lang: 'en',
  zone: 'UTC' as Zone,
  onlyWhenChanged: false,
  since: day(1),
  shown: new Map(),
  lateFrom: null,
  ...changes,
});

/** The history of libraries that were served one day after the other, from the first on. */
async function historyOf(url: string, ...libraries: readonly Library[]) {
  const store = opened(url);
  for (const [n, library] of libraries.entries()) await recordLibrary(store, library, day(n + 1));
  return readHistory(store);
}

onEveryDatabase('the history of a library', (empty) => {
  test('tells what came, changed and went, each with its day', async () => {
    const before = await libraryWith([fact('a', 'A.'), fact('b', 'B.'), fact('c', 'C.')]);
    const after = await libraryWith([fact('a', 'A.'), fact('b', 'B, now.'), fact('d', 'D.')]);
    const history = await historyOf(await empty(), before, before, after);
    const told = changesSince(day(2), history, after, null, day(9));
    expect(told.map(({ kind, at, content }) => [kind, at.getUTCDate(), content.fact.en])).toEqual(
      expect.arrayContaining([
        ['changed', 3, 'B, now.'],
        ['added', 3, 'D.'],
        ['withdrawn', 3, 'C.'],
      ]),
    );
    expect(told).toHaveLength(3);
    expect(changesSince(day(3), history, after, null, day(9))).toEqual([]);
  });

  test('written by several processes at once has each version once', async () => {
    const [before, after] = [
      await libraryWith([fact('a', 'A.')]),
      await libraryWith([fact('a', 'A, now.')]),
    ];
    const url = await empty();
    const stores = [opened(url), opened(url), opened(url)];
    for (const [n, library] of [before, after].entries()) {
      await Promise.all(stores.map((store) => recordLibrary(store, library, day(n + 1))));
    }
    const [store] = stores;
    if (!store) throw new Error('no store');
    const versions = (await readHistory(store)).get(id('a'));
    expect(versions?.map(({ said }) => said?.content.fact.en)).toEqual(['A.', 'A, now.']);
    expect(await recordLibrary(store, after, day(5))).toBe(0);
  });
});

/** What a first digest shows in a zone at a moment that is on 4 March in Tokyo, and on the 3rd in UTC. */
const blocksOn4MarchOf = (library: Library, zone: string) =>
  compose(
    digestContext({ zone: zone as Zone }),
    new Map(),
    library,
    new Date('2026-03-03T20:00:00Z'),
    fits,
  )?.reply.blocks;

describe('what counts as a change', () => {
  test('is neither a reformatting nor another order', async () => {
    const one = await packFolder({
      'bridge.yaml': brief('bridge', {
        facts: [fact('a', 'It opened at last.', { cites: ['gazette#1', 'gazette#2'] })],
      }),
    });
    const before = await libraryOf(one);
    const text = `facts:
  - cites: [gazette#2,
            gazette#1]
    status: reported
    ja: "文"
    asks: {en: "When did it open?", ja: "いつ開通したか"}
    en: >-
      It opened
      at last.
    id: a
`;
    const { facts: _, ...head } = brief('bridge');
    await put(one, 'bridge.yaml', `${dump(head)}${text}`);
    const after = await libraryOf(one);
    const [old, now] = [before, after].map(({ facts }) => facts.get(id('a')));
    expect(now?.asks?.en).toEqual(['When did it open?']);
    expect(hashOf(now as Fact)).toBe(hashOf(old as Fact));
  });

  test.each([
    ['another text', { en: 'It closed.' }],
    ['another translation', { ja: '別' }],
    ['a date', { date: '2025-03-24' }],
    ['another status', { status: 'undecided' }],
    ['another citation', { cites: ['gazette#2'] }],
  ])('is %s', async (_, change) => {
    const before = (await libraryWith([fact('a', 'It opened.')])).facts.get(id('a'));
    const after = (await libraryWith([{ ...fact('a', 'It opened.'), ...change }])).facts.get(
      id('a'),
    );
    expect(hashOf(after as Fact)).not.toBe(hashOf(before as Fact));
  });

  test('is not what came and went, nor what was there from the first', async () => {
    const [one, two] = [
      await libraryWith([fact('a', 'A.')]),
      await libraryWith([fact('a', 'B.'), fact('b', 'B.')]),
    ];
    const history = await historyOf(await EMPTY.SQLite(), one, two, one);
    expect(changesSince(day(1), history, one, null, day(9))).toEqual([]);
    expect(changesSince(new Date(0), history, one, null, day(9))).toEqual([]);
    expect(changesSince(new Date(0), new Map(), one, null, day(9))).toEqual([]);
  });

  test('is what has just been edited, though it was not written down yet', async () => {
    const [one, two] = [await libraryWith([fact('a', 'A.')]), await libraryWith([fact('b', 'B.')])];
    const history = await historyOf(await EMPTY.SQLite(), one);
    const told = changesSince(day(1), history, two, null, day(9));
    expect(told.map(({ kind, at }) => [kind, at])).toEqual([
      ['added', day(9)],
      ['withdrawn', day(9)],
    ]);
  });
});

describe('a digest', () => {
  test('cites the source of a withdrawn fact, though the source is gone too', async () => {
    const [gazette, monthly] = SOURCES.sources;
    const both = await packFolder({
      'bridge.yaml': brief('bridge', {
        facts: [fact('a', 'A.'), fact('m', 'M.', { cites: ['monthly#3'] })],
      }),
    });
    const before = await libraryOf(both);
    await put(both, 'bridge.yaml', brief('bridge', { facts: [fact('a', 'A.')] }));
    await put(both, 'sources.yaml', { sources: [gazette] });
    const after = await libraryOf(both);
    const history = await historyOf(await EMPTY.SQLite(), before, after);
    const digest = compose(digestContext(), history, after, day(3), fits);
    expect(digest?.reply.blocks).toMatchObject([
      { kind: 'heading', text: expect.stringMatching(/^Withdrawn on 2 March 2026/) },
      { kind: 'fact', text: 'M.', marks: [{ n: 1, paragraph: 3 }] },
    ]);
    expect(digest?.reply.citations).toMatchObject([{ publisher: monthly?.publisher.en }]);
  });

  test.each([
    ['en', ''],
    ['ja', '/ja'],
  ] as const)('leads to the page of what it shows (%s)', async (lang, prefix) => {
    const before = await libraryWith([fact('a', 'A.')]);
    const after = await libraryWith([fact('a', 'A, now.')]);
    const history = await historyOf(await EMPTY.SQLite(), before, after);
    const pageOf = (since: Date, publicUrl: string | null) =>
      compose(digestContext({ lang, since, publicUrl }), history, after, day(3), fits)?.reply.page
        ?.url;
    expect(pageOf(day(1), 'https://briefs.example')).toBe(
      `https://briefs.example${prefix}/changes`,
    );
    expect(pageOf(day(3), 'https://briefs.example')).toBe(
      `https://briefs.example${prefix}/b/bridge`,
    );
    expect(pageOf(day(1), null)).toBeUndefined();
  });

  test('is about its topics only', async () => {
    const other = (en: string) => brief('tunnel', { facts: [fact('t', en)] });
    const files = { 'bridge.yaml': brief('bridge'), 'tunnel.yaml': other('T.') };
    const before = await libraryOf(await packFolder(files));
    const after = await libraryOf(await packFolder({ ...files, 'tunnel.yaml': other('T, now.') }));
    const history = await historyOf(await EMPTY.SQLite(), before, after);
    const about = (name: string) =>
      compose(digestContext({ topics: new Set([name as BriefId]) }), history, after, day(3), fits)
        ?.reply;
    expect(about('tunnel')?.blocks).toContainEqual(expect.objectContaining({ text: 'T, now.' }));
    expect(about('bridge')?.topic).toBe('bridge');
    const [menu] = (about('tunnel')?.actions ?? []).filter(({ kind }) => kind === 'select');
    const open = (topic: string) => ({ run: { command: 'brief', options: { topic } } });
    expect(menu).toMatchObject({ choices: [open('tunnel'), open('bridge')] });
  });

  test('on a day without changes has a brief, and what happened on this day in its zone', async () => {
    const library = await libraryWith([
      fact('then', 'It opened.', { date: '2020-03-04' }),
      fact('month', 'Vague.', { date: '2020-03' }),
      fact('other', 'Another day.', { date: '2020-03-05' }),
    ]);
    const told = (zone: string) =>
      blocksOn4MarchOf(library, zone)?.flatMap((block) =>
        block.kind === 'heading' ? [block.text] : [],
      );
    expect(told('Asia/Tokyo')).toEqual(['Bridge title', 'On this day: 4 March 2020']);
    expect(told('UTC')).toEqual(['Bridge title']);
  });

  test('warns of a brief past its review from the day that its zone has', async () => {
    const library = await libraryWith([fact('a', 'A.')], { reviewBy: '2026-03-03' });
    const warned = (zone: string) =>
      blocksOn4MarchOf(library, zone)?.some(
        (block) => block.kind === 'notice' && block.tone === 'warning',
      );
    expect([warned('UTC'), warned('Asia/Tokyo')]).toEqual([false, true]);
  });

  test('of many changes shows the newest, and counts the rest', async () => {
    const facts = (word: string) =>
      Array.from({ length: 12 }, (_, n) => fact(`f${n}`, `${word} ${n}.`));
    const [before, after] = [await libraryWith(facts('Old')), await libraryWith(facts('New'))];
    const history = await historyOf(await EMPTY.SQLite(), before, after);
    const blocks = compose(digestContext(), history, after, day(3), fits)?.reply.blocks ?? [];
    expect(blocks.filter(({ kind }) => kind === 'fact')).toHaveLength(8);
    expect(blocks.at(-1)).toMatchObject({ text: expect.stringMatching(/^4 more changes/) });
  });

  test('shows as many changes as one message holds, however long they are', async () => {
    const long = 'The bridge was opened with a speech, music and a great many guests from afar. ';
    const facts = (word: string) =>
      Array.from({ length: 9 }, (_, n) =>
        fact(`f${n}`, `${word} ${n}: ${long.repeat(6)}`, { cites: ['gazette#1', 'monthly#3'] }),
      );
    const [before, after] = [await libraryWith(facts('Old')), await libraryWith(facts('New'))];
    const history = await historyOf(await EMPTY.SQLite(), before, after);
    for (const whole of [wholeOnDiscord, wholeOnSlack]) {
      const holds = (reply: Reply) => whole(reply) !== null;
      const made = compose(digestContext(), history, after, day(3), holds);
      const blocks = made?.reply.blocks ?? [];
      const shown = blocks.filter(({ kind }) => kind === 'fact').length;
      expect(made && holds(made.reply)).toBe(true);
      expect(shown).toBeGreaterThan(2);
      expect(blocks.at(-1)).toMatchObject({
        text: `${9 - shown} ${wordsFor('en').digest.more(0).slice(2)}`,
      });
    }
    const none = compose(digestContext(), history, after, day(3), () => false)?.reply.blocks;
    expect(none).toMatchObject([{ text: expect.stringMatching(/^9 more changes/) }]);
  });

  test('whose briefs are gone says nothing', async () => {
    const topics = new Set(['no-such-brief' as BriefId]);
    const history = await historyOf(await EMPTY.SQLite(), shipped);
    expect(compose(digestContext({ topics }), history, shipped, day(3), fits)).toBeNull();
  });

  test('is one message of either platform for every shipped brief, in both languages', () => {
    for (const { id: topic } of shipped.briefs.values()) {
      for (const lang of ['en', 'ja'] as const) {
        const made = compose(
          digestContext({ topics: new Set([topic]), lang }),
          new Map(),
          shipped,
          day(3),
          fits,
        );
        if (!made) throw new Error('no digest');
        expect(made.reply.asOf).toMatch(/20\d\d/);
        expect(wholeOnDiscord(made.reply)).not.toBeNull();
        expect(wholeOnSlack(made.reply)).not.toBeNull();
      }
    }
  });
});
