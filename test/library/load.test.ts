import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/library/loading/load.ts';
import { describeProblem } from '../../src/library/loading/problem.ts';
import { brief, PACK, packFolder, problemsOf, put, SOURCES } from '../support/pack.ts';

describe('a sound folder', () => {
  test('loads, and computes as-of dates from the citations', async () => {
    const monthly = { en: 'Only this.', ja: 'これだけ。', cites: ['monthly#1'] };
    const folder = await packFolder({
      'bridge.yaml': brief('bridge'),
      'road.yaml': brief('road', {
        bottomLine: monthly,
        whyItMatters: monthly,
        facts: [{ id: 'road-x', status: 'reported', ...monthly }],
      }),
    });
    const { library, problems } = await loadLibrary(folder);
    expect(problems).toEqual([]);
    const asOf = [...(library?.briefs.values() ?? [])].map((each) => [each.id, each.asOf]);
    expect(asOf).toEqual([
      ['bridge', '2025-03-30'],
      ['road', '2025-03'],
    ]);
    expect(library?.reach).toBe('2025-03-30');
    expect(library?.facts.get('bridge-cost' as never)?.brief).toBe('bridge');
  });

  test('lists pinned briefs first', async () => {
    const folder = await packFolder({
      'library.yaml': { ...PACK, pinned: ['road'] },
      'bridge.yaml': brief('bridge'),
      'road.yaml': brief('road'),
    });
    const { library } = await loadLibrary(folder);
    expect([...(library?.briefs.keys() ?? [])]).toEqual(['road', 'bridge']);
  });

  test('leaves out a definition that cites what is not there, and says so', async () => {
    const [term] = PACK.glossary;
    const definition = { en: 'A bridge.', ja: '橋。', cites: ['gazette#1', 'gazete#2'] };
    const folder = await packFolder({
      'library.yaml': { ...PACK, glossary: [{ ...term, definition }] },
      'bridge.yaml': brief('bridge'),
    });
    const { library, problems } = await loadLibrary(folder);
    expect(library?.terms.size).toBe(1);
    expect([...(library?.terms.values() ?? [])]).toEqual([term]);
    expect(problems).toMatchObject([
      { wrong: 'there is no source "gazete"', remedy: expect.stringContaining('"gazette"') },
    ]);
  });

  test('has the same version for the same content, another after an edit', async () => {
    const folder = await packFolder();
    const first = await loadLibrary(folder);
    expect((await loadLibrary(folder)).library?.version).toBe(first.library?.version);
    await put(folder, 'bridge.yaml', brief('bridge', { checked: '2026-01-02' }));
    expect((await loadLibrary(folder)).library?.version).not.toBe(first.library?.version);
  });

  test('leaves hidden files, other files and subfolders alone', async () => {
    const folder = await packFolder();
    await put(folder, '.draft.yaml', ': nonsense');
    await put(folder, 'README.md', '# nonsense');
    await mkdir(join(folder, 'drafts'));
    await put(join(folder, 'drafts'), 'x.yaml', ': nonsense');
    expect((await loadLibrary(folder)).problems).toEqual([]);
  });
});

describe('every fault is reported with place, cause and remedy', () => {
  test('several at once, in one file and over files', async () => {
    const { whyItMatters: _, ...rest } = brief('bridge', { checked: 'yesterday' });
    const found = await problemsOf({
      'bridge.yaml': rest,
      'road.yaml': brief('road', { title: { en: 'Road' } }),
    });
    expect(found).toEqual([
      'bridge.yaml:1:1: whyItMatters is missing. Add "whyItMatters:" with its fields, each on a line of its own: en, ja, cites.',
      'bridge.yaml:11:10: checked is "yesterday". Write a day as YYYY-MM-DD.',
      'road.yaml:3:3: title.ja is missing. Add the Japanese text ("ja: …").',
    ]);
  });

  const pool = (changes: object) =>
    brief('bridge', { facts: [{ ...reported('a', 'gazette#1'), ...changes }] });
  const wrongRefs = { cites: ['gazette#44'], supersededBy: ['bb'], completedBy: ['nowhere'] };

  test('beside a field with a fault of its own, what a fact names that is not there; in the order of the lines', async () => {
    const found = await problemsOf({
      'bridge.yaml': pool({ ...wrongRefs, date: '2026/1/1' }),
      'road.yaml': brief('road', { related: ['bridge', 'raod'], timeline: ['a', 'b'] }),
      'library.yaml': { ...PACK, pinned: ['nowhere'] },
    });
    expect(found).toEqual([
      expect.stringMatching(/^bridge.yaml:\d+:\d+: gazette has 9 paragraphs, not 44\./),
      expect.stringMatching(/: there is no fact "bb"\./),
      expect.stringMatching(/: there is no fact "nowhere"\./),
      expect.stringMatching(/: facts\[1\]\.date is "2026\/1\/1"\./),
      expect.stringMatching(/^library.yaml:\d+:\d+: there is no brief "nowhere"\./),
      expect.stringMatching(/^road.yaml:\d+:\d+: there is no brief "raod"\./),
      expect.stringMatching(/: there is no fact "b"\./),
    ]);
  });

  test('while sources.yaml and library.yaml have faults, what does not depend on them', async () => {
    const found = await problemsOf({
      'bridge.yaml': pool(wrongRefs),
      'sources.yaml': { sources: [{ ...SOURCES.sources[0], kind: 'rumour' }] },
      'library.yaml': { ...PACK, pinnned: [] },
    });
    expect(found.map((line) => line.replace(/:\d+:\d+: /, ' '))).toEqual([
      expect.stringMatching(/^bridge.yaml there is no fact "bb"/),
      expect.stringMatching(/^bridge.yaml there is no fact "nowhere"/),
      expect.stringMatching(/^library.yaml "pinnned" is not a field/),
      expect.stringMatching(/^sources.yaml sources\[1\].kind is "rumour"/),
    ]);
  });

  test('what a file holds that cannot be read is not missing; an id twice is', async () => {
    const found = await problemsOf({
      'bridge.yaml': pool({ completedBy: ['in-road'] }),
      'road.yaml': 'id: road\nfacts: [',
      'tunnel.yaml': { ...pool({ date: 'soon' }), id: 'tunnel' },
    });
    expect(found.map((line) => line.replace(/:\d+:\d+: /, ' '))).toEqual([
      expect.stringMatching(/^road.yaml /),
      expect.stringMatching(/^tunnel.yaml the fact id "a" is already used in .*bridge.yaml/),
      expect.stringMatching(/^tunnel.yaml facts\[1\].date is "soon"/),
    ]);
  });

  test('a faulty copy of a brief is not held against it', async () => {
    const found = await problemsOf({
      'bridge.yaml': brief('bridge'),
      'bridge (1).yaml': brief('bridge', { checked: 'soon' }),
    });
    expect(found).toEqual([expect.stringMatching(/^bridge \(1\).yaml:.* checked is "soon"/)]);
  });

  test('invalid YAML, with the line of the slip', async () => {
    const [found] = await problemsOf({ 'bridge.yaml': 'id: bridge\ntitle: "open\nfacts: []\n' });
    expect(found).toMatch(/^bridge\.yaml:\d+:\d+: this is not valid YAML: .+\. Mend /);
  });

  test('a misspelt field', async () => {
    const found = await problemsOf({ 'bridge.yaml': { ...brief('bridge'), relatd: [] } });
    expect(found).toEqual([
      expect.stringMatching(
        /^bridge\.yaml:\d+:\d+: "relatd" is not a field of the file\. Did you mean "related"\?/,
      ),
    ]);
  });

  test('an unknown status, a fact without citation, a bad citation', async () => {
    const base = { en: 'A.', ja: 'あ。' };
    const found = await problemsOf({
      'bridge.yaml': brief('bridge', {
        facts: [
          { id: 'a', status: 'rumour', ...base, cites: ['gazette#1'] },
          { id: 'b', status: 'reported', ...base },
          { id: 'c', status: 'reported', ...base, cites: [] },
          { id: 'd', status: 'reported', ...base, cites: ['gazette#0'] },
        ],
      }),
    });
    expect(found.map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'facts[1].status is "rumour". Write one of reported, undecided, said, disputed.',
      'facts[2].cites is missing. Cite at least one paragraph: "cites: [source-id#1]".',
      'facts[3].cites is an empty list. Cite at least one paragraph, as source-id#paragraph.',
      'facts[4].cites[1] is "gazette#0". Write source-id#paragraph, such as "times-2025#4", or source-id alone for a source held in part.',
    ]);
  });

  test('a source held in part that is cited by paragraph, and one held whole that is not', async () => {
    const [gazette, monthly] = SOURCES.sources;
    const { paragraphs: _, ...entry } = monthly ?? {};
    const found = await problemsOf({
      'sources.yaml': { sources: [gazette, { ...entry, held: 'in-part' }] },
      'bridge.yaml': brief('bridge', {
        facts: [reported('a', 'monthly'), reported('b', 'monthly#3'), reported('c', 'gazette')],
      }),
    });
    expect(found.map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'monthly is held in part, so it has no paragraph 3. Cite it as a whole: "monthly".',
      'gazette is cited without a paragraph. Write which paragraph says so: "gazette#1"; only a source with "held: in-part" is cited as a whole.',
    ]);
  });

  test('paragraphs of a source held in part, and none of one held whole', async () => {
    const [gazette, monthly] = SOURCES.sources;
    const { paragraphs: _, ...entry } = monthly ?? {};
    const found = await problemsOf({
      'sources.yaml': { sources: [{ ...gazette, held: 'in-part' }, entry] },
      'bridge.yaml': brief('bridge'),
    });
    expect(found.map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'sources[1].paragraphs is "9". Remove it: a source held in part is cited as a whole.',
      'sources[2].paragraphs is missing. Say how many paragraphs it has, or "held: in-part" where only a part of it was seen.',
    ]);
  });

  test('a statement that rests on a weak source alone, and whose word it is not said', async () => {
    const [gazette, monthly] = SOURCES.sources;
    const by = { en: 'The Monthly', ja: 'マンスリー' };
    const found = await problemsOf({
      'sources.yaml': { sources: [gazette, { ...monthly, weak: true }] },
      'bridge.yaml': brief('bridge', {
        facts: [
          reported('a', 'monthly#1', 'monthly#2'),
          reported('b', 'monthly#1', 'gazette#1'),
          { ...reported('c', 'monthly#1'), status: 'said', by },
        ],
      }),
    });
    expect(found).toEqual([
      expect.stringMatching(
        /monthly is a weak source, and nothing else is cited\. Cite a second source, or give the status "said"/,
      ),
    ]);
  });

  test('a time in office that ends before it begins, or has no year', async () => {
    const inOffice = (from: string, to: string) => ({
      ...reported('a', 'gazette#1'),
      inOffice: { from, to },
    });
    const foundFor = async (from: string, to: string) =>
      (
        await problemsOf({ 'bridge.yaml': brief('bridge', { facts: [inOffice(from, to)] }) })
      ).join();
    expect(await foundFor('2025-03', '2024-11')).toContain('Give a time that is not before "from"');
    expect(await foundFor('XXXX-03', '2025-11')).toContain('Give the year');
    await expect(
      problemsOf({
        'bridge.yaml': brief('bridge', { facts: [inOffice('2024-11', '2025-03')] }),
      }),
    ).resolves.toEqual([]);
  });

  test('facts superseded by what is not there, by themselves or in a circle', async () => {
    const found = await problemsOf({
      'bridge.yaml': brief('bridge', {
        facts: [
          { ...reported('a', 'gazette#1'), supersededBy: ['b'] },
          { ...reported('b', 'gazette#1'), supersededBy: ['c'] },
          { ...reported('c', 'gazette#1'), supersededBy: ['a', 'd'] },
          { ...reported('d', 'gazette#1'), supersededBy: ['d', 'nowhere'] },
          { ...reported('e', 'gazette#1'), supersededBy: ['a'] },
        ],
      }),
    });
    expect(found.map((line) => line.replace(/^\S+ /, ''))).toEqual([
      expect.stringContaining('"b" is itself superseded, at last by "a"'),
      expect.stringContaining('"c" is itself superseded, at last by "b"'),
      expect.stringContaining('"a" is itself superseded, at last by "c"'),
      expect.stringContaining('the fact is superseded by itself'),
      expect.stringContaining('there is no fact "nowhere"'),
    ]);
  });

  test('text where fields belong, with their names', async () => {
    const base = { en: 'A.', ja: 'あ。' };
    const found = await problemsOf({
      'bridge.yaml': brief('bridge', {
        facts: [
          { id: 'a', status: 'said', ...base, by: 'the mayor', cites: ['gazette#1'] },
          { id: 'b', status: 'disputed', ...base, sides: ['3', '4'] },
          'It opened.',
        ],
      }),
    });
    expect(found.map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'facts[1].by is "the mayor". Write its fields, each on a line of its own: en, ja.',
      'facts[2].sides[1] is "3". Write its fields, each on a line of its own: en, ja, cites.',
      'facts[2].sides[2] is "4". Write its fields, each on a line of its own: en, ja, cites.',
      'facts[3] is "It opened.". Write its fields, each on a line of its own: id, en, ja, status.',
    ]);
  });

  test('a field that goes with another status', async () => {
    const [, cost] = brief('bridge').facts;
    const found = await problemsOf({
      'bridge.yaml': brief('bridge', { facts: [{ ...cost, cites: ['gazette#1'] }] }),
    });
    expect(found.map((line) => line.replace(/^\S+ /, ''))).toEqual([
      '"cites" is not a field of facts[1], whose status is "disputed". Remove it, or change the status; CONTRIBUTING.md shows which fields go with which.',
    ]);
  });

  test('a list that is missing in a language', async () => {
    const found = await problemsOf({
      'bridge.yaml': brief('bridge', { aliases: { en: ['Great Bridge'] } }),
    });
    expect(found).toEqual([
      expect.stringContaining('aliases.ja is missing. Add "ja:" with a list.'),
    ]);
  });

  test('a bottom line that is too long, or three sentences', async () => {
    const cites = ['gazette#1'];
    const long = { en: 'x'.repeat(281), ja: '要点。', cites };
    const three = { en: 'The U.S. is one. Two! Three?', ja: '要点。', cites };
    const found = await problemsOf({
      'bridge.yaml': brief('bridge', { bottomLine: long }),
      'road.yaml': brief('road', { bottomLine: three }),
    });
    expect(found).toEqual([
      expect.stringContaining('Shorten it to 280 characters or fewer.'),
      expect.stringContaining('Say it in at most two sentences.'),
    ]);
  });

  test('references to what is not there, with a guess', async () => {
    const found = await problemsOf({
      'bridge.yaml': brief('bridge', {
        group: 'rods',
        terms: ['brigde'],
        related: ['bridge', 'raod'],
        timeline: ['road-opened', 'nowhere'],
        bottomLine: { en: 'A.', ja: 'あ。', cites: ['gazete#1', 'monthly#10'] },
      }),
      'road.yaml': brief('road'),
    });
    expect(found.map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'there is no group "rods". Did you mean "roads"? Otherwise add it to library.yaml.',
      'there is no source "gazete". Did you mean "gazette"? Otherwise add it to sources.yaml.',
      'monthly has 9 paragraphs, not 10. Cite the paragraph that says so, or mend "paragraphs" in sources.yaml.',
      'there is no glossary term "brigde". Did you mean "bridge"? Otherwise add it to library.yaml.',
      'the brief is related to itself. Remove it.',
      'there is no brief "raod". Did you mean "road"? Otherwise remove it.',
      'the fact "road-opened" has no date. Give that fact a "date:".',
      'there is no fact "nowhere". Remove it.',
    ]);
  });

  test('two briefs of one id: the first is served, the second reported', async () => {
    const folder = await packFolder({ 'a.yaml': brief('bridge'), 'b.yaml': brief('bridge') });
    const { library, problems } = await loadLibrary(folder);
    expect(library?.briefs.size).toBe(1);
    expect(describeProblem(problems[0] as never)).toMatch(
      /b\.yaml:1:5: the brief id "bridge" is already used in .*a\.yaml:1\. Give one/,
    );
  });

  test.each([
    'bridge.sync-conflict-20260101-120000-ABCDEFG.yaml',
    'bridge (1).yaml',
    "bridge (Ann's conflicted copy 2026-01-01).yaml",
    'bridge copy.yaml',
    'bridge - コピー.yaml',
    'bridge_conflict.yml',
    'Copy of bridge.yaml',
    '0.yaml',
    'a.yaml',
  ])('beside %s the file that is named after its id is served', async (copy) => {
    const stale = brief('bridge', { checked: '2025-01-01' });
    const folder = await packFolder({ 'bridge.yaml': brief('bridge'), [copy]: stale });
    const { library, problems } = await loadLibrary(folder);
    expect(library?.briefs.get('bridge' as never)?.checked).toBe('2026-01-01');
    expect(problems).toHaveLength(1);
    const [problem] = problems;
    expect(problem?.file.endsWith(copy)).toBe(true);
    expect(problem?.wrong).toMatch(/^the brief id "bridge" is already used in .*\/bridge\.yaml:1$/);
    expect(problem?.remedy).toMatch(/if this is a copy,.* remove it$/);
  });

  test('of a file and its copy that are not named after their id, the copy has the longer name', async () => {
    const stale = brief('bridge', { checked: '2025-01-01' });
    const folder = await packFolder({
      '01-bridge.yaml': brief('bridge'),
      '01-bridge (1).yaml': stale,
    });
    const { library, problems } = await loadLibrary(folder);
    expect(library?.briefs.get('bridge' as never)?.checked).toBe('2026-01-01');
    expect(problems.map(({ file }) => file.split('/').at(-1))).toEqual(['01-bridge (1).yaml']);
  });

  test('a copy that was given another id is at fault for the facts and names of the first', async () => {
    const copy = { ...brief('bridge'), id: 'bridge-2' };
    const folder = await packFolder({ 'bridge.yaml': brief('bridge'), 'a.yaml': copy });
    const { library, problems } = await loadLibrary(folder);
    expect([...(library?.briefs.keys() ?? [])]).toEqual(['bridge']);
    expect(new Set(problems.map(({ file }) => file.split('/').at(-1)))).toEqual(
      new Set(['a.yaml']),
    );
  });

  test('a copy does not take the place of a file that cannot be read', async () => {
    const folder = await packFolder({
      'bridge.yaml': 'id: bridge\ntitle: [',
      'bridge (1).yaml': brief('bridge'),
      'road.yaml': brief('road'),
    });
    const { library, problems } = await loadLibrary(folder);
    expect([...(library?.briefs.keys() ?? [])]).toEqual(['road']);
    expect(problems.map(describeProblem).join('\n')).toMatch(
      /bridge \(1\)\.yaml:1:5: the brief id "bridge" belongs to the file bridge\.yaml, .* Mend bridge\.yaml first/,
    );
  });

  test('what editors and systems leave beside a file is no brief', async () => {
    const folder = await packFolder();
    for (const name of ['bridge.yaml.orig', 'bridge.yaml~', '.#bridge.yaml', '#bridge.yaml#']) {
      await put(folder, name, brief('bridge'));
    }
    for (const name of ['._bridge.yaml', '.bridge.yaml.swp', 'bridge.yaml.bak']) {
      await put(folder, name, ': nonsense');
    }
    expect((await loadLibrary(folder)).problems).toEqual([]);
  });

  test.each([
    ['library (1).yaml', PACK],
    ['sources.sync-conflict-20260101-120000-ABCDEFG.yaml', SOURCES],
    ['notes.yaml', { todo: ['write'] }],
    ['empty.yaml', '{}'],
  ])('%s is told as no brief, in one line', async (name, content) => {
    const folder = await packFolder({ 'bridge.yaml': brief('bridge'), [name]: content });
    const { library, problems } = await loadLibrary(folder);
    expect(library?.briefs.size).toBe(1);
    expect(problems.map(({ wrong }) => wrong)).toEqual([
      'this is no brief: it has neither "id:" nor "facts:"',
    ]);
    expect(problems[0]?.remedy).toContain('if it is a copy of sources.yaml or library.yaml');
  });

  test.each([
    ['', 'the file is empty'],
    [' \n\n', 'the file is empty'],
    ['\ufeff', 'the file is empty'],
    ['# to be written\n', 'the file holds nothing but comments'],
    ['---\n# to be written\n', 'the file holds nothing but comments'],
    ['---\n', 'the file holds nothing but "---"'],
    ['---\n...\n', 'the file holds nothing but "---"'],
    ['null\n', 'the file holds nothing but "null"'],
    ['# x\n~\n', 'the file holds nothing but "~"'],
    ['- bridge\n', 'the file holds a list instead of fields'],
    ['[]', 'the file holds an empty list instead of fields'],
    ['Bridge\n', 'the file holds the text "Bridge" instead of fields'],
    ['42', 'the file holds "42" instead of fields'],
    ['id：bridge', 'the file holds the text "id：bridge" instead of fields'],
  ])('a file that holds %j is told as what it is', async (text, wrong) => {
    for (const [name, field] of [
      ['road.yaml', 'bottomLine'],
      ['library.yaml', 'glossary'],
      ['sources.yaml', 'sources'],
    ] as const) {
      const folder = await packFolder({ 'bridge.yaml': brief('bridge'), [name]: text });
      const { library, problems } = await loadLibrary(folder);
      expect(problems.map((problem) => problem.wrong)).toEqual([wrong]);
      expect(problems[0]?.remedy).toContain(text.includes('：') ? 'half-width colon' : field);
      expect(library?.briefs.size).toBe(name === 'road.yaml' ? 1 : undefined);
    }
  });

  test.each(['???', '…', '「」', '🚀', 'ー', '--'])(
    'the name %s, which finds nothing',
    async (name) => {
      const [alias] = await problemsOf({
        'bridge.yaml': brief('bridge', { aliases: { en: [name], ja: [] } }),
      });
      expect(alias).toMatch(
        /^bridge\.yaml:\d+:\d+: aliases\.en\[1\] is .* at least one letter or digit\.$/,
      );
      const [title] = await problemsOf({
        'bridge.yaml': brief('bridge', { title: { en: 'Bridge', ja: name } }),
      });
      expect(title).toMatch(/: title\.ja is .* at least one letter or digit\.$/);
      const glossary = [{ id: 'bridge', en: [name], ja: ['橋'] }];
      const [, term] = await problemsOf({ 'library.yaml': { ...PACK, glossary } });
      expect(term).toMatch(/: glossary\[1\]\.en\[1\] is .* at least one letter or digit\.$/);
    },
  );

  test.each([
    ['aliases: { en: [Span], ja: [大橋、鉄橋] }', 'aliases.ja[1] is "大橋、鉄橋", as one item'],
    ['aliases: { en: [Span，Arch], ja: [] }', 'aliases.en[1] is "Span，Arch", as one item'],
    ['aliases: { en: [Span], ja: ［大橋、鉄橋］ }', 'aliases.ja is "［大橋、鉄橋］"'],
    ['aliases: { en: [Span], ja: 大橋、鉄橋 }', 'aliases.ja is "大橋、鉄橋"'],
    ['related: [road、tunnel]', 'related[1] is "road、tunnel", as one item'],
    ['terms: [bridge，bridge]', 'terms[1] is "bridge，bridge", as one item'],
  ])('%s: commas and brackets of Japanese divide nothing', async (line, wrong) => {
    const { [line.split(':')[0] ?? '']: _, ...rest } = brief('bridge') as Record<string, unknown>;
    const [found] = await problemsOf({ 'bridge.yaml': `${line}\n${dump(rest)}` });
    expect(found?.replace(/^\S+ /, '')).toContain(`${wrong}. Put `);
    expect(found).toMatch(/\[a, b\]/);
  });

  test.each([
    ['ＢＲＩＤＧＥ　Alias', 'full width and case'],
    ['bridge-alias', 'punctuation'],
  ])('an alias claimed twice, however it is written: %s (%s)', async (alias) => {
    const found = await problemsOf({
      'bridge.yaml': brief('bridge'),
      'road.yaml': brief('road', { aliases: { en: [alias], ja: [] } }),
    });
    expect(found).toEqual([
      expect.stringMatching(/^road\.yaml:\d+:\d+: the name ".+" is already used in .*bridge\.yaml/),
    ]);
  });

  test('a date that the calendar does not have; a source without a year', async () => {
    const found = await problemsOf({
      'sources.yaml': { sources: [{ ...SOURCES.sources[0], date: 'XXXX-07' }] },
      'bridge.yaml': brief('bridge', { reviewBy: '2025-02-30' }),
    });
    expect(found.join('\n')).toContain('give the year'.replace('g', 'G'));
    expect(found.join('\n')).toContain('reviewBy is "2025-02-30". Write one that the calendar has');
  });

  test.each([
    [
      "checked: '2026-01-01'",
      '',
      '1:1: checked is missing. Add "checked:" with a day, YYYY-MM-DD.',
    ],
    ["checked: '2026-01-01'", 'checked:', '11:1: checked is empty. Write a day, YYYY-MM-DD'],
    ["checked: '2026-01-01'", 'checked: 2026', '11:10: checked is "2026". Write a day, YYYY-MM-DD'],
    ["checked: '2026-01-01'", 'checked: 2026-01', '11:10: checked is "2026-01". Write a day as'],
    [
      "checked: '2026-01-01'",
      'checked: 2026-02-30',
      '11:10: checked is "2026-02-30". Write one that',
    ],
    ['  en: The point.', '  en:', '14:3: bottomLine.en is empty. Write text'],
    [
      'group: roads',
      'group: roads\nrelated: road',
      '6:10: related is "road". Write a list: [road].',
    ],
    [
      '  cites:\n    - gazette#1\nwhyItMatters',
      '  cites: gazette#1\nwhyItMatters',
      '16:10: bottomLine.cites is "gazette#1". Write a list: [gazette#1].',
    ],
    [
      'title:\n  en: Bridge title\n  ja: bridgeの題',
      'title: { en: A bridge, long and old, ja: 橋 }',
      '2:24: "long and old" is not a field of title. Put the whole text in quotes, if',
    ],
  ])('%j as %j: where it stands, with what to write', async (line, instead, said) => {
    const text = dump(brief('bridge'), { lineWidth: -1 });
    const found = await problemsOf({ 'bridge.yaml': text.replace(line, instead) });
    expect(found).toEqual([expect.stringContaining(`bridge.yaml:${said}`)]);
  });

  test('YAML aliases that would expand to gigabytes', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [to, from] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg']) {
      bomb.push(`${to}: &${to} [${Array(10).fill(`*${from}`).join(', ')}]`);
    }
    const [found] = await problemsOf({ 'bridge.yaml': bomb.join('\n') });
    expect(found).toMatch(/aliases.*Write the text out instead/);
  });
});

describe('folders and files that cannot be read', () => {
  test('a folder that is not there', async () => {
    const folder = join(tmpdir(), 'no-such-folder-of-briefs');
    const { library, problems } = await loadLibrary(folder);
    expect(library).toBeNull();
    expect(problems.map(describeProblem)).toEqual([
      `${folder}: there is no such folder. Set BRIEFS_DIR to the folder that holds your briefs.`,
    ]);
  });

  test('a file instead of a folder', async () => {
    const folder = await packFolder();
    const { problems } = await loadLibrary(join(folder, 'bridge.yaml'));
    expect(problems[0]?.wrong).toBe('this is a file, not a folder');
  });

  test('an empty folder names all three things that are missing', async () => {
    const folder = await packFolder({ 'sources.yaml': null, 'library.yaml': null });
    const { library, problems } = await loadLibrary(folder);
    expect(library).toBeNull();
    expect(problems.map(({ wrong }) => wrong)).toEqual([
      'there is no brief in this folder',
      'this file is missing',
      'this file is missing',
    ]);
  });

  test('5 MB, a link to itself, a dead link, a folder named like a brief, text that is not UTF-8', async () => {
    const folder = await packFolder();
    await writeFile(join(folder, 'big.yaml'), 'x'.repeat(5 * 1024 * 1024));
    await symlink('loop.yaml', join(folder, 'loop.yaml'));
    await symlink('gone.yaml', join(folder, 'dead.yaml'));
    await mkdir(join(folder, 'folder.yaml'));
    await writeFile(join(folder, 'latin.yaml'), Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xe9, 0x0a]));
    const { library, problems } = await loadLibrary(folder);
    expect(problems.map(({ file, wrong }) => [file.split('/').at(-1), wrong])).toEqual([
      ['big.yaml', 'the file has 5.0 MB; a brief may have at most 0.5 MB'],
      ['dead.yaml', 'this symbolic link leads nowhere'],
      ['folder.yaml', 'this is not a file'],
      ['latin.yaml', 'the text is not UTF-8'],
      ['loop.yaml', 'this symbolic link leads to itself'],
    ]);
    expect(library?.briefs.size).toBe(1);
  });

  test('a folder that is a link to itself', async () => {
    const folder = await packFolder();
    await symlink('ring', join(folder, 'ring'));
    const { problems } = await loadLibrary(join(folder, 'ring'));
    expect(problems[0]?.wrong).toBe('this symbolic link leads to itself');
  });

  test('one faulty brief leaves the others, and references to it, alone', async () => {
    const folder = await packFolder({
      'bridge.yaml': brief('bridge', { related: ['road'] }),
      'road.yaml': 'id: road\n',
    });
    const { library, problems } = await loadLibrary(folder);
    expect([...(library?.briefs.keys() ?? [])]).toEqual(['bridge']);
    expect([...(library?.briefs.values() ?? [])][0]?.related).toEqual([]);
    expect(new Set(problems.map(({ file }) => file.split('/').at(-1)))).toEqual(
      new Set(['road.yaml']),
    );
  });
});

const reported = (id: string, ...cites: string[]) => ({
  id,
  status: 'reported',
  en: 'A.',
  ja: 'あ。',
  cites,
});
