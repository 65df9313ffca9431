import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { manifestFor } from '../src/platforms/slack/registration/manifest.ts';
import { startDiscord } from './peers/discord/server.ts';
import { startSlack } from './peers/slack/server.ts';
import type { Manifest } from './peers/slack/state/world.ts';
import { startProcess } from './support/bot-process.ts';

const RELOADS = 10;
const QUESTION = 'When was the Joint Operations Command established?';

test('96 MB of heap are enough for both platforms, ten reloads of the shipped briefs, and digests', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'small-heap-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const briefs = join(folder, 'briefs');
  await cp('briefs', briefs, { recursive: true });
  const manifest = manifestFor({ kind: 'socket' }) as unknown as Manifest;
  const [discord, slack] = await Promise.all([startDiscord(), startSlack({ manifest })]);
  onTestFinished(async () => {
    await Promise.all([discord.close(), slack.close()]);
  });
  const { ann, general } = slack.fixtures;
  const bot = startProcess({
    NODE_OPTIONS: '--max-old-space-size=96',
    BRIEFS_DIR: briefs,
    DATABASE_URL: `file:${join(folder, 'bot.sqlite')}`,
    DISCORD_API_URL: discord.url,
    DISCORD_TOKEN: discord.token,
    SLACK_API_URL: slack.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
  });
  const died = bot.ended.then((code) => {
    throw new Error(`The bot died (${code}):\n${bot.lines.entries.slice(-5).join('\n')}`);
  });
  died.catch(() => {}); // told to who waits
  const alive = <T>(awaited: Promise<T>): Promise<T> => Promise.race([awaited, died]);
  const ask = () =>
    alive(
      Promise.all([
        discord.directMessage(discord.fixtures.ann, QUESTION).answer(),
        slack.directMessage(ann, QUESTION).answer(),
      ]),
    );

  await alive(Promise.all([bot.logged(/commands registered/), bot.logged(/Slack: connected/)]));
  expect(JSON.stringify(await ask())).toContain('2025');
  const file = join(briefs, 'jjoc.yaml');
  const text = await readFile(file, 'utf8');
  for (let n = 1; n <= RELOADS; n++) {
    await writeFile(file, text.replace(/^title: \{ en: .+?(?=,)/m, `$& ${n}`));
    const reloaded = (line: string) => line.includes('briefs reloaded');
    await alive(bot.lines.nth(n, reloaded, `reload no. ${n}`));
    await ask();
  }

  const by = { user: discord.fixtures.ken, permissions: ['ManageGuild'] } as const;
  await alive(discord.slash('digest add', { every: 'daily', topics: 'usfj' }, by).reply());
  await alive(discord.slash('digest now', {}, by).reply());
  const form = await slack.runCommand('/digest', '', { user: ann, where: general }).view();
  await alive(slack.submit(form, {}).updatedView());
  await alive(slack.runCommand('/digest', 'now', { user: ann, where: general }).message());
  await alive(bot.lines.nth(2, (line) => line.includes('digests went out'), 'both digests'));
  expect(await bot.stop()).toBe(0);
});
