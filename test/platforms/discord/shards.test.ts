import { describe } from 'vitest';
import { deliveryKey } from '../../../src/digests/delivery/publisher.ts';
import type { SubscriptionId } from '../../../src/digests/subscriptions/index.ts';
import { openIdentifySlots } from '../../../src/store/sending-budget/identify-slots.ts';
import type { DiscordPeer } from '../../peers/discord/server.ts';
import { shardOf } from '../../peers/discord/state/ids.ts';
import { addChannel, addGuild, addThread, type Channel } from '../../peers/discord/state/world.ts';
import { emptyPostgres, opened } from '../../support/stores.ts';
import { digestReply } from '../shared/digest-reply.ts';
import { expect, test } from './running-bot.ts';

const POST = 'POST /channels/:channel/messages';

/** A server that the machine with shard 0 is told nothing of. */
function elsewhere({ fixtures: { north, south, general, southGeneral } }: DiscordPeer) {
  return shardOf(north.id, 2) === 1
    ? { server: north, general }
    : { server: south, general: southGeneral };
}

describe('two shards that may not identify at once', () => {
  test.override({ options: { shards: 2, maxConcurrency: 1 } });

  test('on two machines: one starts five seconds after the other', async ({ discord, launch }) => {
    const url = await emptyPostgres();
    const identified: number[] = [];
    discord.gateway.log.listen(({ kind }) => {
      if (kind === 'identify') identified.push(performance.now());
    });
    const bots = [0, 1].map((shard) => {
      const slots = openIdentifySlots(opened(url));
      const settings = { shards: 2, shardIds: [shard] };
      return launch({ settings, takeStart: (...of) => slots.take(...of) });
    });
    await Promise.all(bots.map((bot) => bot.logged(/connected/)));
    const [first = 0, second = 0] = identified;
    expect(second - first).toBeGreaterThanOrEqual(5000);
  });
});

describe('two shards', () => {
  test.override({ options: { shards: 2 } });

  test('in one process: both servers are served', async ({ discord, start }) => {
    await start();
    const { ann, general, southGeneral } = discord.fixtures;
    for (const where of [general, southGeneral]) {
      await discord.slash('brief', { topic: 'usfj' }, { where }).reply();
      await discord.mention(ann, where, 'hello').answer();
    }
  });

  test('on two machines: each serves its own, one registers', async ({
    discord,
    start,
    launch,
  }) => {
    await start({ settings: { shards: 2, shardIds: [0] } });
    const second = launch({ settings: { shards: 2, shardIds: [1] } });
    await second.logged(/connected/);
    for (const where of [discord.fixtures.general, discord.fixtures.southGeneral]) {
      const asked = discord.slash('brief', { topic: 'usfj' }, { where });
      await asked.reply();
      expect(asked.events.filter(({ kind }) => kind === 'refused')).toEqual([]);
    }
    const puts = discord.requests.entries.filter(({ method }) => method === 'PUT');
    expect(puts.length).toBe(1);
    expect(second.log.entries.map(({ msg }) => msg).join()).not.toContain('commands');
  });

  test('a digest for a server of the other machine: its link, and what became of it', async ({
    discord,
    start,
  }) => {
    const { world } = discord;
    const { server, general } = elsewhere(discord);
    const blind = addChannel(world, server, 'blind', ['ReadMessageHistory']);
    const thread = addThread(world, general, 'thread');
    const blindThread = addThread(world, blind, 'thread');
    const unused = addChannel(world, server, 'unused');
    const { bot } = await start({ settings: { shards: 2, shardIds: [0] } });
    const publisher = bot.publisher();
    const { signal } = new AbortController();
    const key = (n: number) => deliveryKey('s' as SubscriptionId, new Date(n));
    const at = ({ id: channel }: Channel) =>
      ({ platform: 'discord', server: server.id, channel }) as const;
    const post = (n: number, channel: Channel) =>
      publisher?.post(key(n), at(channel), digestReply(), signal);
    const find = (n: number, channel: Channel, since = new Date()) =>
      publisher?.find(key(n), at(channel), { since, before: since.getTime() }, signal);

    for (const [n, channel] of [general, thread].entries()) {
      const link = `https://discord.com/channels/${server.id}/${channel.id}/`;
      const message = expect.stringContaining(link);
      expect(await post(n, channel)).toEqual({ kind: 'sent', message });
      expect(await find(n, channel)).toEqual({ kind: 'found', message });
    }
    discord.faults.drop(POST);
    await post(2, unused);
    expect(await find(2, unused)).toEqual({ kind: 'absent' });
    for (const channel of [blind, blindThread]) {
      discord.faults.drop(POST, { accepted: true });
      await post(3, channel);
      expect(await find(3, channel)).toMatchObject({ kind: 'repeatable' });
      const long = new Date(Date.now() - 3 * 60_000);
      expect(await find(3, channel, long)).toMatchObject({ kind: 'unknowable' });
    }
    // What no event would keep right is not kept.
    const changing = addChannel(world, server, 'changing', ['ReadMessageHistory']);
    expect(await find(4, changing)).toMatchObject({ kind: 'repeatable' });
    world.channels.set(changing.id, { ...changing, denied: 0n });
    expect(await find(4, changing)).toEqual({ kind: 'absent' });
  });

  test('commands left in a server of the other machine are found there by their use', async ({
    discord,
    start,
    launch,
  }) => {
    const { server, general } = elsewhere(discord);
    const first = await start({ settings: { shards: 2, guildId: server.id } });
    const commands = () => discord.world.commands.get(server.id) ?? [];
    await expect.poll(commands).not.toEqual([]);
    await first.bot.close();
    for (let i = 0; i < 10; i++) addGuild(discord.world, `server ${i}`);
    await start({ settings: { shards: 2, shardIds: [0] } });
    const second = launch({ settings: { shards: 2, shardIds: [1] } });
    await second.logged(/connected/);
    expect(commands()).not.toEqual([]);
    await discord.slash('help', {}, { where: general }).reply();
    await second.logged(/earlier DISCORD_GUILD_ID/);
    expect(commands()).toEqual([]);
  });
});
