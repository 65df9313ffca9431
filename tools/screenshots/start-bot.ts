import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BOT = fileURLToPath(new URL('bot.ts', import.meta.url));

/** Starts the bot with the briefs of this repository, on a port of its own; `now` (ms) is the time for it. */
export async function startBot(folder: string, now: number) {
  const { PATH = '' } = process.env;
  const bot = fork(BOT, {
    env: { PATH, PORT: '0', LOG_LEVEL: 'info', DATABASE_URL: `file:${join(folder, 'bot.sqlite')}` },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let log = '';
  bot.stderr?.on('data', (data: Buffer) => {
    log += data;
  });
  const ended = once(bot, 'exit');
  bot.send(now);
  const url = await Promise.race([
    once(bot, 'message').then(([told]) => String(told)),
    ended.then(() => {
      throw new Error(`the bot did not start:\n${log}`);
    }),
  ]);
  return {
    url,
    async close() {
      bot.disconnect();
      await ended;
    },
  };
}
