import { expect, test } from 'vitest';
import { Deduplicator } from '../../../src/platforms/shared/client/deduplicator.ts';

test('an id is new once, and again when it was forgotten', () => {
  const ids = new Deduplicator();
  expect([ids.isNew('a'), ids.isNew('b'), ids.isNew('a')]).toEqual([true, true, false]);
  ids.forget('a');
  expect([ids.isNew('a'), ids.isNew('b')]).toEqual([true, false]);
});

test('the last ten thousand are remembered, and no more than twice as many', () => {
  const ids = new Deduplicator();
  const arrive = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => ids.isNew(String(from + n))).every((isNew) => isNew);
  expect(arrive(0, 10_001)).toBe(true);
  expect(ids.isNew('1')).toBe(false);
  expect(arrive(10_001, 9999)).toBe(true);
  expect(ids.isNew('10000')).toBe(false);
  expect(arrive(20_000, 1)).toBe(true);
  expect([ids.isNew('0'), ids.isNew('10001')]).toEqual([true, false]);
});
