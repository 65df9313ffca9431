import { readFile, writeFile } from 'node:fs/promises';
import { describe } from 'vitest';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { startDiscord } from '../../peers/discord/server.ts';
import type { SlackPeer } from '../../peers/slack/server.ts';
import { startProcess } from '../../support/bot-process.ts';
import { packFolder } from '../../support/pack.ts';
import { pour } from '../../support/pour.ts';
import { setUp } from './digest-setup.ts';
import { expect, test, textOf } from './running-bot.ts';

const en = wordsFor('en');
const MB = 1024 * 1024;

const socketOf = ({ url, botToken, appToken }: SlackPeer) => ({
  SLACK_API_URL: url,
  SLACK_BOT_TOKEN: botToken,
  SLACK_APP_TOKEN: appToken,
});

test('one process serves Slack, Discord and the web page, and stops in order', async ({
  slack,
}) => {
  const discord = await startDiscord();
  const bot = startProcess({
    ...socketOf(slack),
    DISCORD_API_URL: discord.url,
    DISCORD_TOKEN: discord.token,
  });
  expect((await fetch(await bot.page())).status).toBe(200);
  await bot.logged(/commands registered/);
  await bot.logged(/Slack: connected/);
  expect(textOf(await slack.runCommand('/brief', 'usfj').message())).toContain(en.bottomLine);
  await discord.slash('brief', { topic: 'usfj' }).reply();
  expect(await bot.stop()).toBe(0);
  await slack.sockets.when('closed');
  await discord.close();
});

test('a digest set up by the form is posted once, and told in the list with its link', async ({
  slack,
}) => {
  const bot = startProcess(socketOf(slack));
  await bot.logged(/Slack: connected/);
  const { ann, general } = slack.fixtures;
  const added = textOf(await setUp(slack, ann, general));
  expect(added).toContain(en.management.added);
  const [, id = ''] = /^([a-z2-9]{6})$/m.exec(added) ?? [];
  const by = { user: ann, where: general };
  const told = await slack.runCommand('/digest', `now ${id}`, by).message();
  expect(textOf(told)).toContain(en.management.onItsWay);
  await bot.logged(/digests went out/);
  const posts = [...slack.world.messages.values()].filter(
    ({ channel, onlyFor }) => channel === general && onlyFor === null,
  );
  expect(posts.map(({ api }) => api.metadata?.event_type)).toEqual(['briefing_digest']);
  const listed = await slack.runCommand('/digest', 'list', by).message();
  expect(textOf(listed)).toMatch(/: posted$/m);
  const link = new RegExp(`"https://[^"]+/archives/${general.id}/p\\d{16}"`);
  expect(JSON.stringify(listed.blocks)).toMatch(link);
  expect(await bot.stop()).toBe(0);
});

describe('over HTTP', () => {
  test.override({ transport: 'http' });

  test('Slack calls at the web server, under whatever name it has outside', async ({ slack }) => {
    const bot = startProcess({
      SLACK_API_URL: slack.url,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
    });
    const page = await bot.page();
    await bot.logged(/Slack: ready for requests at \/slack\/events/);
    slack.callAt(`${page}/slack/events`);
    expect(textOf(await slack.runCommand('/brief', 'usfj').message())).toContain(en.bottomLine);
    const outside = { headers: { host: 'bot.example.org' }, method: 'POST', body: '{}' };
    expect((await fetch(`${page}/slack/events`, outside)).status).toBe(401);
    expect(await bot.stop()).toBe(0);
  });

  test('without a token of its own, it is installed by whoever follows the link', async ({
    slack,
  }) => {
    const bot = startProcess({
      SLACK_API_URL: slack.url,
      SLACK_CLIENT_ID: slack.oauth.clientId,
      SLACK_CLIENT_SECRET: slack.oauth.clientSecret,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_STATE_SECRET: 'a-state-secret-of-more-than-thirty-two-letters',
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    });
    const page = await bot.page();
    await bot.logged(/Slack: ready for requests at .*workspaces install it at \/slack\/install/);
    const begun = await fetch(`${page}/slack/install`, { redirect: 'manual' });
    expect(begun.status).toBe(302);
    const link = new URL(begun.headers.get('location') ?? '');
    expect(link.origin + link.pathname).toBe(`${new URL(slack.url).origin}/oauth/v2/authorize`);
    slack.callAt(`${page}/slack/events`);
    await slack.runCommand('/brief', 'usfj').ack();
    await bot.logged(/the app is not installed in T/);
    expect(await bot.stop()).toBe(0);
    const said = bot.lines.entries.join();
    for (const secret of [slack.oauth.clientSecret, slack.signingSecret]) {
      expect(said).not.toContain(secret);
    }
  });

  test('400 MB of a stranger get 413 and fill no memory; a signed request beside is answered', async ({
    slack,
  }) => {
    const bot = startProcess({
      BRIEFS_DIR: await packFolder(), // what the indexes take would count as well
      SLACK_API_URL: slack.url,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
    });
    const url = `${await bot.page()}/slack/events`;
    await bot.logged(/Slack: ready for requests at \/slack\/events/);
    slack.callAt(url);
    await slack.runCommand('/brief', 'bridge').message();
    // A bot that has just started still grows by itself: only what comes after that is the stranger's.
    expect((await pour(url, 400 * MB)).status).toBe(413);
    await slack.runCommand('/brief', 'bridge').message();
    await forgetMost(bot.pid);
    const before = await memoryOf(bot.pid, 'VmRSS');
    const pouring = pour(url, 400 * MB);
    const beside = slack.runCommand('/brief', 'bridge');
    expect(await beside.ack()).toMatchObject({ status: 200 });
    expect(await pouring).toMatchObject({ status: 413 });
    const grown = (await memoryOf(bot.pid, 'VmHWM')) - before;
    expect(textOf(await beside.message())).toContain(en.bottomLine);
    expect(grown).toBeLessThan(20);
  });
});

/** The memory (MB) of a process: what it has now, or the most since `forgetMost`. */
async function memoryOf(pid: number, which: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${which}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
}

const forgetMost = (pid: number) => writeFile(`/proc/${pid}/clear_refs`, '5');

test('a token that is refused leaves everything else running', async ({ slack }) => {
  slack.revoke();
  const bot = startProcess(socketOf(slack));
  const page = await bot.page();
  await bot.logged(/SLACK_BOT_TOKEN was revoked.*Everything else runs on without Slack/);
  expect((await fetch(page)).status).toBe(200);
  for (const token of [slack.botToken, slack.appToken]) {
    expect(bot.lines.entries.join()).not.toContain(token);
  }
  expect(await bot.stop()).toBe(0);
});

test('without a token nothing of Slack happens', async ({ slack }) => {
  const bot = startProcess({ SLACK_API_URL: slack.url });
  const page = await bot.page();
  expect((await fetch(`${page}/slack/events`, { method: 'POST' })).status).toBe(404);
  expect(await bot.stop()).toBe(0);
  expect(slack.requests.entries).toEqual([]);
  expect(bot.lines.entries.filter((line) => line.includes('Slack'))).toEqual([
    expect.stringContaining('Slack off, as SLACK_BOT_TOKEN is not set'),
  ]);
});
