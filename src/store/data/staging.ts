import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openStore, type Store, UnusableStore } from '../index.ts';
import { FORMAT } from './export-data.ts';
import type { TableName } from './keys.ts';
import { anyTables, type Columns, columnsOf, type Row } from './rows.ts';

const head = z.object({
  format: z.literal(FORMAT.format),
  version: z.number(),
  schema: z.string(),
});
const value = z.union([z.string(), z.number(), z.null()]);
const rowLine = z.object({ table: z.string(), row: z.record(z.string(), value) });
const endLine = z.object({ end: z.number() });

/** So many rows are written in one query. */
const BATCH = 200;

/**
 * Reads a whole export into a database of its own, with the tables as they were when it was made, and brings these up
 * to date: so rows of older versions take the same way as a database that was there all the while. `use` gets it before
 * it is removed. Rejects with `UnusableStore` for what is no export, is cut off, or comes from a newer version.
 */
export async function withStaged<T>(
  lines: AsyncIterable<string>,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'briefing-bot-import-'));
  const url = `file:${join(folder, 'staged.sqlite')}`;
  const opened: Store[] = [];
  const open = (schema?: string) => {
    const store = openStore(url, undefined, schema);
    opened.push(store);
    return store;
  };
  try {
    await stage(lines, open);
    return await use(open());
  } finally {
    for (const store of opened) await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function stage(lines: AsyncIterable<string>, open: (schema: string) => Store): Promise<void> {
  let number = 0;
  let writer: Writer | null = null;
  let counted: number | null = null;
  for await (const text of lines) {
    number++;
    if (text.trim() === '') continue;
    const parsed = parseJson(text);
    if (!writer) {
      writer = await beginWriting(readHead(parsed), open);
      continue;
    }
    const end = endLine.safeParse(parsed);
    if (end.success) {
      counted = end.data.end;
      continue;
    }
    const fault = counted === null ? await writer.add(parsed) : 'stands behind the end';
    if (fault) throw refused(`Line ${number} ${fault}`);
  }
  if (!writer) throw refused('It is empty');
  await writer.flush();
  if (counted !== writer.rows) {
    const told = counted === null ? 'its last line is missing' : `it should hold ${counted} rows`;
    throw refused(`It is cut off: ${writer.rows} rows were read, and ${told}`);
  }
}

function readHead(parsed: unknown): z.infer<typeof head> {
  const read = head.safeParse(parsed);
  if (!read.success) throw refused('Its first line does not say that it is one');
  if (read.data.version > FORMAT.version) {
    throw new UnusableStore(
      `The data comes from a newer version of the bot (format ${read.data.version}). Import it with that version or a later one.`,
    );
  }
  return read.data;
}

/** Writes rows in batches, each row checked against the columns that there are. */
type Writer = {
  readonly rows: number;
  /** Gives what is wrong with the row, or null. */
  add(parsed: unknown): Promise<string | null>;
  flush(): Promise<void>;
};

async function beginWriting(
  { schema }: z.infer<typeof head>,
  open: (schema: string) => Store,
): Promise<Writer> {
  const database = await open(schema).ready();
  const columns = await columnsOf(database);
  let batch: Row[] = [];
  let of: TableName | null = null;
  let rows = 0;
  const flush = async () => {
    if (!of || batch.length === 0) return;
    const insert = anyTables(database).insertInto(of).values(batch);
    const written = await insert.onConflict((on) => on.doNothing()).executeTakeFirst();
    if (Number(written.numInsertedOrUpdatedRows) < batch.length) {
      throw refused(`It holds a row of ${of} twice`);
    }
    batch = [];
  };
  return {
    get rows() {
      return rows;
    },
    async add(parsed) {
      const read = rowLine.safeParse(parsed);
      if (!read.success) return 'is no row of an export';
      const { table, row } = read.data;
      const fault = faultIn(table, row, columns);
      if (fault) return fault;
      if (table !== of || batch.length === BATCH) await flush();
      of = table as TableName;
      batch.push(row);
      rows++;
      return null;
    },
    flush,
  };
}

function faultIn(table: string, row: Row, columns: Columns): string | null {
  const wanted = columns.get(table as TableName);
  if (!wanted) return `is of a table ${JSON.stringify(table)} that the bot does not have`;
  const stray = Object.keys(row).find((column) => !wanted.has(column));
  if (stray !== undefined)
    return `has a column ${JSON.stringify(stray)} that ${table} does not have`;
  for (const [column, { type, nullable }] of wanted) {
    const held = row[column];
    const fits = held === null ? nullable : typeof held === type;
    if (!fits) return `holds no ${type} in ${table}.${column}`;
  }
  return null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const refused = (why: string) =>
  new UnusableStore(
    `This is no whole export of the bot's data. ${why}. Make it anew with "npm run -s data -- export > FILE"; nothing was imported.`,
  );
