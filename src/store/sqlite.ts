import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';

/** Kysely over Node's own SQLite (https://nodejs.org/api/sqlite.html). */
export function sqliteDialect(database: DatabaseSync): Dialect {
  const config = { database: asKyselyWants(database) };
  return new (class extends SqliteDialect {
    override createDriver = () => new PatientDriver(config);
  })(config);
}

/**
 * Kysely speaks to better-sqlite3; what differs is how parameters are passed and how a statement says that it
 * has rows.
 */
function asKyselyWants(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql);
      const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
}

/** Waits for other processes that write, without holding up the bot: SQLite's own wait blocks the thread. */
class PatientDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: (query) => patiently(() => connection.executeQuery(query)),
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
  }

  /** A transaction that reads first and writes later would fail if another process wrote in between. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

const STEP_MS = 5;
const STEPS = 2000;

async function patiently<T>(run: () => Promise<T>): Promise<T> {
  for (let step = 1; ; step++) {
    try {
      return await run();
    } catch (error) {
      if (step === STEPS || !isBusy(error)) throw error;
      await delay(STEP_MS);
    }
  }
}

/** https://www.sqlite.org/rescode.html#busy; extended codes have it in their lowest byte. */
function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
  return (code & 0xff) === 5;
}
