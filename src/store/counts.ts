import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

type Miss = { readonly word: string; readonly lang: string; readonly times: number };
export type Rating = { readonly fact: string; readonly up: number; readonly down: number };

/** Counts that outlive a restart: words that no fact covers, and 👍 and 👎 by fact. No person in it. */
export type Counts = {
  addMisses(words: readonly string[], lang: string): void;
  misses(): Miss[];
  addRating(fact: string, vote: 'up' | 'down'): void;
  ratings(): Rating[];
  close(): void;
};

/** The file cannot hold the counts; the message says why, and what to do. */
export class UnusableStore extends Error {}

/** So many words are counted at most; the rarest make room. Nobody can fill the disk with words. */
const MOST_WORDS = 10_000;

/** Opens the counts in an SQLite file, which is made on first use. Throws `UnusableStore`. */
export function openCounts(file: string, mostWords = MOST_WORDS): Counts {
  const database = openDatabase(file);
  const miss = database.prepare(
    'INSERT INTO miss VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1',
  );
  const rating = database.prepare(
    'INSERT INTO rating VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET up = up + excluded.up, down = down + excluded.down',
  );
  const known = database.prepare('SELECT count(*) AS words FROM miss');
  const makeRoom = database.prepare(
    'DELETE FROM miss WHERE rowid IN (SELECT rowid FROM miss ORDER BY times, rowid LIMIT ?)',
  );
  return {
    addMisses(words, lang) {
      for (const word of new Set(words)) miss.run(word, lang);
      const { words: all } = known.get() as { words: number };
      const tooMany = all - mostWords;
      if (tooMany > 0) makeRoom.run(tooMany);
    },
    misses: () =>
      database
        .prepare('SELECT word, lang, times FROM miss ORDER BY times DESC, word')
        .all() as Miss[],
    addRating(fact, vote) {
      rating.run(fact, vote === 'up' ? 1 : 0, vote === 'down' ? 1 : 0);
    },
    ratings: () =>
      database
        .prepare('SELECT fact, up, down FROM rating ORDER BY down DESC, up DESC, fact')
        .all() as Rating[],
    close: () => database.close(),
  };
}

const TABLES = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS miss (
    word TEXT NOT NULL, lang TEXT NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (word, lang)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS rating (
    fact TEXT PRIMARY KEY, up INTEGER NOT NULL, down INTEGER NOT NULL
  ) STRICT;
`;

function openDatabase(file: string): DatabaseSync {
  let database: DatabaseSync | null = null;
  try {
    if (file !== ':memory:') makeFolder(dirname(file));
    database = new DatabaseSync(file, { timeout: 2000 });
    database.exec(TABLES);
    return database;
  } catch (error) {
    database?.close();
    const cause = error instanceof Error ? error.message : String(error);
    throw new UnusableStore(
      `The database ${file} cannot be used (${cause}). Set DATABASE_URL to file: and the path of a file that this account may write, or move what is there out of the way.`,
    );
  }
}

/** Step by step: mkdir's own `recursive` never returns for a folder below /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
