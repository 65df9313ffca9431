import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { calendarNames } from '../../tools/zones/calendar-names.ts';

test('the names of zones are those of the calendar of this Node; if not, run npm run zones', () => {
  const written = readFileSync('src/digests/timezone/calendar-names.txt', 'utf8');
  expect(written).toBe(calendarNames());
});
