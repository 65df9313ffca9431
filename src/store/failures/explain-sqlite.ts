import { accessSync, constants, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf } from '../../observability/thrown/index.ts';
import { UnusableStore } from './unusable-store.ts';

/** Primary result codes: https://www.sqlite.org/rescode.html */
const SQLITE = {
  perm: 3,
  busy: 5,
  locked: 6,
  readOnly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  auth: 23,
  notADatabase: 26,
} as const;
/** The extended code for a disk that has no room for the index of the write-ahead log. */
const NO_ROOM_FOR_INDEX = 4874;

/** What is wrong with a database file, in one line with the remedy. */
export function explainSqlite(file: string, error: unknown): UnusableStore {
  const said = messageOf(error);
  const passing = (line: string) => new UnusableStore(line, 'passing');
  const lasting = (line: string) => new UnusableStore(line);
  const ofSetting = (line: string) => new UnusableStore(line, 'by setting');
  switch (failureOf(file, error)) {
    case 'full':
      return passing(
        `The disk of the database ${file} is full, or a quota is used up (${said}). Free space there: what is stored is safe, and the bot goes on and tries again by itself. Until then nothing new is kept, and no digest is posted.`,
      );
    case 'failing':
      return passing(
        `The disk of the database ${file} fails (${said}). Look into the system's log, and whether a quota is used up; leave the file where it is. The bot goes on and tries again by itself.`,
      );
    case 'busy':
      return passing(
        `The database ${file} is held by another process (${said}): a backup, or a tool that writes to it? The bot tries again by itself.`,
      );
    case 'read-only':
      return ofSetting(
        `The database ${file} cannot be written (${said}). Let the account that runs the bot write the file and its folder, on a disk that is not mounted read-only, or set DATABASE_URL to file: and the path of such a file.`,
      );
    case 'damaged':
      return lasting(
        `The database ${file} cannot be used: it is damaged (${said}). Stop the bot, copy the file with those beside it (-wal, -shm), and bring back a backup or what "sqlite3 ${file} .recover" saves; or move it out of the way to begin anew.`,
      );
    case 'other-file':
      return ofSetting(
        `The database ${file} cannot be used (${said}). Set DATABASE_URL to file: and the path of a file that this account may write, or move what is there out of the way.`,
      );
    case 'no-file':
      return ofSetting(
        `The database ${file} cannot be used (${said}). Set DATABASE_URL to file: and the path of a file that this account may write.`,
      );
    default:
      return lasting(`A query to the database ${file} failed (${said}): please report this.`);
  }
}

/** https://www.sqlite.org/rescode.html#busy; extended codes have it in their lowest byte. */
export const isBusy = (error: unknown): boolean => (codesOf(error).sqlite & 0xff) === SQLITE.busy;

type Failure =
  | 'full'
  | 'failing'
  | 'busy'
  | 'read-only'
  | 'damaged'
  | 'other-file'
  | 'no-file'
  | 'query';

function failureOf(file: string, error: unknown): Failure {
  const { sqlite, system } = codesOf(error);
  if (system === 'ENOSPC' || system === 'EDQUOT' || sqlite === NO_ROOM_FOR_INDEX) return 'full';
  if (system === 'EROFS') return 'read-only';
  if (system === 'EIO') return 'failing';
  if (system !== null) return 'no-file';
  switch (sqlite & 0xff) {
    case SQLITE.full:
      return 'full';
    // SQLite does not always say why it could not write.
    case SQLITE.io:
      return isFull(file) ? 'full' : 'failing';
    case SQLITE.cannotOpen:
      return isFull(file) ? 'full' : 'no-file';
    case SQLITE.busy:
    case SQLITE.locked:
      return 'busy';
    case SQLITE.readOnly:
    case SQLITE.perm:
      return 'read-only';
    case SQLITE.corrupt:
      return 'damaged';
    case SQLITE.notADatabase:
      return 'other-file';
    case SQLITE.auth:
      return 'no-file';
    default:
      return 'query';
  }
}

/** The code of SQLite, 0 where there is none, and that of the system. */
function codesOf(error: unknown): { sqlite: number; system: string | null } {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown };
  const isSystems = typeof code === 'string' && /^E(?!RR_)/.test(code);
  return { sqlite: Number(errcode ?? 0), system: isSystems ? code : null };
}

/** With less free space (bytes) SQLite may lack some for a page and its log. */
const LITTLE = 64 * 1024;

/** Whether little is free where a file is to be written. */
function isFull(file: string): boolean {
  const folder = dirname(file);
  try {
    accessSync(folder, constants.W_OK); // an image that is mounted read-only has nothing free either
    const { blocks, bavail, bsize } = statfsSync(folder);
    return blocks > 0 && bavail * bsize < LITTLE; // those of the kernel, such as /proc, have no blocks at all
  } catch {
    return false;
  }
}
