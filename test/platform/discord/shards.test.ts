import { describe } from 'vitest';
import { expect, test } from './running-bot.ts';

describe('two shards', () => {
  test.override({ options: { shards: 2 } });

  test('in one process: both servers are served', async ({ discord, start }) => {
    await start();
    const { ann, general, southGeneral } = discord.town;
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
    for (const where of [discord.town.general, discord.town.southGeneral]) {
      const asked = discord.slash('brief', { topic: 'usfj' }, { where });
      await asked.reply();
      expect(asked.events.filter(({ kind }) => kind === 'refused')).toEqual([]);
    }
    const puts = discord.requests.entries.filter(({ method }) => method === 'PUT');
    expect(puts.length).toBe(1);
    expect(second.log.entries.map(({ msg }) => msg).join()).not.toContain('commands');
  });
});
