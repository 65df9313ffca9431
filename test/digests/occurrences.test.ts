import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nextSlot,
  nextSlots,
  readSchedule,
  type Schedule,
  slotsBetween,
} from '../../src/digests/schedule/index.ts';
import { clockIn, DAY, FROM, HOUR, transitionsOf, UNTIL, ZONES } from './clock-changes.ts';

const schedules = new Map<string, Schedule>();

function daily(zone: string, time: string): Schedule {
  const known = schedules.get(zone + time);
  if (known) return known;
  const read = readSchedule({ rhythm: 'daily', time, zone }, new Date(FROM));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  schedules.set(zone + time, read.value);
  return read.value;
}

const timeOf = (minutes: number) => new Date(minutes * 60_000).toISOString().slice(11, 16);

describe.each(ZONES)('a daily digest in %s', (zone) => {
  const clock = clockIn(zone);
  const transitions = transitionsOf(zone);

  /** The local day that a slot is for: the last hour of one may be skipped, then it comes as the next begins. */
  function dayOf(slot: Date, time: string): string {
    const early = clock(slot).slice(11) < time;
    return clock(early ? new Date(slot.getTime() - 60_000) : slot).slice(0, 10);
  }

  /** Between two instants: once a local day, at the time or at the jump of the clock that leaves it out. */
  function expectOnceADay(time: string, from: number, until: number): number {
    const slots = slotsBetween(daily(zone, time), new Date(from), new Date(until), 9999);
    const days = slots.map((slot) => dayOf(slot, time));
    const first = Date.parse(`${days[0]}T00:00Z`);
    expect(days).toEqual(days.map((_, i) => new Date(first + i * DAY).toISOString().slice(0, 10)));
    for (const slot of slots) {
      if (clock(slot).slice(11) === time) continue;
      expect(transitions).toContain(slot.getTime());
    }
    return days.length;
  }

  test('comes once on each local day from 2025 to 2030', () => {
    for (const time of ['02:30', '09:00']) {
      expect(expectOnceADay(time, FROM, UNTIL)).toBeGreaterThanOrEqual(6 * 365);
    }
  });

  test('comes once a day around every transition, at any quarter of an hour near it', () => {
    for (const transition of transitions) {
      const [hour = 0, minute = 0] = clock(new Date(transition - 60_000))
        .slice(11)
        .split(':')
        .map(Number);
      const before = hour * 60 + minute + 1;
      for (let of = before - 75; of <= before + 90; of += 15) {
        const time = timeOf((of + 24 * 60) % (24 * 60));
        const days = expectOnceADay(time, transition - 2 * DAY, transition + 2 * DAY);
        expect(days).toBeGreaterThanOrEqual(3);
      }
    }
  });

  test('at any quarter of an hour, comes the first time the clock shows it, or as the clock passes over it', () => {
    const around = transitions.length > 0 ? transitions : [FROM + 100 * DAY];
    for (const transition of around) {
      const lived = Array.from({ length: 3 * 1440 }, (_, minute) => {
        const at = transition - 1.5 * DAY + minute * 60_000;
        return { at, shows: clock(new Date(at)) };
      });
      const days = [...new Set(lived.map(({ shows }) => shows.slice(0, 10)))].slice(1, -1);
      const firstShown = new Map(lived.toReversed().map(({ at, shows }) => [shows, at]));
      for (let of = 0; of < 1440; of += 15) {
        const wanted = days.map((day) => `${day} ${timeOf(of)}`);
        const expected = wanted.map(
          (moment) => firstShown.get(moment) ?? lived.find(({ shows }) => shows > moment)?.at ?? 0,
        );
        const after = new Date((expected[0] ?? 0) - 1);
        const found = nextSlots(daily(zone, timeOf(of)), after, expected.length);
        expect(found.map((slot) => clock(slot))).toEqual(expected.map((at) => clock(new Date(at))));
        expect(found.map(Number)).toEqual(expected);
      }
    }
  });

  test('whatever the time and the instant to count from, one local time is never due twice', () => {
    const around = transitions.length > 0 ? transitions : [FROM + 100 * DAY];
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
    const begin = fc.tuple(fc.constantFrom(...around), fc.integer({ min: -3 * 1440, max: 1440 }));
    fc.assert(
      fc.property(minute, begin, (of, [transition, minutes]) => {
        const after = new Date(transition + minutes * 60_000);
        const schedule = daily(zone, timeOf(of));
        const slots = nextSlots(schedule, after, 5);
        const days = slots.map((slot) => dayOf(slot, timeOf(of)));
        expect(new Set(days).size).toBe(5);
        // Counting from within the repeated hour gives no second slot of the day that had one.
        const [since] = slotsBetween(schedule, new Date(after.getTime() - 3 * DAY), after, 1);
        if (since) expect(days).not.toContain(dayOf(since, timeOf(of)));
      }),
      { numRuns: 60 },
    );
  });
});

test('the zones that move their clocks do so in the years looked at', () => {
  const moved = ZONES.map((zone) => transitionsOf(zone).length > 0);
  expect(moved).toEqual([
    ...[false, true, true, true, true, false, true, true, true, true],
    ...[false, false, true],
  ]);
});

test.each([
  // Skipped: 02:30 on 9 March 2025 becomes 03:00 summer time; repeated: 01:30 on 2 November is the first one.
  ['America/New_York', '02:30', '2025-03-09T00:00Z', '2025-03-09T07:00:00.000Z'],
  ['America/New_York', '01:30', '2025-11-02T00:00Z', '2025-11-02T05:30:00.000Z'],
  ['America/New_York', '01:30', '2025-11-02T05:30Z', '2025-11-03T06:30:00.000Z'],
  // Half an hour is skipped.
  ['Australia/Lord_Howe', '02:15', '2025-10-04T12:00Z', '2025-10-04T15:30:00.000Z'],
  ['Asia/Kathmandu', '09:00', '2025-01-01T00:00Z', '2025-01-01T03:15:00.000Z'],
  // Midnight itself is skipped.
  ['America/Santiago', '00:00', '2025-09-06T12:00Z', '2025-09-07T04:00:00.000Z'],
  // The last hour of the day is skipped.
  ['America/Nuuk', '23:30', '2026-03-28T12:00Z', '2026-03-29T01:00:00.000Z'],
  ['America/Nuuk', '23:30', '2026-03-29T01:00Z', '2026-03-30T00:30:00.000Z'],
])('%s %s after %s is at %s', (zone, time, after, slot) => {
  expect(nextSlot(daily(zone, time), new Date(after))?.toISOString()).toBe(slot);
});

test('lists of times are moved and counted once as well', () => {
  const read = readSchedule(
    { rhythm: '30 1,2,14 * * *', time: '', zone: 'America/New_York' },
    new Date(FROM),
  );
  if (!read.ok) throw new Error('refused');
  const on = (day: string) =>
    slotsBetween(read.value, new Date(`${day}T05:00Z`), new Date(`${day}T23:59Z`), 99).map((slot) =>
      slot.toISOString().slice(11, 16),
    );
  expect(on('2025-03-09')).toEqual(['06:30', '07:00', '18:30']);
  expect(on('2025-11-02')).toEqual(['05:30', '07:30', '19:30']);
});

test.each([
  ['*/30 * * * *', 'America/New_York', '2026-03-08T03:00Z', HOUR / 2],
  ['*/30 * * * *', 'America/New_York', '2026-11-01T03:00Z', HOUR / 2],
  ['30 * * * *', 'America/Nuuk', '2026-03-28T20:00Z', HOUR],
])(
  '%s in %s from %s: with a star or a step, the clocks do not change the distance',
  (rhythm, zone, from, distance) => {
    const read = readSchedule({ rhythm, time: null, zone }, new Date(FROM));
    if (!read.ok) throw new Error('refused');
    const slots = nextSlots(read.value, new Date(from), 20).map(Number);
    expect(slots).toEqual(slots.map((_, i) => Date.parse(from) + HOUR / 2 + i * distance));
  },
);

test('a weekly digest whose hour is skipped at the end of its day comes as the next day begins', () => {
  const read = readSchedule(
    { rhythm: '0,30 23 * * sat', time: null, zone: 'America/Nuuk' },
    new Date(FROM),
  );
  if (!read.ok) throw new Error('refused');
  const clock = clockIn('America/Nuuk');
  expect(nextSlots(read.value, new Date('2026-03-22T12:00Z'), 3).map(clock)).toEqual([
    '2026-03-29 00:00', // both
    '2026-04-04 23:00',
    '2026-04-04 23:30',
  ]);
});

const CRONS = [
  '0 9 * * *',
  '30 2 * * 1-5',
  '*/15 * * * *',
  '30 * * * *',
  '45 0,2,23 * * *',
  '0 0,23 * * 6,0',
  '0 9 L * *',
  '15 1 29 2 *',
  '30 2 * 3 0#2',
];

test('until the next slot it is the next, whatever instant one asks from, and slots are in order on whole minutes', () => {
  const asked = fc.record({
    rhythm: fc.constantFrom(...CRONS),
    zone: fc.constantFrom(...ZONES),
    anywhere: fc.integer({ min: FROM, max: UNTIL }),
    pick: fc.nat(),
    off: fc.integer({ min: -3 * HOUR, max: 3 * HOUR }),
    between: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(asked, ({ rhythm, zone, anywhere, pick, off, between }) => {
      const read = readSchedule({ rhythm, time: null, zone }, new Date(FROM));
      if (!read.ok) throw new Error('refused');
      // Mostly near a change of the clocks.
      const near = [anywhere, ...transitionsOf(zone)];
      const from = (near[pick % near.length] ?? anywhere) + off;
      const slots = nextSlots(read.value, new Date(from), 4).map(Number);
      expect(slots).toEqual([...new Set(slots)].toSorted((a, b) => a - b));
      const [first = 0] = slots;
      expect(first).toBeGreaterThan(from);
      expect(slots.every((slot) => slot % 60_000 === 0)).toBe(true);
      const later = Math.min(from + Math.floor((first - from) * between), first - 1);
      expect(nextSlot(read.value, new Date(later))?.getTime()).toBe(first);
    }),
    { numRuns: 400 },
  );
});

test('only the newest slots of a long time are kept', () => {
  const slots = slotsBetween(daily('Asia/Tokyo', '9:00'), new Date(FROM), new Date(UNTIL - 1), 3);
  expect(slots.map((slot) => slot.toISOString())).toEqual([
    '2030-12-29T00:00:00.000Z',
    '2030-12-30T00:00:00.000Z',
    '2030-12-31T00:00:00.000Z',
  ]);
});
