import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { DiscordPeer } from '../../peers/discord/server.ts';
import { Journal } from '../../peers/discord/state/journal.ts';
import { brief, packFolder, put } from '../../support/pack.ts';
import { expect, test, textOf } from './running-bot.ts';

/** The whole bot as a process of its own, with one brief and the web page on a free port. */
async function startProcess(discord: DiscordPeer, env: Record<string, string> = {}) {
  const folder = await packFolder({ 'bridge.yaml': brief('bridge') });
  const bot = spawn(process.execPath, ['src/main.ts'], {
    env: {
      ...process.env,
      PORT: '0',
      BRIEFS_DIR: folder,
      DATABASE_URL: 'file::memory:',
      DISCORD_API_URL: discord.url,
      DISCORD_TOKEN: discord.token,
      ...env,
    },
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
  return { folder, logged, lines, page, stop };
}

test('one process serves Discord and the web page, reloads for both, and stops in order', async ({
  discord,
}) => {
  const bot = await startProcess(discord);
  await bot.logged(/commands registered/);
  expect((await fetch(await bot.page())).status).toBe(200);
  const before = await discord.slash('brief', { topic: 'bridge' }).reply();
  expect(textOf(before)).toContain('Bridge title');

  await put(bot.folder, 'bridge.yaml', brief('bridge', { title: { en: 'Mended', ja: '直した' } }));
  await bot.logged(/briefs reloaded/);
  expect(textOf(await discord.slash('brief', { topic: 'bridge' }).reply())).toContain('Mended');
  await discord.gateway.presences.nth(2, () => true, 'a presence after the reload');

  expect(await bot.stop()).toBe(0);
  await discord.gateway.when('closed');
});

test('a token that is refused leaves the web page running', async ({ discord }) => {
  const bot = await startProcess(discord, { DISCORD_TOKEN: 'revoked' });
  await bot.logged(/Discord refuses the token.*Everything else runs on/);
  expect((await fetch(await bot.page())).status).toBe(200);
  expect(bot.lines.entries.join()).not.toContain('revoked');
  expect(await bot.stop()).toBe(0);
});

test('without a token nothing of Discord happens', async ({ discord }) => {
  const bot = await startProcess(discord, { DISCORD_TOKEN: '' });
  expect((await fetch(await bot.page())).status).toBe(200);
  expect(await bot.stop()).toBe(0);
  expect(discord.requests.entries).toEqual([]);
  expect(bot.lines.entries.join()).not.toContain('Discord');
});
