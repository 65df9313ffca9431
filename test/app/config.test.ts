import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/app/config/config.ts';
import { embeddingModelFault } from '../../src/app/config/embedding-model.ts';

const discordOf = (env: Record<string, string>) => {
  const read = readConfig({ DISCORD_TOKEN: 'secret.of.the-bot', ...env });
  return 'config' in read ? read.config.discord : read.errors;
};

describe('settings for Discord', () => {
  test('without a token there is no Discord', () => {
    expect(discordOf({ DISCORD_TOKEN: '', DISCORD_SHARDS: '4' })).toBeNull();
  });

  test('a token is enough', () => {
    expect(discordOf({})).toEqual({
      token: 'secret.of.the-bot',
      apiUrl: 'https://discord.com/api',
      hasLimitingProxy: false,
      guildId: null,
      shards: 'auto',
      shardIds: null,
    });
  });

  test('an address may end in the version, a token begin with "Bot"', () => {
    const set = { DISCORD_API_URL: 'http://proxy:8080/api/v10/', DISCORD_TOKEN: ' Bot abc ' };
    expect(discordOf(set)).toMatchObject({ apiUrl: 'http://proxy:8080/api', token: 'abc' });
  });

  test('several machines share the shards', () => {
    const set = { DISCORD_SHARDS: '8', DISCORD_SHARD_IDS: '4-7' };
    expect(discordOf(set)).toMatchObject({ shards: 8, shardIds: [4, 5, 6, 7] });
    expect(discordOf({ DISCORD_SHARDS: '8', DISCORD_SHARD_IDS: '0' })).toMatchObject({
      shardIds: [0],
    });
  });

  test.each([
    ['4', { shards: 4, shardIds: null }],
    ['0,1/4', { shards: 4, shardIds: [0, 1] }],
    ['0-2,5/8', { shards: 8, shardIds: [0, 1, 2, 5] }],
    ['pod:2/8', { shards: 8, shardIds: [4, 5] }],
    ['pod:3/8', { shards: 8, shardIds: [6, 7] }],
  ])('DISCORD_SHARDS may name those that run here: %s', (shards, expected) => {
    const host = { HOSTNAME: 'briefing-bot-2' };
    expect(discordOf({ DISCORD_SHARDS: shards, ...host })).toMatchObject(expected);
  });

  test('a pod without a number, or without a shard, is told so', () => {
    for (const host of ['laptop', 'briefing-bot-4']) {
      const said = discordOf({ DISCORD_SHARDS: 'pod:2/8', HOSTNAME: host });
      expect(said).toEqual([expect.stringContaining(`this host, ${host}, has no number`)]);
    }
  });

  test('a proxy that keeps the limits is one that is named', () => {
    const proxy = { DISCORD_API_URL: 'http://127.0.0.1:8080/api', DISCORD_PROXY_LIMITS: '1' };
    expect(discordOf(proxy)).toMatchObject({ hasLimitingProxy: true });
    expect(discordOf({ DISCORD_PROXY_LIMITS: '1' })).toEqual([
      expect.stringContaining('DISCORD_API_URL is Discord itself'),
    ]);
  });

  test.each([
    [{ DISCORD_SHARDS: '4/4' }, 'DISCORD_SHARDS is "4/4". Set it to a number of shards'],
    [{ DISCORD_SHARDS: '1,1/4' }, 'DISCORD_SHARDS is "1,1/4". Set it to a number of shards'],
    [{ DISCORD_SHARDS: 'pod:5/4' }, 'DISCORD_SHARDS is "pod:5/4". Set it to a number of shards'],
    [{ DISCORD_SHARDS: '0,1/4', DISCORD_SHARD_IDS: '2' }, 'DISCORD_SHARD_IDS is "2". Set it to'],
    [{ DISCORD_API_URL: 'discord.com' }, 'DISCORD_API_URL is "discord.com". Set it to the address'],
    [{ DISCORD_GUILD_ID: 'my server' }, 'DISCORD_GUILD_ID is "my server". Set it to the id'],
    [{ DISCORD_SHARDS: '0' }, 'DISCORD_SHARDS is "0". Set it to a number of shards, or auto'],
    [
      { DISCORD_SHARDS: '4', DISCORD_SHARD_IDS: '3-4' },
      'DISCORD_SHARD_IDS is "3-4". Set it to shards',
    ],
    [
      { DISCORD_SHARDS: '4', DISCORD_SHARD_IDS: '3-1' },
      'DISCORD_SHARD_IDS is "3-1". Set it to shards',
    ],
    [
      { DISCORD_SHARD_IDS: '0-3' },
      'DISCORD_SHARD_IDS is "0-3". Set it to shards below the number in',
    ],
  ])('%j is refused with the remedy', (env, said) => {
    const errors = discordOf(env as Record<string, string>);
    expect(errors).toEqual([expect.stringContaining(said)]);
  });

  test('a malformed token is never printed', () => {
    const errors = discordOf({ DISCORD_TOKEN: 'my secret token' });
    expect(JSON.stringify(errors)).toContain('DISCORD_TOKEN is malformed. Set it to the token');
    expect(JSON.stringify(errors)).not.toContain('secret');
  });
});

const takesHost = (HOST: string) => 'config' in readConfig({ HOST });

test.each(['127.0.0.1', '::1', 'fe80::1%eth0', 'localhost', 'my_host', 'bot.example.org', '0'])(
  'one may listen on %s',
  (host) => expect(takesHost(host)).toBe(true),
);

test.each(['300.1.1.1', '1.2.3.4.5', '[::1]', 'localhost:80', 'http://localhost', 'a b', '*:80'])(
  'nobody can listen on %s',
  (host) => expect(takesHost(host)).toBe(false),
);

/** Shaped like a token that Discord gives out, made up. */
const TOKEN = `${Buffer.from('1234567890123456789').toString('base64url')}.GhunTr.${'hunter-2_'.repeat(4)}`;
const SECRET = '8f742231b10e8888abcd99eeecccd85a';

test('a folder that holds no model is named, with the remedy', () => {
  const read = readConfig({ EMBEDDING_MODEL: 'briefs' });
  const fault = 'config' in read ? embeddingModelFault(read.config) : null;
  expect(fault).toMatch(
    /^EMBEDDING_MODEL is .*briefs.*, which is no model: .* Set it to .* remove it\.$/,
  );
  for (const env of [{}, { EMBEDDING_MODEL: 'none' }]) {
    const sound = readConfig(env);
    expect('config' in sound && embeddingModelFault(sound.config)).toBe(null);
  }
});

describe('secrets', () => {
  const errorsOf = (env: Record<string, string>) => {
    const read = readConfig(env);
    return 'errors' in read ? read.errors : [];
  };
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1-2-hunter', SLACK_APP_TOKEN: 'xapp-1-A-2-hunter' };

  test.each([
    { DISCORD_TOKEN: TOKEN },
    { DISCORD_TOKEN: TOKEN.slice(0, -10) },
    { DISCORD_TOKEN: `"${TOKEN}"` },
    { DISCORD_TOKEN: `'Bot ${TOKEN}' ` },
    { DISCORD_TOKEN: `“${TOKEN}”\r` },
    slack,
    { ...slack, SLACK_BOT_TOKEN: "'xoxe.xoxb-1-hunter'" },
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: SECRET },
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: ` ${SECRET.toUpperCase()}` },
  ])('as the platforms give them out are taken, with what is pasted along: %j', (env) => {
    expect(errorsOf(env as Record<string, string>)).toEqual([]);
  });

  test('of other servers may have any shape', () => {
    const local = {
      DISCORD_API_URL: 'http://127.0.0.1:1/api',
      SLACK_API_URL: 'http://127.0.0.1:2',
    };
    const short = { DISCORD_TOKEN: 'abc', SLACK_BOT_TOKEN: 'b', SLACK_APP_TOKEN: 'c' };
    expect(errorsOf({ ...local, ...short, SLACK_SIGNING_SECRET: 'd' })).toEqual([]);
  });

  test.each([
    [{ DISCORD_TOKEN: 'abc' }, 'DISCORD_TOKEN is no token: those have three parts'],
    [{ DISCORD_TOKEN: 'xoxb-hunter' }, 'DISCORD_TOKEN is a bot token of Slack, which belongs'],
    [{ DISCORD_TOKEN: "'xapp-hunter'" }, 'DISCORD_TOKEN is an app-level token of Slack, which'],
    [{ DISCORD_TOKEN: '1234567890123456789' }, 'DISCORD_TOKEN is an id, not a token. Set it to'],
    [{ DISCORD_TOKEN: SECRET.repeat(2) }, 'DISCORD_TOKEN is a public key, not a token. Set it'],
    [{ DISCORD_TOKEN: SECRET }, 'DISCORD_TOKEN is perhaps a client secret, but no token.'],
    [{ DISCORD_TOKEN: 'hunter.2 hunter' }, 'DISCORD_TOKEN is malformed. Set it to the token'],
    [{ ...slack, SLACK_BOT_TOKEN: TOKEN }, 'SLACK_BOT_TOKEN is a bot token of Discord, which'],
    [{ ...slack, SLACK_BOT_TOKEN: 'hunter' }, 'SLACK_BOT_TOKEN is no token of a bot. Set it to'],
    [{ ...slack, SLACK_APP_TOKEN: 'A012hunter' }, 'SLACK_APP_TOKEN is no token of an app. Set'],
    [{ ...slack, SLACK_SIGNING_SECRET: 'hunter' }, 'SLACK_SIGNING_SECRET is no signing secret:'],
    [{ DISCORD_GUILD_ID: TOKEN }, 'DISCORD_GUILD_ID is a bot token of Discord, which belongs'],
    [{ BRIEFS_DIR: 'xoxb-hunter' }, 'BRIEFS_DIR is a bot token of Slack, which belongs elsewhere'],
    [{ SLACK_API_URL: 'https://hooks.slack.com/services/hunter' }, 'SLACK_API_URL is the address'],
    [{ PORT: SECRET }, 'PORT is malformed. Set it to a whole number'],
    [{ DATABASE_URL: 'host=db user=bot password=hunter' }, 'DATABASE_URL is malformed. Set it'],
    [{ DATABASE_URL: 'Server=db;User Id=bot;Password=hunter' }, 'DATABASE_URL is malformed. Set'],
    [{ DATABASE_URL: 'jdbc:pg://db/bot?password=hunter' }, 'DATABASE_URL is malformed. Set it to'],
    [{ DATABASE_URL: 'bot/hunter@db' }, 'DATABASE_URL is malformed. Set it to file: and the path'],
  ] as [Record<string, string>, string][])('%j is refused, and not shown', (env, said) => {
    const errors = errorsOf(env);
    expect(errors).toEqual([expect.stringContaining(said)]);
    for (const value of Object.values(env)) expect(errors.join()).not.toContain(value);
    expect(errors.join()).not.toMatch(/hunter/);
  });
});

describe('all that is wrong is told at once', () => {
  const linesOf = (env: Record<string, string>) => {
    const read = readConfig(env);
    return 'errors' in read ? [...read.errors, ...read.warnings] : [];
  };
  const starting = (...starts: string[]) =>
    starts.map((start) => expect.stringMatching(`^${start}`));

  test('what is malformed, contradicts itself, is impossible and is misspelt', () => {
    const env = { PORT: 'x', HOST: 'a b', SLACK_SIGNING_SECRET: 'abc', BRIEF_DIR: 'x' };
    const lines = linesOf({ ...env, DISCORD_DIGEST_CHANNEL_ID: '123456789012345678' });
    expect(lines).toEqual(
      starting(
        'HOST is "a b"',
        'PORT is "x"',
        'SLACK_SIGNING_SECRET is set, but SLACK_BOT_TOKEN is not',
        'DISCORD_DIGEST_CHANNEL_ID is set, but DIGEST_CRON is not',
        'DISCORD_DIGEST_CHANNEL_ID is set, but DISCORD_TOKEN is not',
        'SLACK_SIGNING_SECRET is no signing secret',
        'There is no setting BRIEF_DIR',
      ),
    );
  });

  test('all that an app for many workspaces lacks', () => {
    expect(linesOf({ SLACK_CLIENT_ID: '1.2', SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual(
      starting(
        'SLACK_BOT_TOKEN is set beside SLACK_CLIENT_ID',
        ...['CLIENT_SECRET', 'STATE_SECRET', 'SIGNING_SECRET'].map(
          (name) => `SLACK_CLIENT_ID is set, but SLACK_${name} is not`,
        ),
        'SLACK_CLIENT_ID is set, but ENCRYPTION_KEY is not',
      ),
    );
  });

  test.each([
    [{ DISCORD_SHARDS: '0', DISCORD_SHARD_IDS: '0-1' }, 'DISCORD_SHARDS is "0"'],
    [{ SLACK_APP_TOKEN: 'xapp-1', SLACK_BOT_TOKEN: 'a b' }, 'SLACK_BOT_TOKEN is malformed'],
    [{ HEALTH_METRICS: '1', HEALTH_PORT: 'x' }, 'HEALTH_PORT is "x"'],
    [{ DISCORD_API_URL: 'x', DISCORD_PROXY_LIMITS: '1' }, 'DISCORD_API_URL is "x"'],
    [{ DISCORD_API_URL: 'x', DISCORD_TOKEN: 'of-a-test-server' }, 'DISCORD_API_URL is "x"'],
  ])('but nothing that another fault may be the cause of: %j', (env, line) => {
    expect(linesOf(env as unknown as Record<string, string>)).toEqual(starting(line));
  });
});

describe('a name that is misspelt', () => {
  const warningsOf = (env: Record<string, string>) => {
    const read = readConfig(env);
    return 'config' in read ? read.warnings : read.errors;
  };

  test.each([
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
    ['DICSORD_TOKEN', 'DISCORD_TOKEN'],
    ['discord_token', 'DISCORD_TOKEN'],
    ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
    ['SLACK_BOT_TOKENS', 'SLACK_BOT_TOKEN'],
    ['SLACK_TOKEN', 'SLACK_BOT_TOKEN'],
    ['SLACK_SIGNIN_SECRET', 'SLACK_SIGNING_SECRET'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['BRIEF_DIR', 'BRIEFS_DIR'],
    ['PROT', 'PORT'],
  ])('%s is reported, with the right one, but not what it holds', (name, meant) => {
    const warnings = warningsOf({ [name]: 'hunter' });
    expect(warnings).toEqual([`There is no setting ${name}: it is ignored. Is ${meant} meant?`]);
  });

  test('is not found in names of other programs, nor in empty ones', () => {
    const others =
      'PATH HOME HOSTNAME USER DISCORD_CLIENT_ID SLACK_WEBHOOK_URL PGHOST TZ POSTGRES_URL';
    const env = Object.fromEntries(others.split(' ').map((name) => [name, 'x']));
    expect(warningsOf({ ...env, DISCORD_TOKN: '' })).toEqual([]);
    expect(
      warningsOf({
        LOGS_LEVEL: 'x',
        DISCORD_BOT_TOKEN: 'x',
        DISCORD_TOKEN: 'a.b.c',
        LOG_LEVEL: 'info',
      }),
    ).toHaveLength(1);
  });
});

describe('settings of an app that many workspaces install', () => {
  const key = Buffer.alloc(32, 7).toString('base64');
  const whole = {
    SLACK_CLIENT_ID: '1234.5678',
    SLACK_CLIENT_SECRET: SECRET,
    SLACK_STATE_SECRET: 's'.repeat(32),
    SLACK_SIGNING_SECRET: SECRET,
    ENCRYPTION_KEY: key,
  };
  const errorsOf = (env: Record<string, string>) => {
    const read = readConfig({ ...whole, ...env });
    return 'errors' in read ? read.errors : [];
  };

  test('are taken in place of a token', () => {
    const read = readConfig(whole);
    expect('config' in read && read.config).toMatchObject({
      slack: null,
      slackApp: {
        clientId: '1234.5678',
        clientSecret: SECRET,
        stateSecret: 's'.repeat(32),
        signingSecret: SECRET,
        apiUrl: 'https://slack.com/api/',
      },
      encryptionKey: key,
    });
    const one = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' });
    expect('config' in one && one.config).toMatchObject({ slackApp: null, encryptionKey: null });
  });

  test.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-hunter' }, 'SLACK_BOT_TOKEN is set beside SLACK_CLIENT_ID: the one'],
    [{ SLACK_APP_TOKEN: 'xapp-hunter' }, 'SLACK_APP_TOKEN is set beside SLACK_CLIENT_ID: an app'],
    [{ SLACK_CLIENT_ID: '' }, 'SLACK_CLIENT_SECRET is set, but SLACK_CLIENT_ID is not, which'],
    [{ SLACK_SIGNING_SECRET: '' }, 'SLACK_CLIENT_ID is set, but SLACK_SIGNING_SECRET is not'],
    [{ ENCRYPTION_KEY: '' }, 'ENCRYPTION_KEY is not, which an app that many workspaces install'],
    [{ ENCRYPTION_KEY: 'hunter2' }, 'ENCRYPTION_KEY is malformed. Set it to 32 random bytes'],
    [{ SLACK_STATE_SECRET: 'hunter2' }, 'SLACK_STATE_SECRET is malformed. Set it to a random'],
    [{ SLACK_CLIENT_SECRET: 'hunter2' }, 'SLACK_CLIENT_SECRET is no client secret: those have 32'],
    [
      { SLACK_DIGEST_CHANNEL_ID: 'C123', DIGEST_CRON: 'daily' },
      'SLACK_DIGEST_CHANNEL_ID is set beside SLACK_CLIENT_ID: it does not say in which workspace',
    ],
  ] as [Record<string, string>, string][])('%j is refused with the remedy', (env, said) => {
    expect(errorsOf(env)).toEqual([expect.stringContaining(said)]);
    expect(errorsOf(env).join()).not.toMatch(/hunter|8f7422/);
  });
});

describe('settings of Slack', () => {
  const slackOf = (env: Record<string, string>) => {
    const read = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', ...env });
    return 'config' in read ? read.config.slack : read.errors;
  };

  test('without a token there is no Slack', () => {
    expect(slackOf({ SLACK_BOT_TOKEN: '' })).toBeNull();
  });

  test('either transport will do, or both; the address of another server is taken as it is', () => {
    expect(slackOf({ SLACK_APP_TOKEN: 'xapp-1' })).toEqual({
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
      signingSecret: null,
      apiUrl: 'https://slack.com/api/',
    });
    const set = { SLACK_SIGNING_SECRET: 'abc', SLACK_API_URL: 'http://127.0.0.1:4003/api' };
    expect(slackOf(set)).toMatchObject({
      appToken: null,
      signingSecret: 'abc',
      apiUrl: 'http://127.0.0.1:4003/api/',
    });
  });

  test.each([
    [{}, 'SLACK_BOT_TOKEN alone does not let Slack reach the bot. Set SLACK_APP_TOKEN too'],
    [
      { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: 'xapp-1' },
      'SLACK_APP_TOKEN is set, but SLACK_BOT_TOKEN is not. Set SLACK_BOT_TOKEN to',
    ],
    [
      { SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: SECRET },
      'SLACK_SIGNING_SECRET is set, but SLACK_BOT_TOKEN is not.',
    ],
    [
      { SLACK_BOT_TOKEN: 'xapp-secret', SLACK_APP_TOKEN: 'xapp-1' },
      'SLACK_BOT_TOKEN is an app-level token, which belongs elsewhere. Set it to the "Bot User',
    ],
    [
      { SLACK_APP_TOKEN: 'xoxb-secret' },
      'SLACK_APP_TOKEN is a bot token, which belongs elsewhere. Set it to an "App-Level Token"',
    ],
    [
      { SLACK_SIGNING_SECRET: 'xapp-secret' },
      'SLACK_SIGNING_SECRET is an app-level token, which belongs elsewhere. Set it to the',
    ],
    [{ SLACK_BOT_TOKEN: 'my secret' }, 'SLACK_BOT_TOKEN is malformed. Set it to'],
    [
      { SLACK_API_URL: 'slack.com', SLACK_APP_TOKEN: 'of-a-test-server' },
      'SLACK_API_URL is "slack.com". Set it to the address of a',
    ],
  ])('%j is refused with the remedy, and no secret is printed', (env, said) => {
    const errors = slackOf(env as Record<string, string>);
    expect(errors).toEqual([expect.stringContaining(said)]);
    expect(JSON.stringify(errors)).not.toContain('secret');
  });
});

describe('the database', () => {
  const urlOf = (url: string) => {
    const read = readConfig({ DATABASE_URL: url });
    return 'config' in read ? read.config.databaseUrl : read.errors.join();
  };

  test.each(['file:a/b.sqlite', 'postgres://bot:pass@db:5432/briefs', 'postgresql:///briefs'])(
    'may be %s',
    (url) => expect(urlOf(url)).toBe(url),
  );

  test('is a file where nothing is said', () => {
    expect(urlOf('')).toBe('file:data/bot.sqlite');
  });

  test.each(['mysql://db/briefs', 'bot.sqlite', 'file:'])(
    '%s is refused with the remedy',
    (url) => {
      expect(urlOf(url)).toContain(`DATABASE_URL is "${url}". Set it to file: and the path`);
    },
  );

  test.each([
    'postgres://bot:secret@:nowhere',
    'mysql://bot:secret@db',
    'postgres://bot:secret',
    'postgres://bot:12345#secret',
    'postgres://bot:12345/secret@db/briefs',
    'postgres://bot:sec%ret@db/briefs',
    'postgres//bot:secret',
    'Postgres://bot:secret@db/briefs',
    'mysql://bot:secret',
  ])('a password in a wrong address is never printed: %s', (url) => {
    expect(urlOf(url)).toContain('DATABASE_URL is malformed. Set it to file:');
    expect(urlOf(url)).not.toMatch(/sec|12345|bot:/);
  });

  test.each([
    ['postgres://bot:p#ss?@db/briefs', 'postgres://bot:p%23ss%3F@db/briefs'],
    ['"postgres://bot:p%23ss@db/briefs"', 'postgres://bot:p%23ss@db/briefs'],
    ['postgres://db/briefs?user=a@b#c', 'DATABASE_URL is malformed.'],
  ])('%s is read as psql reads it', (url, read) => {
    expect(urlOf(url)).toContain(read);
  });
});

describe('settings for digests', () => {
  const CHANNEL = '123456789012345678';
  const digestOf = (env: Record<string, string>) => {
    const read = readConfig({ DISCORD_TOKEN: 'secret.of.the-bot', ...env });
    return 'config' in read ? read.config.digest : read.errors;
  };

  test('a cron expression and a channel make a first digest', () => {
    expect(digestOf({})).toEqual({ grace: 21_600_000, zone: 'UTC', cron: null, channels: {} });
    const set = { DIGEST_CRON: '0 9 * * 1-5', DISCORD_DIGEST_CHANNEL_ID: CHANNEL };
    expect(digestOf({ ...set, DIGEST_TIMEZONE: 'Asia/Tokyo', DIGEST_GRACE: '90m' })).toEqual({
      grace: 5_400_000,
      zone: 'Asia/Tokyo',
      cron: '0 9 * * 1-5',
      channels: { discord: CHANNEL },
    });
  });

  test.each([
    [{ DIGEST_CRON: '0 9 * * *' }, 'DIGEST_CRON is set, but no channel is.'],
    [{ DISCORD_DIGEST_CHANNEL_ID: CHANNEL }, 'DISCORD_DIGEST_CHANNEL_ID is set, but DIGEST_CRON'],
    [{ DISCORD_DIGEST_CHANNEL_ID: '#news' }, 'DISCORD_DIGEST_CHANNEL_ID is "#news". Set it to the'],
    [{ SLACK_DIGEST_CHANNEL_ID: 'news' }, 'SLACK_DIGEST_CHANNEL_ID is "news". Set it to the id'],
    [
      { DIGEST_CRON: 'daily', SLACK_DIGEST_CHANNEL_ID: 'C0123' },
      'SLACK_DIGEST_CHANNEL_ID is set, but SLACK_BOT_TOKEN is not.',
    ],
    [
      { DIGEST_CRON: 'daily', DISCORD_DIGEST_CHANNEL_ID: CHANNEL, DISCORD_TOKEN: '' },
      'DISCORD_DIGEST_CHANNEL_ID is set, but DISCORD_TOKEN is not.',
    ],
    [{ DIGEST_GRACE: 'long' }, 'DIGEST_GRACE is "long". Set it to a time such as 6h'],
    [{ DIGEST_TIMEZONE: 'Mars' }, 'DIGEST_TIMEZONE is "Mars". Set it to a time zone'],
    [{ DIGEST_TIMEZONE: 'EST' }, 'DIGEST_TIMEZONE is "EST". Set it to a time zone'],
    [{ DIGEST_TIMEZONE: '+09:00' }, 'DIGEST_TIMEZONE is "+09:00". Set it to a time zone'],
  ] as [Record<string, string>, string][])('%j is refused with its remedy', (env, line) => {
    expect(digestOf(env)).toEqual([expect.stringContaining(line)]);
  });
});
