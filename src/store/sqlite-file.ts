import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UnusableStore } from './unusable-store.ts';

/** So long (ms) opening waits for another process that writes. */
const PATIENCE_MS = 2000;

/** Opens an SQLite file, which is made on first use. Throws `UnusableStore`. */
export function openFile(file: string): DatabaseSync {
  let database: DatabaseSync | null = null;
  try {
    if (file !== ':memory:') makeFolder(dirname(file));
    database = new DatabaseSync(file, { timeout: PATIENCE_MS });
    useWriteAheadLog(database);
    database.exec('PRAGMA busy_timeout = 0'); // from here on, `PatientDriver` waits
    return database;
  } catch (error) {
    database?.close();
    throw unusableFile(file, error);
  }
}

/** What is wrong with a file, with the remedy. */
export function unusableFile(file: string, error: unknown): UnusableStore {
  const cause = error instanceof Error ? error.message : String(error);
  return new UnusableStore(
    `The database ${file} cannot be used (${cause}). Set DATABASE_URL to file: and the path of a file that this account may write, or move what is there out of the way.`,
  );
}

/** Only where it is not used yet: changing to it takes the whole file, which others may be opening too. */
function useWriteAheadLog(database: DatabaseSync): void {
  const { journal_mode: mode } = database.prepare('PRAGMA journal_mode').get() ?? {};
  if (mode !== 'wal') database.exec('PRAGMA journal_mode = WAL');
}

/** Step by step: mkdir's own `recursive` never returns for a folder below /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (!existsSync(path)) throw error; // else another process was quicker
  }
}
