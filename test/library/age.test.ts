import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageOf, dayAfter, staleAfter } from '../../src/library/age.ts';
import type { DateText } from '../../src/library/dates.ts';
import { isPastReview, isStale } from '../../src/library/library.ts';
import { ageLine } from '../../src/replies/age-line.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { libraryOf } from '../support/libraries.ts';
import { brief, PACK, packFolder, SOURCES } from '../support/pack.ts';

const date = (text: string) => text as DateText;
const period = (text: string) => staleAfter.parse(text);

describe('how long ago a date was, in both languages', () => {
  test.each([
    ['2026-11-29', 'today', '今日'],
    ['2026-11-28', 'yesterday', '昨日'],
    ['2026-11-27', '2 days ago', '2日前'],
    ['2026-11-16', '13 days ago', '13日前'],
    ['2026-11-15', '2 weeks ago', '2週間前'],
    ['2026-10-30', '4 weeks ago', '4週間前'],
    ['2026-10-29', '1 month ago', '1カ月前'],
    ['2026-06-30', '4 months ago', '4カ月前'],
    ['2026-06-29', '5 months ago', '5カ月前'],
    ['2026-06-24', '5 months ago', '5カ月前'],
    ['2025-03-30', '19 months ago', '19カ月前'],
    ['2024-11-30', '23 months ago', '23カ月前'],
    ['2024-11-29', '2 years ago', '2年前'],
    ['2026-11', 'this month', '今月'],
    ['2026-10', 'last month', '先月'],
    ['2026-06', '5 months ago', '5カ月前'],
    ['2024-12', '23 months ago', '23カ月前'],
    ['2024-11', '2 years ago', '2年前'],
    ['2026', 'this year', '今年'],
    ['2025', 'last year', '昨年'],
    ['1957', '69 years ago', '69年前'],
    // Of today east of Greenwich; of whatever lies further ahead nothing is said.
    ['2026-11-30', 'today', '今日'],
    ['2026-12-01', null, null],
    ['2026-12', null, null],
    ['2027', null, null],
    ['XXXX-07', null, null],
  ])('%s: %s, %s', (text, en, ja) => {
    const age = ageOf(date(text), date('2026-11-29'));
    expect(age && wordsFor('en').age(age)).toBe(en);
    expect(age && wordsFor('ja').age(age)).toBe(ja);
  });

  test('is never negative, and never less on a later day', () => {
    const day = fc.date({
      min: new Date('1999-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    const textOf = (instant: Date) => instant.toISOString().slice(0, 10) as DateText;
    const units = ['day', 'week', 'month', 'year'];
    fc.assert(
      fc.property(day, fc.nat(2000), (from, later) => {
        const today = new Date(from.getTime() + later * 86_400_000);
        const tomorrow = new Date(today.getTime() + 86_400_000);
        const [now, next] = [today, tomorrow].map((each) => ageOf(textOf(from), textOf(each)));
        if (!now || !next) throw new Error('no age');
        expect(now.count).toBeGreaterThanOrEqual(0);
        const [a, b] = [units.indexOf(now.unit), units.indexOf(next.unit)];
        expect(b > a || (b === a && next.count >= now.count)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

test('the line has no age where the date lies ahead, and says where no source has a date', () => {
  const today = date('2026-11-29');
  expect(ageLine(date('2027-01'), 'en', today)).toBe('Newest source: January 2027');
  expect(ageLine(date('2026-06'), 'ja', today)).toBe('最も新しい資料：2026年6月（5カ月前）');
  expect(ageLine(null, 'en', today, 'and more')).toBe('The sources show no date · and more');
});

describe('a period', () => {
  test.each([
    ['2026-06-24', '6 months', '2026-12-24'],
    ['2026-08-31', '6 months', '2027-02-28'],
    ['2024-02-29', '1 year', '2025-02-28'],
    ['2026-06', '1 month', '2026-07-01'],
    ['2026', '2 weeks', '2026-01-15'],
    ['2026-12-31', '1 day', '2027-01-01'],
  ])('from %s on, %s: %s', (from, text, until) => {
    const length = period(text);
    expect(length !== 'never' && dayAfter(date(from), length)).toBe(until);
  });

  test.each(['', '6', 'months', '0 months', '-1 months', '6 fortnights', '1.5 years', '6 months '])(
    '"%s" is none',
    (text) => expect(staleAfter.safeParse(text).success).toBe(false),
  );
});

describe('a library is stale', () => {
  const library = async (settings: Record<string, unknown>) =>
    libraryOf(
      await packFolder({
        'library.yaml': { ...PACK, staleAfter: undefined, ...settings },
        'bridge.yaml': brief('bridge'),
      }),
    );

  test('from the day after half a year, unless its folder or the operator says otherwise', async () => {
    const [usual, patient, never] = await Promise.all([
      library({}),
      library({ staleAfter: '2 years' }),
      library({ staleAfter: 'never' }),
    ]);
    const stale = (day: string) => [usual, patient, never].map((one) => isStale(one, date(day)));
    expect(stale('2025-09-30')).toEqual([false, false, false]);
    expect(stale('2025-10-01')).toEqual([true, false, false]);
    expect(stale('2027-03-31')).toEqual([true, true, false]);
  });

  test('never where no source has a date: nobody can tell', async () => {
    const sources = SOURCES.sources.map((source) => ({ ...source, date: null }));
    const undated = await libraryOf(
      await packFolder({ 'sources.yaml': { sources }, 'bridge.yaml': brief('bridge') }),
    );
    expect(undated.newestSource).toBe(null);
    expect(undated.reach).toBe('2026-01-01');
    expect(isStale({ ...undated, staleAfter: { count: 1, unit: 'day' } }, date('2099-01-01'))).toBe(
      false,
    );
  });
});

test('a brief without reviewBy is due six months after it was checked', async () => {
  const file = brief('bridge', { checked: '2026-08-31', reviewBy: undefined });
  const { briefs } = await libraryOf(await packFolder({ 'bridge.yaml': file }));
  const [bridge] = briefs.values();
  if (!bridge) throw new Error('no brief');
  expect(bridge.reviewBy).toBe('2027-02-28');
  expect(isPastReview(bridge, date('2027-02-28'))).toBe(false);
  expect(isPastReview(bridge, date('2027-03-01'))).toBe(true);
});
