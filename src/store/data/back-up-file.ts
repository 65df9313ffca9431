import { existsSync, renameSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { messageOf } from '../../observability/thrown/index.ts';
import { explainSqlite, UnusableStore } from '../failures/index.ts';
import { requireDatabase } from './existing.ts';

/**
 * Copies an SQLite database to a file that is not there yet, as it is at one moment, while the bot goes on with it
 * (https://www.sqlite.org/backup.html). The file appears only when it is whole. Rejects with `UnusableStore`.
 */
export async function backUpFile(path: string, to: string): Promise<void> {
  requireDatabase(`file:${path}`);
  if (existsSync(to)) {
    throw new UnusableStore(`${to} is there already and stays as it is. Name a file that is not.`);
  }
  const unfinished = `${to}.unfinished`;
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    await backup(database, unfinished);
    renameSync(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw canBeRead(path) ? cannotWrite(to, error) : explainSqlite(path, error);
  } finally {
    database?.close();
  }
}

function canBeRead(path: string): boolean {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    database.prepare('select count(*) from sqlite_schema').get();
    database.close();
    return true;
  } catch {
    return false;
  }
}

const cannotWrite = (to: string, error: unknown) =>
  new UnusableStore(
    `${to} cannot be written (${messageOf(error)}). Name a file in a folder that this account may write, on a disk with room for it.`,
  );
