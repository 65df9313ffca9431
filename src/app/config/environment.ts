import { isIP } from 'node:net';
import { z } from 'zod';
import { type Zone, zoneNamed } from '../../digests/timezone/index.ts';
import { LANGS, staleAfter } from '../../library/index.ts';
import { isSoundUrl, readDatabaseUrl } from '../../store/address/index.ts';
import { holdsKeys } from '../../store/sealing/index.ts';
import { rangeOf, readShards } from './shards.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

/**
 * Empty counts as not set, so that a line `PORT=` in .env means the default. Blanks and quotes around a value, as
 * they come along when it is pasted or passed by `docker --env-file`, do not belong to it.
 */
const setting = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => {
    const bare = typeof value === 'string' ? unquoted(value) : value;
    return bare === '' ? undefined : bare;
  }, schema);

/** A value without the blanks and the quotes around it. */
export function unquoted(value: string): string {
  const [, , inner] =
    /^(["'`])(.*)\1$/s.exec(value.trim()) ?? /^(“)(.*)”$/s.exec(value.trim()) ?? [];
  return (inner ?? value).trim();
}

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((number) => number <= 65_535);

/** An address, or a name that can be one's: `300.1.1.1` is neither. */
const host = z
  .string()
  .refine(
    (name) => isIP(name) !== 0 || (/^[^\s/\\:@?#]+$/.test(name) && URL.canParse(`http://${name}/`)),
  );

/** Every variable of the environment: what it accepts, and what it is left out. */
const environment = z.object({
  BRIEFS_DIR: setting(z.string().default('briefs')),
  STALE_AFTER: setting(staleAfter.optional()),
  HOST: setting(host.default('127.0.0.1')),
  PORT: setting(port.default(8787)),
  WEB_PUBLIC: setting(z.enum(['0', '1']).default('0')),
  PUBLIC_URL: setting(
    z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url))
      .refine(({ pathname, search, hash }) => pathname === '/' && search === '' && hash === '')
      .transform(({ origin }) => origin)
      .optional(),
  ),
  MCP: setting(z.enum(['0', '1', 'public']).default('0')),
  HEALTH_HOST: setting(host.default('0.0.0.0')),
  HEALTH_PORT: setting(port.optional()),
  HEALTH_METRICS: setting(z.enum(['0', '1']).default('0')),
  LOG_LEVEL: setting(z.enum(LOG_LEVELS).default('info')),
  DEFAULT_LOCALE: setting(z.enum(LANGS).optional()),
  DATABASE_URL: setting(
    z
      .string()
      .regex(/^(?:file:|postgres(?:ql)?:\/\/).+/)
      .transform(readDatabaseUrl)
      .refine(isSoundUrl)
      .default('file:data/bot.sqlite'),
  ),
  LEARN_FROM_MISSES: setting(z.enum(['0', '1']).default('0')),
  EMBEDDING_MODEL: setting(z.string().optional()),
  DIGEST_GRACE: setting(
    z
      .string()
      .regex(/^\d{1,3}(?:\.\d+)?[hm]$/)
      .default('6h')
      .transform(msOf),
  ),
  DIGEST_CRON: setting(z.string().optional()),
  DISCORD_DIGEST_CHANNEL_ID: setting(
    z
      .string()
      .regex(/^\d{15,22}$/)
      .optional(),
  ),
  SLACK_DIGEST_CHANNEL_ID: setting(
    z
      .string()
      .regex(/^[CG][A-Z0-9]+$/)
      .optional(),
  ),
  DIGEST_TIMEZONE: setting(z.string().default('UTC').transform(zoneOr)),
  DISCORD_TOKEN: setting(
    z
      .string()
      .regex(/^(?:Bot )?(?!xox|xapp-)[!-~]+$/)
      .transform((token) => token.replace(/^Bot /, ''))
      .optional(),
  ),
  DISCORD_API_URL: setting(z.url({ protocol: /^https?$/ }).default('https://discord.com/api')),
  DISCORD_PROXY_LIMITS: setting(z.enum(['0', '1']).default('0')),
  DISCORD_GUILD_ID: setting(
    z
      .string()
      .regex(/^\d{15,22}$/)
      .optional(),
  ),
  DISCORD_SHARDS: setting(
    z
      .string()
      .default('auto')
      .transform((text, context) => {
        const shards = readShards(text);
        if (shards) return shards;
        context.addIssue('no shards');
        return z.NEVER;
      }),
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
      .regex(/^(?!xapp-|xoxp-|xoxe-)[!-~]+$/)
      .optional(),
  ),
  SLACK_APP_TOKEN: setting(
    z
      .string()
      .regex(/^(?!xox)[!-~]+$/)
      .optional(),
  ),
  SLACK_SIGNING_SECRET: setting(
    z
      .string()
      .regex(/^(?!xox|xapp-)[!-~]+$/)
      .optional(),
  ),
  SLACK_CLIENT_ID: setting(
    z
      .string()
      .regex(/^(?!xox|xapp-)[\w.-]+$/)
      .optional(),
  ),
  SLACK_CLIENT_SECRET: setting(
    z
      .string()
      .regex(/^(?!xox|xapp-)[!-~]+$/)
      .optional(),
  ),
  SLACK_STATE_SECRET: setting(
    z
      .string()
      .regex(/^(?!xox|xapp-)[!-~]{32,}$/)
      .optional(),
  ),
  SLACK_API_URL: setting(z.url({ protocol: /^https?$/ }).default('https://slack.com/api/')),
  ENCRYPTION_KEY: setting(z.string().refine(holdsKeys).optional()),
});

/** "6h" or "90m" in ms. */
function msOf(text: string): number {
  return Number.parseFloat(text) * (text.endsWith('h') ? 3_600_000 : 60_000);
}

/** The zone of a name, or an issue. */
function zoneOr(name: string, context: z.RefinementCtx): Zone {
  const zone = zoneNamed(name);
  if (zone) return zone;
  context.addIssue('no time zone');
  return z.NEVER;
}

export type Environment = z.infer<typeof environment>;

/** Them all, as far as one must fit to another. */
export const settings = environment.refine(
  ({ DISCORD_SHARDS: shards, DISCORD_SHARD_IDS: ids }) => {
    if (!ids) return true;
    const { count } = shards;
    const namesNone = 'ids' in shards && shards.ids === null;
    return namesNone && ids.length > 0 && count !== 'auto' && ids.every((id) => id < count);
  },
  { path: ['DISCORD_SHARD_IDS'] },
);

/** What is right, by variable, to complete "Set it to …". */
export const REMEDIES: Record<keyof Environment, string> = {
  BRIEFS_DIR: 'the path of a folder of briefs',
  STALE_AFTER: 'a period such as 6 months, or never',
  HOST: 'an address to listen on, such as 127.0.0.1',
  PORT: 'a whole number from 0 to 65535 (0: any free port)',
  WEB_PUBLIC: '1 to let anybody read the pages of the briefs, or 0',
  PUBLIC_URL:
    'the address under which people reach the bot, such as https://briefs.example.org, without a path',
  MCP: '1 to let assistants on this machine read the briefs at /mcp, public to let anybody, or 0',
  HEALTH_HOST: 'an address to listen on, such as 0.0.0.0',
  HEALTH_PORT: 'a whole number from 0 to 65535 (0: any free port)',
  HEALTH_METRICS: '1 to serve /metrics there too, or 0',
  LOG_LEVEL: `one of ${LOG_LEVELS.join(', ')}`,
  DEFAULT_LOCALE: `one of ${LANGS.join(', ')}`,
  DATABASE_URL:
    'file: and the path of an SQLite file, such as file:data/bot.sqlite, or to postgres://name:password@host/database (in a name or password, write %40 for @, %2F for / and %25 for %)',
  DIGEST_GRACE: 'a time such as 6h or 90m',
  DIGEST_CRON: 'a cron expression of five parts, such as 0 9 * * 1-5, or daily',
  DISCORD_DIGEST_CHANNEL_ID: 'the id of a channel, a long number',
  SLACK_DIGEST_CHANNEL_ID: 'the id of a channel, which begins with C',
  DIGEST_TIMEZONE: 'a time zone such as Asia/Tokyo or America/New_York',
  LEARN_FROM_MISSES: '1 to count words that no fact covers, or 0',
  EMBEDDING_MODEL: 'the folder of a sentence-transformer in ONNX form, or none',
  DISCORD_TOKEN: 'the token of your bot, from https://discord.com/developers/applications',
  DISCORD_API_URL: 'the address of a REST API like https://discord.com/api',
  DISCORD_PROXY_LIMITS:
    '1 where DISCORD_API_URL is a proxy that keeps the rate limits, such as nirn-proxy, or to 0',
  DISCORD_GUILD_ID: 'the id of a server, a long number',
  DISCORD_SHARDS:
    'a number of shards, or auto, or those that run here such as 0,1/4, or so many for each pod such as pod:2/8',
  DISCORD_SHARD_IDS: 'shards below the number in DISCORD_SHARDS, such as 0-3',
  SLACK_BOT_TOKEN: 'the "Bot User OAuth Token" of your app, which begins with xoxb-',
  SLACK_APP_TOKEN: 'an "App-Level Token" of your app, which begins with xapp-',
  SLACK_SIGNING_SECRET: 'the "Signing Secret" of your app, which is no token',
  SLACK_CLIENT_ID: 'the "Client ID" of your app, two numbers with a dot in between',
  SLACK_CLIENT_SECRET: 'the "Client Secret" of your app, which is no token',
  SLACK_STATE_SECRET:
    'a random text of your own of at least 32 characters, as openssl rand -hex 32 prints it',
  SLACK_API_URL: 'the address of a Web API like https://slack.com/api/',
  ENCRYPTION_KEY:
    '32 random bytes in base64, as openssl rand -base64 32 prints them (several with commas in between: the first seals, all open)',
};
