import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { Journal } from '../../test/support/journal.ts';
import { type Condition, newFolder } from './conditions.ts';

/** How a bot came through. */
export type Outcome = {
  readonly isAlive: boolean;
  readonly answered: number;
  /** Requests that got no answer, or one that says that the bot failed. */
  readonly failed: readonly string[];
  /** How often the log says what is wrong. */
  readonly told: number;
  /** All else in the log above "info". */
  readonly others: readonly string[];
};

/** Between two requests (ms). */
const PACE_MS = 50;

/** Starts the bot under a condition and sends it requests for so long (ms). */
export async function outlive(condition: Condition, ms: number): Promise<Outcome> {
  const folder = await newFolder();
  const { command, cwd, env } = await condition.start(folder);
  const [program, ...args] = command;
  const { PATH = '' } = process.env;
  const bot = spawn(program, args, {
    cwd,
    env: { PATH, PORT: '0', LEARN_FROM_MISSES: '1', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const closed = once(bot, 'close');
  const lines = new Journal<string>();
  createInterface({ input: bot.stderr ?? Readable.from([]) }).on('line', (line) => lines.add(line));
  try {
    const started = lines.first((line) => line.includes('web page on'), 'the start');
    const early = closed.then(() => {
      throw new Error(`The bot ended at the start:\n${lines.entries.join('\n')}`);
    });
    const [url = ''] = /http:\/\/[\d.:]+/.exec(await Promise.race([started, early])) ?? [];
    const { answered, failed } = await visit(url, bot, condition, ms);
    const isAlive = bot.exitCode === null && bot.signalCode === null;
    const troubles = lines.entries.filter((line) => !line.includes('"level":30'));
    return {
      ...{ isAlive, answered, failed },
      told: troubles.filter((line) => condition.told.test(line)).length,
      others: troubles.filter((line) => !condition.told.test(line)),
    };
  } finally {
    bot.kill('SIGKILL');
    await closed;
    await rm(folder, { recursive: true, force: true });
  }
}

async function visit(url: string, bot: ChildProcess, { once }: Condition, ms: number) {
  const failed: string[] = [];
  let answered = 0;
  const began = performance.now();
  const passed = () => performance.now() - began;
  let isOnceDone = false;
  for (let n = 0; passed() < ms; n++) {
    if (once && !isOnceDone && passed() > ms / 4) isOnceDone = bot.kill(once);
    const [path, body] = requestOf(n);
    try {
      const response = await fetch(url + path, body === null ? {} : post(body));
      await response.text();
      if (response.status < 400) answered++;
      else failed.push(`${path}: ${response.status}`);
    } catch (error) {
      failed.push(`${path}: ${error}`);
    }
    await delay(PACE_MS);
  }
  return { answered, failed };
}

/** What people do, in turns; every question has a word that no fact covers. */
function requestOf(n: number): [path: string, body: unknown] {
  const asked = { lang: 'en', options: { question: `what about the zorgon${n.toString(36)}?` } };
  const visits: [string, unknown][] = [
    ['/', null],
    ['/api/command', { command: 'ask', ...asked }],
    ['/api/command', { command: 'brief', lang: 'ja', options: { topic: 'usfj' } }],
    ['/api/rating', { facts: ['jjoc-established'], vote: 'up' }],
    ['/metrics', null],
  ];
  return visits[n % visits.length] ?? ['/', null];
}

const post = (body: unknown) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
