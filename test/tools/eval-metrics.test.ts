import { describe, expect, test } from 'vitest';
import { densityFigures } from '../../tools/eval/densities.ts';
import { fitLogistic, predict } from '../../tools/eval/logistic.ts';
import type { Measured } from '../../tools/eval/measure.ts';
import { areaUnderCurve, calibrationError, recallAt, riskAt } from '../../tools/eval/metrics.ts';

const judged = (...all: [confidence: number, right: boolean][]) =>
  all.map(([confidence, right]) => ({ confidence, right }));

/** Worked out by hand. */
describe('the area under the curve', () => {
  test.each([
    ['each right one is surer', judged([0.9, true], [0.8, true], [0.3, false]), 1],
    ['each right one is less sure', judged([0.1, true], [0.8, false]), 0],
    // Of the six pairs 0.9 wins three, 0.4 wins one (over 0.2) and draws one.
    [
      'some are, and one draws',
      judged([0.9, true], [0.4, true], [0.6, false], [0.4, false], [0.2, false]),
      4.5 / 6,
    ],
    ['all are equally sure', judged([0.5, true], [0.5, false], [0.5, false]), 0.5],
    ['none is wrong', judged([0.5, true]), null],
    ['none is right', judged([0.5, false]), null],
  ])('%s', (_name, all, area) => {
    expect(areaUnderCurve(all)).toBe(area);
  });
});

describe('the calibration error', () => {
  test.each([
    ['as sure as it is right', judged([0.5, true], [0.5, false]), 0],
    ['sure of what is wrong', judged([1, false]), 1],
    // One bin: 0.72 and 0.78 of which one is right: |1.5 - 1|; another: 0.1, wrong.
    ['two bins', judged([0.72, true], [0.78, false], [0.1, false]), (0.5 + 0.1) / 3],
    // In one bin what is claimed too much and too little makes up for each other; in two it does not.
    ['one bin', judged([0.61, true], [0.69, false]), (1.3 - 1) / 2],
    ['two neighbouring bins', judged([0.55, true], [0.65, false]), (0.45 + 0.65) / 2],
    ['nothing', [], 0],
  ])('%s', (_name, all, error) => {
    expect(calibrationError(all)).toBeCloseTo(error, 10);
  });
});

describe('the risk at a coverage', () => {
  const all = judged(
    ...[0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1].map(
      (confidence, i): [number, boolean] => [confidence, ![2, 5, 8, 9].includes(i)],
    ),
  );

  test.each([
    [0.2, 0],
    [0.5, 1 / 5],
    [0.7, 2 / 7],
    [0.75, 2 / 8],
    [1, 4 / 10],
  ])('%d', (coverage, risk) => {
    expect(riskAt(coverage, all)).toBeCloseTo(risk, 10);
  });

  test('those as sure as the last one are answered too', () => {
    const equal = judged([0.9, true], [0.5, true], [0.5, false], [0.5, false], [0.1, false]);
    expect(riskAt(0.4, equal)).toBe(2 / 4);
  });

  test('of no questions there is none', () => expect(riskAt(0.5, [])).toBe(0));
});

test('recall counts the right facts among the first so many', () => {
  const ranks = [1, 1, 2, 3, 4, 6, null, null];
  expect([1, 3, 5].map((first) => recallAt(first, ranks))).toEqual([2 / 8, 4 / 8, 5 / 8]);
  expect(recallAt(1, [])).toBe(0);
});

test('the figures of a density', () => {
  const one = (measured: Partial<Measured>): Measured => ({
    lang: 'en',
    isAnswerable: true,
    verdict: 'not-answered',
    helpful: false,
    near: false,
    rank: null,
    hasRightFact: true,
    confidence: 0.2,
    right: false,
    evidence: null,
    ...measured,
  });
  const none = { isAnswerable: false, hasRightFact: false };
  const figures = densityFigures([
    one({ verdict: 'right', helpful: true, rank: 1, confidence: 0.9, right: true }),
    one({ verdict: 'wrong', rank: 2, confidence: 0.8 }),
    one({ helpful: true, rank: 3, confidence: 0.6 }),
    one({}),
    one({ verdict: 'right', helpful: true, hasRightFact: false, confidence: 0.7, right: true }),
    one({ ...none, confidence: 0.1 }),
    one({ ...none, confidence: 0.1 }),
    one({ ...none, verdict: 'wrong', confidence: 0.75 }),
  ]);
  expect(figures).toMatchObject({
    answerable: 5,
    unanswerable: 3,
    right: 2 / 5,
    helpful: 3 / 5,
    declined: 2 / 3,
    unanswerableAnswered: 1 - 2 / 3,
    unanswerableNear: 0,
    wrong: 2 / 8,
    recall: { 1: 1 / 4, 3: 3 / 4, 5: 3 / 4 },
    // 0.9 wins over all six, 0.7 over four.
    areaUnderCurve: 10 / 12,
    risk: { 50: 2 / 4, 95: 6 / 8 },
  });
});

describe('logistic regression', () => {
  const sample = (x: number[], right: boolean, weight = 1) => ({ x, right, weight });
  /** Three of four are right where the feature is there, one of four where it is not. */
  const samples = [
    ...[true, true, true, false].map((right) => sample([1, 7], right)),
    ...[true, false, false, false].map((right) => sample([0, 7], right)),
  ];

  test('finds the shares, and gives a feature that never varies no weight', () => {
    const model = fitLogistic(samples, 0);
    expect(model.bias).toBeCloseTo(Math.log(1 / 3), 6);
    expect(model.weights[0]).toBeCloseTo(2 * Math.log(3), 6);
    expect(model.weights[1]).toBe(0);
    expect([1, 0].map((x) => predict(model, [x, 7]))).toEqual([
      expect.closeTo(3 / 4, 6),
      expect.closeTo(1 / 4, 6),
    ]);
  });

  test('a sample of twice the weight counts as two', () => {
    const heavy = [sample([1, 7], true, 2), ...samples.slice(2)];
    expect(fitLogistic(heavy, 0.01)).toEqual({
      bias: expect.closeTo(fitLogistic(samples, 0.01).bias, 9),
      weights: fitLogistic(samples, 0.01).weights.map((weight) => expect.closeTo(weight, 9)),
    });
  });

  test('the unit of a feature does not matter', () => {
    const inCents = samples.map((one) => ({ ...one, x: one.x.map((value) => value * 100) }));
    const weight = fitLogistic(samples, 0.1).weights[0] ?? 0;
    expect(fitLogistic(inCents, 0.1).weights[0]).toBeCloseTo(weight / 100, 9);
  });

  test('a penalty draws the weights to zero, and keeps a perfect split finite', () => {
    const perfect = [sample([0], false), sample([1], true)];
    const [loose = 0, tight = 0] = [0.01, 1].map((by) => fitLogistic(perfect, by).weights[0]);
    expect(loose).toBeGreaterThan(tight);
    expect(tight).toBeGreaterThan(0);
    expect(loose).toBeLessThan(20);
  });
});
