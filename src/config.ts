import { existsSync } from 'node:fs';
import { z } from 'zod';
import { LANGS, type Lang } from './library/schema.ts';
import type { DiscordSettings } from './platform/discord/settings.ts';
import type { SlackSettings } from './platform/slack/settings.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

/** Empty counts as not set, so that a line `PORT=` in .env means the default. */
const setting = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

const environment = z.object({
  BRIEFS_DIR: setting(z.string().default('briefs')),
  HOST: setting(z.string().default('127.0.0.1')),
  PORT: setting(
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535)
      .default(8787),
  ),
  LOG_LEVEL: setting(z.enum(LOG_LEVELS).default('info')),
  DEFAULT_LOCALE: setting(z.enum(LANGS).default('en')),
  DATABASE_URL: setting(
    z
      .string()
      .regex(/^(?:file:|postgres(?:ql)?:\/\/).+/)
      .refine((url) => url.startsWith('file:') || URL.canParse(url))
      .default('file:data/bot.sqlite'),
  ),
  LEARN_FROM_MISSES: setting(z.enum(['0', '1']).default('0')),
  DIGEST_GRACE: setting(
    z
      .string()
      .regex(/^\d{1,3}(?:\.\d+)?[hm]$/)
      .default('6h')
      .transform(msOf),
  ),
  DIGEST_TIMEZONE: setting(z.string().default('UTC').refine(isZone)),
  DISCORD_TOKEN: setting(
    z
      .string()
      .trim()
      .regex(/^(?:Bot )?[!-~]+$/)
      .optional(),
  ),
  DISCORD_API_URL: setting(z.url({ protocol: /^https?$/ }).default('https://discord.com/api')),
  DISCORD_GUILD_ID: setting(
    z
      .string()
      .regex(/^\d{15,22}$/)
      .optional(),
  ),
  DISCORD_SHARDS: setting(
    z
      .union([
        z.literal('auto'),
        z
          .string()
          .regex(/^[1-9]\d{0,3}$/)
          .transform(Number),
      ])
      .default('auto'),
  ),
  DISCORD_SHARD_IDS: setting(
    z
      .string()
      .regex(/^\d{1,4}(-\d{1,4})?$/)
      .transform(rangeOf)
      .optional(),
  ),
  SLACK_BOT_TOKEN: setting(
    z
      .string()
      .trim()
      .regex(/^(?!xapp-|xoxp-|xoxe-)[!-~]+$/)
      .optional(),
  ),
  SLACK_APP_TOKEN: setting(
    z
      .string()
      .trim()
      .regex(/^(?!xox)[!-~]+$/)
      .optional(),
  ),
  SLACK_SIGNING_SECRET: setting(
    z
      .string()
      .trim()
      .regex(/^(?!xox|xapp-)[!-~]+$/)
      .optional(),
  ),
  SLACK_API_URL: setting(z.url({ protocol: /^https?$/ }).default('https://slack.com/api/')),
});

/** "6h" or "90m" in ms. */
function msOf(text: string): number {
  return Number.parseFloat(text) * (text.endsWith('h') ? 3_600_000 : 60_000);
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

/** "0-3" as 0, 1, 2, 3; "2" as 2 alone. */
function rangeOf(text: string): number[] {
  const [from = 0, to = from] = text.split('-').map(Number);
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, i) => from + i);
}

const settings = environment.refine(
  ({ DISCORD_SHARDS: count, DISCORD_SHARD_IDS: ids }) =>
    !ids || (ids.length > 0 && count !== 'auto' && ids.every((id) => id < count)),
  { path: ['DISCORD_SHARD_IDS'] },
);

const REMEDIES: Record<keyof z.infer<typeof environment>, string> = {
  BRIEFS_DIR: 'the path of a folder of briefs',
  HOST: 'an address to listen on, such as 127.0.0.1',
  PORT: 'a whole number from 0 to 65535 (0: any free port)',
  LOG_LEVEL: `one of ${LOG_LEVELS.join(', ')}`,
  DEFAULT_LOCALE: `one of ${LANGS.join(', ')}`,
  DATABASE_URL:
    'file: and the path of an SQLite file, such as file:data/bot.sqlite, or to postgres://name:password@host/database',
  DIGEST_GRACE: 'a time such as 6h or 90m',
  DIGEST_TIMEZONE: 'a time zone such as Asia/Tokyo or America/New_York',
  LEARN_FROM_MISSES: '1 to count words that no fact covers, or 0',
  DISCORD_TOKEN: 'the token of your bot, from https://discord.com/developers/applications',
  DISCORD_API_URL: 'the address of a REST API like https://discord.com/api',
  DISCORD_GUILD_ID: 'the id of a server, a long number',
  DISCORD_SHARDS: 'a number of shards, or auto',
  DISCORD_SHARD_IDS: 'shards below the number in DISCORD_SHARDS, such as 0-3',
  SLACK_BOT_TOKEN: 'the "Bot User OAuth Token" of your app, which begins with xoxb-',
  SLACK_APP_TOKEN: 'an "App-Level Token" of your app, which begins with xapp-',
  SLACK_SIGNING_SECRET: 'the "Signing Secret" of your app, which is no token',
  SLACK_API_URL: 'the address of a Web API like https://slack.com/api/',
};

/** Never shown, not even when it is wrong; nor is an address with a password. */
const SECRET: ReadonlySet<string> = new Set([
  'DISCORD_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
]);
const hidden = (name: string, held = '') => SECRET.has(name) || /:.*@/.test(held);

export type Config = {
  readonly briefsDir: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly defaultLang: Lang;
  /** `file:` and a path, or `postgres://…`. */
  readonly databaseUrl: string;
  readonly learnFromMisses: boolean;
  readonly digest: {
    /** So long (ms) after its time a digest is still posted. */
    readonly grace: number;
    /** For who names no time zone. */
    readonly zone: string;
  };
  /** Null: there is no token, so nothing of Discord is loaded. */
  readonly discord: DiscordSettings | null;
  /** The same for Slack. */
  readonly slack: SlackSettings | null;
};

/** The process's environment, with what a file .env in the working folder adds to it. */
export function loadEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/**
 * The settings from environment variables (see .env.example), or one line for each variable that
 * is wrong: its name, what it holds, and what it accepts.
 */
export function readConfig(env: NodeJS.ProcessEnv): { config: Config } | { errors: string[] } {
  const parsed = settings.safeParse(env);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    const errors = [...names].map((name) => {
      const accepted = REMEDIES[name as keyof typeof REMEDIES];
      const held = hidden(name, env[name]) ? mistaken(env[name] ?? '') : JSON.stringify(env[name]);
      return `${name} is ${held}. Set it to ${accepted}, or remove it.`;
    });
    return { errors };
  }
  const contradiction = slackContradiction(parsed.data);
  if (contradiction) return { errors: [contradiction] };
  const { BRIEFS_DIR, HOST, PORT, LOG_LEVEL, DEFAULT_LOCALE, DATABASE_URL, LEARN_FROM_MISSES } =
    parsed.data;
  return {
    config: {
      briefsDir: BRIEFS_DIR,
      host: HOST,
      port: PORT,
      logLevel: LOG_LEVEL,
      defaultLang: DEFAULT_LOCALE,
      databaseUrl: DATABASE_URL,
      learnFromMisses: LEARN_FROM_MISSES === '1',
      digest: { grace: parsed.data.DIGEST_GRACE, zone: parsed.data.DIGEST_TIMEZONE },
      discord: discordOf(parsed.data),
      slack: slackOf(parsed.data),
    },
  };
}

/** What a secret seems to be, where it was put into the wrong place; it is never shown. */
function mistaken(value: string): string {
  const kinds = {
    'xoxb-': 'a bot token',
    'xapp-': 'an app-level token',
    'xoxp-': "a user's token",
    'xoxe-': 'a configuration token',
  };
  const kind = Object.entries(kinds).find(([start]) => value.trim().startsWith(start))?.[1];
  return kind ? `${kind}, which belongs elsewhere` : 'malformed';
}

/** Settings of Slack that only make sense together. */
function slackContradiction(set: z.infer<typeof environment>): string | null {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret } = set;
  if (bot && !app && !secret) {
    return `SLACK_BOT_TOKEN alone does not let Slack reach the bot. Set SLACK_APP_TOKEN too to ${REMEDIES.SLACK_APP_TOKEN} (Socket Mode), or SLACK_SIGNING_SECRET to ${REMEDIES.SLACK_SIGNING_SECRET} (HTTP).`;
  }
  if (bot || (!app && !secret)) return null;
  const name = app ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
  return `${name} is set, but SLACK_BOT_TOKEN is not. Set SLACK_BOT_TOKEN to ${REMEDIES.SLACK_BOT_TOKEN}, or remove ${name}.`;
}

function slackOf(set: z.infer<typeof environment>): SlackSettings | null {
  if (!set.SLACK_BOT_TOKEN) return null;
  return {
    botToken: set.SLACK_BOT_TOKEN,
    appToken: set.SLACK_APP_TOKEN ?? null,
    signingSecret: set.SLACK_SIGNING_SECRET ?? null,
    apiUrl: set.SLACK_API_URL.replace(/\/*$/, '/'),
  };
}

function discordOf(set: z.infer<typeof environment>): DiscordSettings | null {
  if (!set.DISCORD_TOKEN) return null;
  return {
    token: set.DISCORD_TOKEN.replace(/^Bot /, ''),
    apiUrl: set.DISCORD_API_URL.replace(/(?:\/v\d+)?\/*$/, ''),
    guildId: set.DISCORD_GUILD_ID ?? null,
    shards: set.DISCORD_SHARDS,
    shardIds: set.DISCORD_SHARD_IDS ?? null,
  };
}
