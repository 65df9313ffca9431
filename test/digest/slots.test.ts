import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextSlots, readSchedule, type Schedule } from '../../src/digest/schedule.ts';
import { nextSlot, slotsBetween } from '../../src/digest/slots.ts';

const ZONES = [
  'Asia/Tokyo',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Chatham',
  'America/Santiago',
  'Africa/Cairo',
  'Pacific/Apia',
  'Asia/Tehran',
  'America/Nuuk', // skips the last hour of a Saturday
];
const FROM = Date.UTC(2025, 0, 1);
const UNTIL = Date.UTC(2031, 0, 1);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const schedules = new Map<string, Schedule>();

function daily(zone: string, time: string): Schedule {
  const known = schedules.get(zone + time);
  if (known) return known;
  const read = readSchedule({ rhythm: 'daily', time, zone }, new Date(FROM));
  if ('refused' in read) throw new Error(JSON.stringify(read.refused));
  schedules.set(zone + time, read.schedule);
  return read.schedule;
}

const timeOf = (minutes: number) => new Date(minutes * 60_000).toISOString().slice(11, 16);

/** The wall clock of a zone at an instant, by a way of its own: "2025-03-09 03:00". */
function clockIn(zone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('sv', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (at) => format.format(at);
}

/** Every instant at which a zone's clock is moved, to the minute. */
function transitionsOf(zone: string): number[] {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const offset = (at: number) => format.format(at).split('GMT')[1];
  const found: number[] = [];
  for (let at = FROM; at < UNTIL; at += DAY) {
    if (offset(at) === offset(at + DAY)) continue;
    let [low, high] = [at, at + DAY];
    while (high - low > 60_000) {
      const middle = low + Math.floor((high - low) / 120_000) * 60_000;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    found.push(high);
  }
  return found;
}

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
  if ('refused' in read) throw new Error('refused');
  const on = (day: string) =>
    slotsBetween(read.schedule, new Date(`${day}T05:00Z`), new Date(`${day}T23:59Z`), 99).map(
      (slot) => slot.toISOString().slice(11, 16),
    );
  expect(on('2025-03-09')).toEqual(['06:30', '07:00', '18:30']);
  expect(on('2025-11-02')).toEqual(['05:30', '07:30', '19:30']);
});

test('only the newest slots of a long time are kept', () => {
  const slots = slotsBetween(daily('Asia/Tokyo', '9:00'), new Date(FROM), new Date(UNTIL - 1), 3);
  expect(slots.map((slot) => slot.toISOString())).toEqual([
    '2030-12-29T00:00:00.000Z',
    '2030-12-30T00:00:00.000Z',
    '2030-12-31T00:00:00.000Z',
  ]);
});

test('the time zone of the machine changes nothing', () => {
  const script = `
    const { readSchedule, nextSlots } = await import(${JSON.stringify(new URL('../../src/digest/schedule.ts', import.meta.url).href)});
    const from = new Date(${FROM});
    for (const zone of ${JSON.stringify(ZONES)}) {
      const { schedule } = readSchedule({ rhythm: 'daily', time: '02:30', zone }, from);
      console.log(zone, nextSlots(schedule, from, 800).map(Number).join());
    }`;
  const outputs = ['UTC', 'Australia/Lord_Howe', 'America/New_York'].map((TZ) => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stdout;
  });
  expect(outputs[0]?.split('\n')).toHaveLength(ZONES.length + 1);
  expect(new Set(outputs).size).toBe(1);
});
