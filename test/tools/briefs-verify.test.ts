import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBriefs, readSettings } from '../../src/library/loading/read-briefs.ts';
import { LANGS, schemasFor } from '../../src/library/schema.ts';
import { readArticles } from '../../tools/briefs-verify/articles.ts';
import { readNotes } from '../../tools/briefs-verify/notes.ts';
import { readTables } from '../../tools/briefs-verify/tables.ts';
import { type Findings, uncheckedIn, verify } from '../../tools/briefs-verify/verify.ts';
import { brief, PACK, packFolder, put } from '../support/pack.ts';

const { libraryFile, sourcesFile } = schemasFor(LANGS);

const SOURCES = {
  sources: [
    {
      id: 'gazette',
      publisher: { en: 'The Gazette (Town Press)', ja: 'ガゼット' },
      title: 'Bridge opens',
      author: 'Ann Reeve',
      date: '2025-03-30',
      url: 'https://example.org/bridge',
      kind: 'press',
      paragraphs: 4,
    },
    {
      id: 'monthly',
      publisher: { en: 'Monthly – Letters & Views', ja: 'マンスリー' },
      title: null,
      date: '2025-03',
      kind: 'analysis',
      paragraphs: 2,
    },
  ],
};

const GAZETTE = `# Bridge opens

- id: \`gazette\`
- author: Ann Reeve
- date: 2025-03-30
- url: https://example.org/bridge
- kind: press

[1] The Great Bridge opened on March 24. “It’s a joy … for the two towns,” said Rosa Lind,
the mayor.

[2] About 60,000 visitors from the U.S. came on Sunday, the third crowd of that size since 1957.

[3] The council had agreed in July to pay for the bridge.

[4] A subheading
`;

const MONTHLY = `# (no headline shown)

- date: 2025-03 (day not shown)

[1] Lind met the Seventh Works Unit on Sunday and praised all who had built the new bridge so well.

[2] Twenty-one workers of III Company got 5 million each.
`;

const TABLES = { noFact: [{ source: 'gazette', paragraph: 4, reason: 'subheading' }] };

type Fact = { en: string; ja?: string; cites: string[] } & Record<string, unknown>;

/** A brief without fault that uses every paragraph, and one more fact on trial. */
function trialBrief(fact?: Fact) {
  const statement = (en: string, ja: string, ...cites: string[]) => ({ en, ja, cites });
  return brief('bridge', {
    bottomLine: statement('The bridge has opened.', '橋が開通した。', 'gazette#1'),
    whyItMatters: statement('Very many came.', '大勢が訪れた。', 'gazette#2'),
    facts: [
      {
        id: 'bridge-council',
        status: 'reported',
        ...statement('The council pays.', '議会が支払う。', 'gazette#3'),
      },
      {
        id: 'bridge-unit',
        status: 'reported',
        ...statement('The unit was praised.', '部隊は称賛された。', 'monthly#1', 'monthly#2'),
      },
      ...(fact ? [{ id: 'bridge-trial', status: 'reported', ja: '試み。', ...fact }] : []),
    ],
  });
}

type Setup = {
  fact?: Fact;
  tables?: Record<string, unknown>;
  articles?: Record<string, string>;
  sources?: unknown;
  definition?: { en: string; ja: string; cites: string[] };
  structures?: readonly unknown[];
};

/** The folders of briefs and of articles for a trial. */
async function folders({ fact, tables, articles, sources, definition, structures }: Setup) {
  const briefs = await packFolder({
    'sources.yaml': sources ?? SOURCES,
    'library.yaml': {
      ...PACK,
      glossary: [{ id: 'bridge', definition, en: ['Great Bridge'], ja: ['大橋'] }],
      structures,
    },
    'bridge.yaml': trialBrief(fact),
    'verify.yaml': { ...TABLES, ...tables },
  });
  const folder = join(briefs, 'articles');
  await mkdir(folder);
  const files = { 'gazette.md': GAZETTE, 'monthly.md': MONTHLY, ...articles };
  for (const [name, text] of Object.entries(files)) await put(folder, name, text);
  return { briefs, articles: folder };
}

/** What the checks find, each as one line without its place. */
async function find(setup: Setup): Promise<Record<keyof Findings, string[]>> {
  const places = await folders(setup);
  const { sources } = sourcesFile.parse(setup.sources ?? SOURCES);
  const { articles, missing } = await readArticles(places.articles, sources);
  expect(missing).toEqual([]);
  const tables = await readTables(places.briefs);
  if ('problems' in tables) throw new Error(JSON.stringify(tables.problems));
  const found = verify(
    await readBriefs(places.briefs),
    await readSettings(places.briefs),
    articles,
    tables.ok,
  );
  const lines = (problems: Findings[keyof Findings]) => problems.map(({ wrong }) => wrong);
  return {
    unsupported: lines(found.unsupported),
    copied: lines(found.copied),
    uncovered: lines(found.uncovered),
    mismatched: lines(found.mismatched),
  };
}

const NOTHING = { unsupported: [], copied: [], uncovered: [], mismatched: [] };

test('an edge is held against its sources, with the names of its ends', async () => {
  const structureOf = (to: string) => [
    {
      id: 'town',
      briefs: ['bridge'],
      title: { en: 'The bridge', ja: '橋' },
      nodes: [
        { id: 'bridge', label: { en: 'bridge', ja: '橋' } },
        { id: 'other', label: { en: to, ja: 'もう一つの組織' } },
      ],
      edges: [{ from: 'bridge', to: 'other', kind: 'coordinates', cites: ['gazette#1'] }],
    },
  ];
  expect(await find({ structures: structureOf('its office') })).toEqual(NOTHING);
  expect(await find({ structures: structureOf('Port Authority of Xanadu') })).toMatchObject({
    unsupported: expect.arrayContaining([expect.stringContaining('Xanadu')]),
  });
});

test('a definition of the glossary is held against its sources as a fact is', async () => {
  const cites = ['gazette#1'];
  const sound = { en: 'What opened on March 24, 2025.', ja: '2025年3月24日に開通した橋。', cites };
  expect(await find({ definition: sound })).toEqual(NOTHING);
  const wrong = { en: 'A bridge of 1957.', ja: '橋。', cites };
  expect(await find({ definition: wrong })).toMatchObject({
    unsupported: [expect.stringContaining('1957')],
    mismatched: [expect.stringContaining('1957')],
  });
});

test('a folder of briefs that follow from their sources has no fault', async () => {
  expect(await find({})).toEqual(NOTHING);
});

describe('figures', () => {
  test.each([
    ['60000 came.', 'gazette#2'],
    ['More than sixty thousand came, for the 3rd time.', 'gazette#2'],
    ['Three such crowds came since 1957.', 'gazette#2'],
    ['The 7th Unit was there.', 'monthly#1'],
    ['The 3rd Company had 21 workers, with 5,000,000 each.', 'monthly#2'],
    ['One or two of them came.', 'monthly#2'],
  ])('%j follows from %s', async (en, cite) => {
    expect((await find({ fact: { en, cites: [cite] } })).unsupported).toEqual([]);
  });

  test.each([
    ['About 70,000 came.', 'gazette#2', 'the figure 70000'],
    ['It was the fourth crowd.', 'gazette#2', 'the figure 4'],
    ['They came since 1958.', 'gazette#2', 'the figure 1958'],
    ['The VI Company came.', 'monthly#2', 'the figure 6'],
    ['All 24 came.', 'gazette#1', 'the figure 24'],
    ['About 60,000 came.', 'gazette#1', 'the figure 60000'],
  ])('%j does not follow from %s', async (en, cite, what) => {
    const { unsupported } = await find({ fact: { en, cites: [cite] } });
    expect(unsupported).toEqual([`${what} is not in ${cite}`]);
  });
});

describe('dates', () => {
  test.each([
    ['It opened on 24 March 2025.', 'gazette#1'],
    ['It opened in March 2025.', 'gazette#1'],
    ['They came on 30 March 2025.', 'gazette#2'],
    ['They agreed in July.', 'gazette#3'],
    ['The article of 30 March 2025 says that it opened.', 'gazette#1'],
  ])('%j follows from %s', async (en, cite) => {
    expect((await find({ fact: { en, cites: [cite] } })).unsupported).toEqual([]);
  });

  test.each([
    ['It opened on 25 March 2025.', 'gazette#1', 'the date 25 March 2025'],
    ['It opened on 24 March 2024.', 'gazette#1', 'the date 24 March 2024'],
    ['It opened on 30 March 2025.', 'gazette#1', 'the date 30 March 2025'],
    ['They agreed in July 2025.', 'gazette#3', 'the date July 2025'],
    ['They met on 30 March 2025.', 'monthly#1', 'the date 30 March 2025'],
  ])('%j does not follow from %s', async (en, cite, what) => {
    const { unsupported } = await find({ fact: { en, cites: [cite] } });
    expect(unsupported).toEqual([`${what} is not in ${cite}`]);
  });

  test.each([
    ['2025-03-24', 'gazette#1', true],
    ['2025-03', 'gazette#1', true],
    ['XXXX-07', 'gazette#3', true],
    ['1957', 'gazette#2', true],
    ['2025-03-30', 'gazette#2', true],
    ['2025-03-25', 'gazette#1', false],
    ['2025-07', 'gazette#3', false],
    ['XXXX-08', 'gazette#3', false],
    ['1958', 'gazette#2', false],
  ])('the date %s of a fact, cited to %s: %s', async (date, cite, isSound) => {
    const { unsupported } = await find({ fact: { en: 'It was so.', date, cites: [cite] } });
    expect(unsupported).toEqual(isSound ? [] : [`the date ${date} is not in ${cite}`]);
  });

  test('a weekday of an article without a day is looked up in the table', async () => {
    const row = { source: 'monthly', weekday: 'Sunday', day: '2025-03-23', reason: 'It rained.' };
    const fact = { en: 'They met on 23 March 2025.', cites: ['monthly#1'] };
    expect((await find({ fact })).unsupported).toHaveLength(1);
    expect((await find({ fact, tables: { weekdays: [row] } })).unsupported).toEqual([]);
  });
});

describe('names', () => {
  test.each([
    ["The mayor is Rosa Lind, the Great Bridge's friend.", 'gazette#1'],
    ['The Gazette and its Town Press say that it opened.', 'gazette#1'],
    ['According to Monthly, the Unit came.', 'monthly#1'],
    ['A report by Ann Reeve says that it opened.', 'gazette#1'],
    ['Visitors of US origin came.', 'gazette#2'],
    ['Opened it has.', 'gazette#1'],
  ])('%j follows from %s', async (en, cite) => {
    expect((await find({ fact: { en, cites: [cite] } })).unsupported).toEqual([]);
  });

  test.each([
    ['The mayor is Rosa Lund.', 'gazette#1', ['Lund']],
    ['The council heard Rosa Lind.', 'gazette#3', ['Rosa', 'Lind']],
    ['Lind was there.', 'gazette#2', ['Lind']],
    ['According to Monthly, it opened.', 'gazette#1', ['Monthly']],
  ])('%j does not follow from %s', async (en, cite, names) => {
    const { unsupported } = await find({ fact: { en, cites: [cite] } });
    expect(unsupported).toEqual(names.map((name) => `the name ${name} is not in ${cite}`));
  });

  test('who said it is a name too', async () => {
    const said = { status: 'said', en: 'It is good.', by: { en: 'Rosa Lind', ja: 'リンド' } };
    expect((await find({ fact: { ...said, cites: ['gazette#1'] } })).unsupported).toEqual([]);
    expect((await find({ fact: { ...said, cites: ['monthly#1'] } })).unsupported).toEqual([
      'the name Rosa is not in monthly#1',
    ]);
  });

  test('a spelling of the table stands for another, and only where that one is', async () => {
    const tables = { spellings: [{ brief: 'Rosa Lind', source: ['Lind'] }] };
    const fact = { en: 'The mayor is Rosa Lind.', cites: ['monthly#1'] };
    expect((await find({ fact, tables })).unsupported).toEqual([]);
    const { unsupported } = await find({ fact: { ...fact, cites: ['monthly#2'] }, tables });
    expect(unsupported).toContain('the name Lind is not in monthly#2');
  });

  test('a row that no statement needs is reported', async () => {
    const tables = { spellings: [{ brief: 'Rosa Lind', source: ['Lind'] }] };
    expect((await find({ tables })).unsupported).toEqual(['no statement needs this row']);
  });

  test('a side of a disputed fact rests on its own paragraphs, the lead on all', async () => {
    const sides = [
      { en: 'Rosa Lind opened it.', ja: '一方。', cites: ['gazette#1'] },
      { en: 'Rosa Lind met the Unit.', ja: '他方。', cites: ['monthly#1'] },
    ];
    const disputed = { status: 'disputed', en: 'Did Rosa Lind meet the Unit?', sides };
    const fact = disputed as unknown as Fact;
    expect((await find({ fact })).unsupported).toEqual(['the name Rosa is not in monthly#1']);
  });
});

describe('quotations', () => {
  test.each([
    'The mayor called it “a joy.”',
    "The mayor said, “It's a joy … for the two towns.”",
    'The mayor said “it’s a joy”, and more.',
  ])('%j is exact', async (en) => {
    expect((await find({ fact: { en, cites: ['gazette#1'] } })).unsupported).toEqual([]);
  });

  test.each([
    ['The mayor called it “a great joy.”', '“a great joy.” is not word for word'],
    ['The mayor called it “a joy for the two towns”.', 'is not word for word'],
    ['The mayor called it “a jo”.', 'is not word for word'],
    ['The mayor called it "a joy".', 'straight or has no partner'],
    ['The mayor called it “a joy.', 'straight or has no partner'],
  ])('%j is not', async (en, wrong) => {
    const { unsupported } = await find({ fact: { en, cites: ['gazette#1'] } });
    expect(unsupported).toEqual([expect.stringContaining(wrong)]);
  });

  test('what somebody said is quoted only where the article quotes it', async () => {
    const trial = async (en: string) => {
      const said = { status: 'said', en, by: { en: 'Rosa Lind', ja: 'リンド' } };
      return (await find({ fact: { ...said, cites: ['gazette#1'] } })).unsupported;
    };
    expect(await trial('Lind called it “a joy”.')).toEqual([]);
    expect(await trial('Lind said that it “opened on March 24”.')).toEqual([
      "“opened on March 24” is the article's wording, not spoken words that it quotes",
    ]);
  });

  test('fifteen words are too many', async () => {
    const quote =
      'met the Seventh Works Unit on Sunday and praised all who had built the new bridge';
    const words = quote.split(' ');
    const count = async (n: number) => {
      const en = `He “${words.slice(0, n).join(' ')}”.`;
      return (await find({ fact: { en, cites: ['monthly#1'] } })).unsupported.length;
    };
    expect(await count(14)).toBe(0);
    expect(await count(15)).toBe(1);
  });
});

describe('copied wording', () => {
  const eight = 'praised all who had built the new bridge';

  test('eight words in a row of any article are reported, the whole run once', async () => {
    const fact = { en: `It has ${eight} so well.`, cites: ['gazette#1'] };
    expect((await find({ fact })).copied).toEqual([
      `“${eight} so well” is the wording of monthly#1`,
    ]);
  });

  test('also in what people ask', async () => {
    const asks = { en: `who ${eight}`, ja: '' };
    const { copied } = await find({ fact: { en: 'It opened.', cites: ['gazette#1'], asks } });
    expect(copied).toEqual([`“${eight}” is the wording of monthly#1`]);
  });

  test('seven words are ours, and so is a quotation', async () => {
    for (const en of [`It has ${eight.slice(8)}.`, `It “${eight}”.`]) {
      expect((await find({ fact: { en, cites: ['monthly#1'] } })).copied).toEqual([]);
    }
  });
});

describe('coverage', () => {
  test('a paragraph that nobody cites or sets aside is reported', async () => {
    expect((await find({ tables: { noFact: [] } })).uncovered).toEqual([
      'no statement cites gazette#4',
    ]);
  });

  test.each([
    [{ source: 'gazette', paragraph: 1 }, 'gazette#1 is cited, so there is a fact in it'],
    [{ source: 'gazette', paragraph: 5 }, 'there is no gazette#5'],
    [{ source: 'gazete', paragraph: 1 }, 'there is no gazete#1'],
    [{ source: 'gazette', paragraph: 4 }, 'gazette#4 is listed twice'],
  ])('the row %j is stale', async (row, wrong) => {
    const noFact = [...TABLES.noFact, { ...row, reason: 'a test' }];
    expect((await find({ tables: { noFact } })).uncovered).toEqual([wrong]);
  });
});

describe('Japanese against English', () => {
  test.each([
    ['About 60,000 came on 30 March 2025.', '2025年3月30日に約6万人が訪れた。'],
    ['Some 21,900 came.', '約2万1900人が訪れた。'],
    ['Some 21,900 came.', '約２１，９００人が訪れた。'],
    ['It is the first of two, the Seventh Unit says.', '両者の初回だと第七部隊は言う。'],
    ['III Company got 5 million in July.', '第3中隊は7月に500万を得た。'],
    ['It was so in 1957.', '1957年はそうだった。'],
    ['In World War II there was one.', '第2次世界大戦では一つあった。'],
  ])('%j is %j', async (en, ja) => {
    expect((await find({ fact: { en, ja, cites: ['gazette#1'] } })).mismatched).toEqual([]);
  });

  test.each([
    ['About 60,000 came.', '約5万人が訪れた。', 'text has 60000; only the Japanese text has 50000'],
    ['It was on 30 March 2025.', '2025年3月31日だった。', 'has 2025年3月30日; only the Japanese'],
    ['It was on 30 March 2025.', '3月30日だった。', 'only the English text has 2025年3月30日'],
    ['It was in July.', '当時だった。', 'only the English text has 7月'],
    ['It was so.', '80年前だった。', 'only the Japanese text has 80'],
    ['The Seventh Unit came.', '第八部隊が来た。', 'has 7; only the Japanese text has 8'],
  ])('%j is not %j', async (en, ja, wrong) => {
    const { mismatched } = await find({ fact: { en, ja, cites: ['gazette#1'] } });
    expect(mismatched).toEqual([expect.stringContaining(wrong)]);
  });
});

describe('entries of sources.yaml', () => {
  const [gazette, monthly] = SOURCES.sources;

  test.each([
    [
      { title: 'Bridge shuts' },
      'the title is "Bridge opens" here and "Bridge shuts" in sources.yaml',
    ],
    [{ date: '2025-03-31' }, 'the date is "2025-03-30" here and "2025-03-31" in sources.yaml'],
    [{ paragraphs: 5 }, 'there are 4 paragraphs, sources.yaml says 5'],
  ])('%j is held against the article', async (change, wrong) => {
    const sources = { sources: [{ ...gazette, ...change }, monthly] };
    expect((await find({ sources })).unsupported).toEqual([wrong]);
  });

  test('numbers of paragraphs have no gaps', async () => {
    const articles = { 'monthly.md': MONTHLY.replace('[2]', '[3]') };
    expect((await find({ articles })).unsupported).toEqual(['paragraph [3] is out of order']);
  });
});

describe('npm run briefs:verify', () => {
  type Ended = { code: number; out: string; err: string };

  function run(args: string[], briefs: string): Promise<Ended> {
    const env = { ...process.env, NO_COLOR: '1', BRIEFS_DIR: briefs };
    const command = ['tools/briefs-verify/main.ts', ...args];
    return new Promise((resolve) => {
      execFile('node_modules/.bin/node', command, { env }, (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      });
    });
  }

  test('says what it looked at, and that all is well', async () => {
    const { briefs, articles } = await folders({});
    expect(await run(['--sources', articles], briefs)).toEqual({
      code: 0,
      out: 'facts=2 unsupported=0 copied=0 uncovered=0 mismatched=0\n',
      err: '',
    });
  });

  test('names the place of each fault, what is wrong and what to do', async () => {
    const fact = { en: 'About 70,000 came.', ja: '約6万人が訪れた。', cites: ['gazette#2'] };
    const { briefs, articles } = await folders({ fact, tables: { noFact: [] } });
    const ended = await run(['--sources', articles], briefs);
    expect(ended).toMatchObject({
      code: 1,
      out: 'facts=3 unsupported=1 copied=0 uncovered=1 mismatched=1\n',
    });
    expect(ended.err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /bridge\.yaml:\d+:9: the figure 70000 is not in gazette#2\. Cite the paragraph .+\.$/,
      ),
      expect.stringMatching(
        /gazette\.md:16:1: no statement cites gazette#4\. State .+verify\.yaml/,
      ),
      expect.stringMatching(/bridge\.yaml:\d+:9: only the English text has 70000; only .+\.$/),
    ]);
  });

  test.each([
    [[], "required option '--sources <folder>' not specified"],
    [['--sources', 'nowhere'], 'nowhere: there is no such folder. Name the folder of the articles'],
    [['--sources', 'package.json'], 'package.json: this is a file, not a folder.'],
    [['--sources', 'src', '--sorces', 'x'], "unknown option '--sorces'"],
    [['--sources', 'src'], 'the article of the source "gazette" cannot be read here. Put it there'],
  ])('bad usage %j is named, with the remedy', async (args, message) => {
    const { briefs } = await folders({});
    const ended = await run(args, briefs);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain(message);
    expect(ended.err).not.toMatch(/^\s+at /m);
  });

  test('faulty briefs and tables are told first', async () => {
    const faulty = await folders({ fact: { en: '', cites: ['gazette#1'] } });
    expect(await run(['--sources', faulty.articles], faulty.briefs)).toMatchObject({ code: 1 });
    const { briefs, articles } = await folders({ tables: { nofact: [] } });
    const ended = await run(['--sources', articles], briefs);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toContain('"nofact" is not a field of the file. Did you mean "noFact"?');
  });
});

describe('notes on a source held in part', () => {
  const HERALD = {
    id: 'herald',
    publisher: { en: 'The Herald', ja: 'ヘラルド' },
    title: null,
    date: '2026-01-20',
    kind: 'press',
    held: 'in-part',
  };
  const NOTES = `# Notes

**\`herald\`** · The Herald · on the ferry (title not shown) · 2026-01-20 · https://example.org/f · press
- [n1] The ferry is to sail again from 29 January – 5 February, with 870 seats. *Reported.*
- [n2] Holm, the harbour master, spoke of "a good day" for GB. *Said by Holm.*
- [n3] Nothing on fares is shown. *Not shown.*

## Left out
- [n4] This belongs to no source.
`;
  const glossary = [{ id: 'gb', en: ['Great Bridge', 'GB'], ja: ['大橋'] }];

  async function hold(facts: Fact[], tables: Record<string, unknown> = TABLES, notes = NOTES) {
    const { sources } = sourcesFile.parse({ sources: [...SOURCES.sources, HERALD] });
    const bridge = trialBrief();
    const places = await folders({
      sources: { sources: [...SOURCES.sources, HERALD] },
      tables,
    });
    await put(places.briefs, 'bridge.yaml', {
      ...bridge,
      facts: [
        ...bridge.facts,
        ...facts.map((fact, i) => ({ id: `held-${i}`, status: 'reported', ja: '試み。', ...fact })),
      ],
    });
    const read = await readTables(places.briefs);
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    const whole = await readArticles(places.articles, sources);
    const inPart = readNotes('NOTES.md', notes, sources);
    const briefs = await readBriefs(places.briefs);
    const terms = libraryFile.in.shape.glossary.parse(glossary);
    const articles = [...whole.articles, ...inPart.articles];
    const settings = await readSettings(places.briefs);
    const known = settings && { ...settings, value: { ...settings.value, glossary: terms } };
    const found = verify(briefs, known, articles, read.ok);
    const lines = (problems: Findings[keyof Findings]) => problems.map(({ wrong }) => wrong);
    return {
      missing: lines(inPart.missing),
      unsupported: lines(found.unsupported),
      copied: lines(found.copied),
      uncovered: lines(found.uncovered),
      unchecked: uncheckedIn(briefs, whole.articles),
    };
  }

  const ferry = {
    en: 'A ferry of 870 seats sails from 29 January to 5 February 2026.',
    cites: ['herald'],
  };
  const holm = { en: 'Holm said it was “a good day” for the Great Bridge.', cites: ['herald'] };

  test('bear out figures, dates, quotations and names, the glossary those in short', async () => {
    const tables = { noFact: [...TABLES.noFact, { source: 'herald', note: 3, reason: 'none' }] };
    expect(await hold([ferry, holm], tables)).toEqual({
      missing: [],
      unsupported: [],
      copied: [],
      uncovered: [],
      unchecked: 2,
    });
  });

  test('do not bear out what they do not say; a note that nothing states is told', async () => {
    const wrong = { en: 'Lind has 900 seats on 6 March 2026.', cites: ['herald'] };
    const { unsupported, uncovered } = await hold([wrong, ferry]);
    expect(unsupported).toEqual([
      'the date 6 March 2026 is not in the notes on herald',
      'the figure 900 is not in the notes on herald',
      'the name Lind is not in the notes on herald',
    ]);
    expect(uncovered).toEqual([
      'no statement says what stands in herald#n2',
      'no statement says what stands in herald#n3',
    ]);
  });

  test('that are not there are told; a statement may say up to when the sources reach', async () => {
    expect((await hold([ferry], TABLES, '# Notes\n')).missing).toEqual([
      'there is no entry for the source "herald"',
    ]);
    const open = { en: 'Fares were open as of January 2026.', cites: ['herald'] };
    expect((await hold([open])).unsupported).toEqual([]);
  });
});
