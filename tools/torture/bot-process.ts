import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Journal } from '../../test/support/journal.ts';

/** What a process of the bot is told when it is to begin. */
export type Instructions = {
  /** The file that its clock is read from. */
  readonly clock: string;
  /** It kills itself at the nth log line with this text. */
  readonly dieAt: { readonly line: string; readonly nth: number } | null;
};

/** A line of the bot's log. */
type LogLine = { readonly msg: string } & Readonly<Record<string, unknown>>;

/** One process of the bot. */
export type BotProcess = {
  readonly log: Journal<LogLine>;
  /** Begins, once all of it is loaded. */
  begin(instructions: Instructions): Promise<void>;
  /** Ends it at once. */
  kill(): void;
  /** Asks it to end in order. */
  stop(): void;
  /** Whether it was killed; rejects if it ended by itself, which it never should. */
  readonly ended: Promise<'killed' | 'stopped'>;
};

const PROGRAM = fileURLToPath(new URL('bot.ts', import.meta.url));

/** Starts a process that waits for its orders; `env` is all of its environment that matters. */
export function startBotProcess(env: Readonly<Record<string, string>>): BotProcess {
  const { PATH = '', TMPDIR = '' } = process.env;
  const bot = spawn(process.execPath, ['--max-semi-space-size=64', PROGRAM], {
    env: { PATH, ...(TMPDIR && { TMPDIR }), PORT: '0', LOG_LEVEL: 'debug', ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const kill = () => {
    bot.kill('SIGKILL');
  };
  process.once('exit', kill);
  bot.once('close', () => process.off('exit', kill));
  const loaded = once(bot, 'message');
  loaded.catch(() => {}); // `ended` tells
  const log = new Journal<LogLine>();
  const otherLines: string[] = [];
  createInterface({ input: bot.stderr ?? Readable.from([]) }).on('line', (line) => {
    if (line.startsWith('{')) log.add(JSON.parse(line) as LogLine);
    else otherLines.push(line);
  });
  let isStopping = false;
  const ended = endOf(bot).then(({ code, signal }) => {
    if (signal === 'SIGKILL') return 'killed';
    if (isStopping && code === 0) return 'stopped';
    const last = log.entries.slice(-3).map(({ msg }) => msg);
    throw new Error(
      `The bot ended by itself (${signal ?? code}): ${[...last, ...otherLines].join('\n')}`,
    );
  });
  ended.catch(() => {}); // told to who waits for it
  return {
    log,
    ended,
    async begin(instructions) {
      await Promise.race([loaded, ended]);
      bot.send(instructions, () => {}); // if it is dead by now, `ended` tells
    },
    kill,
    stop() {
      isStopping = true;
      bot.kill('SIGTERM');
    },
  };
}

type End = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** Also its last lines have been read then. */
async function endOf(bot: ChildProcess): Promise<End> {
  const [code, signal] = (await once(bot, 'close')) as [End['code'], End['signal']];
  return { code, signal };
}

/** A bot that logs nothing for so long (ms) has nothing left to do, if it is connected. */
const SILENCE_MS = 2500;
/** Else it may take so many times as long. */
const PATIENCE = 10;

/** Resolves when the bot has been silent for a while; rejects with the signal. */
export async function silenceOf({ log }: BotProcess, signal: AbortSignal): Promise<void> {
  const has = (line: string) => log.entries.some(({ msg }) => msg === line);
  for (let known = 0, times = 0; times < PATIENCE; times++) {
    await delay(SILENCE_MS, null, { signal });
    const isSilent = known === log.entries.length;
    if (isSilent && has('Discord: connected') && has('Slack: connected')) return;
    if (!isSilent) times = 0;
    known = log.entries.length;
  }
}
