import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { Journal } from './journal.ts';

/** The whole bot as a process of its own in a folder, with the web page on a free port; it ends with the test. */
export function startProcess(env: Record<string, string>, folder = '.') {
  const bot = spawn(process.execPath, [resolve('src/start.cjs')], {
    cwd: folder,
    env: { ...process.env, PORT: '0', DATABASE_URL: 'file::memory:', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(bot, 'exit').then(([code]) => code as number | null);
  onTestFinished(async () => {
    if (bot.exitCode === null) bot.kill('SIGKILL');
    await ended;
  });
  const lines = new Journal<string>();
  createInterface(bot.stderr).on('line', (line) => lines.add(line));
  const logged = (pattern: RegExp) => lines.first((line) => pattern.test(line), String(pattern));
  const page = async () => /http:\/\/[\d.:]+/.exec(await logged(/web page on/))?.[0] ?? '';
  const stop = () => {
    bot.kill('SIGTERM');
    return ended;
  };
  return { pid: bot.pid ?? 0, logged, lines, page, stop, ended };
}
