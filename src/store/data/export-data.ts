import { sql } from 'kysely';
import type { Database, Store } from '../index.ts';
import { TABLES } from './keys.ts';
import { pagesOf } from './rows.ts';

/** The first line of an export says that it is one, and which step of the migrations its rows are of. */
export const FORMAT = { format: 'briefing-bot-data', version: 1 } as const;

/**
 * All that the store holds at one moment, as JSON lines: a head, `{table, row}` for each row, and an end that counts
 * them, without which a file that was cut off would pass for a whole one. Rejects when the store fails.
 */
export async function* exportData(store: Store, now: Date): AsyncGenerator<string> {
  const database = await store.ready();
  const transaction = await database
    .startTransaction()
    .setAccessMode('read only')
    .setIsolationLevel('repeatable read') // PostgreSQL's snapshot: every query sees the same moment
    .execute();
  try {
    yield line({ ...FORMAT, schema: await schemaOf(transaction), exported: now.toISOString() });
    let rows = 0;
    for (const table of TABLES) {
      for await (const page of pagesOf(transaction, table)) {
        rows += page.length;
        yield page.map((row) => line({ table, row })).join('');
      }
    }
    yield line({ end: rows });
  } finally {
    await transaction.rollback().execute();
  }
}

const line = (value: object) => `${JSON.stringify(value)}\n`;

/** The last step of the migrations that the database has gone. */
async function schemaOf(database: Database): Promise<string> {
  const found = await sql<{ name: string }>`
    select name from kysely_migration order by name desc limit 1
  `.execute(database);
  return found.rows[0]?.name ?? '';
}
