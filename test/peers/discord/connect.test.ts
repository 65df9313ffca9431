import { ActivityType, type Client, Events, GatewayIntentBits } from 'discord.js';
import { describe } from 'vitest';
import { expect, type Peer, test } from './bare-bot.ts';

const kinds = (discord: Peer) => discord.gateway.log.entries.map(({ kind }) => kind);

/** The nth text that the client hears somebody write, of those to come. */
function hears(bot: Client, nth: number): Promise<string[]> {
  const texts: string[] = [];
  return new Promise((resolve) => {
    bot.on(Events.MessageCreate, ({ content }) => {
      if (texts.push(content) === nth) resolve(texts);
    });
  });
}

/** A client destroyed while it still identifies connects once more and never ends: wait for this. */
const readyAgain = (bot: Client) =>
  new Promise<void>((resolve) => {
    bot.once(Events.ShardReady, () => resolve());
  });

/** The code with which a client finds itself shut out for good. */
const shutOut = (client: Client) =>
  new Promise<number>((resolve) => {
    client.once(Events.ShardDisconnect, ({ code }) => resolve(code));
  });

test('a client connects and knows itself, its guilds and channels', async ({ discord }) => {
  const bot = await discord.bot();
  expect(bot.user?.id).toBe(discord.world.bot.id);
  expect(bot.guilds.cache.map(({ name }) => name)).toEqual(['north', 'south']);
  expect(bot.channels.cache.has(discord.fixtures.general.id)).toBe(true);
  expect((await bot.application?.fetch())?.name).toBe('briefing-bot');
  expect((await bot.users.fetch(discord.fixtures.ken.id)).username).toBe('ken');
  expect((await bot.guilds.fetch(discord.fixtures.south.id)).preferredLocale).toBe('ja');
  expect(kinds(discord)).toEqual(['opened', 'identify', 'ready']);
});

test('a presence is recorded, from the login and later', async ({ discord }) => {
  const bot = await discord.bot({ presence: { activities: [{ name: 'at first' }] } });
  bot.user?.setActivity('later', { type: ActivityType.Custom });
  const { presence } = await discord.gateway.presences.nth(2, () => true, 'two presences');
  expect(presence).toMatchObject({ activities: [{ state: 'later', type: 4 }] });
  bot.user?.setActivity('x'.repeat(129));
  await discord.gateway.presences.nth(3, () => true, 'three presences');
  expect(discord.violations.splice(0)).toMatchObject([{ request: 'gateway presence' }]);
});

test('events missed while the line is dead are replayed after a RESUME', async ({ discord }) => {
  const { ann, general } = discord.fixtures;
  const bot = await discord.bot();
  const heard = hears(bot, 3);
  discord.mention(ann, general, 'before');
  discord.gateway.kill();
  discord.mention(ann, general, 'meanwhile');
  discord.directMessage(ann, 'in private');
  const { detail } = await discord.gateway.when('resumed');
  expect(detail).toBeGreaterThanOrEqual(2);
  const name = `<@${discord.world.bot.id}>`;
  expect(await heard).toEqual([`${name} before`, `${name} meanwhile`, 'in private']);
  expect(discord.gateway.log.entries.filter(({ kind }) => kind === 'opened')).toMatchObject([
    { detail: '/' },
    { detail: '/resume' },
  ]);
});

test('a request to reconnect ends in a RESUME', async ({ discord }) => {
  await discord.bot();
  discord.gateway.reconnect();
  await discord.gateway.when('resumed');
  expect(kinds(discord).filter((kind) => kind === 'identify')).toHaveLength(1);
});

test('a session called invalid but resumable is resumed', async ({ discord }) => {
  await discord.bot();
  discord.gateway.invalidate(true);
  await discord.gateway.when('resumed');
});

test('an invalid session is started anew', async ({ discord }) => {
  const bot = await discord.bot();
  const again = readyAgain(bot);
  discord.gateway.invalidate(false);
  await again;
  expect(kinds(discord).filter((kind) => kind === 'ready')).toHaveLength(2);
  expect(kinds(discord)).not.toContain('resumed');
});

test('a session forgotten while the line was dead is started anew', async ({ discord }) => {
  const bot = await discord.bot();
  const again = readyAgain(bot);
  discord.gateway.kill();
  discord.gateway.forgetSessions();
  await again;
  const heard = hears(bot, 1);
  discord.directMessage(discord.fixtures.ann, 'again');
  expect(await heard).toEqual(['again']);
});

test('closed with a code, and turned away at first, the client comes back', async ({ discord }) => {
  await discord.bot();
  discord.gateway.isUp = false;
  discord.gateway.close(4000);
  await discord.gateway.when('turned-away');
  discord.gateway.isUp = true;
  await discord.gateway.when('resumed');
});

describe('with quick heartbeats', () => {
  test.override({ options: { heartbeatMs: 30 } });

  test('unanswered, they make the client leave a dead connection', async ({ discord }) => {
    await discord.bot();
    await discord.gateway.when('heartbeat', 2);
    discord.gateway.answersHeartbeats = false;
    await discord.gateway.when('closed');
    discord.gateway.answersHeartbeats = true;
    await discord.gateway.when('resumed');
  });
});

describe('with two shards', () => {
  test.override({ options: { shards: 2 } });

  test('each hears of its own guilds, and the first of direct messages', async ({ discord }) => {
    const { ann, general, southGeneral } = discord.fixtures;
    const bot = await discord.bot({ shards: 'auto' });
    const shards: number[] = [];
    const all = new Promise<void>((resolve) => {
      bot.on(Events.Raw, ({ t, d }: { t: string; d: { content: string } }, shard: number) => {
        if (t !== 'MESSAGE_CREATE') return;
        shards[Number(d.content.at(-1))] = shard;
        if (Object.keys(shards).length === 3) resolve();
      });
    });
    discord.directMessage(ann, '0');
    discord.mention(ann, general, '1');
    discord.mention(ann, southGeneral, '2');
    await all;
    expect(shards[0]).toBe(0);
    expect(shards[1]).not.toBe(shards[2]);
  });
});

test('a wrong token: REST refuses it', async ({ discord }) => {
  await expect(discord.client().login('wrong')).rejects.toMatchObject({ code: 'TokenInvalid' });
  expect(discord.requests.entries).toMatchObject([{ route: 'GET /gateway/bot', status: 401 }]);
});

test('a token revoked after the login: the gateway closes with 4004', async ({ discord }) => {
  const bot = await discord.bot();
  const code = shutOut(bot);
  discord.revokeToken();
  expect(await code).toBe(4004);
});

test('privileged intents that are not switched on: 4014', async ({ discord }) => {
  const client = discord.client({ intents: [GatewayIntentBits.MessageContent] });
  const code = shutOut(client);
  client.login(discord.token).catch(() => {});
  expect(await code).toBe(4014);
});

test('intents that mean nothing: 4013', async ({ discord }) => {
  const client = discord.client({ intents: 1 << 18 });
  const code = shutOut(client);
  client.login(discord.token).catch(() => {});
  expect(await code).toBe(4013);
});
