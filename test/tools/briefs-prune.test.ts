import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Library } from '../../src/library/library.ts';
import { budgetFor, countLines, isWithin, type Limits } from '../../tools/briefs-prune/budget.ts';
import { groupsOf, libraryWith } from '../../tools/briefs-prune/lines.ts';
import { orderLines } from '../../tools/briefs-prune/order.ts';
import { pruneInRounds } from '../../tools/briefs-prune/prune.ts';
import { type ListedLine, withoutLines } from '../../tools/briefs-prune/rewrite.ts';
import { thin } from '../../tools/eval/thin.ts';
import { shipped, smallLibrary } from '../support/libraries.ts';

describe('the shipped briefs', () => {
  const counts = countLines(shipped);

  test('have at most 12 asks a fact and language, and 600 uncovered questions', () => {
    expect(isWithin(shipped, budgetFor(shipped, { asks: 12, uncovered: 600 }))).toBe(true);
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

describe('a file without some lines', () => {
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
    withoutLines(file, ({ fact, role, lang, text }) =>
      dropped.includes(`${fact} ${role} ${lang} ${text}`),
    );

  test('is the same to the letter without any', async () => {
    expect(without()).toBe(file);
    for (const name of await readdir('briefs')) {
      const text = await readFile(join('briefs', name), 'utf8');
      if (name.endsWith('.yaml')) expect(withoutLines(text, () => false)).toBe(text);
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

  test('keeps lists that are written in another way', () => {
    const seen: ListedLine[] = [];
    withoutLines(file, (line) => seen.push(line) > 0);
    expect(
      seen.map(({ fact, role, lang, text }) => `${fact} ${role} ${lang} ${text}`).toSorted(),
    ).toEqual([
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

describe('the order of lines', () => {
  const demand = (own: number | null, similarities: Record<number, number>, weight = 1) => ({
    weight,
    own,
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
  const demands = [demand(0, { 0: 1, 1: 0.9 }), demand(1, { 0: 0.8, 1: 1 }), demand(2, { 2: 1 })];
  const placesOf = (ranked: readonly { line: number }[]) => ranked.map(({ line }) => line);

  test('one that stands for another, then one that asks for something else', () => {
    expect(placesOf(orderLines(3, demands, [], 3))).toEqual([1, 2, 0]);
    expect(placesOf(orderLines(3, demands, [], 1))).toEqual([1]);
  });

  test('gains never rise', () => {
    const gains = orderLines(3, demands, [], 3).map(({ gain }) => gain);
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
  });

  test('what counts more comes first, what costs something last', () => {
    expect(placesOf(orderLines(3, [...demands, demand(null, { 2: 0.9 }, 4)], [], 3))[0]).toBe(2);
    expect(placesOf(orderLines(3, demands, [0, 9, 0], 3)).at(-1)).toBe(1);
  });
});

describe('the choice', () => {
  const choose = (library: Library, limits: Limits) => {
    const budget = budgetFor(library, limits);
    return { budget, rounds: [...pruneInRounds(library, [], budget, 2)] };
  };

  test('is within the budget, and leaves each fact an ask', async () => {
    const library = await smallLibrary();
    const { budget, rounds } = choose(library, { asks: 1, uncovered: 1 });
    expect(rounds.length).toBe(1);
    for (const { kept } of rounds) {
      const left = libraryWith(library, kept);
      expect(isWithin(left, budget)).toBe(true);
      const asked = (one: Library) =>
        groupsOf(one).flatMap(({ role, lang, fact }) => (role === 'asks' ? [[lang, fact]] : []));
      expect(asked(left)).toEqual(asked(library));
    }
  });

  test('is the same each time', async () => {
    const library = await smallLibrary();
    const limits = { asks: 1, uncovered: 1 };
    expect(choose(library, limits)).toEqual(choose(library, limits));
  });

  test('with room for all is all', async () => {
    const library = await smallLibrary();
    const [round] = choose(library, { asks: 9, uncovered: 99 }).rounds;
    expect(countLines(libraryWith(library, round?.kept ?? new Map()))).toEqual(countLines(library));
  });

  test('goes without questions where there are none', async () => {
    const library = await smallLibrary();
    const { rounds } = choose(thin(library, { asks: 0, uncovered: false }), {
      asks: 1,
      uncovered: 1,
    });
    expect(rounds.map(({ kept }) => kept.size)).toEqual([0]);
  });
});
