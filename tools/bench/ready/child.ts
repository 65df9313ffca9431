import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { Journal } from '../../../test/support/journal.ts';

/** A process of Node that is measured. */
export type Child = {
  /** Waits for something; rejects if the process ends before it comes. Gives it with the time (ms) since the start. */
  until<T>(awaited: Promise<T>): Promise<{ readonly value: T; readonly ms: number }>;
  /** What it has written to its standard output and error. */
  readonly lines: Journal<string>;
  /** Waits for a line of them. */
  line(pattern: RegExp): Promise<string>;
  /** Its resident memory (MB). */
  memory(): number;
  stop(): Promise<void>;
};

/** One that does not end when it is asked to is killed after so long (ms). */
const GOODBYE_MS = 5000;

/** Starts Node in a folder; `env` is all that it gets of an environment beside the search path. */
export function startChild(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Child {
  const { PATH = '' } = process.env;
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const lines = new Journal<string>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => lines.add(line));
  }
  const ended = once(child, 'close');
  const early = ended.then(([code, signal]) => {
    throw new Error(
      `It ended by itself (${signal ?? code}):\n${lines.entries.slice(-10).join('\n')}`,
    );
  });
  early.catch(() => {}); // told to who waits
  return {
    lines,
    async until(awaited) {
      const value = await Promise.race([awaited, early]);
      return { value, ms: performance.now() - begun };
    },
    line: (pattern) => lines.first((line) => pattern.test(line), String(pattern)),
    memory: () => residentMemory(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM');
      const timeout = delay(GOODBYE_MS, null, { ref: false }).then(kill);
      await Promise.race([ended, timeout]);
      await ended;
      process.off('exit', kill);
    },
  };
}

/** In MB. Linux says it in a file; elsewhere ps(1) does. */
function residentMemory(pid: number): number {
  const kilobytes =
    process.platform === 'linux'
      ? /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes) / 1024;
}
