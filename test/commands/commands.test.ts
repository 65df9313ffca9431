import { describe, expect, test } from 'vitest';
import type { Context, Request } from '../../src/commands/definition/index.ts';
import { COMMANDS, runCommand } from '../../src/commands/table.ts';
import { citesOf } from '../../src/library/library.ts';
import { loadLibrary } from '../../src/library/loading/load.ts';
import { type BriefId, LANGS } from '../../src/library/schema.ts';
import type { Block, CitedText, Reply } from '../../src/replies/reply.ts';
import { brief, PACK, packFolder } from '../support/pack.ts';

const { library } = await loadLibrary('briefs');
if (!library) throw new Error('the briefs of this repository do not load');
const now = new Date('2026-12-01T00:00:00Z');
const context: Context = { library, now };
const ask = (topic: string, lang: Request['lang'] = 'en') => ({ lang, options: { topic } });

/** Every text about the world in a reply, with the citations it carries itself. */
function citedTexts(blocks: readonly Block[]): CitedText[] {
  return blocks.flatMap((block): CitedText[] => {
    if (block.kind === 'statement' || block.kind === 'term') return [block];
    if (block.kind !== 'fact') return [];
    return block.sides.length > 0 ? [...block.sides] : [block];
  });
}

const everyReply = LANGS.flatMap((lang) =>
  COMMANDS.filter(({ name }) => name !== 'ask').flatMap(({ name, options }) => {
    const topics = options.length > 0 ? ['', ...library.briefs.keys()] : [''];
    return topics.map((topic) => [`/${name} ${topic} (${lang})`, name, ask(topic, lang)] as const);
  }),
);

describe.each(everyReply)('%s', (_title, name, request) => {
  const reply = runCommand(name, request, context);

  test('cites a listed source in every sentence about the world', () => {
    expect(reply.outcome).toBe('found');
    for (const { text, marks } of citedTexts(reply.blocks)) {
      expect(marks.length, text).toBeGreaterThan(0);
      for (const { n } of marks) expect(reply.citations[n - 1], text).toBeDefined();
    }
  });

  test('speaks one language, says how old it is, and its buttons lead somewhere', () => {
    expect(reply.lang).toBe(request.lang);
    if (name !== 'privacy') expect(reply.asOf).toMatch(/20\d\d/);
    for (const action of reply.actions) {
      if (action.kind === 'rating') continue;
      const runs = action.kind === 'button' ? [action.run] : action.choices.map(({ run }) => run);
      for (const run of runs) {
        expect(runCommand(run.command, run, context).outcome).toBe('found');
      }
    }
  });
});

test('terms give their definition; without one, the name in the other language', async () => {
  const glossary = [
    {
      id: 'bridge',
      label: { en: 'Great Bridge (GB)', ja: '大橋' },
      definition: { en: 'The bridge in the town.', ja: '町の橋。', cites: ['monthly#2'] },
      en: ['Great Bridge', 'Grate Bridge'],
      ja: ['大橋', '橋'],
    },
    { id: 'ferry', en: ['Island ferry', 'boat'], ja: ['連絡船', '船'] },
  ];
  const folder = await packFolder({
    'library.yaml': { ...PACK, glossary },
    'bridge.yaml': brief('bridge', { terms: ['bridge', 'ferry'] }),
  });
  const loaded = await loadLibrary(folder);
  if (!loaded.library) throw new Error('no library');
  const reply = runCommand('brief', ask('bridge'), { library: loaded.library, now });
  expect(reply.blocks.filter(({ kind }) => kind === 'term')).toEqual([
    {
      kind: 'term',
      name: 'Great Bridge (GB)',
      text: 'The bridge in the town.',
      marks: [{ n: reply.citations.length, paragraph: 2 }],
    },
    { kind: 'term', name: 'Island ferry', text: '連絡船', marks: [] },
  ]);
  expect(reply.citations.at(-1)).toMatchObject({ source: 'monthly' });
});

test('a brief shows what is open apart from what is reported, disputes with all sides', () => {
  const reply = runCommand('brief', ask('forces-in-japan'), context);
  const headings = reply.blocks.flatMap((b) => (b.kind === 'heading' ? b.text : []));
  expect(headings).toEqual(['What is reported', 'Undecided or disputed', 'Known earlier', 'Terms']);
  const disputed = reply.blocks.filter((b) => b.kind === 'fact' && b.status === 'disputed');
  expect(disputed.map((b) => b.kind === 'fact' && b.label)).toEqual([
    'Disputed',
    'Disputed (as known on 15 April 2025)',
  ]);
  for (const fact of disputed) {
    expect(fact.kind === 'fact' && fact.sides.length).toBeGreaterThanOrEqual(2);
  }
});

test('the language button shows the same brief in the other language', () => {
  const reply = runCommand('brief', ask('jjoc'), context);
  const button = reply.actions.find((a) => a.kind === 'button' && a.run.lang === 'ja');
  expect(button).toMatchObject({ label: '日本語で読む', run: { options: { topic: 'jjoc' } } });
});

describe('an unknown topic', () => {
  test.each([
    ['usjf', 'usfj'],
    ['統合作戦指令部', 'jjoc'],
  ])('%s: says so, suggests %s first, and lists all', (typed, first) => {
    const reply = runCommand('brief', ask(typed, 'ja'), context);
    const topics = reply.blocks.flatMap((b) => (b.kind === 'topic' ? b.brief : []));
    expect(reply.outcome).toBe('not-found');
    expect(topics[0]).toBe(first);
    expect(new Set(topics).size).toBe(library.briefs.size);
    expect(reply.actions[0]).toMatchObject({
      run: { command: 'brief', options: { topic: first } },
    });
  });

  test.each(['???', '！', '「」'])('without a letter or digit suggests none: %s', (typed) => {
    const reply = runCommand('brief', ask(typed), context);
    expect(reply.outcome).toBe('not-found');
    expect(JSON.stringify(reply.blocks)).not.toContain('Did you mean');
    expect(reply.actions.filter(({ kind }) => kind === 'button')).toEqual([]);
    expect(reply.blocks.filter(({ kind }) => kind === 'topic')).toHaveLength(library.briefs.size);
  });

  test('is repeated back on one short line, whatever was typed', () => {
    const typed = `${'x'.repeat(500)}\n\u202e\u0007@everyone`;
    const [notice] = runCommand('brief', ask(typed), context).blocks;
    const text = notice?.kind === 'notice' ? notice.text : '';
    expect(text.length).toBeLessThan(100);
    expect(text).not.toMatch(/\p{C}/u);
  });

  test('keeps the command that was asked for', () => {
    const reply = runCommand('timeline', ask('usjf'), context);
    expect(reply.actions[0]).toMatchObject({ run: { command: 'timeline' } });
  });
});

describe('age', () => {
  const shown = async (today: string): Promise<Reply[]> => {
    const opened = {
      ...{ id: 'bridge-opened', status: 'reported', cites: ['gazette#1'] },
      ...{ en: 'The bridge opened.', ja: '橋が開通した。' },
      asks: { en: 'has the bridge opened', ja: '' },
    };
    const folder = await packFolder({ 'bridge.yaml': brief('bridge', { facts: [opened] }) });
    const loaded = await loadLibrary(folder);
    if (!loaded.library) throw new Error('the pack of this test does not load');
    const at = { library: loaded.library, now: new Date(`${today}T12:00:00Z`) };
    const topical = ['brief', 'timeline', 'sources'] as const;
    return [
      ...topical.map((name) => runCommand(name, ask('bridge'), at)),
      runCommand('brief', ask(''), at),
      runCommand('ask', { lang: 'en', options: { question: 'has the bridge opened?' } }, at),
    ];
  };
  const warned = ({ blocks }: Reply) =>
    blocks.some((b) => b.kind === 'notice' && b.tone === 'warning' && /30 June 2026/.test(b.text));

  test('a brief is not yet late on the day it is due', async () => {
    expect((await shown('2026-06-30')).filter(warned)).toEqual([]);
  });
  test('from the next day on it says so wherever it is shown', async () => {
    expect((await shown('2026-07-01')).map(warned)).toEqual([true, true, true, true, true]);
  });
});

test('the timeline is in date order, and what has no year comes last', () => {
  const reply = runCommand('timeline', { lang: 'en', options: {} }, context);
  const headings = reply.blocks.flatMap((b) => (b.kind === 'heading' ? b.text : []));
  expect(headings[0]).toBe('February 1945');
  expect(headings.at(-1)).toBe('July, year not given');
  expect(new Set(headings).size).toBe(headings.length);
});

test('sources of a brief are those it cites, newest first, with their paragraphs', () => {
  const brief = library.briefs.get('coordination-team' as BriefId);
  if (!brief) throw new Error('no such brief');
  const reply = runCommand('sources', ask(brief.id), context);
  const shown = reply.blocks.flatMap((b) => (b.kind === 'source' ? b : []));
  const cited = new Map(
    [...brief.facts.flatMap(citesOf), ...brief.bottomLine.cites, ...brief.whyItMatters.cites].map(
      ({ source }) => [source, library.sources.get(source)?.date ?? ''],
    ),
  );
  expect(new Set(shown.map(({ source }) => source))).toEqual(new Set(cited.keys()));
  const dates = shown.map(({ source }) => cited.get(source));
  expect(dates).toEqual(dates.toSorted().reverse());
  expect(shown.find(({ source }) => source === 'japan-news-2025-03-30')).toMatchObject({
    publisher: 'The Japan News (Yomiuri Shimbun)',
    place: expect.stringMatching(/3,.7–8/),
  });
  expect(shown.find(({ source }) => source === 'kyodo-2025-10-28')).toMatchObject({
    place: 'seen in part',
  });
});
