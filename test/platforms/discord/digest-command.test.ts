import { setTimeout as delay } from 'node:timers/promises';
import type { APIMessage } from 'discord.js';
import { describe } from 'vitest';
import type { ChannelRef } from '../../../src/digests/subscriptions/index.ts';
import { LANGS } from '../../../src/library/schema.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { openStore } from '../../../src/store/store.ts';
import type { DiscordPeer } from '../../peers/discord/server.ts';
import { addChannel } from '../../peers/discord/state/world.ts';
import type { Filled } from '../../peers/discord/users/command-input.ts';
import { shipped } from '../../support/libraries.ts';
import { grown } from '../shared/grown.ts';
import { subscriptionServiceFor } from '../shared/subscription-service.ts';
import { expect, isEphemeral, test, textOf } from './running-bot.ts';

const NOW = () => new Date('2026-03-04T00:00:00Z');

/** A bot with a subscription service of its own; Ken may manage the server, unless he may not. */
async function setUp(
  discord: DiscordPeer,
  start: (how: {
    subscriptionService: ReturnType<typeof subscriptionServiceFor>;
  }) => Promise<unknown>,
  subscriptionService = subscriptionServiceFor({ now: NOW }),
) {
  await start({ subscriptionService });
  const { ken, north } = discord.fixtures;
  const server = { platform: 'discord', server: north.id } as const;
  return {
    subscriptionService,
    all: () => subscriptionService.all(server),
    /** What Ken, in English, is answered. */
    async tell(command: string, filled: Filled = {}, by: object = {}): Promise<APIMessage> {
      const may = { user: ken, locale: 'en-US', permissions: ['ManageGuild'] as const };
      return discord.slash(command, filled, { ...may, ...by }).reply();
    },
    async suggest(command: string, filled: Filled, by: object = {}) {
      const may = { user: ken, locale: 'en-US', permissions: ['ManageGuild'] as const };
      return discord.autocomplete(command, filled, { ...may, ...by }).choices();
    },
  };
}

describe('/digest add', () => {
  test('sets a digest up and tells the next three dates in its zone', async ({
    discord,
    start,
  }) => {
    const { tell, all } = await setUp(discord, start);
    const request = {
      every: 'weekdays',
      time: '18:30',
      zone: 'Asia/Tokyo',
      topics: 'usfj,missiles',
    };
    const message = await tell('digest add', { ...request, language: 'ja', changes: true });
    expect(isEphemeral(message)).toBe(true);
    const said = textOf(message);
    expect(said).toContain('Done: this digest is set up.');
    expect(said).toContain(`<#${discord.fixtures.general.id}>`);
    expect(said).toMatch(/Next: Wed, 4 Mar 2026, 18:30 · Thu, 5 Mar 2026.* · Fri, 6 Mar/);
    expect(said).toContain('日本語 · only when something changed');
    const [made] = await all();
    expect(made).toMatchObject({
      channelRef: { channel: discord.fixtures.general.id },
      topics: new Set(['usfj', 'missiles']),
      schedule: { zone: 'Asia/Tokyo' },
      creator: { person: discord.fixtures.ken.id, lang: 'en' },
      lang: 'ja',
      onlyWhenChanged: true,
    });
    expect(said).toContain(made?.id);
  });

  test('needs no more than how often: nine, all topics, the zone of the country', async ({
    discord,
    start,
  }) => {
    const { subscriptionService, tell } = await setUp(discord, start);
    const { southGeneral, south, ken } = discord.fixtures;
    await tell('digest add', { every: '毎日' }, { where: southGeneral, user: ken, locale: 'ja' });
    const [made] = await subscriptionService.all({ platform: 'discord', server: south.id });
    expect(made).toMatchObject({
      schedule: { cron: '0 9 * * *', zone: 'Asia/Tokyo' },
      topics: null,
      lang: 'ja',
    });
  });

  test('says all that is wrong at once, in the language of who asks', async ({
    discord,
    start,
  }) => {
    const { tell, all } = await setUp(discord, start);
    const wrong = { every: 'daily', time: '25:00', zone: 'Mars/Base', topics: 'usfj,dragons' };
    const said = textOf(await tell('digest add', wrong));
    expect(said).toMatch(/25:00.*Mars\/Base.*dragons/s);
    const ja = textOf(await tell('digest add', wrong, { locale: 'ja' }));
    expect(ja).toMatch(/「25\\?:00」.*「Mars\/Base」.*「dragons」/s);
    expect(await all()).toEqual([]);
  });

  test.for([
    ['0 0 31 2 *', /never|No such day/i],
    ['* * * * *', /15 min/],
    ['0 9 * *', /five parts: minute/],
    ['sometimes', /daily, weekdays/],
  ] as const)('%s is refused with a remedy', async ([every, why], { discord, start }) => {
    const { tell, all } = await setUp(discord, start);
    expect(textOf(await tell('digest add', { every }))).toMatch(why);
    expect(await all()).toEqual([]);
  });

  test('names the permission that the bot lacks', async ({ discord, start }) => {
    const { tell, all } = await setUp(discord, start);
    const { readOnly, hidden, general, north } = discord.fixtures;
    const noHistory = addChannel(discord.world, north, 'no-history', ['ReadMessageHistory']);
    const into = (channel: { id: string }, where: object = general) =>
      tell('digest add', { every: 'daily', channel: channel.id }, { where }).then(textOf);
    expect(await into(readOnly)).toContain('I lack “Send Messages”. Give that to my role');
    expect(await into(readOnly, readOnly)).toContain('I lack “Send Messages”');
    expect(await into(hidden)).toMatch(/“View Channel”/);
    // A channel that came after the bot: the gateway has not told of it here.
    expect(await into(noHistory)).toMatch(/I do not find that channel|“Read Message History”/);
    expect(await all()).toEqual([]);
  });

  test('is refused to who may not manage the channel', async ({ discord, start }) => {
    const { tell, all } = await setUp(discord, start);
    // An admin has opened the command to everybody: what Discord checks is no longer enough.
    for (const command of discord.world.commands.get(null) ?? []) {
      command.default_member_permissions = null;
    }
    const request = { every: 'daily' };
    const said = textOf(await tell('digest add', request, { permissions: [] }));
    expect(said).toContain('You may not manage that channel.');
    expect(await all()).toEqual([]);
    await tell('digest add', request);
    const [made] = await all();
    for (const action of ['remove', 'pause', 'resume', 'now', 'preview']) {
      const by = {
        user: discord.fixtures.ann,
        where: discord.fixtures.southGeneral,
        permissions: [],
      };
      const other = await tell(`digest ${action}`, { digest: made?.id ?? '' }, by);
      expect(textOf(other)).toContain('No digest here has the id');
    }
    expect(await all()).toHaveLength(1);
  });

  test('stops at ten in a channel', async ({ discord, start }) => {
    const { tell, all } = await setUp(discord, start);
    for (let hour = 0; hour < 10; hour++) {
      await tell('digest add', { every: 'daily', time: `${hour}:00` });
    }
    expect(textOf(await tell('digest add', { every: 'daily' }))).toContain('10 digests already');
    expect(await all()).toHaveLength(10);
  });
});

describe('what is set up', () => {
  test('is listed, paused, resumed, posted now and removed', async ({ discord, start }) => {
    let due = 0;
    const subscriptionService = subscriptionServiceFor({ now: NOW, onDue: () => due++ });
    const { tell, all } = await setUp(discord, start, subscriptionService);
    expect(textOf(await tell('digest list'))).toContain('No digest is set up here yet.');
    await tell('digest add', { every: 'friday' });
    const [made] = await all();
    const digest = made?.id ?? '';
    expect(textOf(await tell('digest list'))).toMatch(/Next: Fri, 6 Mar 2026.*13 Mar.*20 Mar/);
    expect(textOf(await tell('digest pause', { digest }))).toContain('Paused.');
    expect(textOf(await tell('digest pause', { digest }))).toContain('paused already');
    expect(textOf(await tell('digest now', { digest }))).toContain('Resume it first');
    expect(textOf(await tell('digest list'))).toContain('Paused: on request.');
    expect(textOf(await tell('digest resume', { digest: ` ${digest.toUpperCase()} ` }))).toContain(
      'It goes on',
    );
    for (const typed of [`\`${digest}\``, `“${digest}”.`, `#${digest}`, `「${digest}」`]) {
      expect(textOf(await tell('digest preview', { digest: typed }))).toContain('Digest: ');
    }
    expect(due).toBe(0);
    expect(textOf(await tell('digest now', { digest }))).toMatch(/On its way.*about to be posted/s);
    expect(due).toBe(1);
    expect(textOf(await tell('digest remove', { digest }))).toContain('Removed.');
    expect(textOf(await tell('digest remove', { digest }))).toContain('No digest here has the id');
    expect(await all()).toEqual([]);
  });

  test('is shown beforehand to one person', async ({ discord, start }) => {
    const { tell, all } = await setUp(discord, start);
    const message = await tell('digest preview', { topics: '在日米軍', language: 'ja' });
    expect(isEphemeral(message)).toBe(true);
    expect(textOf(message)).toMatch(/定期配信：.*在日米軍/s);
    await tell('digest add', { every: 'daily', topics: 'missiles' });
    const [made] = await all();
    const own = textOf(await tell('digest preview', { digest: made?.id ?? '' }));
    expect(own).toMatch(/Digest: .*missile/is);
    expect(textOf(await tell('digest preview', { topics: 'dragons' }))).toContain('“dragons”');
  });

  test('is suggested while it is typed', async ({ discord, start }) => {
    const { tell, all, suggest } = await setUp(discord, start);
    await tell('digest add', { every: 'daily', topics: 'usfj' });
    const [made] = await all();
    const [choice] = await suggest('digest remove', { digest: 'gener' });
    expect(choice).toMatchObject({ value: made?.id, name: expect.stringMatching(/^#general · /) });
    expect(await suggest('digest resume', { digest: '' })).toEqual([]);
    expect(await suggest('digest remove', { digest: 'dragons' })).toEqual([]);
    const zones = await suggest('digest add', { zone: 'tok' });
    expect(zones[0]).toEqual({ name: 'Asia/Tokyo', value: 'Asia/Tokyo' });
    expect((await suggest('digest add', { every: '' })).map(({ value }) => value)).toContain(
      'weekdays',
    );
    expect(await suggest('digest add', { every: '金' }, { locale: 'ja' })).toContainEqual({
      name: '毎週金曜',
      value: 'friday',
    });
    const topics = await suggest('digest add', { topics: 'usfj, missi' });
    expect(topics[0]?.value).toBe('usfj,missiles');
  });

  test('all eighteen topics can be chosen one after the other', async ({ discord, start }) => {
    const { tell, all, suggest } = await setUp(discord, start);
    for (const head of ['', 'all but ']) {
      let typed = head;
      for (let count = 1; count < shipped.briefs.size; count++) {
        const choices = await suggest('digest add', { topics: typed });
        const next = choices.find(({ value }) => `${value}`.split(',').length === count);
        expect(next, `${count} of ${typed}`).toBeDefined();
        typed = `${next?.value},`;
      }
      await tell('digest add', { every: 'daily', topics: typed.slice(0, -1) });
      const named = new Set([...shipped.briefs.keys()].slice(0, -1));
      const made = (await all()).map(({ topics }) => topics);
      expect(made).toContainEqual(head ? { except: named } : named);
    }
  });

  test('where no more topics fit, the choices say so and lose nothing', async ({
    discord,
    start,
  }) => {
    const size = { seed: 'Name', length: 40, facts: 1, sides: 2, cites: 1, sources: 1 };
    const many = grown({ ...size, briefs: 60 });
    await start({
      subscriptionService: subscriptionServiceFor({ now: NOW, library: () => many }),
      library: () => many,
    });
    const may = { user: discord.fixtures.ken, permissions: ['ManageGuild'] as const };
    for (const lang of LANGS) {
      const hint = wordsFor(lang).management.form.topicsFull;
      const by = { ...may, locale: lang === 'ja' ? 'ja' : 'en-US' };
      for (let typed = '', count = 1; ; count++) {
        const choices = await discord.autocomplete('digest add', { topics: typed }, by).choices();
        const longer = choices.find(({ value }) => `${value}`.split(',').length === count);
        if (!longer) {
          expect(count).toBeGreaterThan(10);
          expect(choices).toEqual([{ name: hint, value: typed.slice(0, -1) }]);
          break;
        }
        typed = `${longer.value},`;
      }
    }
  });

  test('"all but" is suggested, completed and set up', async ({ discord, start }) => {
    const { tell, all, suggest } = await setUp(discord, start);
    const { form } = wordsFor('en').management;
    const way = { name: form.allButTyped, value: 'all but' };
    for (const topics of ['', 'al', 'all b']) {
      expect(await suggest('digest add', { topics }), topics).toContainEqual(way);
    }
    const more = await suggest('digest add', { topics: 'all but usfj, missi' });
    expect(more[0]?.value).toBe('all but usfj,missiles');
    expect(more[0]?.name).toMatch(/^All topics but .*, Missile cooperation$/);
    expect((await suggest('digest add', { topics: '-usfj, -missi' }))[0]?.value).toBe(
      'all but usfj,missiles',
    );
    const ja = await suggest('digest add', { topics: '在日米軍以外' }, { locale: 'ja' });
    expect(ja[0]).toMatchObject({ value: 'all but usfj', name: expect.stringMatching(/以外/) });
    expect(textOf(await tell('digest add', { every: 'daily', topics: 'all but' }))).toContain(
      'All topics but which?',
    );
    const said = textOf(await tell('digest add', { every: 'daily', topics: `${more[0]?.value}` }));
    expect(said).toMatch(/All topics but .*Missile cooperation/);
    expect((await all())[0]?.topics).toEqual({ except: new Set(['usfj', 'missiles']) });
    const other = textOf(await tell('digest preview', { topics: 'all but usfj' }));
    expect(other).toMatch(/Digest: /);
  });

  test('of other servers is neither listed nor found', async ({ discord, start }) => {
    const { subscriptionService, tell } = await setUp(discord, start);
    const { southGeneral, south } = discord.fixtures;
    await tell('digest add', { every: 'daily' }, { where: southGeneral });
    const [made] = await subscriptionService.all({ platform: 'discord', server: south.id });
    expect(made).toBeDefined();
    expect(textOf(await tell('digest list'))).toContain('No digest is set up here yet.');
    const said = textOf(await tell('digest remove', { digest: made?.id ?? '' }));
    expect(said).toContain('No digest here has the id');
  });
});

describe('a store that', () => {
  const place: ChannelRef = { platform: 'discord', server: '1', channel: '1' };

  test('is away is told, and logged with its remedy', async ({ discord, start }) => {
    const store = openStore('postgres://bot:secret@127.0.0.1:1/none');
    const subscriptionService = subscriptionServiceFor({ store });
    const running = await start({ subscriptionService });
    const by = {
      user: discord.fixtures.ken,
      locale: 'en-US',
      permissions: ['ManageGuild'],
    } as const;
    const said = textOf(await discord.slash('digest list', {}, by).reply());
    expect(said).toContain('I cannot reach my memory just now.');
    const line = await running.logged(/^Digests: PostgreSQL at .* cannot be reached/);
    expect(line.msg).not.toContain('secret');
    expect(await discord.autocomplete('digest pause', { digest: '' }, by).choices()).toEqual([]);
    await expect(subscriptionService.all(place)).rejects.toThrow();
  });

  test('is slow is waited for, with "is thinking…"', async ({ discord, start }) => {
    const subscriptionService = subscriptionServiceFor();
    const slow = {
      ...subscriptionService,
      all: (server: never) => delay(300).then(() => subscriptionService.all(server)),
    };
    // The bot's patience, without its seconds.
    const wait = (ms: number, signal: AbortSignal) => delay(ms / 100, undefined, { signal });
    await start({ subscriptionService: slow, wait });
    const by = {
      user: discord.fixtures.ken,
      locale: 'en-US',
      permissions: ['ManageGuild'],
    } as const;
    const asked = discord.slash('digest list', {}, by);
    expect((await asked.response()).type).toBe(5);
    const message = await asked.reply();
    expect(isEphemeral(message)).toBe(true);
    expect(textOf(message)).toContain('No digest is set up here yet.');
  });
});
