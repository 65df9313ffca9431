import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { DAY, FROM, transitionsOf, ZONES } from './clock-changes.ts';

const HOSTS = [
  'UTC',
  'Australia/Lord_Howe',
  'America/New_York',
  'America/Santiago',
  'Pacific/Apia',
];

/** Before each day of 500 on which any clock is moved, be it that of a digest or that of a host. */
const BEGINS = [...new Set([FROM, ...[...ZONES, ...HOSTS].flatMap(transitionsOf)])]
  .filter((at) => at < FROM + 500 * DAY)
  .toSorted((a, b) => a - b)
  .map((at) => at - 1.5 * DAY);

test('the time zone of the machine changes nothing', () => {
  const script = `
    const { readSchedule, nextSlots } = await import(${JSON.stringify(new URL('../../src/digests/schedule/schedule.ts', import.meta.url).href)});
    for (const zone of ${JSON.stringify(ZONES)}) {
      for (const time of ['00:00', '02:30', '23:30']) {
        const { schedule } = readSchedule({ rhythm: 'daily', time, zone }, new Date(${FROM}));
        for (const from of ${JSON.stringify(BEGINS)}) {
          console.log(zone, time, nextSlots(schedule, new Date(from), 4).map(Number).join());
        }
      }
    }`;
  const outputs = HOSTS.map((TZ) => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stdout;
  });
  expect(outputs[0]?.split('\n')).toHaveLength(3 * ZONES.length * BEGINS.length + 1);
  expect(new Set(outputs).size).toBe(1);
});
