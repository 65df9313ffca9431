import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Journal } from '../../test/support/journal.ts';

const START = fileURLToPath(new URL('../../src/start.cjs', import.meta.url));

/** How much a process holds. */
export type Sample = { readonly at: number; readonly memory: number; readonly handles: number };

/** The bot as `npm start` runs it, and what its port for probes tells. */
export type SoakedBot = {
  /** Resolves when all its parts are there. */
  ready(): Promise<void>;
  sample(): Promise<Sample>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
};

/** Starts it as `npm start` does; it is ready when this resolves. */
export async function startBot(env: Readonly<Record<string, string>>): Promise<SoakedBot> {
  const { PATH = '' } = process.env;
  const bot = spawn(process.execPath, ['--max-semi-space-size=8', START], {
    env: {
      PATH,
      PORT: '0',
      HEALTH_PORT: '0',
      HEALTH_HOST: '127.0.0.1',
      HEALTH_METRICS: '1',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => bot.kill('SIGKILL'));
  const ended = once(bot, 'exit').then(([code]) => code as number | null);
  const lines = new Journal<string>();
  createInterface(bot.stderr).on('line', (line) => {
    if (/"level":[56]0/.test(line)) process.stderr.write(`  ${line}\n`);
    lines.add(line);
  });
  const line = await lines.first((one) => one.includes('health: on'), 'the start');
  await lines.first((one) => /commands (?:registered|are up to date)/.test(one), 'the commands');
  const url = /health: on (http:\/\/[\d.:]+)/.exec(line)?.[1] ?? '';
  const get = (path: string) => {
    const ask = () => fetch(url + path);
    return ask().catch(ask); // the bot may just have closed a connection that was idle for five seconds
  };
  const ready = async () => {
    while ((await get('/readyz')).status !== 200) await delay(200);
  };
  await ready();
  return {
    ready,
    async sample() {
      const text = await (await get('/metrics')).text();
      const sampleOf = (name: string) =>
        Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
      return {
        at: Date.now(),
        memory: sampleOf('process_resident_memory_bytes'),
        handles: sampleOf('nodejs_active_resources_total'),
      };
    },
    kill(signal) {
      bot.kill(signal);
      return ended;
    },
  };
}
