import { Health, probe } from '../../observability/index.ts';
import type { Platform } from '../../platforms/shared/platform/index.ts';
import {
  explainListenError,
  HealthServer,
  isWrongAddress,
  type MetricsSource,
} from '../../platforms/web/index.ts';
import type { Store } from '../../store/index.ts';
import { StartFailure } from '../start-failure.ts';
import type { Configuration } from './configuration.ts';

/** What there is to be asked for while the bot starts: nothing is there yet but what is configured. */
export function createHealth({ config }: Configuration): Health {
  const health = new Health();
  const isStarting = () => 'starting';
  health.set('library', isStarting);
  health.set('store', isStarting);
  if (config.discord) health.set('discord', isStarting);
  if (config.slack || config.slackApp) health.set('slack', isStarting);
  return health;
}

/** The database is asked for nothing, at most once a second. */
export const storeCheck = (store: Store) =>
  probe(() => store.ping(), 'the database does not answer');

/** A chat platform tells by itself. */
export const platformCheck = (platform: Platform) => () => platform.unavailable();

/**
 * Listens on HEALTH_PORT, if there is one, before anything else: who starts the bot sees what it waits for. A port or
 * address that cannot be had ends the start.
 */
export async function startHealthServer(
  { config, log }: Configuration,
  health: Health,
  metrics: () => MetricsSource | null,
): Promise<HealthServer | null> {
  const at = config.health;
  if (!at) return null;
  const server = new HealthServer(at, health, at.metrics ? metrics : null);
  await server.start().catch((error: NodeJS.ErrnoException) => {
    log.fatal(explainListenError(error, at, ['HEALTH_HOST', 'HEALTH_PORT']));
    throw new StartFailure(isWrongAddress(error) ? 2 : 1);
  });
  return server;
}
