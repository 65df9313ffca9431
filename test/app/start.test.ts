import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Journal } from '../support/journal.ts';

/** The bot as a process, with the steps it takes; it ends with the test. */
function startSteppingBot(env: Record<string, string>) {
  const bot = spawn(process.execPath, ['test/app/stepping-bot.ts'], {
    env: { ...process.env, PORT: '0', DATABASE_URL: 'file::memory:', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(bot, 'exit').then(([code]) => code as number | null);
  onTestFinished(async () => {
    if (bot.exitCode === null) bot.kill('SIGKILL');
    await ended;
  });
  const steps: string[] = [];
  const journal = new Journal<string>();
  createInterface(bot.stdout).on('line', (line) => {
    steps.push(line);
    journal.add(line);
  });
  const logged = new Journal<string>();
  createInterface(bot.stderr).on('line', (line) => logged.add(line));
  const step = (name: string) => journal.first((line) => line === name, name);
  const log = (pattern: RegExp) => logged.first((line) => pattern.test(line), String(pattern));
  const send = (signal: NodeJS.Signals) => bot.kill(signal);
  const stop = () => {
    send('SIGTERM');
    return ended;
  };
  return { steps, step, log, send, stop, ended };
}

const UP_TO_WEB = [
  'start configuration',
  'start library',
  'start store',
  'start watching the library',
  'start web',
];
const BELOW_WEB = [
  'stop pictures',
  'stop the second stage',
  'stop watching the library',
  'stop store',
];
const FROM_WEB = ['stop web', ...BELOW_WEB];

/** No server listens on port 1: a platform goes on trying to connect. */
const NOWHERE = 'http://127.0.0.1:1';
const DISCORD = { DISCORD_TOKEN: 'not-a-token', DISCORD_API_URL: NOWHERE };
const SLACK = {
  SLACK_BOT_TOKEN: 'xoxb-not-a-token',
  SLACK_SIGNING_SECRET: '0'.repeat(32),
  SLACK_API_URL: NOWHERE,
};

describe('the bot starts in phases and stops in reverse', () => {
  test('the page alone: what can wait comes after it is ready', async () => {
    const bot = startSteppingBot({});
    const url = /http:\/\/[\d.:]+/.exec(await bot.log(/web page on/))?.[0];
    expect((await fetch(`${url}/api/setup`)).status).toBe(200);
    await bot.step('after ready: digests');
    expect(bot.steps).toEqual([
      ...UP_TO_WEB,
      'ready',
      'after ready: indexes',
      'after ready: digests',
    ]);
    await bot.log(/changes of the briefs written down/);
    expect(await bot.stop()).toBe(0);
    expect(bot.steps.slice(-6)).toEqual(['stop digests', ...FROM_WEB]);
  });

  test('a page that nobody opens keeps nothing from being done', async () => {
    const bot = startSteppingBot({});
    await bot.log(/changes of the briefs written down/);
    expect(bot.steps).toContain('after ready: digests');
  });

  test('chat platforms follow the page, and leave before it', async () => {
    const bot = startSteppingBot({ ...DISCORD, ...SLACK });
    await bot.log(/changes of the briefs written down/);
    expect(bot.steps.slice(0, 9)).toEqual([
      ...UP_TO_WEB,
      'start chat platforms',
      'ready',
      'after ready: indexes',
      'after ready: digests',
    ]);
    expect(await bot.stop()).toBe(0);
    expect(bot.steps.slice(-8)).toEqual([
      'stop digests',
      'stop slack',
      'stop discord',
      ...FROM_WEB,
    ]);
  });

  test('what has been started is closed where a later phase fails', async () => {
    const bot = startSteppingBot({ HOST: '192.0.2.1' });
    expect(await bot.ended).toBe(2);
    expect(bot.steps).toEqual([...UP_TO_WEB, ...BELOW_WEB]);
  });

  test('and where it fails for a fault of the bot', async () => {
    const bot = startSteppingBot({ FAILING_STEPS: 'start web' });
    await bot.log(/The bot could not start: please report this.*no start web/);
    expect(await bot.ended).toBe(1);
    expect(bot.steps).toEqual([...UP_TO_WEB, 'stop watching the library', 'stop store']);
  });

  test('a part that cannot be closed keeps no other one open, and does not hide why the start failed', async () => {
    const bot = startSteppingBot({ HOST: '192.0.2.1', FAILING_STEPS: 'stop the second stage' });
    await bot.log(/what could not be closed: the second stage: no stop the second stage/);
    expect(await bot.ended).toBe(2);
    expect(bot.steps).toEqual([...UP_TO_WEB, ...BELOW_WEB]);
  });
});

describe('what nobody caught is logged, and ends the bot in order with 70', () => {
  test.each([
    ['SIGUSR2', /"level":60.*Nobody caught an exception \(a thrown null\): please report this/],
    ['SIGHUP', /"level":60.*Nobody caught a rejection \(nobody looks\): please report this/],
  ] as const)('%s', async (signal, told) => {
    const bot = startSteppingBot({});
    await bot.log(/changes of the briefs written down/);
    bot.send(signal);
    await bot.log(told);
    expect(await bot.ended).toBe(70);
    expect(bot.steps.slice(-6)).toEqual(['stop digests', ...FROM_WEB]);
  });
});
