import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { manifestFor, SCOPES } from '../../src/platforms/slack/registration/index.ts';
import { type DiscordPeer, startDiscord } from '../peers/discord/server.ts';
import { type SlackPeer, startSlack } from '../peers/slack/server.ts';
import type { Manifest } from '../peers/slack/state/world.ts';
import { addDigestOf } from '../platforms/shared/personal-data.ts';
import { run, runHere } from '../support/script.ts';
import { EMPTY, emptyFolder, opened } from '../support/stores.ts';

type Env = Record<string, string>;

const openDiscord = async (options = {}): Promise<DiscordPeer> => {
  const discord = await startDiscord(options);
  onTestFinished(() => discord.close());
  return discord;
};
const openSlack = async (): Promise<SlackPeer> => {
  const manifest = manifestFor({ kind: 'socket' }) as unknown as Manifest;
  const slack = await startSlack({ manifest });
  onTestFinished(() => slack.close());
  return slack;
};

const onDiscord = ({ url, token }: DiscordPeer): Env => ({
  ...{ DISCORD_API_URL: url, DISCORD_TOKEN: token },
});
const onSlack = ({ url, botToken, appToken }: SlackPeer): Env => ({
  ...{ SLACK_API_URL: url, SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken },
});

async function digestsOnSlack(cron: string): Promise<Env> {
  const slack = await openSlack();
  const channel = slack.fixtures.general.id;
  return { ...onSlack(slack), SLACK_DIGEST_CHANNEL_ID: channel, DIGEST_CRON: cron };
}

/** A port that somebody else listens on. */
async function takenPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return String((server.address() as AddressInfo).port);
}

/** A server that answers everything with one page. */
async function serverSaying(body: string, headers: Env = {}): Promise<string> {
  const server = createServer((_, response) => response.writeHead(200, headers).end(body));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
}

const doctor = async (env: Env) =>
  run('doctor', [], { PORT: '0', DATABASE_URL: await EMPTY.SQLite(), ...env });

const faultsIn = (out: string) =>
  out.split('\n').flatMap((line) => (line.startsWith('FAULT  ') ? [line.slice(7)] : []));

/** Starts the bot; gives the first line of its log that matches, or all that it said if it ended without, and its end. */
async function startUntil(
  line: RegExp,
  env: Env,
  endsByItself: boolean,
): Promise<{ said: string; code: number | null }> {
  const bot = spawn(process.execPath, ['src/start.cjs'], {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: await EMPTY.SQLite(),
      EMBEDDING_MODEL: 'none',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((done) => bot.once('exit', done));
  let all = '';
  for await (const one of createInterface(bot.stderr)) {
    all += `${one}\n`;
    const said = one.startsWith('{') ? (JSON.parse(one) as { msg: string }).msg : one;
    if (!line.test(said)) continue;
    if (!endsByItself) bot.kill('SIGTERM');
    return { said, code: await ended };
  }
  return { said: all, code: await ended };
}

type Mistake = {
  readonly what: string;
  readonly env: () => Promise<Env> | Env;
  /** The line of `doctor`, with cause and cure. */
  readonly line: RegExp;
  /** That of the start, where it is another. */
  readonly atStart?: RegExp;
  readonly code?: 2;
  /** The start ends by itself with this. */
  readonly ends?: 1 | 2;
};

/** What newcomers do. */
const MISTAKES: readonly Mistake[] = [
  {
    what: 'a token is missing',
    env: () => ({ SLACK_APP_TOKEN: 'xapp-1-A' }),
    line: /^SLACK_APP_TOKEN is set, but SLACK_BOT_TOKEN is not\. Set SLACK_BOT_TOKEN to /,
    ...{ code: 2, ends: 2 },
  },
  {
    what: 'a token is of the wrong kind',
    env: () => ({ SLACK_BOT_TOKEN: 'xapp-1-A', SLACK_APP_TOKEN: 'xapp-1-A' }),
    line: /^SLACK_BOT_TOKEN is an app-level token, which belongs elsewhere\. Set it to the "Bot User/,
    ...{ code: 2, ends: 2 },
  },
  {
    what: 'a public key stands in place of the token',
    env: () => ({ DISCORD_TOKEN: '0f'.repeat(32) }),
    line: /^DISCORD_TOKEN is a public key, not a token\. Set it to the token of your bot, from http/,
    ...{ code: 2, ends: 2 },
  },
  {
    what: 'a channel is given by its name',
    env: () => ({ SLACK_DIGEST_CHANNEL_ID: '#general', DIGEST_CRON: 'daily' }),
    line: /^SLACK_DIGEST_CHANNEL_ID is "#general"\. Set it to the id of a channel, which begins with C/,
    ...{ code: 2, ends: 2 },
  },
  {
    what: 'the time zone has a slip',
    env: () => ({ DIGEST_TIMEZONE: 'Tokio' }),
    line: /^DIGEST_TIMEZONE is "Tokio"\. Set it to a time zone such as Asia\/Tokyo/,
    ...{ code: 2, ends: 2 },
  },
  {
    what: 'the folder of briefs is not there',
    env: () => ({ BRIEFS_DIR: '/nowhere' }),
    line: /^\/nowhere: there is no such folder\. Set BRIEFS_DIR to the folder that holds your briefs\.$/,
    ends: 2,
  },
  {
    what: 'the address to listen on can be none',
    env: () => ({ HOST: '300.1.1.1' }),
    line: /^HOST is "300\.1\.1\.1"\. Set it to an address to listen on, such as 127\.0\.0\.1, or remove it\.$/,
    ...{ code: 2, ends: 2 },
  },
  {
    what: 'the address to listen on is not of this machine',
    env: () => ({ HOST: '192.0.2.1' }),
    line: /^This machine has no address 192\.0\.2\.1\. Set HOST to 127\.0\.0\.1, or to one it has\.$/,
    ends: 2,
  },
  {
    what: 'the port is taken',
    env: async () => ({ PORT: await takenPort() }),
    line: /^Port \d+ is in use, perhaps by this bot started twice\. Set PORT to another\.$/,
    ends: 1,
  },
  {
    what: 'the port of the health checks is taken',
    env: async () => ({ HEALTH_PORT: await takenPort(), HEALTH_HOST: '127.0.0.1' }),
    line: /^Port \d+ is in use, perhaps by this bot started twice\. Set HEALTH_PORT to another\.$/,
    ends: 1,
  },
  {
    what: 'the health checks are to have the port of the page',
    env: () => ({ PORT: '8787', HEALTH_PORT: '8787' }),
    line: /^HEALTH_PORT is 8787, and so is PORT, .*\. Set HEALTH_PORT to another port, or remove it\.$/,
    ...{ code: 2, ends: 2 },
  },
  {
    what: 'the health checks are to have the port of the page under another name of this machine',
    env: () => ({ HOST: 'localhost', PORT: '8787', HEALTH_PORT: '8787', HEALTH_HOST: '127.0.0.1' }),
    line: /^HEALTH_PORT is 8787, and so is PORT, .*\. Set HEALTH_PORT to another port, or remove it\.$/,
    ...{ code: 2, ends: 2 },
  },
  {
    what: 'the model that compares meanings is not there',
    env: () => ({ EMBEDDING_MODEL: '/no/such/folder' }),
    line: /^EMBEDDING_MODEL is "\/no\/such\/folder", which is no model: .*Set it to the folder of /,
    ends: 2,
  },
  {
    what: 'the times of digests are in six parts',
    env: () => digestsOnSlack('0 0 9 * * 1'),
    line: /^DIGEST_CRON is "0 0 9 \* \* 1"\. A cron expression has five parts: .*has 6\. Try 0 9/,
    ends: 2,
  },
  {
    what: 'what seems to be a secret stands for the times of digests',
    env: () => digestsOnSlack('bot:hunter2@db'),
    line: /^DIGEST_CRON is malformed\. Set it to a cron expression of five parts, [^@]*, or remove it\.$/,
    ends: 2,
  },
  {
    what: 'the folder of briefs is a file',
    env: () => ({ BRIEFS_DIR: 'package.json' }),
    line: /^\S*package\.json: .*Set BRIEFS_DIR to the folder that holds your briefs\.$/,
    ends: 2,
  },
  {
    what: 'the database server is not there',
    env: () => ({ DATABASE_URL: 'postgres://bot:secret@127.0.0.1:1/bot' }),
    line: /^PostgreSQL at 127\.0\.0\.1:1\/bot cannot be reached .*Start it, or correct DATABASE_URL/,
  },
  {
    what: 'the database cannot be a file',
    env: async () => ({ DATABASE_URL: `file:${await emptyFolder()}` }),
    line: /^The database .* cannot be used .*Set DATABASE_URL to file: and the path of a file/,
    ends: 2,
  },
  {
    what: 'the database comes from a newer version',
    env: async () => {
      const DATABASE_URL = await EMPTY.SQLite();
      await opened(DATABASE_URL).ready();
      const file = new DatabaseSync(DATABASE_URL.replace('file:', ''));
      file.exec("insert into kysely_migration (name, timestamp) values ('999-later', '')");
      file.close();
      return { DATABASE_URL };
    },
    line: /^The database comes from a newer version of the bot .*Run that version or a later one/,
    ends: 2,
  },
  {
    what: 'Discord does not know the token',
    env: async () => ({ ...onDiscord(await openDiscord()), DISCORD_TOKEN: 'of.another.bot' }),
    line: /^Discord refuses the token\. Reset it in the Developer Portal .*set DISCORD_TOKEN to the new/,
  },
  {
    what: 'Discord refuses an intent',
    env: async () => onDiscord(await openDiscord({ refusedIntents: 1 << 12 })),
    line: /^Discord refuses the intents\. .*switched on.* in the Developer Portal/,
  },
  {
    what: "a channel of Discord's does not exist",
    env: async () => ({
      ...onDiscord(await openDiscord()),
      ...{ DISCORD_DIGEST_CHANNEL_ID: '123456789012345678', DIGEST_CRON: 'daily' },
    }),
    line: /^Discord: DISCORD_DIGEST_CHANNEL_ID is 123456789012345678, which does not exist\. Switch on/,
    atStart:
      /^DISCORD_DIGEST_CHANNEL_ID is 123456789012345678, a channel that .*Correct it, or invite/,
  },
  {
    what: 'Slack does not know the token',
    env: async () => ({ ...onSlack(await openSlack()), SLACK_BOT_TOKEN: 'xoxb-of-another' }),
    line: /^Slack: SLACK_BOT_TOKEN is not valid \(invalid_auth\)\. .*"Install App", install it again/,
  },
  {
    what: 'the app-level token is not known',
    env: async () => ({ ...onSlack(await openSlack()), SLACK_APP_TOKEN: 'xapp-of-another' }),
    line: /^Slack: SLACK_APP_TOKEN is not valid \(invalid_auth\)\. .*generate one with connections:write/,
  },
  {
    what: 'a scope is missing',
    env: async () => {
      const slack = await openSlack();
      slack.grant(Object.keys(SCOPES).filter((scope) => scope !== 'im:history'));
      return onSlack(slack);
    },
    line: /^Slack: the bot lacks im:history \(to read .*\)\. .*add it under "Bot Token Scopes" and install/,
  },
  {
    what: "a channel of Slack's does not exist",
    env: async () => ({
      ...onSlack(await openSlack()),
      ...{ SLACK_DIGEST_CHANNEL_ID: 'C0NOWHERE', DIGEST_CRON: 'daily' },
    }),
    line: /^Slack: SLACK_DIGEST_CHANNEL_ID is C0NOWHERE, which does not exist, .*\. Copy the id/,
    atStart:
      /^SLACK_DIGEST_CHANNEL_ID is C0NOWHERE, a channel that .*Correct it, or invite the bot/,
  },
];

describe.each(MISTAKES)('where $what', ({ env, line, atStart = line, code = 1, ends }) => {
  test('doctor says so in one line with the cure', async () => {
    const { out, code: ended } = await doctor(await env());
    expect(faultsIn(out)).toEqual([expect.stringMatching(line)]);
    expect(ended).toBe(code);
  });

  test('the start says so in one line with the cure', async () => {
    const { said, code: ended } = await startUntil(atStart, await env(), ends !== undefined);
    expect(said).toMatch(atStart);
    if (ends) expect(ended).toBe(ends);
  });
});

describe('npm run -s doctor', () => {
  test('finds nothing wrong with a set-up that works, on both platforms', async () => {
    const [discord, slack] = [await openDiscord(), await openSlack()];
    const { code, out, err } = await doctor({
      ...onDiscord(discord),
      ...onSlack(slack),
      DIGEST_CRON: 'weekdays',
      DISCORD_DIGEST_CHANNEL_ID: discord.fixtures.general.id,
      SLACK_DIGEST_CHANNEL_ID: slack.fixtures.general.id,
    });
    expect({ faults: faultsIn(out), code, err }).toEqual({
      ...{ faults: [], code: 0, err: 'Nothing is wrong: npm start\n' },
    });
    for (const line of [
      /^ok {5}Discord: DISCORD_TOKEN is that of /m,
      /^ok {5}Discord: takes the connection and its intents/m,
      /^ok {5}Discord: digests can be posted in #general$/m,
      /^ok {5}Slack: SLACK_BOT_TOKEN is that of /m,
      /^ok {5}Slack: the app has every scope that the manifest asks for$/m,
      /^ok {5}Slack: SLACK_APP_TOKEN opens connections/m,
      /^ok {5}Slack: digests can be posted in #general$/m,
      /^ok {5}clock: agrees with Discord's$/m,
    ]) {
      expect(out).toMatch(line);
    }
    expect(out).not.toContain(slack.botToken);
    expect(out).not.toContain(discord.token);
    expect([...discord.violations, ...slack.violations]).toEqual([]);
  });

  test.each([
    ['readOnly', /where the bot lacks SendMessages\. Give the bot's role these/],
    ['hidden', /which the bot does not see\. Give its role "View Channel" there|lacks ViewChannel/],
  ] as const)('looks at what the bot may do in the channels of digests: %s', async (name, why) => {
    const discord = await openDiscord();
    const channel = discord.fixtures[name].id;
    const env = { DISCORD_DIGEST_CHANNEL_ID: channel, DIGEST_CRON: 'daily' };
    const { out } = await doctor({ ...onDiscord(discord), ...env });
    expect(faultsIn(out)).toEqual([expect.stringMatching(why)]);
  });

  test.each([
    ['elsewhere', /in which the bot is not\. Type \/invite/],
    ['hidden', /which does not exist, or is private and without the bot\. Copy the id/],
    ['archived', /which is archived\. Name another, or unarchive it/],
  ] as const)('and on Slack: %s', async (name, why) => {
    const slack = await openSlack();
    const channel = slack.fixtures[name].id;
    const env = { SLACK_DIGEST_CHANNEL_ID: channel, DIGEST_CRON: 'daily' };
    const { out } = await doctor({ ...onSlack(slack), ...env });
    expect(faultsIn(out)).toEqual([expect.stringMatching(why)]);
  });

  test('looks into the channels of digests that people have set up', async () => {
    const slack = await openSlack();
    const DATABASE_URL = await EMPTY.SQLite();
    const where = { platform: 'slack', server: slack.world.team.id };
    await addDigestOf(opened(DATABASE_URL), 'U1', {
      ...{ ...where, channel: slack.fixtures.elsewhere.id },
    });
    const { out } = await doctor({ ...onSlack(slack), DATABASE_URL });
    expect(faultsIn(out)).toEqual([
      expect.stringMatching(/the channel of a digest \(\/digest\) is \S+, in which the bot is not/),
    ]);
  });

  test('looks at what in the Developer Portal keeps people from the bot', async () => {
    const discord = await openDiscord();
    discord.faults.answer('GET /applications/@me', {
      ...{ status: 200, times: 1 },
      body: { interactions_endpoint_url: 'https://a.example', bot_require_code_grant: true },
    });
    const { out } = await doctor(onDiscord(discord));
    expect(faultsIn(out)).toEqual([
      expect.stringMatching(/"Interactions Endpoint URL" and not to the bot\. Empty that field/),
      expect.stringMatching(/"Requires OAuth2 Code Grant" .*Switch it off/),
    ]);
  });

  test('says when the clock is wrong, and when something else answers', async () => {
    const late = { date: new Date(Date.now() + 600_000).toUTCString() };
    const url = await serverSaying('<html>', late);
    const { out } = await doctor({ DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: url });
    expect(faultsIn(out)).toEqual([
      expect.stringMatching(
        /^clock: this machine's is (?:599|600|60\d) s behind Discord's.*timedatectl/,
      ),
      expect.stringMatching(/^Something answered 200 in Discord's place: check DISCORD_API_URL/),
    ]);
    const gone = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    const away = await doctor({ ...gone, SLACK_API_URL: 'http://127.0.0.1:1/api/' });
    expect(faultsIn(away.out)).toEqual([
      expect.stringMatching(/^Slack cannot be reached .*check the network and SLACK_API_URL/),
    ]);
  });

  test('tells at once what is wrong with the settings and with what the sound ones name', async () => {
    const { out, err, code } = await doctor({
      ...{ PORT: 'x', BRIEF_DIR: 'x', BRIEFS_DIR: '~/my-briefs', SLACK_SIGNING_SECRET: 'abc' },
      ...{ DATABASE_URL: `file:${await emptyFolder()}` },
    });
    expect(faultsIn(out)).toEqual([
      expect.stringMatching(/^PORT is "x"/),
      expect.stringMatching(/^SLACK_SIGNING_SECRET is set, but/),
      expect.stringMatching(/^SLACK_SIGNING_SECRET is no/),
      expect.stringMatching(/^There is no setting BRIEF_DIR/),
      expect.stringMatching(
        /^~\/my-briefs: .* ~ is not expanded .*Set BRIEFS_DIR to the whole path/,
      ),
      expect.stringMatching(/^The database .* cannot be used/),
    ]);
    expect(out).not.toMatch(/Slack: neither|can be served/); // these wait for their settings
    expect({ err, code }).toEqual({ err: '6 to put right\n', code: 2 });
  });

  test('makes no database where the setting of it is malformed', async () => {
    const folder = await emptyFolder();
    const env = { PORT: '0', DATABASE_URL: 'sqlite:x', BRIEFS_DIR: '/nowhere' };
    const { out } = await runHere('doctor', [], { env, folder });
    expect(faultsIn(out)).toEqual([
      expect.stringMatching(/^DATABASE_URL is/),
      expect.stringMatching(/^\/nowhere: /),
    ]);
    expect(out).not.toContain('tables are up to date');
  });

  test('reads .env of the working folder, and tells of a setting with a slip', async () => {
    const folder = await emptyFolder();
    const briefs = join(process.cwd(), 'examples/town-services');
    const url = `file:${join(folder, 'bot.sqlite')}`;
    const env = { BRIEFS_DIR: briefs, DATABASE_URL: url };
    const { out, code } = await runHere('doctor', [], {
      env: { ...env, PORT: '0', DISCORD_TOKN: 'x' },
      folder,
    });
    expect(faultsIn(out)).toEqual([expect.stringMatching(/DISCORD_TOKN.*DISCORD_TOKEN/)]);
    expect(code).toBe(1);
  });
});
