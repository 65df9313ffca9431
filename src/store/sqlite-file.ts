import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { explainSqlite } from './failures/index.ts';

/** So long (ms) opening waits for another process that writes. */
const PATIENCE_MS = 2000;

/** Opens an SQLite file, which is made on first use. Throws `UnusableStore`. */
export function openFile(file: string): DatabaseSync {
  let database: DatabaseSync | null = null;
  try {
    if (file !== ':memory:') makeFolder(dirname(file));
    database = new DatabaseSync(file, { timeout: PATIENCE_MS });
    useWriteAheadLog(database);
    database.exec('PRAGMA busy_timeout = 0'); // from here on, `CarefulDriver` waits
    return database;
  } catch (error) {
    database?.close();
    throw explainSqlite(file, error);
  }
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
