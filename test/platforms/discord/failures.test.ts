import { beforeAll, describe } from 'vitest';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { shipped } from '../../support/libraries.ts';
import { editionsOf } from '../shared/editions.ts';
import { buttonOf, expect, isEphemeral, prepareAnswers, test, textOf } from './running-bot.ts';

beforeAll(prepareAnswers);

const en = wordsFor('en');
const CALLBACK = 'POST /interactions/:interaction/:token/callback';
const MESSAGE = 'POST /channels/:channel/messages';

/** The log lines that ask for attention. */
const troubles = (log: { entries: readonly { level: number; msg: string }[] }) =>
  log.entries.filter(({ level }) => level >= 40).map(({ msg }) => msg);

describe('the connection', () => {
  test('killed: what came meanwhile is answered once, and so is what is told again', async ({
    discord,
    start,
  }) => {
    const { log, logged } = await start();
    const before = discord.directMessage(discord.fixtures.ann, 'when did the JJOC start?');
    await before.answer();
    discord.gateway.isUp = false;
    discord.gateway.kill();
    await discord.gateway.when('turned-away');
    const meanwhile = discord.mention(discord.fixtures.ann, discord.fixtures.general, 'hello');
    const command = discord.slash(
      'brief',
      { topic: 'usfj' },
      { where: 'dm', user: discord.fixtures.ken },
    );
    discord.gateway.isUp = true;
    await meanwhile.answer();
    await command.reply();
    await logged(/connected again, nothing was missed/);
    discord.redeliver(before.message);
    discord.redeliver(meanwhile.message);
    const last = discord.directMessage(discord.fixtures.ken, 'hello');
    await last.answer();
    expect([before.answers.length, meanwhile.answers.length]).toEqual([1, 1]);
    expect(troubles(log)).toEqual([
      'Discord: connection lost (1006: broken off without a word), connecting again until it works',
      'Discord cannot be reached (Unexpected server response: 503): check the network and DISCORD_API_URL',
    ]);
  });

  test('called invalid: a new session, the presence with it, no new registration', async ({
    discord,
    start,
  }) => {
    let library = shipped;
    const { bot } = await start({ library: () => library });
    library = { ...shipped, reach: '2026-02-03' as never };
    bot.libraryChanged();
    discord.gateway.invalidate(false);
    await discord.gateway.when('ready', 2);
    const isNew = ({ presence }: { presence: unknown }) =>
      JSON.stringify(presence).includes('3 February 2026');
    await discord.gateway.presences.nth(2, isNew, 'the presence of the new session');
    const answer = await discord
      .directMessage(discord.fixtures.ann, 'when did the JJOC start?')
      .answer();
    expect(textOf(answer)).toContain('24 March 2025');
    const asked = discord.requests.entries.filter(({ route }) =>
      route?.endsWith('/applications/:application/commands'),
    );
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'PUT']);
  });

  test('not to be had at first: tried again, each time after a longer wait', async ({
    discord,
    launch,
  }) => {
    discord.faults.fail('GET /gateway/bot', 503, { times: 8 });
    const waits: number[] = [];
    const { log, logged } = launch({ wait: async (ms) => waits.push(ms) });
    await logged(/Discord: commands/);
    expect(waits).toEqual([1000, 2000]);
    expect(troubles(log)[0]).toBe(
      'Discord answered 503, also when asked again: see https://discordstatus.com. Next attempt in 1 s',
    );
  });

  test('not to be had where DISCORD_API_URL leads to a page: said so', async ({
    discord,
    launch,
  }) => {
    const page = { status: 200, body: '<html>', times: 1 };
    discord.faults.answer('GET /gateway/bot', page);
    const { logged } = launch({ wait: async () => {} });
    await logged(
      /^Discord: something between the bot and Discord answered in its place .*DISCORD_API_URL/,
    );
    await logged(/Discord: commands/);
  });

  test('that breaks again and again: ever longer waits, each trouble told once', async ({
    discord,
    start,
  }) => {
    const waits: number[] = [];
    const { log } = await start({ wait: async (ms) => waits.push(ms) });
    discord.gateway.isUp = false;
    discord.gateway.kill();
    await discord.gateway.when('turned-away', 6);
    discord.gateway.isUp = true;
    await discord.gateway.when('resumed');
    expect(waits.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
    expect(troubles(log).length).toBe(2);
  });

  test('closed 33 times with one code: the code, what it means and how often, in a few lines', async ({
    discord,
    start,
  }) => {
    const { log } = await start({ wait: async () => {} });
    for (let n = 1; n <= 33; n++) {
      discord.gateway.close(4000);
      await discord.gateway.when('resumed', n);
    }
    const said = troubles(log);
    expect(said[0]).toMatch(/^Discord: connection lost \(4000: trouble of Discord's own/);
    expect(said.at(-1)).toMatch(/^Discord: connection lost 32 times since \S+Z \(4000: /);
    expect(said.length).toBe(6);
    expect(log.entries.filter(({ msg }) => msg.includes('connected')).length).toBeLessThan(9);
  });

  test.for([
    [4001, 'an operation that Discord does not know'],
    [4008, 'the bot sent too much at once'],
    [4009, 'the session timed out'],
    [4999, 'a code that Discord does not document'],
  ] as const)(
    'closed with %i: what it means is told',
    async ([code, meaning], { discord, start }) => {
      const { logged } = await start({ wait: async () => {} });
      discord.gateway.close(code);
      await logged(
        new RegExp(`^Discord: connection lost \\(${code}: .*${meaning}.*until it works$`),
      );
    },
  );

  test('ends while it is coming about: nothing hangs', async ({ discord, launch }) => {
    const held = discord.faults.hold('GET /gateway/bot');
    const { bot } = launch();
    await held.arrived;
    const closed = bot.close();
    held.release();
    await closed;
    const another = launch();
    await discord.gateway.when('opened');
    await another.bot.close();
  });
});

describe('no way in', () => {
  test('a wrong token: one line, with the remedy', async ({ discord, launch }) => {
    const { log, logged } = launch({ settings: { token: 'wrong' } });
    const { msg } = await logged(/token/);
    expect(msg).toMatch(/^Discord refuses the token\. Reset it .*set DISCORD_TOKEN.*start again/);
    expect(msg).toMatch(/Everything else runs on without Discord\.$/);
    expect(log.entries.length).toBe(1);
    // Once more where Discord is asked whose the token is, and no more.
    expect(discord.requests.entries.map(({ route }) => route)).toEqual([
      'GET /gateway/bot',
      'GET /users/@me',
    ]);
  });

  test('a token revoked while the bot runs (4004): one line', async ({ discord, start }) => {
    const { log, logged, bot } = await start();
    discord.revokeToken();
    await logged(/Discord refuses the token/);
    await bot.close();
    expect(troubles(log).length).toBe(1);
    expect(discord.gateway.log.entries.filter(({ kind }) => kind === 'opened').length).toBe(1);
  });

  test.for([
    [4014, /refuses the intents\. .*none of them privileged.*Privileged Gateway Intents/],
    [4011, /too many servers for so few shards\. Set DISCORD_SHARDS=auto/],
    [4010, /refuses the shards\. Set DISCORD_SHARD_IDS/],
  ] as const)(
    'close code %i: one line, with the remedy',
    async ([code, said], { discord, start }) => {
      const { log, logged, bot } = await start();
      discord.gateway.close(code);
      await logged(said);
      await bot.close();
      expect(troubles(log).length).toBe(1);
    },
  );

  test('no privileged intent is asked for', async ({ discord, start }) => {
    await start();
    const { session } = await discord.gateway.when('identify');
    expect((session?.intents ?? 0) & ((1 << 1) | (1 << 8) | (1 << 15))).toBe(0);
  });
});

describe('an answer on its way', () => {
  test('too late: the log says so, and not "Unknown interaction"', async ({ discord, start }) => {
    const { log, logged } = await start();
    const late = discord.slash('brief', { topic: 'usfj' }, { lateMs: 3200 });
    expect(await late.refusal()).toMatchObject({ code: 10062 });
    const { msg } = await logged(/too late/);
    expect(msg).toMatch(
      /^Discord: answered after 3\.\d s, too late for Discord, which waits 3 s: the machine/,
    );
    expect(troubles(log).join()).not.toContain('Unknown interaction');
  });

  test('so late that the rest of it may not follow: told as such, not as a wrong token', async ({
    discord,
    start,
  }) => {
    const library = editionsOf(30);
    const { log, logged } = await start({ library: () => library });
    const held = discord.faults.hold(CALLBACK, { accepted: true });
    const question = 'what is the long story of the harbour?';
    const asked = discord.slash('ask', { question: `${question} ${question}` });
    await held.arrived;
    discord.advance(16 * 60 * 1000);
    held.release();
    const { msg } = await logged(/15 minutes/);
    expect(msg).toMatch(/^Discord: the rest of an answer came after .*the person can ask again$/);
    expect(troubles(log).length).toBe(1);
    expect(textOf(await asked.reply())).toContain('Part 1 of');
  });

  test('answered by another: the log asks whether the bot runs twice', async ({
    discord,
    start,
    launch,
  }) => {
    await start();
    const { logged } = launch();
    await discord.gateway.when('ready', 2);
    discord.slash('brief', { topic: 'usfj' });
    const lines = await Promise.race([logged(/running twice/), discord.slash('help').refusal()]);
    expect(lines).toBeDefined();
  });

  test('a hiccup of Discord is waited out', async ({ discord, start }) => {
    const { log } = await start();
    discord.faults.fail(CALLBACK, 502, { times: 2 });
    await discord.slash('brief', { topic: 'usfj' }).reply();
    discord.faults.drop(CALLBACK);
    await discord.slash('brief', { topic: 'usfj' }).reply();
    discord.faults.drop(CALLBACK, { accepted: true });
    await discord.slash('brief', { topic: 'usfj' }).refusal(); // 40060, which says that it came
    discord.faults.drop(MESSAGE, { accepted: true });
    const said = discord.directMessage(discord.fixtures.ann, 'hello');
    await discord.requests.first(({ route, status }) => route === MESSAGE && status === 200, 'it');
    expect(said.answers.length).toBe(1);
    expect(troubles(log)).toEqual([]);
  });

  test('an outage is told, with where to look', async ({ discord, start }) => {
    const { logged } = await start();
    discord.faults.fail(CALLBACK, 502, { times: 4 });
    discord.slash('brief', { topic: 'usfj' });
    await logged(/^Discord answered 502, also when asked again: see https:\/\/discordstatus/);
    await discord.slash('brief', { topic: 'usfj' }).reply();
  });

  test('a message whose arrival Discord did not confirm stands there once', async ({
    discord,
    start,
  }) => {
    await start();
    discord.faults.fail(MESSAGE, 502, { times: 2, accepted: true });
    const said = discord.directMessage(discord.fixtures.ann, 'when did the JJOC start?');
    await said.answer();
    await discord.requests.first(
      ({ route, status }) => route === MESSAGE && status === 200,
      'the end',
    );
    expect(said.answers.length).toBe(1);
  });

  test('a storm of 429 is waited out, and every question answered once', async ({
    discord,
    start,
  }) => {
    const { log } = await start();
    discord.faults.rateLimit(MESSAGE, { times: 3, retryAfter: 0.02 });
    discord.faults.rateLimit(CALLBACK, { times: 1, retryAfter: 0.02 });
    const { ann, ken, general, southGeneral } = discord.fixtures;
    const said = [
      discord.directMessage(ann, 'when did the JJOC start?'),
      discord.directMessage(ken, 'hello'),
      discord.mention(ann, general, 'why the upgrade?'),
    ];
    for (const one of said) await one.answer();
    await discord.slash('help', {}, { where: southGeneral }).reply();
    expect(said.map(({ answers }) => answers.length)).toEqual([1, 1, 1]);
    expect(troubles(log)).toEqual([]);
  });

  test('an edge that answers an interaction in the place of Discord is asked again', async ({
    discord,
    start,
  }) => {
    const { log } = await start();
    for (const status of [401, 403, 404]) {
      discord.faults.answer(CALLBACK, { status, body: '<html>Just a moment</html>' });
      await discord.slash('brief', { topic: 'usfj' }).reply();
    }
    expect(troubles(log)).toEqual([]);
    discord.faults.answer(CALLBACK, { status: 401, body: 'no', times: 2 });
    discord.slash('brief', { topic: 'usfj' });
    const { msg } = await log.first(({ level }) => level >= 40, 'a trouble');
    expect(msg).toMatch(/^Discord: something between the bot and Discord answered 401/);
    await discord.slash('brief', { topic: 'usfj' }).reply();
  });

  test('a channel is not left alone for what an edge says', async ({ discord, start }) => {
    await start();
    const { ann, general } = discord.fixtures;
    for (const body of [
      '<html>Blocked</html>',
      { message: 'internal network error', code: 40333 },
    ]) {
      discord.faults.answer(MESSAGE, { status: 403, body, times: 2 });
      discord.mention(ann, general, 'hello');
      await discord.requests.first(
        ({ route, status }) => route === MESSAGE && status === 403,
        'it',
      );
      discord.faults.clear();
      await discord.mention(ann, general, 'hello').answer();
    }
  });

  test('a channel that refuses the bot is left alone for ten minutes', async ({
    discord,
    start,
  }) => {
    let now = Date.now();
    const { log, logged } = await start({ now: () => new Date(now) });
    const { ann, readOnly, general } = discord.fixtures;
    discord.mention(ann, readOnly, 'when did the JJOC start?');
    await logged(/may not write there: give its role "Send Messages"|has no access there/);
    discord.mention(ann, readOnly, 'and why?');
    await discord.mention(ann, general, 'hello').answer();
    const posts = () => discord.requests.entries.filter(({ route }) => route === MESSAGE).length;
    expect(posts()).toBe(2);
    expect(troubles(log).length).toBe(1);
    now += 11 * 60 * 1000;
    discord.mention(ann, readOnly, 'and now?');
    await discord.mention(ann, general, 'hello').answer();
    await discord.requests.first(() => posts() >= 4, 'another attempt');
  });

  test('a fault of the bot is told to who asked, and logged without a word of theirs', async ({
    discord,
    start,
  }) => {
    const { log } = await start({
      commandService: {
        library: () => shipped,
        handle: () => {
          throw new Error('broken');
        },
      },
    });
    const told = await discord.slash('ask', { question: 'my own words' }).reply();
    expect(textOf(told)).toBe(en.chat.failed);
    expect(isEphemeral(told)).toBe(true);
    const direct = await discord.directMessage(discord.fixtures.ann, 'my own words').answer();
    expect(textOf(direct)).toBe(en.chat.failed);
    expect(JSON.stringify(log.entries)).toContain('broken');
    expect(JSON.stringify(log.entries)).not.toContain('my own words');
  });
});

describe('who asks too fast', () => {
  test('is told kindly how long to wait, and answered after that; others are not held up', async ({
    discord,
    start,
  }) => {
    let now = Date.now();
    await start({ now: () => new Date(now) });
    const { ann, ken } = discord.fixtures;
    const help = async (user = ann) => textOf(await discord.slash('help', {}, { user }).reply());
    for (let i = 0; i < 20; i++) expect(await help()).toContain(en.help.title);
    const told = await discord.slash('help').reply();
    expect(textOf(told)).toBe(en.chat.tooFast(1));
    expect(isEphemeral(told)).toBe(true);
    expect(await help(ken)).toContain(wordsFor('ja').help.title);
    now += 1000;
    const brief = await discord.slash('brief', { topic: 'usfj' }).reply();
    expect(textOf(brief)).toContain(en.bottomLine);
    const pressed = await discord.click(brief, buttonOf(brief, en.buttons.timeline)).reply();
    expect(textOf(pressed)).toBe(en.chat.tooFast(1));
  });

  test('is told once where it would fill the conversation', async ({ discord, start }) => {
    const now = Date.now();
    await start({ now: () => new Date(now) });
    const { ann, ken } = discord.fixtures;
    const said = Array.from({ length: 30 }, () => discord.directMessage(ann, 'hello'));
    for (const one of said.slice(0, 21)) await one.answer();
    await discord.directMessage(ken, 'hello').answer();
    expect(textOf(await (said[20] as (typeof said)[number]).answer())).toBe(en.chat.tooFast(1));
    expect(said.slice(21).flatMap(({ answers }) => answers)).toEqual([]);
  });
});

describe('presence', () => {
  test('tells how old the briefs are, and changes with them', async ({ discord, start }) => {
    let library = shipped;
    const { bot } = await start({ library: () => library });
    const state = async (text: string) =>
      discord.gateway.presences.first(
        ({ presence }) => JSON.stringify(presence).includes(text),
        `a presence with ${text}`,
      );
    await state('Briefs as of 24 June 2026');
    library = { ...shipped, reach: '2026-02-03' as never };
    bot.libraryChanged();
    await state('Briefs as of 3 February 2026');
  });
});
