import { mkdirSync } from 'node:fs';
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

/** Opens the counts in an SQLite file, which is made on first use. Throws where it cannot be. */
export function openCounts(file: string): Counts {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: 2000 });
  database.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS miss (
      word TEXT NOT NULL, lang TEXT NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (word, lang)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS rating (
      fact TEXT PRIMARY KEY, up INTEGER NOT NULL, down INTEGER NOT NULL
    ) STRICT;
  `);
  const miss = database.prepare(
    'INSERT INTO miss VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1',
  );
  const rating = database.prepare(
    'INSERT INTO rating VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET up = up + excluded.up, down = down + excluded.down',
  );
  return {
    addMisses(words, lang) {
      for (const word of new Set(words)) miss.run(word, lang);
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
