import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { everyDay, everyMinute } from '../../src/digests/delivery/ticker.ts';
import { NIGHTS } from '../support/dst-nights.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const source = (path: string) => JSON.stringify(new URL(`../../src/${path}`, import.meta.url).href);

/** What a process in a host zone prints as JSON at the end of a script, its clock and timers in the script's hands. */
function inZone(TZ: string, from: number, script: string): unknown {
  const prelude = `
    import { mock } from 'node:test';
    import { setImmediate as others } from 'node:timers/promises';
    mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: ${from} });
    async function pass(ms) {
      for (const until = Date.now() + ms; Date.now() < until; await others()) mock.timers.tick(5000);
    }`;
  const { stdout, stderr, signal } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', prelude + script],
    { env: { ...process.env, TZ }, encoding: 'utf8', timeout: 50_000 },
  );
  expect({ stderr, signal }).toEqual({ stderr: '', signal: null });
  return JSON.parse(stdout);
}

describe.each(NIGHTS)('on a host in $zone, $season', ({ zone, change }) => {
  const at = change.getTime();

  test('the digests tick once as each minute begins', () => {
    const from = at - 3 * HOUR;
    const ticks = inZone(
      zone,
      from + 5000,
      `
      const { pino } = await import('pino');
      const { everyMinute, startDigests } = await import(${source('digests/index.ts')});
      const { loadLibrary } = await import(${source('library/loading/load.ts')});
      const { openStore } = await import(${source('store/store.ts')});
      const { library } = await loadLibrary('briefs');
      const store = openStore('file::memory:');
      const ticks = [];
      const digests = startDigests({
        store, library: () => library, log: pino({ level: 'silent' }), now: () => new Date(),
        // Asked for at every tick.
        publishers: () => { ticks.push(Date.now()); return {}; },
        configured: null, everyMinute, id: 'a process', grace: ${6 * HOUR},
      });
      await digests.tick();
      ticks.length = 0;
      await pass(${6 * HOUR});
      await digests.close();
      const count = ticks.length;
      await pass(${5 * MINUTE});
      await store.close();
      console.log(JSON.stringify(ticks.length === count ? ticks : 'goes on after the end'));`,
    );
    expect(ticks).toEqual(Array.from({ length: 360 }, (_, i) => from + (i + 1) * MINUTE));
  });

  test('what is done daily is done once a day', () => {
    const from = Math.floor((at - 3 * DAY) / DAY) * DAY;
    const times = inZone(
      zone,
      from,
      `
      const { everyDay } = await import(${source('digests/delivery/ticker.ts')});
      const times = [];
      const stop = everyDay(async () => { times.push(Date.now()); });
      await pass(${6 * DAY});
      stop();
      await pass(${DAY});
      console.log(JSON.stringify(times));`,
    );
    const noon = from + 12.5 * HOUR;
    expect(times).toEqual(Array.from({ length: 6 }, (_, i) => noon + i * DAY));
  });
});

test('no zone repeats the time of day at which that is', () => {
  const year = Date.UTC(2026, 0, 1);
  const turnedBack = Intl.supportedValuesOf('timeZone').flatMap((timeZone) => {
    const format = new Intl.DateTimeFormat('sv', { timeZone, timeStyle: 'short' });
    const shows = (at: number) => format.format(at);
    const months = Array.from({ length: 24 }, (_, i) => shows(year + i * 30.5 * DAY));
    if (new Set(months).size <= 2) return [];
    const days = Array.from({ length: 730 }, (_, i) => year + i * DAY + 12.5 * HOUR);
    // The clock showed the same an hour, half an hour or two hours before.
    return days
      .filter((at) => [0.5, 1, 2].some((hours) => shows(at - hours * HOUR) === shows(at)))
      .map((at) => `${timeZone} ${new Date(at).toISOString()}`);
  });
  expect(turnedBack).toEqual([]);
});

describe('when the clock jumps', () => {
  const NOON = Date.parse('2026-03-04T12:00:00Z');
  const ticks: number[] = [];
  let stop = () => {};

  beforeEach(() => {
    vi.useFakeTimers({ now: NOON - 20_000 });
    ticks.length = 0;
    stop = everyMinute(() => void ticks.push(Date.now()));
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  test.each([
    ['back an hour', -HOUR],
    ['back three days', -3 * DAY],
    ['back forty seconds', -40_000],
    ['forward forty seconds', 40_000],
    ['forward an hour, or the process slept', HOUR + 7000],
    ['forward a month', 30 * DAY],
  ])('%s, it ticks soon in a minute that has begun, and once as each begins', async (_, jump) => {
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(ticks).toEqual([NOON, NOON + MINUTE]);
    const put = Date.now() + jump;
    vi.setSystemTime(put);
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    const since = ticks.slice(2);
    const minute = Math.floor(put / MINUTE) * MINUTE;
    const next = minute + MINUTE;
    const begun = since.filter((at) => at >= next);
    expect(begun).toEqual(Array.from({ length: begun.length }, (_, i) => next + i * MINUTE));
    expect(begun.length).toBeGreaterThanOrEqual(5);
    const early = since.slice(0, since.length - begun.length);
    expect(early.length).toBe(ticks[1] === minute ? 0 : 1);
    expect(early.every((at) => at - put <= 10_000)).toBe(true);
  });

  test('after the process was busy for minutes, at once, and then as each minute begins', async () => {
    await vi.advanceTimersByTimeAsync(50_000);
    expect(ticks).toEqual([NOON]);
    vi.setSystemTime(NOON + 4 * MINUTE + 7000);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    const [late = 0, ...then] = ticks.slice(1);
    expect(late - (NOON + 4 * MINUTE + 7000)).toBeLessThanOrEqual(10_000);
    expect(then).toEqual([NOON + 5 * MINUTE, NOON + 6 * MINUTE]);
  });

  test('what is daily comes late after the time was slept through, once', async () => {
    const times: number[] = [];
    const stopDaily = everyDay(async () => void times.push(Date.now()));
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(times).toEqual([NOON + HOUR / 2]);
    vi.setSystemTime(NOON + 3 * DAY + 8 * HOUR);
    await vi.advanceTimersByTimeAsync(2 * DAY);
    await stopDaily();
    const since = times.slice(1);
    expect(since.length).toBeGreaterThanOrEqual(2);
    const days = since.map((at) => Math.floor((at - HOUR / 2 - NOON) / DAY));
    expect(new Set(days).size).toBe(days.length);
  });
});
