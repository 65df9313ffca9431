import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startDiscord } from '../peers/discord/server.ts';
import { startSlack } from '../peers/slack/server.ts';
import { startProcess } from '../support/bot-process.ts';
import { emptyPostgres, gateTo } from '../support/stores.ts';

type Bot = ReturnType<typeof startProcess>;

/** Where HEALTH_PORT listens. */
async function healthOf(bot: Bot): Promise<string> {
  const line = await bot.logged(/health: on http/);
  return (/health: on (http:\/\/[\d.:]+)/.exec(line)?.[1] ?? '').replace('0.0.0.0', '127.0.0.1');
}

async function readiness(url: string): Promise<{ status: number; missing: string[] }> {
  const response = await fetch(`${url}/readyz`);
  const list = (await response.json()) as { part: string; why: string }[];
  return { status: response.status, missing: list.map(({ part }) => part) };
}

const READY = { status: 200, missing: [] };

test('the bot tells what is not there, part by part, on the page’s port and on its own', async () => {
  const [discord, slack] = await Promise.all([startDiscord(), startSlack()]);
  onTestFinished(async () => void (await Promise.all([discord.close(), slack.close()])));
  const gate = await gateTo(await emptyPostgres());
  const bot = startProcess({
    ...{ HEALTH_PORT: '0', DATABASE_URL: gate.url },
    ...{ DISCORD_API_URL: discord.url, DISCORD_TOKEN: discord.token },
    ...{ SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: slack.botToken },
    SLACK_APP_TOKEN: slack.appToken,
  });
  const urls = [await bot.page(), await healthOf(bot)] as const;
  const becomes = (expected: object) =>
    Promise.all(
      urls.map((url) => expect.poll(() => readiness(url), { timeout: 20_000 }).toEqual(expected)),
    );
  await becomes(READY);

  gate.shut();
  await becomes({ status: 503, missing: ['store'] });
  discord.gateway.isUp = false;
  discord.gateway.kill();
  await becomes({ status: 503, missing: ['store', 'discord'] });
  gate.open();
  await becomes({ status: 503, missing: ['discord'] });
  discord.gateway.isUp = true;
  await becomes(READY);

  slack.faults.refuse('apps.connections.open', 'internal_error', { times: 100 });
  slack.sockets.drop();
  await becomes({ status: 503, missing: ['slack'] });
  for (const url of urls) expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('a platform that the bot has given up stays missing', async () => {
  const discord = await startDiscord();
  onTestFinished(() => discord.close());
  const bot = startProcess({ DISCORD_API_URL: discord.url, DISCORD_TOKEN: 'another.one.entirely' });
  await bot.logged(/Everything else runs on without Discord/);
  const response = await fetch(`${await bot.page()}/readyz`);
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual([{ part: 'discord', why: 'given up' }]);
});

test('it tells so under any name, to any method that asks, and nothing else on its own port', async () => {
  const bot = startProcess({ HEALTH_PORT: '0' });
  const url = await healthOf(bot);
  const named = await fetch(`${url}/healthz`, { headers: { Host: 'bot.example.org' } });
  expect([named.status, await named.json()]).toEqual([200, { alive: true }]);
  expect(named.headers.get('cache-control')).toBe('no-store');
  expect((await fetch(`${url}/readyz`, { method: 'HEAD' })).status).toBe(200);
  const posted = await fetch(`${url}/readyz`, { method: 'POST', body: 'x' });
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  const long = await fetch(`${url}/readyz`, { method: 'POST', body: 'x'.repeat(1e5) });
  expect(long.status).toBe(413);
  for (const path of ['/', '/metrics', '/api/setup', '/slack/events']) {
    expect((await fetch(url + path)).status).toBe(404);
  }
});

test('the metrics are there too with HEALTH_METRICS=1', async () => {
  const bot = startProcess({ HEALTH_PORT: '0', HEALTH_METRICS: '1' });
  const url = `${await healthOf(bot)}/metrics`;
  expect(await (await fetch(url)).text()).toContain('briefing_bot_info{');
  const posted = await fetch(url, { method: 'POST' });
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('a port for it that is taken ends the start with 1 and the remedy', async () => {
  const other = createServer().listen(0, '0.0.0.0');
  await new Promise((resolve) => other.once('listening', resolve));
  onTestFinished(() => void other.close());
  const bot = startProcess({ HEALTH_PORT: String((other.address() as AddressInfo).port) });
  expect(await bot.ended).toBe(1);
  expect(bot.lines.entries.join('\n')).toContain('Set HEALTH_PORT to another');
});
