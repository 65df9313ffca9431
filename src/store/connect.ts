import type { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { MIGRATIONS } from './migrations.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Database, Tables } from './tables.ts';

/** The open file as a database with its tables up to date. */
export async function connectFile(file: DatabaseSync): Promise<Database> {
  const database = new Kysely<Tables>({ dialect: sqliteDialect(file) });
  // Kysely takes no lock on SQLite: two processes that start at once would both make the tables.
  await database.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      await migrate(connection);
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

async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
