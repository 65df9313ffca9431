import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { FROM, ZONES } from './clock-changes.ts';

const HOSTS = [
  'UTC',
  'Australia/Lord_Howe',
  'America/New_York',
  'America/Santiago',
  'Pacific/Apia',
];
const TIMES = ['00:00', '02:30', '23:30'];
const DAYS = 500;

/** Prints a line for each zone and time: the zone and all its slots. */
const SCRIPT = `
  const { readSchedule, nextSlots } = await import(${JSON.stringify(new URL('../../src/digests/schedule/index.ts', import.meta.url).href)});
  const from = new Date(${FROM});
  for (const zone of ${JSON.stringify(ZONES)}) {
    for (const time of ${JSON.stringify(TIMES)}) {
      const { value: schedule } = readSchedule({ rhythm: 'daily', time, zone }, from);
      console.log(zone, nextSlots(schedule, from, ${DAYS}).map(Number).join());
    }
  }`;

/** What a process on a host in that zone prints. */
async function outputOn(host: string): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    env: { ...process.env, TZ: host },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await closed;
  expect(errors).toBe('');
  return output;
}

test('the time zone of the machine changes nothing', async () => {
  const outputs = await Promise.all(HOSTS.map(outputOn));
  const lines = outputs[0]?.trimEnd().split('\n') ?? [];
  expect(lines).toHaveLength(TIMES.length * ZONES.length);
  for (const line of lines) expect(line.split(',')).toHaveLength(DAYS);
  expect(new Set(outputs).size).toBe(1);
});
