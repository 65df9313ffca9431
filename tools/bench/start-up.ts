import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { compare } from './stats.ts';

const RUNS = 15;
const FRAMEWORK = "await import('hono'); await import('@hono/node-server');";

/**
 * From starting the process to the first answered `/brief usfj`, against a process that only
 * imports the web framework. The two take turns, so that the machine's moods hit both.
 */
export async function startUp(): Promise<void> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let i = 0; i <= RUNS; i++) {
    const times = [await firstAnswer(), await importOnly()] as const;
    if (i === 0) continue; // the first run warms the disk cache
    ours.push(times[0]);
    bare.push(times[1]);
  }
  compare('start to first answer', ours, 'importing the web framework', bare, 'ms');
}

async function importOnly(): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--input-type=module', '-e', FRAMEWORK]);
  await once(child, 'exit');
  return performance.now() - begun;
}

async function firstAnswer(): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['src/start.cjs'], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  for await (const line of createInterface(child.stderr)) {
    const url = /http:\/\/[\d.:]+/.exec(line)?.[0];
    if (!url) continue;
    const response = await fetch(`${url}/api/command`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ command: 'brief', options: { topic: 'usfj' }, lang: 'en' }),
    });
    await response.text();
    const took = performance.now() - begun;
    child.kill('SIGTERM');
    await once(child, 'exit');
    process.off('exit', kill);
    return took;
  }
  throw new Error('the bot ended before it served anything; start it by hand to see why');
}
