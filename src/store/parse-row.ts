import type { z } from 'zod';
import { UnusableStore } from './failures/index.ts';
import type { Tables } from './tables.ts';

/**
 * A row as the rest of the bot knows it: databases are parsed here once, and trusted from there on. `key` names the
 * row in the message. Throws `UnusableStore` for one that this version cannot read; it names columns, never what they
 * hold.
 */
export function parseRow<T>(
  table: keyof Tables,
  key: string,
  schema: z.ZodType<T>,
  row: unknown,
): T {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const columns = new Set(parsed.error.issues.map(({ path }) => path[0] ?? 'all'));
  throw new UnusableStore(
    `The table ${table} of the database holds a row (${key}) that this version of the bot cannot read (${[...columns].join(', ')}): a later version wrote it, or somebody edited it. Run that version, or correct or delete the row.`,
  );
}
