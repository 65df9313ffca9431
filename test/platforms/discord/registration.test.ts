import type { APIApplicationCommand } from 'discord.js';
import { registration } from '../../../src/platforms/discord/registration/registration.ts';
import type { DiscordPeer } from '../../peers/discord/server.ts';
import { addGuild } from '../../peers/discord/state/world.ts';
import { expect, test } from './running-bot.ts';

const EVERYWHERE = '/applications/:application/commands';
const IN_SERVER = '/applications/:application/guilds/:guild/commands';

/** What was asked about commands, without where. */
const asked = ({ requests }: DiscordPeer, route: string) =>
  requests.entries
    .filter((one) => one.route?.endsWith(` ${route}`))
    .map(({ method }) => method)
    .join(' ');

const names = ({ world }: DiscordPeer, guildId: string | null) =>
  (world.commands.get(guildId) ?? []).map(({ name }) => name);

const OURS = registration().map(({ name }) => name);

test('commands are registered where they differ, and only there', async ({ discord, start }) => {
  const first = await start();
  expect(first.log.entries.map(({ msg }) => msg)).toContain('Discord: commands registered');
  expect(asked(discord, EVERYWHERE)).toBe('GET PUT');
  await first.bot.close();

  const second = await start();
  expect(second.log.entries.map(({ msg }) => msg)).toContain('Discord: commands are up to date');
  expect(asked(discord, EVERYWHERE)).toBe('GET PUT GET');
  await second.bot.close();

  const [command] = discord.world.commands.get(null) ?? [];
  Object.assign(command ?? {}, { description_localizations: { ja: 'ちがう' } });
  await start();
  expect(asked(discord, EVERYWHERE)).toBe('GET PUT GET GET PUT');
});

test.for([
  ['adds fields of its own', { handler: 2, default_permission: true, new: 'x' }],
  ['lists places in its own order', { contexts: [2, 1, 0], integration_types: [1, 0] }],
  ['writes out what is not set', { default_member_permissions: null, nsfw: false }],
  ['leaves out what is not set', { description_localizations: undefined, options: undefined }, 1],
] as [string, object, number?][])(
  'they are the same where another server %s',
  async ([, more, only], { discord, start }) => {
    const { bot } = await start();
    await bot.close();
    const commands = (discord.world.commands.get(null) ?? []) as APIApplicationCommand[];
    const everywhere = commands.filter(({ name }) => name !== 'digest');
    const touched = only ? commands.filter(({ type }) => type === 3) : everywhere;
    for (const command of touched) Object.assign(command, more);
    await start();
    expect(asked(discord, EVERYWHERE)).toBe('GET PUT GET');
  },
);

test.for([
  ['a permission', { default_member_permissions: '32' }],
  ['a place less', { contexts: [0] }],
  ['an option less', { options: [] }],
  ['a longer option', { options: [{ type: 3, name: 'topic', description: 'x', max_length: 9 }] }],
] as [string, object][])('they differ by %s', async ([, more], { discord, start }) => {
  const { bot } = await start();
  await bot.close();
  Object.assign((discord.world.commands.get(null) ?? [])[0] ?? {}, more);
  await start();
  expect(asked(discord, EVERYWHERE)).toBe('GET PUT GET PUT');
});

test('with DISCORD_GUILD_ID they are registered in that server only', async ({
  discord,
  start,
}) => {
  const { log } = await start({ settings: { guildId: discord.fixtures.north.id } });
  expect(names(discord, discord.fixtures.north.id)).toEqual(OURS);
  expect(names(discord, null)).toEqual([]);
  expect(log.entries.filter(({ level }) => level >= 40)).toEqual([]);
});

test('without DISCORD_GUILD_ID again, none is left in the server; others’ commands are', async ({
  discord,
  start,
}) => {
  const { north, south } = discord.fixtures;
  const before = await start({ settings: { guildId: north.id } });
  await before.bot.close();
  const other = { ...discord.world.commands.get(north.id)?.[0], name: 'other' };
  const there = [...(discord.world.commands.get(north.id) ?? []), other];
  discord.world.commands.set(north.id, there as APIApplicationCommand[]);

  const after = await start();
  expect(names(discord, null)).toEqual(OURS);
  expect(names(discord, north.id)).toEqual(['other']);
  expect(names(discord, south.id)).toEqual([]);
  expect(asked(discord, IN_SERVER)).toBe('GET PUT GET GET PUT GET');
  const said = after.log.entries.map(({ msg }) => msg);
  expect(said.filter((msg) => msg.includes('earlier DISCORD_GUILD_ID')).length).toBe(1);
  await after.bot.close();

  await start();
  expect(asked(discord, IN_SERVER)).toBe('GET PUT GET GET PUT GET'); // nothing has changed: none is asked
});

test('another server in DISCORD_GUILD_ID: the one before is tidied', async ({ discord, start }) => {
  const { north, south } = discord.fixtures;
  const before = await start({ settings: { guildId: north.id } });
  await before.bot.close();
  await start({ settings: { guildId: south.id } });
  expect([names(discord, north.id), names(discord, south.id)]).toEqual([[], OURS]);
});

test('in a bot of many servers they are found by their use, once', async ({ discord, start }) => {
  const { north } = discord.fixtures;
  for (let i = 0; i < 10; i++) addGuild(discord.world, `server ${i}`);
  const before = await start({ settings: { guildId: north.id } });
  await before.bot.close();
  const { logged } = await start();
  expect(names(discord, north.id)).toEqual(OURS);
  const twice = [discord.slash('brief', { topic: 'usfj' }), discord.slash('help')];
  for (const one of twice) await one.reply();
  await logged(/earlier DISCORD_GUILD_ID/);
  expect(names(discord, north.id)).toEqual([]);
  expect(asked(discord, IN_SERVER)).toBe('GET PUT GET PUT');
});

test('DISCORD_GUILD_ID beside commands everywhere: the log says that they show twice', async ({
  discord,
  start,
}) => {
  const before = await start();
  await before.bot.close();
  const { logged } = await start({ settings: { guildId: discord.fixtures.north.id } });
  const { msg, level } = await logged(/shows each twice/);
  expect(msg).toMatch(/application of its own.*remove DISCORD_GUILD_ID/);
  expect(level).toBe(40);
  expect(names(discord, null)).toEqual(OURS); // they may serve people
});

test('a registration that is refused is told, and the bot answers all the same', async ({
  discord,
  start,
  launch,
}) => {
  await start();
  discord.faults.fail(`GET ${EVERYWHERE}`, 500, { times: 4 });
  const { logged } = launch();
  const { msg } = await logged(/commands were not registered/);
  expect(msg).toContain(
    'Discord answered 500, also when asked again: see https://discordstatus.com',
  );
});

test('a form that Discord refuses is told with the path to each field, and no text', async ({
  discord,
  launch,
}) => {
  const field = (code: string) => ({ _errors: [{ code, message: 'words of "somebody"' }] });
  const errors = {
    3: { options: { 1: { name: field('BASE_TYPE_MAX_LENGTH'), choices: field('SET_TOO_LONG') } } },
    7: { ...field('APPLICATION_COMMAND_TOO_LARGE'), 'what people say': field('X') },
  };
  const body = { message: 'Invalid Form Body', code: 50035, errors };
  discord.faults.answer(`PUT ${EVERYWHERE}`, { status: 400, body });
  const { logged } = launch();
  const { msg } = await logged(/commands were not registered/);
  expect(msg).toBe(
    'Discord: the commands were not registered: Discord refused the form of what was sent (commands[3].options[1].name: BASE_TYPE_MAX_LENGTH; commands[3].options[1].choices: SET_TOO_LONG; commands[7]: APPLICATION_COMMAND_TOO_LARGE; commands[7].…: X): please report this',
  );
});

test('servers that may not be looked into are left as they are, without a word', async ({
  discord,
  start,
}) => {
  discord.faults.fail(`GET ${IN_SERVER}`, 404);
  const { log } = await start();
  expect(log.entries.map(({ msg }) => msg)).toContain('Discord: commands registered');
  expect(log.entries.filter(({ level }) => level >= 40)).toEqual([]);
});

test('a server that the bot is not in is named with the remedy', async ({ discord, launch }) => {
  const { logged } = launch({ settings: { guildId: discord.fixtures.abroad.id } });
  expect((await logged(/not registered/)).msg).toContain('invite it to the server again');
});
