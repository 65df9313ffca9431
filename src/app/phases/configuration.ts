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
  if ('errors' in read) {
    for (const error of read.errors) process.stderr.write(`${error}\n`);
    throw new StartFailure(2);
  }
  const { config, warnings } = read;
  const fault = embeddingModelFault(config);
  if (fault) {
    process.stderr.write(`${fault}\n`);
    throw new StartFailure(2);
  }
  const log = createLog(config.logLevel);
  for (const warning of warnings) log.warn(warning);
  const own = readOwnVersion();
  if ('why' in own) log.warn(own.why);
  const digests = await configuredDigests(config, now);
  if ('error' in digests) {
    process.stderr.write(`${digests.error}\n`);
    throw new StartFailure(2);
  }
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
