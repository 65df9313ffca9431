import { expect, test } from 'vitest';
import { growth } from '../../tools/soak/growth.ts';

const MINUTE = 60_000;
/** A point every two minutes. */
const points = (...values: readonly number[]) =>
  values.map((value, n) => ({ at: n * 2 * MINUTE, value }));

test('what stays the same has not grown', () => {
  expect(growth(points(17, 17, 17, 17, 17))).toBe(0);
});

test('what grows by the same amount each time has grown by all of it', () => {
  expect(growth(points(200, 202, 204, 206, 208, 210))).toBeCloseTo(5);
  expect(growth(points(210, 208, 206, 204, 202, 200))).toBeCloseTo(-100 / 21);
});

test('a single point off the line does not count', () => {
  expect(growth(points(200, 200, 260, 200, 200, 200, 200))).toBeCloseTo(0);
  expect(growth(points(200, 202, 204, 90, 208, 210, 212))).toBeCloseTo(6);
});

test('what swings without a trend has hardly grown', () => {
  expect(Math.abs(growth(points(50, 53, 50, 53, 50, 53, 50, 53)) ?? 100)).toBeLessThan(1);
});

test('three points tell nothing', () => {
  expect(growth(points(1, 2, 3))).toBeNull();
  expect(growth([])).toBeNull();
});
