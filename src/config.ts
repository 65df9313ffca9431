import { existsSync } from 'node:fs';
import { contradictionIn } from './config/contradictions.ts';
import {
  type Environment,
  hidden,
  type LOG_LEVELS,
  REMEDIES,
  settings,
} from './config/environment.ts';
import type { Zone } from './digest/zones.ts';
import type { Lang } from './library/schema.ts';
import type { DiscordSettings } from './platform/discord/settings.ts';
import type { SlackSettings } from './platform/slack/settings.ts';

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
    readonly zone: Zone;
    /** When the channels below have a digest without anybody typing a command; null: they have none. */
    readonly cron: string | null;
    readonly channels: { readonly discord?: string; readonly slack?: string };
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
  const contradiction = contradictionIn(parsed.data);
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
      digest: digestOf(parsed.data),
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

function digestOf(set: Environment): Config['digest'] {
  const { DISCORD_DIGEST_CHANNEL_ID: discord, SLACK_DIGEST_CHANNEL_ID: slack } = set;
  return {
    grace: set.DIGEST_GRACE,
    zone: set.DIGEST_TIMEZONE,
    cron: set.DIGEST_CRON ?? null,
    channels: { ...(discord && { discord }), ...(slack && { slack }) },
  };
}

function slackOf(set: Environment): SlackSettings | null {
  if (!set.SLACK_BOT_TOKEN) return null;
  return {
    botToken: set.SLACK_BOT_TOKEN,
    appToken: set.SLACK_APP_TOKEN ?? null,
    signingSecret: set.SLACK_SIGNING_SECRET ?? null,
    apiUrl: set.SLACK_API_URL.replace(/\/*$/, '/'),
  };
}

function discordOf(set: Environment): DiscordSettings | null {
  if (!set.DISCORD_TOKEN) return null;
  return {
    token: set.DISCORD_TOKEN.replace(/^Bot /, ''),
    apiUrl: set.DISCORD_API_URL.replace(/(?:\/v\d+)?\/*$/, ''),
    guildId: set.DISCORD_GUILD_ID ?? null,
    shards: set.DISCORD_SHARDS,
    shardIds: set.DISCORD_SHARD_IDS ?? null,
  };
}
