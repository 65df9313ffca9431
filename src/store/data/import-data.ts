import { isDeepStrictEqual } from 'node:util';
import { type Database, type Store, UnusableStore } from '../index.ts';
import { KEYS, TABLES, type TableName } from './keys.ts';
import { type AnyTables, anyTables, pagesOf, type Row } from './rows.ts';
import { withStaged } from './staging.ts';

/** Which row counts where the file and the database both hold one of the same key and they differ. */
export type Prefer = 'file' | 'database';

/** How many rows were added, were there already, and differed. */
export type Imported = {
  readonly added: number;
  readonly same: number;
  readonly differing: number;
};

/**
 * Adds all rows of an export (see `exportData`) to a database, all of them or none. Where rows differ from those that
 * are there and nothing is preferred, it rejects with `UnusableStore`, as for what is no whole export.
 */
export function importData(
  lines: AsyncIterable<string>,
  store: Store,
  prefer: Prefer | null,
): Promise<Imported> {
  return withStaged(lines, async (staged) => {
    const from = await staged.ready();
    const database = await store.ready();
    return database.transaction().execute(async (to) => {
      const imported = { added: 0, same: 0, differing: 0 };
      const clashing: TableName[] = [];
      for (const table of TABLES) {
        const before = imported.differing;
        for await (const page of pagesOf(from, table))
          await merge(page, table, to, prefer, imported);
        if (imported.differing > before) clashing.push(table);
      }
      if (imported.differing > 0 && prefer === null) throw clash(imported.differing, clashing);
      return imported;
    });
  });
}

async function merge(
  rows: readonly Row[],
  table: TableName,
  database: Database,
  prefer: Prefer | null,
  imported: { added: number; same: number; differing: number },
): Promise<void> {
  const to = anyTables(database);
  const added = await to
    .insertInto(table)
    .values(rows)
    .onConflict((on) => on.columns(KEYS[table]).doNothing())
    .returning(KEYS[table])
    .execute();
  imported.added += added.length;
  if (added.length === rows.length) return;
  const isNew = new Set(added.map((row) => keyOf(row, table)));
  for (const row of rows.filter((one) => !isNew.has(keyOf(one, table)))) {
    if (isDeepStrictEqual({ ...(await rowLike(row, table, to)) }, { ...row })) {
      imported.same++;
      continue;
    }
    imported.differing++;
    if (prefer === 'file') await replace(row, table, to);
  }
}

const keyOf = (row: Row, table: TableName) => JSON.stringify(KEYS[table].map((one) => row[one]));

function rowLike(row: Row, table: TableName, database: AnyTables): Promise<Row | undefined> {
  let query = database.selectFrom(table).selectAll();
  for (const column of KEYS[table]) query = query.where(column, '=', row[column] ?? null);
  return query.executeTakeFirst();
}

async function replace(row: Row, table: TableName, database: AnyTables): Promise<void> {
  let query = database.updateTable(table).set(row);
  for (const column of KEYS[table]) query = query.where(column, '=', row[column] ?? null);
  await query.execute();
}

const clash = (count: number, tables: readonly TableName[]) =>
  new UnusableStore(
    `The database holds ${count} rows that differ from those of the file (${tables.join(', ')}); nothing was imported. Say which count with --prefer file or --prefer database, or import into an empty database, such as DATABASE_URL=file:data/new.sqlite.`,
  );
