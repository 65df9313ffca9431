import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NO_EVIDENCE } from '../../src/answers/answerability/features.ts';
import type { Library } from '../../src/library/library.ts';
import { densitiesOf, densityRows } from '../../tools/eval/densities.ts';
import { densityTable } from '../../tools/eval/density-table.ts';
import { fitWeights } from '../../tools/eval/fit.ts';
import { fitReport } from '../../tools/eval/fit-report.ts';
import { measure } from '../../tools/eval/measure.ts';
import { loadPack } from '../../tools/eval/packs.ts';
import { readQuestions, rightFactsOf } from '../../tools/eval/questions.ts';
import { thin } from '../../tools/eval/thin.ts';
import { factOf, SMALL_PACK, shipped, smallLibrary } from '../support/libraries.ts';
import { packFolder } from '../support/pack.ts';

describe('a thinned library', () => {
  const asksOf = (library: Library) =>
    Array.from(
      library.facts.values(),
      ({ asks }) => new Set([...(asks?.en ?? []), ...(asks?.ja ?? [])]),
    );

  test('keeps so many asks a fact and language, and of few what it keeps of more', () => {
    const [none, one, three, twelve] = [0, 1, 3, 12].map((asks) =>
      asksOf(thin(shipped, { asks, uncovered: true })),
    );
    const all = asksOf(shipped);
    expect(none?.every(({ size }) => size === 0)).toBe(true);
    expect(one?.some(({ size }) => size === 2)).toBe(true);
    for (const [fewer, more] of [
      [one, three],
      [three, twelve],
      [twelve, all],
    ]) {
      expect(fewer?.length).toBe(all.length);
      expect(fewer?.every((asks, i) => more?.[i] && asks.isSubsetOf(more[i]))).toBe(true);
    }
    const [fact] = thin(shipped, { asks: 3, uncovered: true }).facts.values();
    expect([fact?.asks?.en.length, fact?.asks?.ja.length]).toEqual([3, 3]);
  });

  test('the same seed keeps the same asks, another seed others', () => {
    const of = (seed: number) => asksOf(thin(shipped, { asks: 3, uncovered: true, seed }));
    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
  });

  test('the briefs hold the thinned facts; what is set right goes with the asks', async () => {
    const library = await smallLibrary();
    const thinned = thin(library, { asks: 1, uncovered: true });
    const opened = factOf(thinned, 'bridge-opened');
    expect(opened.corrects).toBeUndefined();
    expect(thinned.briefs.get(opened.brief)?.facts).toContain(opened);
    const whole = thin(library, { asks: 'all', uncovered: true });
    expect(factOf(whole, 'bridge-opened')).toEqual(factOf(library, 'bridge-opened'));
  });

  test('uncovered questions stay or go', () => {
    const left = (uncovered: boolean) => thin(shipped, { asks: 'all', uncovered }).uncovered;
    expect(left(true)).toEqual(shipped.uncovered);
    expect(left(false)).toEqual({ en: [], ja: [] });
  });
});

test('a density that keeps no more than a smaller one is left out', async () => {
  const asksOf = (library: Library) => [...new Set(densitiesOf(library).map(({ asks }) => asks))];
  expect(asksOf(shipped)).toEqual([0, 1, 3, 12, 'all']);
  // It has two asks a fact.
  expect(asksOf(await smallLibrary())).toEqual([0, 1, 3, 'all']);
});

test('most questions on the shipped briefs have a fact that is right by itself', () => {
  const rows = readQuestions('dev').filter(({ expect: expected }) => expected);
  const known = rows.filter((row) => rightFactsOf(row, shipped).size > 0);
  expect(known.length / rows.length).toBeGreaterThan(0.95);
});

describe('a pack with questions beside its briefs', () => {
  const rows = [
    row('when', 'When did the Great Bridge open?', ['bridge-opened'], [['30 March']]),
    row('cost', 'how much did the Great Bridge cost?', ['bridge-cost'], [['3 million']]),
    row('words', 'Who designed the Great Bridge?', ['bridge-length'], [['Lindqvist']]),
    row('other', 'Who designed the Great Bridge?', ['bridge-length'], [['412']]),
    row(
      'two',
      'When did the Great Bridge open? Why was it built?',
      ['bridge-reason'],
      [['lorries']],
    ),
    { ...row('ja', '大橋はいつ開通したか', ['bridge-opened'], [['3月30日']]), lang: 'ja' },
    { id: 'thanks', lang: 'en', kind: 'off-topic', question: 'thanks' },
    { id: 'far', lang: 'en', kind: 'off-topic', question: 'What do elephants eat in winter?' },
  ];

  test('is measured as it is asked', async () => {
    const pack = await loadPack(await folderWith(rows), ['dev']);
    const measured = measure(pack.rows, pack.library);
    const verdicts = measured.map(({ verdict }, i) => [pack.rows[i]?.id, verdict]);
    expect(Object.fromEntries(verdicts)).toEqual({
      when: 'right',
      cost: 'right',
      // Another fact says what is expected too.
      words: 'right',
      other: 'wrong',
      // One of the message's questions is answered by the fact.
      two: 'right',
      ja: 'right',
      thanks: 'not-answered',
      far: 'not-answered',
    });
    expect(measured[0]).toMatchObject({ helpful: true, rank: 1, hasRightFact: true, right: true });
    expect(measured[3]).toMatchObject({ helpful: false, right: false });
    expect(measured[6]).toMatchObject({ rank: null, confidence: 0, evidence: null });
  });

  test('gives a row of the table for each language', async () => {
    const pack = await loadPack(await folderWith(rows), ['dev']);
    const found = densityRows(pack, { asks: 'all', uncovered: true });
    expect(found).toMatchObject([
      { pack: pack.name, lang: 'en', asks: 'all', answerable: 5, unanswerable: 2, right: 4 / 5 },
      { pack: pack.name, lang: 'ja', asks: 'all', answerable: 1, unanswerable: 0, right: 1 },
    ]);
    const table = densityTable(found);
    expect(table).toContain(`${pack.name} (en 5 answerable + 2 unanswerable, ja 1 answerable`);
    expect(table).toMatch(/^ +all +with +en +80\.0 /m);
  });

  test('is fitted together with others, each time alike, and judged by them alone', async () => {
    const pack = await loadPack(await folderWith(rows), ['dev']);
    const packs = ['one', 'other'].map((name) => ({ ...pack, name }));
    const fit = fitWeights(packs);
    expect(Object.keys(fit.weights)).toEqual(Object.keys(NO_EVIDENCE));
    expect(Object.values(fit.weights).every(Number.isFinite)).toBe(true);
    // Two densities without a seed, two with two seeds; with and without uncovered questions.
    expect(fit.validated).toHaveLength(packs.length * rows.length * 2 * (1 + 2 + 2 + 1));
    const weighed = Map.groupBy(fit.validated, (one) => one.pack).values();
    expect(Array.from(weighed, (own) => own.reduce((sum, { weight }) => sum + weight, 0))).toEqual([
      expect.closeTo(1, 9),
      expect.closeTo(1, 9),
    ]);
    expect(fitWeights(packs)).toEqual(fit);
    expect(fitReport(fit)).toMatch(/^one\n {2}0 asks, none .*\n {2}0 asks, with /m);
  });

  test('is named by its folder', async () => {
    const folder = await folderWith(rows);
    expect((await loadPack(folder, ['dev'])).name).toBe(basename(folder));
  });

  test('a question whose fact is gone is a fault', async () => {
    const folder = await folderWith([row('lost', 'Where?', ['bridge-place'], [['here']])]);
    await expect(loadPack(folder, ['dev'])).rejects.toThrow(/lost names the fact "bridge-place"/);
  });
});

function row(id: string, question: string, facts: string[], expected: string[][]) {
  return { id, lang: 'en', kind: 'what', question, facts, expect: expected };
}

/** The small pack with questions on it. */
async function folderWith(rows: readonly object[]): Promise<string> {
  const folder = await packFolder(SMALL_PACK);
  const lines = rows.map((each) => JSON.stringify(each));
  await writeFile(join(folder, 'questions.jsonl'), `${lines.join('\n')}\n`);
  return folder;
}
