import { expect, test } from 'vitest';
import { withSecondStage } from '../../../src/answers/index.ts';
import type { Meaning } from '../../../src/answers/meaning/index.ts';
import { isUndecided } from '../../../src/answers/second-stage.ts';
import type { FactId } from '../../../src/library/index.ts';
import { smallLibrary } from '../../support/libraries.ts';

const NEAR = new Map([['bridge-length' as FactId, 0.9]]);

/** A second stage that says the same of every question, and which it was asked about. */
function meaningSaying(answer: typeof NEAR | null, isAvailable = true) {
  const asked: string[] = [];
  const meaning: Meaning = {
    isAvailable,
    similarities: async (question) => {
      asked.push(question);
      return answer;
    },
    close: async () => {},
  };
  return { meaning, asked };
}

test('the second stage is asked about what is noted only, and the run gets what it said', async () => {
  const { meaning, asked } = meaningSaying(NEAR);
  const library = await smallLibrary();
  const run = (question: string, notes: boolean) =>
    withSecondStage(
      (stage) => {
        const known = stage.similaritiesTo(question, 'en');
        if (notes && !known) stage.note({ question, lang: 'en', ranked: [] });
        return known;
      },
      library,
      meaning,
    );
  expect(await run('decided', false)).toBe(null);
  expect(await run('undecided', true)).toBe(NEAR);
  expect(asked).toEqual(['undecided']);
});

test('without an answer of the second stage, words alone stand', async () => {
  const library = await smallLibrary();
  for (const { meaning, asked } of [meaningSaying(null), meaningSaying(NEAR, false)]) {
    let runs = 0;
    const outcome = await withSecondStage(
      (stage) => {
        stage.note({ question: 'q', lang: 'en', ranked: [] });
        return ++runs;
      },
      library,
      meaning,
    );
    expect(outcome).toBe(1);
    expect(asked.length).toBe(meaning.isAvailable ? 1 : 0);
  }
});

test.each([
  [0.001, 0.5, false],
  [0.3, 0.5, true],
  [0.9, 0.01, true],
  [0.9, 0.5, false],
])('with confidence %d and a lead of %d, undecided: %s', (confidence, lead, undecided) => {
  expect(isUndecided(confidence, lead, [{ density: 1 }, { density: 0.5 }])).toBe(undecided);
});

test('where the first facts list many questions, words decide', () => {
  const dense = { density: 1 };
  expect(isUndecided(0.3, 0.5, [dense, dense, dense, { density: 0 }])).toBe(false);
  expect(isUndecided(0.3, 0.5, [dense, dense, { density: 0.5 }])).toBe(true);
});
