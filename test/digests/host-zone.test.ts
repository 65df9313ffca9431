import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { FROM, ZONES } from './clock-changes.ts';

const source = (name: string) =>
  JSON.stringify(new URL(`../../src/digests/schedule/${name}`, import.meta.url).href);

test('the time zone of the machine changes nothing', () => {
  const script = `
    const { readSchedule } = await import(${source('read-schedule.ts')});
    const { nextSlots } = await import(${source('occurrences.ts')});
    const from = new Date(${FROM});
    for (const zone of ${JSON.stringify(ZONES)}) {
      for (const time of ['00:00', '02:30', '23:30']) {
        const { value: schedule } = readSchedule({ rhythm: 'daily', time, zone }, from);
        console.log(zone, nextSlots(schedule, from, 500).map(Number).join());
      }
    }`;
  const outputs = [
    'UTC',
    'Australia/Lord_Howe',
    'America/New_York',
    'America/Santiago',
    'Pacific/Apia',
  ].map((TZ) => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stdout;
  });
  expect(outputs[0]?.split('\n')).toHaveLength(3 * ZONES.length + 1);
  expect(new Set(outputs).size).toBe(1);
});
