import { beforeAll, describe } from 'vitest';
import { wordsFor } from '../../../src/replies/words/index.ts';
import type { DiscordPeer } from '../../peers/discord/server.ts';
import { directChannel } from '../../peers/discord/state/world.ts';
import { buttonOf, expect, prepareAnswers, test, textOf } from './running-bot.ts';

beforeAll(prepareAnswers);

const en = wordsFor('en');

type Fields = Record<string, unknown>;

/** Without these nobody could know what was asked, by whom, and where to answer. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  '': 'id type token data member message author channel_id guild_id content'.split(' '),
  data: [
    'name',
    'type',
    'options',
    'custom_id',
    'component_type',
    'values',
    'target_id',
    'resolved',
  ],
  member: ['user'],
  message: ['id'],
  referenced_message: ['id', 'author'],
};
/** Parts whose fields are left out too, one at a time. */
const PARTS = ['', 'data', 'member', 'message', 'channel', 'guild', 'author', 'referenced_message'];
const NEEDED_OF_PEOPLE = ['id'];

/** Fields that are there only sometimes: null is tried for each. */
const ABSENT =
  'guild_id guild_locale guild user thread message_reference referenced_message activity application interaction_metadata interaction poll webhook_id resolved reactions sticker_items stickers call nonce role_subscription_data position message_snapshots mention_channels'.split(
    ' ',
  );

/** Every form of an event in which one field that could be missed is missing, or null. */
function* poorer(event: Fields): Generator<readonly [string, Fields]> {
  for (const key of ABSENT.filter((one) => !(one in event))) {
    yield [`${key} null`, { ...structuredClone(event), [key]: null }];
  }
  for (const part of PARTS) {
    const at = (whole: Fields) => (part === '' ? whole : whole[part]) as Fields | undefined;
    const needed = part === 'author' ? NEEDED_OF_PEOPLE : (NEEDED[part] ?? []);
    for (const key of Object.keys(at(event) ?? {}).filter((one) => !needed.includes(one))) {
      for (const value of [undefined, null]) {
        const copy = structuredClone(event);
        const fields = at(copy) as Fields;
        if (value === undefined) delete fields[key];
        else fields[key] = value;
        yield [`${part}.${key} ${value}`, copy];
      }
    }
  }
}

/** Does something once as Discord does it, then once for every poorer form of its event. */
async function forEachForm(
  discord: DiscordPeer,
  event: string,
  act: () => Promise<unknown>,
): Promise<number> {
  let seen: Fields = {};
  const isIt = (name: string, data: object) => {
    const { author } = data as { author?: { id: string } };
    return name === event && author?.id !== discord.world.bot.id;
  };
  discord.gateway.alter = (name, data) => {
    if (isIt(name, data)) seen = structuredClone(data) as Fields;
    return data;
  };
  await act();
  const forms = [...poorer(seen)];
  for (const [what, form] of forms) {
    discord.gateway.alter = (name, data) => {
      if (!isIt(name, data)) return data;
      const { id, token, channel_id: channel } = data as Fields;
      return { ...form, id, channel_id: channel, ...(token !== undefined && { token }) };
    };
    await act().catch((error: unknown) => {
      throw new Error(`without ${what}: ${error}`);
    });
  }
  discord.gateway.alter = (_, data) => data;
  return forms.length;
}

describe('an event in which another server leaves out a field, or writes null', () => {
  const clock = () => {
    let now = Date.now();
    return () => {
      now += 1000; // nobody is too fast
      return new Date(now);
    };
  };

  test('a command', async ({ discord, start }) => {
    const { log } = await start({ now: clock() });
    const forms = await forEachForm(discord, 'INTERACTION_CREATE', async () => {
      expect(textOf(await discord.slash('brief', { topic: 'usfj' }).reply())).toMatch(
        /U\.S\. Forces|在日米軍/,
      );
    });
    expect(forms).toBeGreaterThan(60);
    expect(log.entries.filter(({ level }) => level >= 40)).toEqual([]);
  });

  test('typing', async ({ discord, start }) => {
    await start({ now: clock() });
    const forms = await forEachForm(discord, 'INTERACTION_CREATE', async () => {
      const choices = await discord.autocomplete('brief', { topic: 'usfj' }).choices();
      expect(choices.map(({ value }) => value)).toContain('usfj');
    });
    expect(forms).toBeGreaterThan(60);
  });

  test('a press', async ({ discord, start }) => {
    await start({ now: clock() });
    const brief = await discord.slash('brief', { topic: 'usfj', public: true }).reply();
    const id = buttonOf(brief, en.buttons.timeline);
    const forms = await forEachForm(discord, 'INTERACTION_CREATE', async () => {
      const stored = discord.world.messages.get(brief.id);
      if (stored) stored.api = brief; // as it was before the press
      expect(textOf(await discord.click(brief, id).reply())).toContain('1957');
    });
    expect(forms).toBeGreaterThan(100);
  });

  test('the menu of a message', async ({ discord, start }) => {
    await start({ now: clock() });
    const { ann, general } = discord.fixtures;
    const { message } = discord.say(ann, general, 'JJOC was set up in 2024.');
    const forms = await forEachForm(discord, 'INTERACTION_CREATE', async () => {
      const found = await discord.contextMenu(en.names.check, message).reply();
      expect(textOf(found)).toContain('2025');
    });
    expect(forms).toBeGreaterThan(60);
  });

  test('a mention', async ({ discord, start }) => {
    await start({ now: clock() });
    const { ann, general } = discord.fixtures;
    const question = 'when did the JJOC start?';
    const answer = await discord.mention(ann, general, question).answer();
    const name = `<@${discord.world.bot.id}>`;
    const forms = await forEachForm(discord, 'MESSAGE_CREATE', async () => {
      const further = discord.replyTo(ann, answer, `${name} ${question}`);
      expect(textOf(await further.answer())).toContain('24 March 2025');
    });
    expect(forms).toBeGreaterThan(60);
  });

  test('a direct message, each in a channel that was never heard of', async ({
    discord,
    start,
  }) => {
    await start({ now: clock() });
    const { ann } = discord.fixtures;
    const forms = await forEachForm(discord, 'MESSAGE_CREATE', async () => {
      discord.world.channels.delete(directChannel(discord.world, ann.id).id);
      const said = discord.directMessage(ann, 'when did the JJOC start?');
      expect(textOf(await said.answer())).toContain('24 March 2025');
    });
    expect(forms).toBeGreaterThan(40);
  });
});

test('a message of nobody is for nobody', async ({ discord, start }) => {
  const { log } = await start();
  discord.gateway.dispatch('MESSAGE_CREATE', { id: '1', channel_id: '2' }, null);
  await discord.directMessage(discord.fixtures.ann, 'hello').answer();
  expect(log.entries.filter(({ level }) => level >= 40)).toEqual([]);
});

test('fields that nobody knows yet are passed over', async ({ discord, start }) => {
  await start();
  discord.gateway.alter = (_, data) => {
    const more = { brand_new: { deep: [null, { a: null }] }, flags_new: '9007199254740993' };
    return { ...data, ...more, data: { ...(data as { data?: object }).data, ...more } };
  };
  await discord.slash('brief', { topic: 'usfj' }).reply();
  await discord.directMessage(discord.fixtures.ann, 'hello').answer();
});

test.for([
  ['MESSAGE_CREATE', { id: '1', channel_id: '2', author: { id: '3' }, components: 'none' }],
  ['INTERACTION_CREATE', { id: '1', type: 2, token: 'x' }],
  ['INTERACTION_CREATE', { id: '1', type: 2, token: 'x', data: { type: 1, name: 'brief' } }],
  ['GUILD_CREATE', { id: '1', channels: 5 }],
] as [string, object][])(
  'an event without sense ends nothing, and is told once: %s %j',
  async ([event, data], { discord, start }) => {
    const { log, logged } = await start();
    for (let i = 0; i < 3; i++) discord.gateway.dispatch(event, data, discord.fixtures.north.id);
    const answer = await discord.directMessage(discord.fixtures.ann, 'hello').answer();
    expect(textOf(answer)).toContain(en.answer.greeting);
    const { msg } = await logged(/another form than documented/);
    expect(msg).toMatch(new RegExp(`an event ${event} .*left out \\(.*DISCORD_API_URL`));
    expect(log.entries.filter(({ level }) => level >= 40).length).toBe(1);
  },
);
