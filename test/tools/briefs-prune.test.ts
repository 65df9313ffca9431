import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Library } from '../../src/library/library.ts';
import type { FactId } from '../../src/library/schema.ts';
import {
  budgetFor,
  countLines,
  isWithin,
  type Limits,
  mostUncovered,
} from '../../tools/briefs-prune/budget.ts';
import { groupsOf, libraryWith } from '../../tools/briefs-prune/lines.ts';
import { withOlderLines } from '../../tools/briefs-prune/older-lines.ts';
import { orderLines } from '../../tools/briefs-prune/order.ts';
import { prune } from '../../tools/briefs-prune/prune.ts';
import { withLines } from '../../tools/briefs-prune/rewrite.ts';
import { thin } from '../../tools/eval/thin.ts';
import { shipped, smallLibrary } from '../support/libraries.ts';

describe('the shipped briefs', () => {
  const counts = countLines(shipped);

  test('have at most 12 asks a fact and language, and seven uncovered questions for two facts', () => {
    const uncovered = mostUncovered(shipped);
    expect(uncovered).toBeLessThanOrEqual((7 * shipped.facts.size + 1) / 2);
    expect(isWithin(shipped, budgetFor(shipped, { asks: 12, uncovered }))).toBe(true);
  });

  test('correct things in few of their questions', () => {
    expect(counts.corrects).toBeLessThan(counts.asks / 8);
  });

  test('have something to find each fact by, in both languages', () => {
    for (const { asks } of shipped.facts.values()) {
      expect(asks?.en.length).toBeGreaterThanOrEqual(3);
      expect(asks?.ja.length).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('a file with other lines', () => {
  const file = `id: a # the brief
facts:
  - status: reported
    asks: # of people
      en: |-
        one
        two
      ja: |

        eins
    id: f
  - id: g
    asks: { en: 'one', ja: "w" }
    corrects:
      en: |-
        one
        three
      ja: |-
        zwei

uncovered:
  en: |-
    one
  ja: >-
    one`;
  const without = (...dropped: string[]) =>
    withLines(file, ({ fact, role, lang, lines }) =>
      lines.filter((line) => !dropped.includes(`${fact} ${role} ${lang} ${line}`)),
    );

  test('is the same to the letter with its own', async () => {
    expect(without()).toBe(file);
    for (const name of await readdir('briefs')) {
      const text = await readFile(join('briefs', name), 'utf8');
      if (name.endsWith('.yaml')) expect(withLines(text, ({ lines }) => lines)).toBe(text);
    }
  });

  test('lacks those of one list only', () => {
    expect(without('f asks en one')).toBe(file.replace('        one\n', ''));
    expect(without('g corrects en one')).toBe(
      file.replace('        one\n        three', '        three'),
    );
    expect(without('g corrects en three')).toBe(file.replace('        three\n', ''));
  });

  test('has an empty text where no line stays', () => {
    expect(without('f asks ja eins')).toBe(file.replace('ja: |\n\n        eins', 'ja: ""\n'));
    expect(without('null uncovered en one')).toBe(
      file.replace('en: |-\n    one\n  ja: >', 'en: ""\n  ja: >'),
    );
    expect(without('g corrects ja zwei')).toBe(file.replace('ja: |-\n        zwei\n', 'ja: ""\n'));
  });

  test('has new ones after those that stay', () => {
    const wanted = (fact: string, ...lines: string[]) =>
      withLines(file, (list) =>
        `${list.fact} ${list.role} ${list.lang}` === fact ? lines : list.lines,
      );
    expect(wanted('f asks en', 'three', 'two')).toBe(
      file.replace('        one\n        two\n', '        two\n        three\n'),
    );
    expect(wanted('null uncovered en', 'two', 'one')).toBe(
      file.replace('    one\n  ja: >', '    one\n    two\n  ja: >'),
    );
  });

  test('keeps lists that are written in another way', () => {
    const seen: string[] = [];
    withLines(file, ({ fact, role, lang, lines }) => {
      seen.push(...lines.map((line) => `${fact} ${role} ${lang} ${line}`));
      return [];
    });
    expect(seen.toSorted()).toEqual([
      'f asks en one',
      'f asks en two',
      'f asks ja eins',
      'g corrects en one',
      'g corrects en three',
      'g corrects ja zwei',
      'null uncovered en one',
    ]);
  });
});

test('what no source answers stays in the file that it stands in', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prune-'));
  try {
    await cp('briefs', folder, { recursive: true });
    const env = { ...process.env, BRIEFS_DIR: folder };
    const args = ['tools/briefs-prune/main.ts', '--uncovered', '1000'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env });
    expect(stdout).toContain('uncovered=1000');
    let left = 0;
    for (const name of (await readdir(folder)).filter((each) => each.endsWith('.yaml'))) {
      const before = await uncoveredIn(join('briefs', name));
      const after = await uncoveredIn(join(folder, name));
      expect(before, name).toEqual(expect.arrayContaining(after));
      left += after.length;
    }
    expect(left).toBe(1000);
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** The lines of a file that no source answers, with their language. */
async function uncoveredIn(file: string): Promise<string[]> {
  const found: string[] = [];
  withLines(await readFile(file, 'utf8'), ({ role, lang, lines }) => {
    if (role === 'uncovered') found.push(...lines.map((line) => `${lang} ${line}`));
    return lines;
  });
  return found;
}

describe('the order of lines', () => {
  const demand = (similarities: Record<number, number>, weight = 1) => ({
    weight,
    resemblance: {
      weights: [1],
      inText: [0],
      lines: new Map(
        Object.entries(similarities).map(([line, similarity]) => [
          Number(line),
          { similarity, met: [similarity] },
        ]),
      ),
    },
  });
  // 0 and 1 ask for nearly the same, 2 for something else.
  const demands = [demand({ 0: 1, 1: 0.9 }), demand({ 0: 0.8, 1: 1 }), demand({ 2: 1 })];
  const placesOf = (ranked: readonly { line: number }[]) => ranked.map(({ line }) => line);

  test('one that stands for another, then one that asks for something else', () => {
    expect(placesOf(orderLines(demands, 3))).toEqual([1, 2, 0]);
    expect(placesOf(orderLines(demands, 1))).toEqual([1]);
  });

  test('gains never rise', () => {
    const gains = orderLines(demands, 3).map(({ gain }) => gain);
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
  });

  test('what counts more comes first', () => {
    const [first, second] = demands.slice(0, 2);
    expect(
      placesOf(
        orderLines(
          [first, second, demand({ 2: 1 }, 4)].flatMap((one) => one ?? []),
          3,
        ),
      )[0],
    ).toBe(2);
  });
});

describe('the choice', () => {
  const choose = (library: Library, limits: Limits) => {
    const budget = budgetFor(library, limits);
    return { budget, kept: prune(library, budget) };
  };

  test('is within the budget, and leaves each fact an ask', async () => {
    const library = await smallLibrary();
    const { budget, kept } = choose(library, { asks: 1, uncovered: 1 });
    const left = libraryWith(library, kept);
    expect(isWithin(left, budget)).toBe(true);
    const asked = (one: Library) =>
      groupsOf(one).flatMap(({ role, lang, fact }) => (role === 'asks' ? [[lang, fact]] : []));
    expect(asked(left)).toEqual(asked(library));
  });

  test('keeps the unanswerable question that would be answered', async () => {
    const library: Library = {
      ...(await smallLibrary()),
      uncovered: { en: ['best soup in town', 'who designed the Great Bridge'], ja: [] },
    };
    const { kept } = choose(library, { asks: 9, uncovered: 1 });
    expect(libraryWith(library, kept).uncovered.en).toEqual(['who designed the Great Bridge']);
  });

  test('is the same each time', async () => {
    const library = await smallLibrary();
    const limits = { asks: 1, uncovered: 1 };
    expect(choose(library, limits)).toEqual(choose(library, limits));
  });

  test('with room for all is all', async () => {
    const library = await smallLibrary();
    const { kept } = choose(library, { asks: 9, uncovered: 99 });
    expect(countLines(libraryWith(library, kept))).toEqual(countLines(library));
  });

  test('goes without questions where there are none', async () => {
    const library = await smallLibrary();
    const { kept } = choose(thin(library, { asks: 0, uncovered: false }), {
      asks: 1,
      uncovered: 1,
    });
    expect(kept.size).toBe(0);
  });
});

describe('the lines of an older state', () => {
  const withUncovered = (library: Library, en: string[]): Library => ({
    ...library,
    uncovered: { en, ja: [] },
  });

  test('follow those of today', async () => {
    const library = await smallLibrary();
    const now = withUncovered(library, ['who paid for the lighthouse']);
    const older = withUncovered(library, ['how tall is the tower', 'who paid for the lighthouse']);
    const { facts, uncovered } = withOlderLines(now, older);
    expect(uncovered.en).toEqual(['who paid for the lighthouse', 'how tall is the tower']);
    expect(facts).toEqual(library.facts);
  });

  test('stay away where a fact that is new comes nearest', async () => {
    const library = await smallLibrary();
    const now = withUncovered(library, ['how tall is the tower']);
    const asked = withUncovered(library, ['who designed the Great Bridge']);
    const facts = new Map(library.facts);
    facts.delete('bridge-builder' as FactId);
    expect(withOlderLines(now, { ...asked, facts }).uncovered.en).toEqual(now.uncovered.en);
    expect(withOlderLines(now, asked).uncovered.en).toHaveLength(2);
  });

  test('do not fill a list that has none', async () => {
    const library = await smallLibrary();
    const older = withUncovered(library, ['how tall is the tower']);
    expect(withOlderLines(withUncovered(library, []), older).uncovered.en).toEqual([]);
  });
});

test('a folder for --older that is not there is told as such', async () => {
  const args = ['tools/briefs-prune/main.ts', '--older', 'no-such-folder', '--check'];
  await expect(promisify(execFile)(process.execPath, args)).rejects.toMatchObject({
    code: 1,
    stderr:
      '--older no-such-folder: there is no such folder. Name the folder of the older briefs.\n',
  });
});
