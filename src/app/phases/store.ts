import type { Logger } from '../../observability/index.ts';
import { UnusableStore } from '../../store/failures/index.ts';
import { openStore, type Store } from '../../store/index.ts';
import { StartFailure } from '../start-failure.ts';
import type { Configuration } from './configuration.ts';

/** Opens the database, without asking a server yet. A file that can never be one ends the start. */
export function openDatabase({ config, log }: Configuration): Store {
  try {
    return openStore(config.databaseUrl, (line) => log.warn(line));
  } catch (error) {
    if (!(error instanceof UnusableStore)) throw error;
    log.fatal(error.message);
    throw failureOf(error);
  }
}

/**
 * Brings the tables up to date. A server that is away is tried again with each query; a database that cannot work
 * ends the start.
 */
export async function prepareTables(store: Store, log: Logger): Promise<void> {
  try {
    await store.ready();
  } catch (error) {
    if (error instanceof UnusableStore && error.isPassing) {
      store.tell(error, (line) => log.error(line));
      return;
    }
    log.fatal(store.explain(error));
    throw failureOf(error);
  }
}

const failureOf = (error: unknown) =>
  new StartFailure(error instanceof UnusableStore && error.isOfSetting ? 2 : 1);

/** Gives the result of work on the store; where the store fails that is logged, and `otherwise` is given. */
export const orLogged =
  (store: Store, log: Logger) =>
  <T>(work: Promise<T>, otherwise: T): Promise<T> =>
    work.catch((error: unknown) => {
      store.tell(error, (line) => log.error(line));
      return otherwise;
    });
