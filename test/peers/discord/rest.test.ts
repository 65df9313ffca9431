import type { Client } from 'discord.js';
import { expect, type Peer, test } from './bare-bot.ts';

const POST = 'POST /channels/:channel/messages';

const post = (bot: Client, { fixtures }: Peer, content: string) =>
  bot.rest.post(`/channels/${fixtures.general.id}/messages`, {
    body: { content, allowed_mentions: { parse: [] } },
  }) as Promise<{ content: string }>;

const statuses = ({ requests }: Peer) =>
  requests.entries.filter(({ route }) => route === POST).map(({ status }) => status);

const posted = ({ world }: Peer) => [...world.messages.values()].map(({ api }) => api.content);

test('429 is honoured: the client waits and posts once', async ({ discord }) => {
  const bot = await discord.bot();
  const limited: { global: boolean }[] = [];
  bot.rest.on('rateLimited', (info) => limited.push(info));
  discord.faults.rateLimit(POST, { retryAfter: 0.2 });
  await post(bot, discord, 'hello');
  expect(statuses(discord)).toEqual([429, 200]);
  expect(posted(discord)).toEqual(['hello']);
  expect(limited).toMatchObject([{ global: false }]);
});

test('a global 429 holds up every route', async ({ discord }) => {
  const bot = await discord.bot();
  discord.faults.rateLimit(POST, { retryAfter: 0.2, global: true });
  await post(bot, discord, 'hello');
  expect(statuses(discord)).toEqual([429, 200]);
  expect(bot.rest.globalReset).toBeGreaterThan(0);
});

test('the headers of an empty bucket make the client wait before it asks', async ({ discord }) => {
  const bot = await discord.bot();
  discord.limits.set(POST, { limit: 2, perMs: 400 });
  await Promise.all(['a', 'b', 'c', 'd'].map((text) => post(bot, discord, text)));
  expect(statuses(discord)).toEqual([200, 200, 200, 200]);
  expect(posted(discord)).toEqual(['a', 'b', 'c', 'd']);
});

test('who does not wait is refused', async ({ discord }) => {
  discord.limits.set('GET /users/@me', { limit: 1, perMs: 60_000 });
  const headers = { authorization: `Bot ${discord.token}` };
  const get = () => fetch(`${discord.url}/v10/users/@me`, { headers });
  const first = await get();
  expect(first.headers.get('x-ratelimit-remaining')).toBe('0');
  expect(first.headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/);
  const second = await get();
  expect(second.status).toBe(429);
  expect(second.headers.get('retry-after')).toBe('60');
});

test('5xx is tried again, even where the first try took effect', async ({ discord }) => {
  const bot = await discord.bot();
  discord.faults.fail(POST, 502, { times: 2 });
  await post(bot, discord, 'a');
  discord.faults.fail(POST, 500, { accepted: true });
  await post(bot, discord, 'b');
  expect(statuses(discord)).toEqual([502, 502, 200, 500, 200]);
  expect(posted(discord)).toEqual(['a', 'b', 'b']);
  discord.faults.fail(POST, 503, { times: 4 });
  await expect(post(bot, discord, 'c')).rejects.toMatchObject({ status: 503 });
});

test('the line is cut before or after a post took effect', async ({ discord }) => {
  const bot = await discord.bot();
  discord.faults.drop(POST);
  await expect(post(bot, discord, 'lost')).rejects.toThrow();
  discord.faults.drop(POST, { accepted: true });
  await expect(post(bot, discord, 'unsure')).rejects.toThrow();
  expect(posted(discord)).toEqual(['unsure']);
  expect(statuses(discord)).toEqual([null, null]);
});

test('an answer can be kept back', async ({ discord }) => {
  const bot = await discord.bot();
  const before = discord.faults.hold(POST);
  const first = post(bot, discord, 'a');
  await before.arrived;
  expect(posted(discord)).toEqual([]);
  before.release();
  expect((await first).content).toBe('a');
  const after = discord.faults.hold(POST, { accepted: true });
  const second = post(bot, discord, 'b');
  await after.arrived;
  expect(posted(discord)).toEqual(['a', 'b']);
  after.release();
  expect((await second).content).toBe('b');
});

test('who waits longer than its own time-out tries again', async ({ discord }) => {
  const bot = await discord.bot({ rest: { api: discord.url, timeout: 100 } });
  const hold = discord.faults.hold(POST);
  await post(bot, discord, 'a');
  hold.release();
  await discord.requests.nth(2, ({ route }) => route === POST, 'the second post');
  expect(posted(discord)).toEqual(['a', 'a']);
});

test('a wrong token, an unknown route, a body that is no JSON', async ({ discord }) => {
  const ask = async (path: string, init: RequestInit) => {
    const answer = await fetch(`${discord.url}${path}`, init);
    return [answer.status, await answer.json()];
  };
  const right = { authorization: `Bot ${discord.token}` };
  expect(await ask('/v10/users/@me', {})).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
  expect(await ask('/users/@me', { headers: right })).toMatchObject([200, { mfa_enabled: true }]);
  expect(await ask('/v10/frob', { headers: right })).toMatchObject([404, { code: 0 }]);
  const broken = { method: 'POST', headers: right, body: '{' };
  const path = `/v10/channels/${discord.fixtures.general.id}/messages`;
  expect(await ask(path, broken)).toMatchObject([400, { code: 50109 }]);
  expect(discord.violations.splice(0)).toMatchObject([
    { request: 'GET /frob', problems: ['this server does not speak this route'] },
    { problems: ['body: no JSON'] },
  ]);
});

test('an edge answers in the place of Discord, or Discord with a code', async ({ discord }) => {
  const bot = await discord.bot();
  discord.faults.answer(POST, { status: 403, body: '<html>Blocked</html>' });
  await expect(post(bot, discord, 'a')).rejects.toMatchObject({ status: 403, code: undefined });
  discord.faults.answer(POST, { status: 403, body: { code: 40333 } });
  await expect(post(bot, discord, 'a')).rejects.toMatchObject({ status: 403, code: 40333 });
  discord.faults.refuse(POST, 400, 50008);
  await expect(post(bot, discord, 'a')).rejects.toMatchObject({ status: 400, code: 50008 });
  discord.faults.answer(POST, { status: 200, body: '<html>Sign in</html>', times: 2 });
  for (const text of ['b', 'c']) {
    expect(await post(bot, discord, text)).toBeInstanceOf(ArrayBuffer);
  }
  expect(posted(discord)).toEqual([]);
  await post(bot, discord, 'd');
  expect(posted(discord)).toEqual(['d']);
});
