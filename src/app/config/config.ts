import { hostname } from 'node:os';
import type { Zone } from '../../digests/timezone/index.ts';
import { type Lang, type Library, type StaleAfter, textLangFor } from '../../library/index.ts';
import type { DiscordSettings } from '../../platforms/discord/client/index.ts';
import type { SlackAppSettings, SlackSettings } from '../../platforms/slack/client/index.ts';
import type { AssistantAccess } from '../../platforms/web/index.ts';
import { contradictionsIn } from './contradictions.ts';
import { readEnvFile } from './env-file.ts';
import { type Environment, type LOG_LEVELS, REMEDIES, settings, unquoted } from './environment.ts';
import { misspelt } from './misspelt.ts';
import { namesOneOf } from './names-one-of.ts';
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
  const faulty = NAMES.filter((name) => env[name] === undefined && fieldErrors[name]);
  if (faulty.length > 0) {
    const read = readConfig({ ...set, ...env });
    const others = 'errors' in read ? [...read.errors, ...read.warnings] : read.warnings;
    const errors = faulty.flatMap((name) => fieldErrors[name] ?? []);
    return { errors: [...errors, ...others.filter((line) => !namesOneOf(line, faulty))] };
  }
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
 * for each variable that is wrong: its name, what it holds if that is no secret, and what it accepts. `sound` are then
 * the settings without those that are malformed, for who looks for more that is wrong.
 */
export function readConfig(
  env: NodeJS.ProcessEnv,
):
  | { config: Config; warnings: string[] }
  | { errors: string[]; warnings: string[]; sound: Config } {
  const { HOSTNAME: host = hostname() } = env;
  const { set, malformed, lines } = parse(env);
  const contradictions = contradictionsIn(set, host).filter((line) => !namesOneOf(line, malformed));
  const errors = [...lines, ...contradictions, ...misplaced(set, malformed)];
  const config = configOf(set, host);
  const warnings = misspelt(env, NAMES);
  return errors.length === 0 ? { config, warnings } : { errors, warnings, sound: config };
}

/** What is set; the names of what is malformed, which is left out, and a line for each, unless another one is the cause. */
type Parsed = {
  readonly set: Environment;
  readonly malformed: readonly string[];
  readonly lines: readonly string[];
};

/** `malformed` and `lines` are of what has been left out of the environment so far. */
function parse(
  env: NodeJS.ProcessEnv,
  malformed: Parsed['malformed'] = [],
  lines: Parsed['lines'] = [],
): Parsed {
  const parsed = settings.safeParse(env, { jitless: true }); // once, or twice where something is wrong
  if (parsed.success) return { set: parsed.data, malformed, lines };
  const names = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
  const told = names
    .map((name) => refusal(name, shown(name, unquoted(env[name] ?? ''))))
    .filter((line) => !namesOneOf(line, malformed));
  const rest = Object.entries(env).filter(([name]) => !names.includes(name));
  return parse(Object.fromEntries(rest), [...malformed, ...names], [...lines, ...told]);
}

function configOf(set: Environment, host: string): Config {
  return {
    briefsDir: set.BRIEFS_DIR,
    staleAfter: set.STALE_AFTER,
    host: set.HOST,
    port: set.PORT,
    isPublic: set.WEB_PUBLIC === '1',
    publicUrl: set.PUBLIC_URL ?? null,
    assistants: ASSISTANTS[set.MCP],
    health: healthOf(set),
    logLevel: set.LOG_LEVEL,
    defaultLang: set.DEFAULT_LOCALE ?? null,
    databaseUrl: set.DATABASE_URL,
    learnFromMisses: set.LEARN_FROM_MISSES === '1',
    embeddingModel: set.EMBEDDING_MODEL ?? null,
    digest: digestOf(set),
    discord: discordOf(set, host),
    slack: slackOf(set),
    slackApp: slackAppOf(set),
    encryptionKey: set.ENCRYPTION_KEY ?? null,
  };
}

/** `held`: what it is, as `shown` gives it. */
const refusal = (name: string, held: string) =>
  `${name} is ${held}. Set it to ${REMEDIES[name as keyof typeof REMEDIES]}, or remove it.`;

/**
 * A line for each secret that cannot be right, and for each that stands where another setting belongs. Which secrets can
 * be right is not known where the address of their server is malformed.
 */
function misplaced(set: Environment, malformed: readonly string[]): string[] {
  return NAMES.flatMap((name) => {
    const value = set[name];
    if (typeof value !== 'string') return [];
    const api = name.startsWith('DISCORD') ? 'DISCORD_API_URL' : 'SLACK_API_URL';
    const isKnown = isSecret(name) && !malformed.includes(api);
    const fault = strayed(name, value) ?? (isKnown ? impossible(name, value, set[api]) : null);
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
