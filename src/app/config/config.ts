import { hostname } from 'node:os';
import type { Zone } from '../../digests/timezone/index.ts';
import { type Lang, type Library, type StaleAfter, textLangFor } from '../../library/index.ts';
import type { DiscordSettings } from '../../platforms/discord/client/index.ts';
import type { SlackAppSettings, SlackSettings } from '../../platforms/slack/client/index.ts';
import type { AssistantAccess } from '../../platforms/web/index.ts';
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
  /** Whether anybody may read the pages of the briefs on the web server, and nobody elsewhere the rest. */
  readonly isPublic: boolean;
  /** The origin under which people reach the web server; null: replies name no pages. */
  readonly publicUrl: string | null;
  /** Who may connect an assistant to the web server; null: nobody. */
  readonly assistants: AssistantAccess | null;
  /** Where else than with the page the bot's health is told, and whether the metrics are; null: nowhere. */
  readonly health: {
    readonly host: string;
    readonly port: number;
    readonly metrics: boolean;
  } | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Where a request does not show its language; null: the first that the briefs are written in. */
  readonly defaultLang: Lang | null;
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
  /** The same for Slack, where the app belongs to one workspace. */
  readonly slack: SlackSettings | null;
  /** The same for an app that many workspaces install; one of the two is null. */
  readonly slackApp: SlackAppSettings | null;
  /** What seals tokens in the database; null: nothing is to be sealed. */
  readonly encryptionKey: string | null;
};

/** Whom each value of MCP lets connect an assistant. */
const ASSISTANTS: Readonly<Record<Environment['MCP'], AssistantAccess | null>> = {
  0: null,
  1: 'own',
  public: 'everybody',
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

/** The language where a request does not show its own: the operator's choice, or else that of the briefs. */
export const defaultLangFor = (
  { defaultLang }: Pick<Config, 'defaultLang'>,
  { languages }: Pick<Library, 'languages'>,
): Lang => defaultLang ?? textLangFor('en', languages);

/**
 * The settings from environment variables (see .env.example), and what is odd in them, a line each; or one line
 * for each variable that is wrong: its name, what it holds if that is no secret, and what it accepts.
 */
export function readConfig(
  env: NodeJS.ProcessEnv,
): { config: Config; warnings: string[] } | { errors: string[] } {
  const parsed = settings.safeParse(env, { jitless: true }); // once
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
      isPublic: parsed.data.WEB_PUBLIC === '1',
      publicUrl: parsed.data.PUBLIC_URL ?? null,
      assistants: ASSISTANTS[parsed.data.MCP],
      health: healthOf(parsed.data),
      logLevel: LOG_LEVEL,
      defaultLang: DEFAULT_LOCALE ?? null,
      databaseUrl: DATABASE_URL,
      learnFromMisses: LEARN_FROM_MISSES === '1',
      embeddingModel: parsed.data.EMBEDDING_MODEL ?? null,
      digest: digestOf(parsed.data),
      discord: discordOf(parsed.data, host),
      slack: slackOf(parsed.data),
      slackApp: slackAppOf(parsed.data),
      encryptionKey: parsed.data.ENCRYPTION_KEY ?? null,
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

function healthOf(set: Environment): Config['health'] {
  if (set.HEALTH_PORT === undefined) return null;
  return { host: set.HEALTH_HOST, port: set.HEALTH_PORT, metrics: set.HEALTH_METRICS === '1' };
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
    apiUrl: withSlash(set.SLACK_API_URL),
  };
}

function slackAppOf(set: Environment): SlackAppSettings | null {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = set;
  const { SLACK_STATE_SECRET: stateSecret, SLACK_SIGNING_SECRET: signingSecret } = set;
  if (!clientId || !clientSecret || !stateSecret || !signingSecret) return null;
  return {
    ...{ clientId, clientSecret, stateSecret, signingSecret },
    apiUrl: withSlash(set.SLACK_API_URL),
  };
}

const withSlash = (url: string) => url.replace(/\/*$/, '/');

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
