import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely';
import { isBusy } from './failures/index.ts';

/** Kysely over Node's own SQLite (https://nodejs.org/api/sqlite.html). */
export function sqliteDialect(database: DatabaseSync): Dialect {
  const config = { database: asBetterSqlite(database) };
  return new (class extends SqliteDialect {
    override createDriver = () => new RetryingDriver(config, database);
  })(config);
}

/** So many statements are kept ready, of at most so many characters: the bot has fewer that it uses often. */
const MOST_KEPT = 100;
const LONGEST_KEPT = 10_000;

/**
 * Kysely speaks to better-sqlite3; what differs is how parameters are passed and how a statement says that it
 * has rows. Statements are kept, as Kysely asks for one before each query.
 */
function asBetterSqlite(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const found = kept.get(sql);
      if (found) return found;
      const made = prepare(database, sql);
      const [oldest] = kept.keys();
      if (kept.size === MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      if (sql.length <= LONGEST_KEPT) kept.set(sql, made);
      return made;
    },
  };
}

function prepare(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  const names = statement.columns().map(({ name }) => name);
  const asObject = (row: unknown) => {
    const object: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i++) object[names[i] ?? ''] = (row as readonly unknown[])[i];
    return object;
  };
  // The objects that Node itself makes of rows are slow to make and to read.
  statement.setReturnArrays(true);
  return {
    reader: names.length > 0,
    all: (parameters) => statement.all(...values(parameters)).map(asObject),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)).map(asObject),
  };
}

/** Waits for other processes that write, without holding up the bot: SQLite's own wait blocks the thread. */
class RetryingDriver extends SqliteDriver {
  readonly #database: DatabaseSync;

  constructor(config: ConstructorParameters<typeof SqliteDriver>[0], database: DatabaseSync) {
    super(config);
    this.#database = database;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: (query) => retryWhileBusy(() => connection.executeQuery(query)),
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
  }

  /**
   * A transaction that reads first and writes later would fail if another process wrote in between. One that only reads
   * keeps nobody from writing.
   */
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings = {},
  ): Promise<void> {
    const begin = settings.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  /**
   * After some errors, a full disk among them, SQLite has rolled back by itself: to do it again would fail, and hide
   * what went wrong. https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction
   */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}

const RETRY_MS = 5;
const MOST_ATTEMPTS = 2000;

async function retryWhileBusy<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isBusy(error)) throw error;
      await delay(RETRY_MS);
    }
  }
}
