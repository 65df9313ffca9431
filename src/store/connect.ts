import type { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import { UnusableStore } from './failures/index.ts';
import { MIGRATIONS } from './migrations.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Database, Tables } from './tables.ts';

/** The open file as a database with its tables up to date, or as they were after the step `schema`. */
export async function connectFile(file: DatabaseSync, schema?: string): Promise<Database> {
  const database = new Kysely<Tables>({ dialect: sqliteDialect(file) });
  // Kysely takes no lock on SQLite: two processes that start at once would both make the tables.
  await database.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      await migrate(connection, schema);
      await sql`commit`.execute(connection);
    } catch (error) {
      if (file.isTransaction) await sql`rollback`.execute(connection);
      throw error;
    }
  });
  return database;
}

/**
 * A database on a PostgreSQL server, with its tables up to date. `onAnswer` is told of every query that worked. pg is
 * loaded only here.
 */
export async function connectPostgres(
  url: string,
  onLoss: (error: Error) => void,
  onAnswer: () => void,
): Promise<Database> {
  const { postgresDialect } = await import('./postgres.ts');
  const database = new Kysely<Tables>({
    dialect: postgresDialect(url, onLoss),
    log({ level }) {
      if (level === 'query') onAnswer();
    },
  });
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

async function migrate(db: Database, schema?: string): Promise<void> {
  if (schema !== undefined && !Object.hasOwn(MIGRATIONS, schema)) throw newer('data', schema);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await (schema === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(schema));
  if (!error) return;
  // A server that does not answer is not asked again.
  const unknown = MISSING_STEP.test(String(error)) ? await unknownStep(db) : null;
  throw unknown === null ? error : newer('database', unknown);
}

/** What Kysely says of a step that the database has gone and it was not given. */
const MISSING_STEP = /corrupted migrations/;

/** The latest step that the database has gone and this version does not know; null: there is none. */
async function unknownStep(db: Database): Promise<string | null> {
  const steps = db.withTables<{ [DEFAULT_MIGRATION_TABLE]: { name: string } }>();
  const gone = await steps.selectFrom(DEFAULT_MIGRATION_TABLE).select('name').execute();
  const names = gone.map(({ name }) => name).filter((name) => !Object.hasOwn(MIGRATIONS, name));
  return names.sort().at(-1) ?? null;
}

/** Tables are only ever changed forwards: what a newer version has made of them, this one would spoil. */
function newer(what: 'database' | 'data', step: string): UnusableStore {
  const latest = Object.keys(MIGRATIONS).at(-1);
  const isDatabase = what === 'database';
  const other = isDatabase ? ', or set DATABASE_URL to another database' : '';
  return new UnusableStore(
    `The ${what} comes from a newer version of the bot (its tables are at ${step}, this version knows them up to ${latest}). Run that version or a later one${other}. docs/upgrade.md tells how to go back.`,
    isDatabase ? 'by setting' : 'for good',
  );
}
