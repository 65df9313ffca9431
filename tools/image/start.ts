import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Stage } from './dockerfile.ts';

/** What became of a start. */
export type Started = {
  /** Of the page, while it ran. */
  readonly status: number;
  /** Whether /healthz said that it is well, and what HEALTHCHECK made of that: its exit code. */
  readonly isHealthy: boolean;
  readonly healthcheck: number | null;
  /** With which the bot ended after SIGTERM. */
  readonly code: number | null;
  /** What it wrote outside its data folder. */
  readonly written: readonly string[];
  readonly log: readonly string[];
};

/** The account of the image, where this process may change to it; else its own. */
const ACCOUNT = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};

/** Starts the command of the last stage in its folder, which nobody may change but below `data`, asks it, and ends it. */
export async function startOnce(stage: Stage, folder: string): Promise<Started> {
  lock(folder);
  const before = namesIn(folder);
  const [program = '', ...args] = stage.command;
  const { PATH } = process.env;
  const env = { PATH, ...stage.env, PORT: '0', EMBEDDING_MODEL: 'none' };
  const bot = spawn(nodeFor(program), args, {
    ...{ cwd: folder, env, ...ACCOUNT },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(bot, 'exit');
  const log: string[] = [];
  let asked: Omit<Started, 'code' | 'written' | 'log'> | null = null;
  for await (const line of createInterface(bot.stderr)) {
    log.push(line);
    const url = /web page on (http:[^"]+)/.exec(line)?.[1];
    if (!url) continue;
    asked = await ask(stage, url);
    bot.kill('SIGTERM');
  }
  const [code] = await ended;
  if (!asked) throw new Error(`The bot did not start: ${log.join('\n')}`);
  return { ...asked, code, written: namesIn(folder).filter((one) => !before.includes(one)), log };
}

async function ask(stage: Stage, url: string) {
  const { status } = await fetch(url);
  const { ok: isHealthy } = await fetch(`${url}/healthz`);
  const [program = '', ...args] = stage.healthcheck;
  const { PATH } = process.env;
  const env = { PATH, ...stage.env, PORT: new URL(url).port };
  const checked = spawn(nodeFor(program), args, { env, stdio: 'ignore' });
  const [healthcheck] = await once(checked, 'exit');
  return { status, isHealthy, healthcheck: healthcheck as number | null };
}

/** The image has Node.js 24 on its path; here it is the one that runs this. */
const nodeFor = (program: string) => (program === 'node' ? process.execPath : program);

/** Folders, not files: these may be links to those of the repository. Root's files nobody else may change anyway. */
function lock(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() && !isData(path.slice(folder.length + 1))) chmodSync(path, 0o555);
  }
  chmodSync(folder, 0o555);
}

const isData = (path: string) => path === 'data' || path.startsWith('data/');

const namesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !isData(path) && !path.startsWith('node_modules/'),
  );

/** Makes what was locked removable again. */
export function unlock(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) unlock(join(folder, entry.name));
  }
}
