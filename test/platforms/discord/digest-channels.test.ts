import { describe } from 'vitest';
import type { DiscordPeer } from '../../peers/discord/server.ts';
import { bitsOf } from '../../peers/discord/state/permissions.ts';
import { addChannel, addThread, type Channel } from '../../peers/discord/state/world.ts';
import { subscriptionServiceFor } from '../shared/subscription-service.ts';
import { expect, test, textOf } from './running-bot.ts';

const MANAGES = bitsOf(['ManageChannels']);
const DONE = 'Done: this digest is set up.';
const NOT_YOURS = 'You may not manage that channel.';

/**
 * Ken may not manage the server; the channel `own` is his to manage. An admin has opened the command to everybody.
 * `prepare` adds to the server before the bot connects.
 */
async function setUp<T>(
  discord: DiscordPeer,
  start: (how: {
    subscriptionService: ReturnType<typeof subscriptionServiceFor>;
  }) => Promise<unknown>,
  prepare: (own: Channel) => T,
) {
  const { ken, north } = discord.fixtures;
  const allowed = new Map([[ken.id, MANAGES]]);
  const own = addChannel(discord.world, north, 'own', [], { allowed });
  const more = prepare(own);
  const subscriptionService = subscriptionServiceFor();
  await start({ subscriptionService });
  for (const command of discord.world.commands.get(null) ?? []) {
    command.default_member_permissions = null;
  }
  const tell = async (command: string, filled: object, where: Channel) =>
    textOf(
      await discord.slash(command, filled as never, { user: ken, locale: 'en-US', where }).reply(),
    );
  const all = () => subscriptionService.all({ platform: 'discord', server: north.id });
  return { own, more, tell, all };
}

/** An archived thread, which Discord names to no bot that connects. */
const archived = (discord: DiscordPeer, own: Channel) =>
  addThread(discord.world, own, 'last year', { archived: true });

describe('an archived thread that the bot has not heard of', () => {
  test.for(['from inside', 'from elsewhere'] as const)(
    'takes digests of who manages its channel: %s',
    async (from, { discord, start }) => {
      const {
        more: thread,
        tell,
        all,
      } = await setUp(discord, start, (own) => archived(discord, own));
      const { general } = discord.fixtures;
      const said =
        from === 'from inside'
          ? await tell('digest add', { every: 'daily' }, thread)
          : await tell('digest add', { every: 'daily', channel: thread.id }, general);
      expect(said).toContain(DONE);
      expect(await all()).toMatchObject([{ channelRef: { channel: thread.id } }]);
    },
  );

  test('has digests that who manages its channel may see and change, from anywhere', async ({
    discord,
    start,
  }) => {
    const { general, ann } = discord.fixtures;
    const subscriptionService = subscriptionServiceFor();
    const { more, tell } = await setUp(
      discord,
      () => start({ subscriptionService }),
      (own) => [archived(discord, own), archived(discord, general)],
    );
    const [his, other] = more;
    if (!his || !other) throw new Error('no threads');
    const read = subscriptionService.read(
      { rhythm: 'daily', time: null, zone: 'UTC', topics: '', lang: 'en', onlyWhenChanged: false },
      'en',
    );
    if (!read.ok) throw new Error('refused');
    const ids = { his: 'aaaaaa', other: 'bbbbbb', gone: 'cccccc' };
    for (const [id, channel] of [
      [ids.his, his.id],
      [ids.other, other.id],
      [ids.gone, '12345678901234567'],
    ]) {
      const place = { platform: 'discord', server: discord.fixtures.north.id, channel } as never;
      await subscriptionService.add(read.value, id as never, place, { person: ann.id, lang: 'en' });
    }
    const listed = await tell('digest list', {}, general);
    expect(listed).toContain(ids.his);
    expect(listed).not.toContain(ids.other);
    expect(listed).not.toContain(ids.gone);
    expect(await tell('digest pause', { digest: ids.other }, general)).toContain(NOT_YOURS);
    expect(await tell('digest pause', { digest: ids.gone }, general)).toContain(NOT_YOURS);
    expect(await tell('digest pause', { digest: ids.his }, general)).toContain('Paused.');
  });

  test('that is locked takes none', async ({ discord, start }) => {
    const { more, tell, all } = await setUp(discord, start, (own) =>
      addThread(discord.world, own, 'closed', { archived: true, locked: true }),
    );
    const request = { every: 'daily', channel: more.id };
    expect(await tell('digest add', request, discord.fixtures.general)).toContain(
      'archived or locked',
    );
    expect(await tell('digest add', { every: 'daily' }, more)).toContain('archived or locked');
    expect(await all()).toEqual([]);
  });

  test('of somebody else’s channel takes none of theirs', async ({ discord, start }) => {
    const { general } = discord.fixtures;
    const { more, tell, all } = await setUp(discord, start, () => archived(discord, general));
    expect(await tell('digest add', { every: 'daily', channel: more.id }, general)).toContain(
      NOT_YOURS,
    );
    expect(await tell('digest add', { every: 'daily' }, more)).toContain(NOT_YOURS);
    expect(await all()).toEqual([]);
  });
});

describe('a digest is taken in', () => {
  test.for([
    ['a voice channel', 2],
    ['a stage', 13],
    ['an announcement channel', 5],
  ] as const)('%s', async ([, type], { discord, start }) => {
    const { ken, north, general } = discord.fixtures;
    const allowed = new Map([[ken.id, MANAGES]]);
    const { more, tell, all } = await setUp(discord, start, () => [
      addChannel(discord.world, north, 'one', [], { type, allowed }),
      addChannel(discord.world, north, 'two', [], { type, allowed }),
    ]);
    const [one, two] = more;
    if (!one || !two) throw new Error('no channels');
    expect(await tell('digest add', { every: 'daily' }, one)).toContain(DONE);
    expect(await tell('digest add', { every: 'daily', channel: two.id }, general)).toContain(DONE);
    expect(new Set((await all()).map(({ channelRef }) => channelRef.channel))).toEqual(
      new Set([one.id, two.id]),
    );
  });

  test('a private thread, and one below a forum', async ({ discord, start }) => {
    const { ken, north, general } = discord.fixtures;
    const allowed = new Map([[ken.id, MANAGES]]);
    const { more, tell } = await setUp(discord, start, (own) => {
      const forum = addChannel(discord.world, north, 'forum', [], { type: 15, allowed });
      return [
        addThread(discord.world, own, 'private', { type: 12 }),
        addThread(discord.world, forum, 'a post'),
      ];
    });
    for (const thread of more) {
      const request = { every: 'daily', channel: thread.id };
      expect(await tell('digest add', request, general)).toContain(DONE);
    }
  });
});

describe('no digest is taken in', () => {
  test.for([
    ['a forum', 15, 'A forum takes no messages'],
    ['a category', 4, 'That channel takes no messages'],
  ] as const)('%s, and what would do is said', async ([, type, why], { discord, start }) => {
    const { ken, north, general } = discord.fixtures;
    const allowed = new Map([[ken.id, MANAGES]]);
    const { more, tell, all } = await setUp(discord, start, () =>
      addChannel(discord.world, north, 'other', [], { type, allowed }),
    );
    expect(await tell('digest add', { every: 'daily', channel: more.id }, general)).toContain(why);
    expect(await all()).toEqual([]);
  });
});
