import { type Kysely, sql } from 'kysely';
import type { Database } from '../index.ts';
import { KEYS, TABLES, type TableName } from './keys.ts';

type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** What is the same for all tables: queries over rows whose columns are not known here. */
export type AnyTables = Kysely<Record<string, Record<string, Value>>>;
export const anyTables = (database: Database) => database as unknown as AnyTables;

/** So many rows are held in memory at once. */
const PAGE = 500;

/** The rows of a table, page by page in the order of its key. */
export async function* pagesOf(database: Database, table: TableName): AsyncGenerator<Row[]> {
  const key = KEYS[table];
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let last: Row | undefined;
  do {
    let page = anyTables(database).selectFrom(table).selectAll().limit(PAGE);
    for (const column of key) page = page.orderBy(column);
    if (last) {
      const seen = sql.join(key.map((column) => last?.[column]));
      page = page.where(sql<boolean>`(${columns}) > (${seen})`);
    }
    const rows = await page.execute();
    if (rows.length > 0) yield rows;
    last = rows.length < PAGE ? undefined : rows.at(-1);
  } while (last);
}

/** What kind of value each column of each table holds. */
export type Columns = ReadonlyMap<TableName, ReadonlyMap<string, ColumnKind>>;
type ColumnKind = { readonly type: 'string' | 'number'; readonly nullable: boolean };

/** Reads from the database which tables of the bot's there are, and their columns. */
export async function columnsOf(database: Database): Promise<Columns> {
  const tables = await database.introspection.getTables();
  return new Map(
    TABLES.flatMap((name) => {
      const table = tables.find((one) => one.name === name);
      if (!table) return []; // a step after this schema makes it
      const columns = table.columns.map((column): [string, ColumnKind] => [
        column.name,
        {
          type: /int|real|double|numeric/i.test(column.dataType) ? 'number' : 'string',
          // SQLite takes rows without a key, and PostgreSQL none
          nullable: column.isNullable && !(KEYS[name] as readonly string[]).includes(column.name),
        },
      ]);
      return [[name, new Map(columns)] as const];
    }),
  );
}
