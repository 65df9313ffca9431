import { hostname } from 'node:os';
import type { Zone } from '../../digests/timezone/index.ts';
import type { Lang, StaleAfter } from '../../library/index.ts';
import type { DiscordSettings } from '../../platforms/discord/client/index.ts';
import type { SlackSettings } from '../../platforms/slack/client/index.ts';
import { contradictionIn } from './contradictions.ts';
import { readEnvFile } from './env-file.ts';
import { type Environment, type LOG_LEVELS, REMEDIES, settings, unquoted } from './environment.ts';
import { misspelt } from './misspelt.ts';
import { impossible, isSecret, shown, strayed } from './secrets.ts';
import { shardsOfPod } from './shards.ts';

export type Config = {
  readonly briefsDir: string;
  /** How old the newest source may be before replies warn of it; undefined: what the folder says. */
  readonly staleAfter: StaleAfter | undefined;
  readonly host: string;
  readonly port: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly defaultLang: Lang;
  /** `file:` and a path, or `postgres://…`. */
  readonly databaseUrl: string;
  readonly learnFromMisses: boolean;
  /** The folder of the model that compares meanings; null: that of the optional packages, if they are there. */
  readonly embeddingModel: string | null;
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

const NAMES = Object.keys(REMEDIES) as (keyof Environment)[];

/**
 * An environment, with what a file .env in the working folder adds to it; or one line for each setting that stands
 * otherwise in the file than it would be read.
 */
export function loadEnvironment(
  { env, folder }: { env: NodeJS.ProcessEnv; folder: string } = { env: process.env, folder: '.' },
): { env: NodeJS.ProcessEnv } | { errors: string[] } {
  const { set, fieldErrors, unreadable } = readEnvFile(folder);
  if (unreadable) return { errors: [unreadable] };
  const errors = NAMES.flatMap((name) => (env[name] === undefined && fieldErrors[name]) || []);
  if (errors.length > 0) return { errors };
  for (const [name, value] of Object.entries(set)) env[name] ??= value;
  return { env };
}

/**
 * The settings from environment variables (see .env.example), and what is odd in them, a line each; or one line
 * for each variable that is wrong: its name, what it holds if that is no secret, and what it accepts.
 */
export function readConfig(
  env: NodeJS.ProcessEnv,
): { config: Config; warnings: string[] } | { errors: string[] } {
  const parsed = settings.safeParse(env);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    return {
      errors: [...names].map((name) => refusal(name, shown(name, unquoted(env[name] ?? '')))),
    };
  }
  const { HOSTNAME: host = hostname() } = env;
  const contradiction = contradictionIn(parsed.data, host);
  const errors = contradiction ? [contradiction] : misplaced(parsed.data);
  if (errors.length > 0) return { errors };
  const { BRIEFS_DIR, HOST, PORT, LOG_LEVEL, DEFAULT_LOCALE, DATABASE_URL, LEARN_FROM_MISSES } =
    parsed.data;
  return {
    config: {
      briefsDir: BRIEFS_DIR,
      staleAfter: parsed.data.STALE_AFTER,
      host: HOST,
      port: PORT,
      logLevel: LOG_LEVEL,
      defaultLang: DEFAULT_LOCALE,
      databaseUrl: DATABASE_URL,
      learnFromMisses: LEARN_FROM_MISSES === '1',
      embeddingModel: parsed.data.EMBEDDING_MODEL ?? null,
      digest: digestOf(parsed.data),
      discord: discordOf(parsed.data, host),
      slack: slackOf(parsed.data),
    },
    warnings: misspelt(env, NAMES),
  };
}

/** `held`: what it is, as `shown` gives it. */
const refusal = (name: string, held: string) =>
  `${name} is ${held}. Set it to ${REMEDIES[name as keyof typeof REMEDIES]}, or remove it.`;

/** A line for each secret that cannot be right, and for each that stands where another setting belongs. */
function misplaced(set: Environment): string[] {
  return NAMES.flatMap((name) => {
    const value = set[name];
    if (typeof value !== 'string') return [];
    const apiUrl = name.startsWith('DISCORD') ? set.DISCORD_API_URL : set.SLACK_API_URL;
    const fault = strayed(name, value) ?? (isSecret(name) ? impossible(name, value, apiUrl) : null);
    return fault ? refusal(name, fault) : [];
  });
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

/** `host`: the name of this machine, which numbers the pods of a StatefulSet. */
function discordOf(set: Environment, host: string): DiscordSettings | null {
  if (!set.DISCORD_TOKEN) return null;
  const { DISCORD_SHARDS: shards } = set;
  return {
    token: set.DISCORD_TOKEN,
    apiUrl: set.DISCORD_API_URL.replace(/(?:\/v\d+)?\/*$/, ''),
    hasLimitingProxy: set.DISCORD_PROXY_LIMITS === '1',
    guildId: set.DISCORD_GUILD_ID ?? null,
    shards: shards.count,
    shardIds:
      'perPod' in shards ? shardsOfPod(shards, host) : (set.DISCORD_SHARD_IDS ?? shards.ids),
  };
}
