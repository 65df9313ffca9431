import type { DiscordPeer } from '../../peers/discord/server.ts';
import { startProcess } from '../../support/bot-process.ts';
import { brief, packFolder, put } from '../../support/pack.ts';
import { expect, test, textOf } from './running-bot.ts';

const startOn = ({ url, token }: DiscordPeer, env: Record<string, string>) =>
  startProcess({ DISCORD_API_URL: url, DISCORD_TOKEN: token, ...env });

test('one process serves Discord and the web page, reloads for both, and stops in order', async ({
  discord,
}) => {
  const folder = await packFolder({ 'bridge.yaml': brief('bridge') });
  const bot = startOn(discord, { BRIEFS_DIR: folder });
  await bot.logged(/commands registered/);
  expect((await fetch(await bot.page())).status).toBe(200);
  const before = await discord.slash('brief', { topic: 'bridge' }).reply();
  expect(textOf(before)).toContain('Bridge title');

  await put(folder, 'bridge.yaml', brief('bridge', { title: { en: 'Mended', ja: '直した' } }));
  await bot.logged(/briefs reloaded/);
  expect(textOf(await discord.slash('brief', { topic: 'bridge' }).reply())).toContain('Mended');
  await discord.gateway.presences.nth(2, () => true, 'a presence after the reload');

  expect(await bot.stop()).toBe(0);
  await discord.gateway.when('closed');
});

test('a digest that is set up by typing is posted once, and told in the list with its link', async ({
  discord,
}) => {
  const { ken, general } = discord.fixtures;
  const bot = startOn(discord, {});
  await bot.logged(/commands registered/);
  const tell = (command: string, filled = {}) =>
    discord
      .slash(command, filled, { user: ken, locale: 'en-US', permissions: ['ManageGuild'] })
      .reply()
      .then(textOf);
  const added = await tell('digest add', { every: 'daily', time: '9am', topics: 'usfj' });
  const [, id = ''] = /`(\w{6})`/.exec(added) ?? [];
  expect(await tell('digest now', { digest: id })).toContain('On its way');
  await bot.logged(/digests went out/);
  const posts = [...discord.world.messages.values()].filter(
    ({ channel, onlyFor }) => channel === general && onlyFor === null,
  );
  expect(posts.map(({ api }) => textOf(api))).toEqual([expect.stringContaining('Digest: ')]);
  expect(await tell('digest list')).toMatch(
    /: posted\n.*The last one.*https:\/\/discord\.com\/channels\/\d+\/\d+\/\d+/s,
  );
  expect(await bot.stop()).toBe(0);
});

test('a digest of the environment that can never come ends the start, with the remedy', async ({
  discord,
}) => {
  const bot = startOn(discord, {
    DIGEST_CRON: '0 0 31 2 *',
    DISCORD_DIGEST_CHANNEL_ID: discord.fixtures.general.id,
  });
  await bot.logged(/^DIGEST_CRON is "0 0 31 2 \*"\. .*day/);
  expect(await bot.ended).toBe(2);
});

test('a token that is refused leaves the web page running', async ({ discord }) => {
  const bot = startOn(discord, { DISCORD_TOKEN: 'revoked' });
  await bot.logged(/Discord refuses the token.*Everything else runs on/);
  expect((await fetch(await bot.page())).status).toBe(200);
  expect(bot.lines.entries.join()).not.toContain('revoked');
  expect(await bot.stop()).toBe(0);
});

test('without a token nothing of Discord happens', async ({ discord }) => {
  const bot = startOn(discord, { DISCORD_TOKEN: '' });
  expect((await fetch(await bot.page())).status).toBe(200);
  expect(await bot.stop()).toBe(0);
  expect(discord.requests.entries).toEqual([]);
  expect(bot.lines.entries.filter((line) => line.includes('Discord'))).toEqual([
    expect.stringContaining('Platforms: Discord off, as DISCORD_TOKEN is not set'),
  ]);
});
