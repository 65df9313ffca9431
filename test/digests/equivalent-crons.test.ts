import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeSchedule } from '../../src/digests/schedule/describe-schedule.ts';
import { nextSlot, slotsBetween } from '../../src/digests/schedule/occurrences.ts';
import type { Cron } from '../../src/digests/schedule/schedule.ts';
import type { Zone } from '../../src/digests/timezone/zone.ts';
import { clockIn, DAY, HOUR, transitionsOf, ZONES } from './clock-changes.ts';
import { type Meaning, meaning, writing } from './equivalent-crons.ts';

const MINUTE = 60_000;

/** The slots of an expression from one instant up to and with another. */
function slotsOf(cron: string, zone: string, from: number, until: number): number[] {
  const schedule = { cron: cron as Cron, zone: zone as Zone };
  return slotsBetween(schedule, new Date(from - 1), new Date(until), 9999).map(Number);
}

describe.each([
  {
    what: 'what is skipped comes at the next moment, once',
    zone: 'Europe/Berlin',
    between: ['2026-03-28T12:00Z', '2026-03-29T12:00Z'],
    crons: ['0,30 2 * * *', '*/30 2 * * *', '0-30/30 2 * * *', '0-59/30 2-2 */1 jan-dec ?'],
    slots: ['2026-03-29T01:00Z'],
  },
  {
    what: 'no year is left out',
    zone: 'Europe/Berlin',
    between: ['2025-06-01T00:00Z', '2027-06-01T00:00Z'],
    crons: ['0,30 2 29 3 *', '*/30 2 29 3 *', '*/30 2 29 MAR *'],
    slots: ['2026-03-29T01:00Z', '2027-03-29T00:00Z', '2027-03-29T00:30Z'],
  },
  {
    what: 'what is repeated comes the first time',
    zone: 'Europe/Berlin',
    between: ['2026-10-24T12:00Z', '2026-10-25T12:00Z'],
    crons: ['0,30 2 * * *', '*/30 2 * * *', '0-30/30 2 * * *'],
    slots: ['2026-10-25T00:00Z', '2026-10-25T00:30Z'],
  },
  {
    what: 'some hours are times of day, also where they were a step',
    zone: 'Europe/Berlin',
    between: ['2026-10-24T22:00Z', '2026-10-25T03:00Z'],
    crons: ['0 0-22/2 * * *', '0 */2 * * *', '0 0,2,4,6,8,10,12,14,16,18,20,22 * * *'],
    slots: ['2026-10-24T22:00Z', '2026-10-25T00:00Z', '2026-10-25T03:00Z'],
  },
  {
    what: 'every hour has it again as it is repeated',
    zone: 'Europe/Berlin',
    between: ['2026-10-25T00:00Z', '2026-10-25T02:00Z'],
    crons: ['0 * * * *', '0 0-23 * * *', '0 */1 * * *', '0 0-11,12-23 * * *'],
    slots: ['2026-10-25T00:00Z', '2026-10-25T01:00Z', '2026-10-25T02:00Z'],
  },
  {
    what: 'every hour has none that is skipped',
    zone: 'Europe/Berlin',
    between: ['2026-03-29T00:00Z', '2026-03-29T02:00Z'],
    crons: ['0,30 * * * *', '*/30 0-23 * * *'],
    slots: [
      ...['2026-03-29T00:00Z', '2026-03-29T00:30Z', '2026-03-29T01:00Z', '2026-03-29T01:30Z'],
      '2026-03-29T02:00Z',
    ],
  },
  {
    what: 'midnight is skipped',
    zone: 'Africa/Cairo',
    between: ['2026-04-23T12:00Z', '2026-04-24T12:00Z'],
    crons: ['0 0,12 * * *', '0 */12 * * *', '0 0-12/12 * * *'],
    slots: ['2026-04-23T22:00Z', '2026-04-24T09:00Z'],
  },
  {
    what: 'midnight is skipped',
    zone: 'Africa/Cairo',
    between: ['2026-04-23T12:00Z', '2026-04-24T12:00Z'],
    crons: ['0 0 * * *', '0 */24 * * *', '*/60 0 * * 0-7', '0 0 24 4 *'],
    slots: ['2026-04-23T22:00Z'],
  },
  {
    what: 'midnight is skipped',
    zone: 'Asia/Beirut',
    between: ['2026-03-28T12:00Z', '2026-03-29T12:00Z'],
    crons: ['*/30 */12 * * *', '0,30 0,12 * * *'],
    slots: ['2026-03-28T22:00Z', '2026-03-29T09:00Z', '2026-03-29T09:30Z'],
  },
  {
    what: 'half an hour is skipped',
    zone: 'Australia/Lord_Howe',
    between: ['2026-10-03T14:30Z', '2026-10-03T16:30Z'],
    crons: ['*/15 2 * * *', '0,15,30,45 2 * * *', '0-59/15 2-2 * * SUN'],
    slots: ['2026-10-03T15:30Z', '2026-10-03T15:45Z'],
  },
  {
    what: 'half an hour is repeated',
    zone: 'Australia/Lord_Howe',
    between: ['2026-04-04T13:30Z', '2026-04-04T16:00Z'],
    crons: ['*/30 1 * * *', '0,30 1 * * 7', '*/30 1-1 * * SUN'],
    slots: ['2026-04-04T14:00Z', '2026-04-04T14:30Z'],
  },
  {
    what: 'all days of a part leave the other to decide',
    zone: 'Asia/Tokyo',
    between: ['2026-03-01T15:00Z', '2026-03-10T15:00Z'],
    crons: ['0 9 * * mon', '0 9 */1 * 1', '0 9 1-31 * 1', '0 9 ? * MON#1,1'],
    slots: ['2026-03-02T00:00Z', '2026-03-09T00:00Z'],
  },
  {
    what: 'either of two days is enough, unless both are asked for',
    zone: 'UTC',
    between: ['2026-06-01T00:00Z', '2026-06-30T00:00Z'],
    crons: ['0 9 15 * +1', '*/60 9-9 15-15 * +mon'],
    slots: ['2026-06-15T09:00Z'],
  },
  {
    what: 'days that only a calendar knows',
    zone: 'UTC',
    between: ['2026-05-29T00:00Z', '2026-06-30T23:00Z'],
    crons: ['0 9 L,14W * FRI#2,wedL', '*/60 9-9 14W,L */1 5#2,3L'],
    // 31 May; the second Friday; the Monday nearest to the 14th, a Sunday, was the 15th; the last Wednesday; 30 June
    slots: ['2026-05-31', '2026-06-12', '2026-06-15', '2026-06-24', '2026-06-30'].map(
      (day) => `${day}T09:00Z`,
    ),
  },
])('in $zone from $between.0: $what', ({ zone, between, crons, slots }) => {
  test.each(crons)('%s', (cron) => {
    const [from = 0, until = 0] = between.map((instant) => Date.parse(instant));
    const found = slotsOf(cron, zone, from, until).map((slot) => new Date(slot).toISOString());
    expect(found).toEqual(slots.map((slot) => slot.replace('Z', ':00.000Z')));
  });
});

/** Zones where the clocks move: by an hour, by half of one, by two; at night, at midnight, before it. */
const MOVING = [
  ...['Europe/Berlin', 'Asia/Beirut', 'America/Havana', 'Antarctica/Troll'],
  ...ZONES.filter((zone) => transitionsOf(zone).length > 0),
];

/** Every minute of some days around a change of the clocks, with what the clock shows. */
const lived = new Map<string, { readonly at: number; readonly shows: string }[]>();

function minutesAround(zone: string, transition: number) {
  const key = `${zone} ${transition}`;
  const known = lived.get(key);
  if (known) return known;
  const clock = clockIn(zone);
  const minutes = Array.from({ length: (3 * DAY) / MINUTE }, (_, minute) => {
    const at = transition - 1.5 * DAY + minute * MINUTE;
    return { at, shows: clock(new Date(at)) };
  });
  lived.set(key, minutes);
  return minutes;
}

/** The slots that a meaning has by the words of docs/digests.md, looked up minute by minute. */
function promised(of: Meaning, minutes: ReturnType<typeof minutesAround>): number[] {
  const [inHour = [], hours = [], dates = [], months = [], weekdays = []] = of;
  const isDue = (day: string) => {
    const [, month = 0, date = 0] = day.split('-').map(Number);
    const isDate = dates.includes(date);
    const isWeekday = weekdays.includes(new Date(`${day}T00:00Z`).getUTCDay());
    const areBoth = dates.length === 31 || weekdays.length === 7;
    return months.includes(month) && (areBoth ? isDate && isWeekday : isDate || isWeekday);
  };
  const days = [...new Set(minutes.map(({ shows }) => shows.slice(0, 10)))].slice(1, -1);
  const due = days.filter(isDue);
  if (hours.length === 24) {
    const isSlot = (shows: string) =>
      due.includes(shows.slice(0, 10)) && inHour.includes(Number(shows.slice(14)));
    return minutes.flatMap(({ at, shows }) => (isSlot(shows) ? at : []));
  }
  const two = (number: number) => String(number).padStart(2, '0');
  const firstShown = new Map(minutes.toReversed().map(({ at, shows }) => [shows, at]));
  const slots = due.flatMap((day) =>
    hours.flatMap((hour) =>
      inHour.map((minute) => {
        const wanted = `${day} ${two(hour)}:${two(minute)}`;
        return (
          firstShown.get(wanted) ?? minutes.find(({ shows }) => shows > wanted)?.at ?? Number.NaN
        );
      }),
    ),
  );
  return [...new Set(slots)].toSorted((a, b) => a - b);
}

const change = fc
  .constantFrom(...MOVING)
  .chain((zone) =>
    fc.record({ zone: fc.constant(zone), at: fc.constantFrom(...transitionsOf(zone)) }),
  );
const pair = meaning.chain((of) =>
  fc.record({ of: fc.constant(of), one: writing(of), other: writing(of) }),
);

test('expressions that mean the same have the same slots around every change of clocks, those that were promised', () => {
  fc.assert(
    fc.property(change, pair, ({ zone, at }, { of, one, other }) => {
      const minutes = minutesAround(zone, at);
      const days = Map.groupBy(minutes, ({ shows }) => shows.slice(0, 10));
      const [, from = 0] = [...days.values()].map(([first]) => first?.at ?? 0);
      const until = ([...days.values()].at(-1)?.[0]?.at ?? 0) - MINUTE;
      const slots = promised(of, minutes);
      expect(slotsOf(one, zone, from, until)).toEqual(slots);
      expect(slotsOf(other, zone, from, until)).toEqual(slots);
    }),
    { numRuns: 300 },
  );
});

test('and from any instant of 2025 to 2030 the same next slot, and the same words or their own expression', () => {
  const instant = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2030, 11, 31) });
  const near = fc.integer({ min: -3 * HOUR, max: 3 * HOUR });
  fc.assert(
    fc.property(change, instant, near, fc.boolean(), pair, (where, anywhere, off, isNear, pair) => {
      const from = new Date(isNear ? where.at + off : anywhere);
      const [one, other] = [pair.one, pair.other].map((cron) => {
        const schedule = { cron: cron as Cron, zone: where.zone as Zone };
        const words = describeSchedule(schedule, 'en').replace(cron, 'as written');
        return { next: nextSlot(schedule, from), words };
      });
      expect(one).toEqual(other);
    }),
    { numRuns: 300 },
  );
});
