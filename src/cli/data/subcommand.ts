import type { Command } from 'commander';
import { openStore, type Store } from '../../store/index.ts';
import { configOrComplaint, EXIT, type Exit, type Terminal } from '../terminal.ts';

/** Adds a command to `data`. `begin` is called with what is to be done where it is chosen. */
export type Subcommand = (
  program: Command,
  terminal: Terminal,
  begin: (run: () => Promise<Exit>) => void,
) => void;

/** Opens the database of the settings for some work. */
export async function withStore(
  terminal: Terminal,
  use: (store: Store) => Promise<Exit>,
): Promise<Exit> {
  const config = configOrComplaint(terminal);
  if (!config) return EXIT.usage;
  const store = openStore(config.databaseUrl);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
