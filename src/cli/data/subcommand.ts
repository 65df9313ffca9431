import type { Command } from 'commander';
import type { Config } from '../../app/config/index.ts';
import { requireDatabase } from '../../store/data/index.ts';
import { openStore, type Store } from '../../store/index.ts';
import { configOrComplaint, EXIT, type Exit, type Terminal } from '../terminal.ts';

/** Adds a command to `data`. `begin` is called with what is to be done where it is chosen. */
export type Subcommand = (
  program: Command,
  terminal: Terminal,
  begin: (run: () => Promise<Exit>) => void,
) => void;

/** Opens the database of the settings for some work on what it holds. */
export async function withStore(
  terminal: Terminal,
  use: (store: Store) => Promise<Exit>,
): Promise<Exit> {
  const config = configOrComplaint(terminal);
  if (!config) return EXIT.usage;
  requireDatabase(config.databaseUrl);
  return withStoreOf(config, use);
}

/** Opens a database, which is made if it is not there. */
export async function withStoreOf(
  { databaseUrl }: Pick<Config, 'databaseUrl'>,
  use: (store: Store) => Promise<Exit>,
): Promise<Exit> {
  const store = openStore(databaseUrl);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
