import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LANGS, type Lang } from '../../src/library/schema.ts';
import { brief, packFolder, packIn, put } from '../support/pack.ts';
import { run, start } from '../support/script.ts';

const GAZETTE = `# 大橋が開通

- id: \`gazette\`
- date: 2025-03-30
- kind: press

[1] 大橋は3月24日に開通し、6万人が訪れた。総工費は12億円である。

[2] 市は来年度から、橋を渡る車の通行料を値上げする方針を固めたことを明らかにした。
`;

const ENGLISH = `# 大橋が開通

- id: \`gazette\`
- date: 2025-03-30
- kind: press

[1] The bridge opened on March 24, and 60,000 people came. It cost 1.2 billion yen.

[2] Cars are to pay more.
`;

/** What briefs:verify says of a folder in one language with a fact, held against an article. */
async function verified(lang: Lang, text: string, article: string) {
  const statement = { en: 'The bridge is there.', ja: '橋がある。', cites: ['gazette#1'] };
  const source = {
    id: 'gazette',
    publisher: { en: 'The Gazette', ja: 'ガゼット' },
    title: '大橋が開通',
    ...{ date: '2025-03-30', kind: 'press', paragraphs: 2 },
  };
  const cites = ['gazette#1', 'gazette#2'];
  const folder = await packFolder(
    packIn(lang, {
      'sources.yaml': { sources: [source] },
      'bridge.yaml': brief('bridge', {
        bottomLine: statement,
        whyItMatters: statement,
        facts: [{ id: 'bridge-opened', status: 'reported', en: text, ja: text, cites }],
      }),
    }),
  );
  await put(folder, 'verify.yaml', {});
  const articles = join(folder, 'articles');
  await mkdir(articles);
  await put(articles, 'gazette.md', article);
  const ended = await start('briefs:verify', ['--sources', articles], { BRIEFS_DIR: folder }).ended;
  return { ...ended, faults: ended.err.split('\n').map((line) => line.replace(/^.*\d: /, '')) };
}

test.each([
  ['ja', '大橋は2025年3月24日に開通し、6万人が訪れた。', GAZETTE],
  ['ja', '2025年3月24日の開通に6万人が集まり、費用は12億円だった。', ENGLISH],
  ['en', 'The bridge opened on 24 March 2025, for 60,000 people.', ENGLISH],
] as const)('%s only: %s follows from its source', async (lang, text, article) => {
  expect(await verified(lang, text, article)).toMatchObject({
    code: 0,
    out: 'facts=1 unsupported=0 copied=0 uncovered=0 mismatched=0\n',
  });
});

test('in Japanese only: dates and figures that no source has, and its wording, are told', async () => {
  const text =
    '4月2日に7万人が訪れた。市は来年度から、橋を渡る車の通行料を値上げする方針を固めたことを明らかにした。';
  const { code, faults } = await verified('ja', text, GAZETTE);
  expect(code).toBe(1);
  expect(faults).toEqual(
    expect.arrayContaining([
      expect.stringContaining('the date 2 April is not in gazette#1, gazette#2'),
      expect.stringContaining('the figure 70000 is not in gazette#1, gazette#2'),
      expect.stringContaining('is the wording of gazette#2'),
    ]),
  );
});

test.each(LANGS)('briefs:try asks in %s only, where the briefs are', async (lang) => {
  const folder = await packFolder(packIn(lang, { 'bridge.yaml': brief('bridge') }));
  const file = join(folder, 'bridge.yaml');
  const { out, code } = await run('briefs:try', [file]);
  expect(code).toBe(0);
  const other = lang === 'en' ? 'ja' : 'en';
  expect(out).toContain(`\n${lang}: `);
  expect(out).not.toContain(`\n${other}: `);
  expect(await run('briefs:try', [file, '--lang', other])).toMatchObject({
    code: 2,
    err: `${folder}: its briefs are in ${lang}. Leave --lang out.\n`,
  });
});
