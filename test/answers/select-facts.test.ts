import { describe, expect, test } from 'vitest';
import type { Match } from '../../src/answers/ranking/rank.ts';
import { selectFacts } from '../../src/answers/ranking/select.ts';
import type { QuestionType } from '../../src/answers/text/question-types.ts';
import type { Fact } from '../../src/library/library.ts';
import type { FactId } from '../../src/library/schema.ts';
import { factOf, smallLibrary } from '../support/libraries.ts';

const match = (fact: Fact, score: number, answerType = 1) =>
  ({ fact, score, signals: { answerType, direct: 0 } as Match['signals'] }) as Match;

/** Selects from ten facts of a few words that fit equally well, unless a test changes that. */
async function select(
  type: QuestionType,
  change: (ranked: Match[]) => Match[] = (ranked) => ranked,
  isYesOrNo = false,
) {
  const library = await smallLibrary();
  const { completedBy: _, ...short } = factOf(library, 'bridge-length');
  const ranked = Array.from({ length: 10 }, (__, n) =>
    match({ ...short, id: `fact-${n}` as FactId, en: `Fact ${n}.`, ja: `事実${n}。` }, 0.9),
  );
  return selectFacts(change(ranked), type, library, 'en', isYesOrNo).map(({ id }) => String(id));
}

const only = (scores: readonly number[]) => (ranked: Match[]) =>
  ranked.slice(0, scores.length).map((each, n) => ({ ...each, score: scores[n] ?? 0 }));

describe('the facts of an answer', () => {
  test('are few, and a list or a reason takes more of them', async () => {
    const few = await select('other');
    const list = await select('list');
    expect(few.length).toBeLessThan(list.length);
    expect(list.length).toBeLessThanOrEqual(5);
    expect(await select('why')).toEqual(list);
  });

  test('are fewer where one decides whether something is so', async () => {
    const plain = await select('other');
    const decided = await select('other', (ranked) => ranked, true);
    expect(decided).toEqual(plain.slice(0, 2));
  });

  test('come best first and none comes twice', async () => {
    const list = await select('list', (ranked) => [...ranked.slice(0, 2), ...ranked]);
    expect(list).toEqual([...new Set(list)]);
    expect(list.slice(0, 2)).toEqual(['fact-0', 'fact-1']);
  });

  test('leave out what fits far worse', async () => {
    expect(await select('list', only([9, 7, 2]))).toEqual(['fact-0']);
  });

  test('leave out what lacks the kind of thing asked for', async () => {
    const second = (ranked: Match[]) =>
      ranked.slice(0, 3).map((each, n) => match(each.fact, each.score, n === 1 ? 0 : 1));
    expect(await select('when', second)).toEqual(['fact-0', 'fact-2']);
  });

  test('stop before they tire, but the best is given however long it is', async () => {
    const long = (n: number) => (ranked: Match[]) =>
      ranked
        .slice(0, 3)
        .map((each, i) =>
          i === n ? match({ ...each.fact, en: 'Long. '.repeat(100) }, each.score) : each,
        );
    expect(await select('other', long(0))).toEqual(['fact-0']);
    expect(await select('other', long(1))).toEqual(['fact-0', 'fact-2']);
  });

  test('a dispute stands alone, so that nothing blurs its sides', async () => {
    const library = await smallLibrary();
    const disputed = (ranked: Match[]) => [
      match(factOf(library, 'bridge-cost'), 0.9),
      ...ranked.slice(0, 2),
    ];
    expect(await select('other', disputed)).toEqual(['bridge-cost']);
  });

  test('take in what completes the best, right behind it, though it fits badly itself', async () => {
    const library = await smallLibrary();
    const [best, ...others] = ['bridge-opened', 'bridge-length', 'bridge-builder'].map((id, n) =>
      match(factOf(library, id), 9 - n * 1.2),
    );
    if (!best) throw new Error('no match');
    const chosen = selectFacts([best, ...others], 'when', library, 'en').map(({ id }) => id);
    expect(chosen.slice(0, 2)).toEqual(['bridge-opened', 'bridge-ferry']);
    expect(selectFacts([best], 'when', library, 'ja').map(({ id }) => id)).toEqual([
      'bridge-opened',
      'bridge-ferry',
    ]);
  });

  test('begin with those that are level with the best, before what completes it', async () => {
    const library = await smallLibrary();
    const [best, level] = ['bridge-opened', 'bridge-length'].map((id, n) =>
      match(factOf(library, id), 9 - n / 10),
    );
    if (!best || !level) throw new Error('no match');
    const chosen = selectFacts([best, level], 'when', library, 'en').map(({ id }) => id);
    expect(chosen).toEqual(['bridge-opened', 'bridge-length', 'bridge-ferry']);
  });

  test('what completes the best has its place, however many are level with it', async () => {
    const library = await smallLibrary();
    const [best, ...level] = ['bridge-opened', 'bridge-length', 'bridge-builder'].map((id, n) =>
      match(factOf(library, id), 9 - n / 10),
    );
    if (!best) throw new Error('no match');
    for (const isYesOrNo of [false, true]) {
      const chosen = selectFacts([best, ...level], 'when', library, 'en', isYesOrNo);
      expect(chosen.map(({ id }) => id)).toContain('bridge-ferry');
    }
  });

  test('of nothing are none', async () => {
    expect(selectFacts([], 'other', await smallLibrary(), 'en')).toEqual([]);
  });
});
