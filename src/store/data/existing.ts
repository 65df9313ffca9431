import { existsSync } from 'node:fs';
import { UnusableStore } from '../failures/index.ts';

/**
 * Throws `UnusableStore` where an SQLite file is not there: to open it would make an empty one, and what is done with
 * that would pass for done with the bot's.
 */
export function requireDatabase(url: string): void {
  if (!url.startsWith('file:')) return;
  const path = url.slice('file:'.length);
  if (existsSync(path)) return;
  throw new UnusableStore(
    `There is no database ${path}: the bot makes it when it first starts. Set DATABASE_URL to the one that the bot uses.`,
  );
}
