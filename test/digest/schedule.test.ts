import { describe, expect, test } from 'vitest';
import { explainRefusal } from '../../src/digest/explain-refusal.ts';
import { nextSlots, type Refusal, readSchedule } from '../../src/digest/schedule.ts';
import { zonesLike } from '../../src/digest/zones.ts';
import { LANGS } from '../../src/library/schema.ts';

const NOW = new Date('2026-03-04T12:00:00Z'); // a Wednesday
const read = (rhythm: string, time = '9:00', zone = 'Asia/Tokyo') =>
  readSchedule({ rhythm, time, zone }, NOW);
const refusal = (...wish: Parameters<typeof read>): Refusal | null => {
  const made = read(...wish);
  return 'refused' in made ? (made.refused[0] ?? null) : null;
};

describe('a wish becomes a schedule', () => {
  test.each([
    ['daily', '9:00', '0 9 * * *'],
    ['Weekdays', '09:30', '30 9 * * 1-5'],
    ['weekly', '9', '0 9 * * 1'],
    ['friday', '18.05', '5 18 * * 5'],
    ['sunday', '９：００', '0 9 * * 0'],
    ['daily', '9時', '0 9 * * *'],
    ['daily', '21時15分', '15 21 * * *'],
    ['*/15 8-18 * * mon-fri', '', '*/15 8-18 * * mon-fri'],
    ['0 9 L * *', '', '0 9 L * *'],
    ['0 9 29 2 *', '', '0 9 29 2 *'],
  ])('%s %s', (rhythm, time, cron) => {
    expect(read(rhythm, time)).toEqual({ schedule: { cron, zone: 'Asia/Tokyo' } });
  });

  test('with the next dates in its zone', () => {
    const made = read('weekdays', '9:00', 'europe/london');
    if ('refused' in made) throw new Error('refused');
    expect(nextSlots(made.schedule, NOW, 3).map((slot) => slot.toISOString())).toEqual([
      '2026-03-05T09:00:00.000Z',
      '2026-03-06T09:00:00.000Z',
      '2026-03-09T09:00:00.000Z',
    ]);
  });
});

describe('a wish is refused', () => {
  test.each([
    ['daily', '25:00', 'Asia/Tokyo', { kind: 'bad-time', held: '25:00' }],
    ['daily', 'soon', 'Asia/Tokyo', { kind: 'bad-time', held: 'soon' }],
    ['hourly', '', 'Asia/Tokyo', { kind: 'bad-cron', held: 'hourly', part: null }],
    ['0 25 * * *', '', 'Asia/Tokyo', { kind: 'bad-cron', held: '0 25 * * *', part: 'hour' }],
    ['0 9 * * x', '', 'Asia/Tokyo', { kind: 'bad-cron', held: '0 9 * * x', part: 'dayOfWeek' }],
    ['0 9 * * * *', '', 'Asia/Tokyo', { kind: 'bad-cron', held: '0 9 * * * *', part: null }],
    ['0 0 31 2 *', '', 'Asia/Tokyo', { kind: 'never' }],
    ['* * * * *', '', 'Asia/Tokyo', { kind: 'too-often', minutes: 1 }],
    ['*/28 * * * *', '', 'Asia/Tokyo', { kind: 'too-often', minutes: 4 }],
    ['0,50 0,23 * * *', '', 'Asia/Tokyo', { kind: 'too-often', minutes: 10 }],
    ['0,5 9 1 1 *', '', 'Asia/Tokyo', { kind: 'too-often', minutes: 5 }],
    ['daily', '9:00', 'Tokyo', { kind: 'bad-zone', held: 'Tokyo', near: ['Asia/Tokyo'] }],
    ['daily', '9:00', '+09:00', { kind: 'bad-zone', held: '+09:00', near: [] }],
    ['daily', '9:00', 'Mars/Base', { kind: 'bad-zone', held: 'Mars/Base', near: [] }],
  ])('%s %s %s', (rhythm, time, zone, refused) => {
    expect(refusal(rhythm, time, zone)).toEqual(refused);
    for (const lang of LANGS) {
      const said = explainRefusal(refused as Refusal, lang);
      expect(said).not.toMatch(/undefined|null|Infinity|NaN/);
      expect(said.length).toBeGreaterThan(15);
      if ('held' in refused) expect(said).toContain(refused.held);
    }
  });
});

test('zones are completed by city, by area, and with spaces for underlines', () => {
  expect(zonesLike('new y')[0]).toBe('America/New_York');
  expect(zonesLike('lond')[0]).toBe('Europe/London');
  expect(zonesLike('asia/to')[0]).toBe('Asia/Tokyo');
  expect(zonesLike('utc')[0]).toBe('UTC');
  expect(zonesLike('')).toContain('Asia/Tokyo');
});
