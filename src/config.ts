import { existsSync } from 'node:fs';
import { z } from 'zod';
import { LANGS, type Lang } from './library/schema.ts';

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
      .regex(/^file:.+/)
      .default('file:data/bot.sqlite'),
  ),
  LEARN_FROM_MISSES: setting(z.enum(['0', '1']).default('0')),
});

const REMEDIES: Record<keyof z.infer<typeof environment>, string> = {
  BRIEFS_DIR: 'the path of a folder of briefs',
  HOST: 'an address to listen on, such as 127.0.0.1',
  PORT: 'a whole number from 0 to 65535 (0: any free port)',
  LOG_LEVEL: `one of ${LOG_LEVELS.join(', ')}`,
  DEFAULT_LOCALE: `one of ${LANGS.join(', ')}`,
  DATABASE_URL: 'file: and the path of an SQLite file, such as file:data/bot.sqlite',
  LEARN_FROM_MISSES: '1 to count words that no fact covers, or 0',
};

export type Config = {
  readonly briefsDir: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly defaultLang: Lang;
  readonly databaseFile: string;
  readonly learnFromMisses: boolean;
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
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    const errors = [...names].map((name) => {
      const accepted = REMEDIES[name as keyof typeof REMEDIES];
      return `${name} is ${JSON.stringify(env[name])}. Set it to ${accepted}, or remove it.`;
    });
    return { errors };
  }
  const { BRIEFS_DIR, HOST, PORT, LOG_LEVEL, DEFAULT_LOCALE, DATABASE_URL, LEARN_FROM_MISSES } =
    parsed.data;
  return {
    config: {
      briefsDir: BRIEFS_DIR,
      host: HOST,
      port: PORT,
      logLevel: LOG_LEVEL,
      defaultLang: DEFAULT_LOCALE,
      databaseFile: DATABASE_URL.slice('file:'.length),
      learnFromMisses: LEARN_FROM_MISSES === '1',
    },
  };
}
