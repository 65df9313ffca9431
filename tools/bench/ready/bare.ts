import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Child, startChild } from './child.ts';
import type { Figures } from './figures.ts';
import { startPeers } from './peers.ts';
import { ROOT } from './revision.ts';
import { type Load, sendRequests } from './visits.ts';

const LIBRARIES = `
  await Promise.all([import('discord.js'), import('@slack/bolt')]);
  console.log('imported');
  setInterval(() => {}, 1000);
`;

const FRAMEWORK = `
  const { Hono } = await import('hono');
  const { serve } = await import('@hono/node-server');
  const app = new Hono().get('/', (c) => c.text('A constant string.'));
  serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
    console.log('http://127.0.0.1:' + port),
  );
`;

/** Packages are found from the folder in which code without a file is run. */
const start = (code: string) => startChild(['--input-type=module', '-e', code], ROOT);

/** A process that only imports what the bot talks to both platforms with. */
export async function importLibraries(restMs: number): Promise<Figures> {
  const child = start(LIBRARIES);
  try {
    const { ms } = await child.until(child.line(/imported/));
    return { ms, mbAtOnce: child.memory(), mb: await memoryAfter(child, restMs) };
  } finally {
    await child.stop();
  }
}

/** A process that only serves a constant by the web framework. */
export async function serveConstant(restMs: number): Promise<Figures> {
  const child = start(FRAMEWORK);
  try {
    const ms = await firstPage(child);
    return { ms, mb: await memoryAfter(child, restMs) };
  } finally {
    await child.stop();
  }
}

const BOT = fileURLToPath(new URL('bare-bot.mjs', import.meta.url));

/** A bot of the two libraries that answers all of a load with a constant: its memory before and after. */
export async function answerConstant(load: Load, restMs: number, idleMs: number): Promise<Figures> {
  const peers = await startPeers();
  // As `npm start` does.
  const child = startChild(['--max-semi-space-size=8', BOT], ROOT, peers.env);
  try {
    await child.until(child.line(/connected/));
    const mbBefore = await memoryAfter(child, restMs);
    await child.until(sendRequests(peers, load));
    const mbLoaded = await memoryAfter(child, restMs);
    return { mbBefore, mbLoaded, mbIdle: await memoryAfter(child, idleMs) };
  } finally {
    await child.stop();
    await peers.close();
  }
}

/** The time (ms) from the start to the first page that has been read. */
export async function firstPage(child: Child): Promise<number> {
  const { value: line } = await child.until(child.line(/http:\/\/[\d.:]+/));
  const [url = ''] = /http:\/\/[\d.:]+/.exec(line) ?? [];
  const { ms } = await child.until(fetch(url).then((response) => response.text()));
  return ms;
}

/** The resident memory (MB) after a rest (ms). */
export async function memoryAfter(child: Child, restMs: number): Promise<number> {
  await child.until(delay(restMs));
  return child.memory();
}
