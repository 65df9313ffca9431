import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, inject, onTestFinished } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';

/** A new folder that is gone after the test. */
export async function emptyFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'store-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** The address of a new, empty database on the PostgreSQL server of this run. */
export async function emptyPostgres(): Promise<string> {
  const response = await fetch(inject('postgres'));
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

/** The addresses of new, empty databases by kind. */
export const EMPTY = {
  SQLite: async () => `file:${join(await emptyFolder(), 'bot.sqlite')}`,
  PostgreSQL: emptyPostgres,
} as const;

/** Opens a store that is closed after the test. */
export function opened(url: string): Store {
  const store = openStore(url);
  onTestFinished(() => store.close());
  return store;
}

/** The same tests on every kind of database; `empty` gives the address of a new one. */
export function onEveryDatabase(
  title: string,
  tests: (empty: () => Promise<string>) => void,
): void {
  for (const [kind, empty] of Object.entries(EMPTY)) {
    describe(`${title}, on ${kind}`, () => tests(empty));
  }
}
