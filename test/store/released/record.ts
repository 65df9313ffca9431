import { writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { type Dialect, Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { MIGRATIONS } from '../../../src/store/migrations.ts';
import { postgresDialect } from '../../../src/store/postgres.ts';
import { sqliteDialect } from '../../../src/store/sqlite.ts';
import { startPostgres } from '../../support/postgres-server.ts';
import { ROWS, type Row } from './rows.ts';

/*
 * Writes a released step of the tables down for ever, with rows, as SQL of both databases:
 * `npm exec -- node test/store/released/record.ts 005-turns`. Run it once for each new step, and commit the files.
 */

/** The statements that make a database of this step, with a row in each table. */
async function statementsOf(dialect: Dialect, step: string): Promise<string> {
  const statements: string[] = [];
  const db = new Kysely<Record<string, Row>>({
    dialect,
    log({ level, query: { sql, parameters } }) {
      const isWriting = /^(?:create|alter|insert|drop|update)/.test(sql);
      if (level === 'query' && isWriting) statements.push(`${inline(sql, parameters)};`);
    },
  });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateTo(step);
  if (error) throw error;
  const tables = await db.introspection.getTables();
  for (const { name, columns } of tables) {
    for (const row of (ROWS as Readonly<Record<string, readonly Row[]>>)[name] ?? []) {
      const there = columns.filter((column) => column.name in row);
      const values = Object.fromEntries(there.map((column) => [column.name, row[column.name]]));
      await db
        .insertInto(name)
        .values(values as Row)
        .execute();
    }
  }
  await db.destroy();
  const when = /'\d{4}-\d\d-\d\dT[\d:.]+Z'/g; // of the steps, else other files each time
  return `${statements.join('\n').replace(when, "'2026-01-01T00:00:00.000Z'")}\n`;
}

/** A statement with its parameters in place. */
function inline(sql: string, parameters: readonly unknown[]): string {
  const rest = [...parameters];
  const literal = (value: unknown) =>
    typeof value === 'number' || value === null
      ? String(value)
      : `'${String(value).replaceAll("'", "''")}'`;
  return sql.replace(/\$(\d+)|\?/g, (_, n?: string) =>
    literal(n === undefined ? rest.shift() : parameters[Number(n) - 1]),
  );
}

const [step = ''] = process.argv.slice(2);
if (!Object.hasOwn(MIGRATIONS, step)) {
  throw new RangeError(`Name a step: ${Object.keys(MIGRATIONS).join(', ')}`);
}
const server = await startPostgres();
const dialects = {
  SQLite: sqliteDialect(new DatabaseSync(':memory:')),
  PostgreSQL: postgresDialect(await server.create('recorded'), () => {}),
};
for (const [kind, dialect] of Object.entries(dialects)) {
  const file = new URL(`${step}.${kind}.sql`, import.meta.url);
  await writeFile(file, await statementsOf(dialect, step));
}
await server.stop();
