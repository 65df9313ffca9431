import type { Configured } from '../../digests/index.ts';
import type { Logger } from '../../observability/index.ts';
import { readOwnVersion } from '../../observability/index.ts';
import { type Config, embeddingModelFault, readConfig, readDigestCron } from '../config/index.ts';
import { StartFailure } from '../start-failure.ts';

/** What the operator has set, and the log that goes with it. */
export type Configuration = {
  readonly config: Config;
  readonly log: Logger;
  /** The digests that DIGEST_CRON asks for. */
  readonly configuredDigests: Omit<Configured, 'lang'> | null;
};

/** Reads the settings from the environment. Needs nothing; wrong settings end the start with 2. */
export async function readConfiguration(
  env: NodeJS.ProcessEnv,
  now: Date,
  createLog: (level: string) => Logger,
): Promise<Configuration> {
  const read = readConfig(env);
  const config = 'config' in read ? read.config : read.sound;
  const digests = await configuredDigests(config, now);
  const errors = [
    ...('errors' in read ? [...read.errors, ...read.warnings] : []),
    embeddingModelFault(config),
    'error' in digests ? digests.error : null,
  ].filter((line) => line !== null);
  if ('error' in digests || errors.length > 0) {
    for (const error of errors) process.stderr.write(`${error}\n`);
    throw new StartFailure(2);
  }
  const log = createLog(config.logLevel);
  for (const warning of read.warnings) log.warn(warning);
  const own = readOwnVersion();
  if ('why' in own) log.warn(own.why);
  return { config, log, configuredDigests: digests.digests };
}

/** The digests that DIGEST_CRON asks for, or why there can be none. */
async function configuredDigests(
  { digest }: Config,
  now: Date,
): Promise<{ digests: Configuration['configuredDigests'] } | { error: string }> {
  if (digest.cron === null) return { digests: null };
  const read = await readDigestCron(digest.cron, digest, now);
  if ('error' in read) return read;
  return { digests: { schedule: read.schedule, channels: digest.channels } };
}
