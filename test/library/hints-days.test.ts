import { describe, expect, test } from 'vitest';
import { brief, hintsOf, SOURCES } from '../support/pack.ts';

describe('days that cannot be meant', () => {
  const now = new Date('2026-01-01T12:00:00Z');

  test.each([
    [{ checked: '2026-01-03' }, 'checked is 2026-01-03, which is yet to come. Write the day'],
    [
      { reviewBy: '2025-12-31' },
      'reviewBy is 2025-12-31, before checked (2026-01-01). Write a later',
    ],
  ])('of a brief: %j', async (changes, said) => {
    expect(await hintsOf({ 'bridge.yaml': brief('bridge', changes) }, now)).toEqual([
      expect.stringContaining(said),
    ]);
  });

  test.each(['2026-01-03', '2026-02', '2027'])('a source of %s', async (date) => {
    const [gazette, monthly] = SOURCES.sources;
    const sources = { sources: [gazette, { ...monthly, date }] };
    const files = { 'sources.yaml': sources, 'bridge.yaml': brief('bridge') };
    expect(await hintsOf(files, now)).toEqual([
      expect.stringMatching(
        `^sources.yaml:\\d+:\\d+: the date of "monthly" is ${date}, which is yet to come\\. Write the day`,
      ),
    ]);
  });

  test('today is none of them, where the day has begun already, nor a month that has', async () => {
    const [gazette, monthly] = SOURCES.sources;
    const sources = { sources: [{ ...gazette, date: '2026-01' }, monthly] };
    const changes = { checked: '2026-01-02', reviewBy: '2026-01-02' };
    const files = { 'sources.yaml': sources, 'bridge.yaml': brief('bridge', changes) };
    expect(await hintsOf(files, now)).toEqual([]);
  });
});
