import type { DatabaseSync } from 'node:sqlite';
import { type RawBuilder, sql } from 'kysely';
import {
  explainPostgres,
  explainSqlite,
  type Outages,
  UnusableStore,
  watchOutages,
} from './failures/index.ts';
import { openFile } from './sqlite-file.ts';
import type { Database } from './tables.ts';

/** Where the bot keeps what outlives a restart. */
export type Store = {
  /** Whether a transaction can step over rows that another one holds: only a server has several at once. */
  readonly skipsLocked: boolean;
  /** The number that SQLite has for every row, by which it is found again most quickly; null: there is none. */
  readonly rowNumber: RawBuilder<number> | null;
  /**
   * Many values for `in`, as one parameter: quicker to say than one each, and PostgreSQL looks them up one by one,
   * where a long list has it read the whole table.
   */
  oneOf(values: readonly string[]): RawBuilder<string>;
  /**
   * The database, with its tables up to date: made ready at the first call, or at the next one if it could not
   * be. Rejects with `UnusableStore`.
   */
  ready(): Promise<Database>;
  /** Asks the database for nothing. Rejects where it does not answer. */
  ping(): Promise<void>;
  /** What went wrong in a query, in one line with the remedy. */
  explain(error: unknown): string;
  /** Tells the same for a log, unless it has been told: see `watchOutages`. */
  tell(error: unknown, say: (line: string) => void): void;
  close(): Promise<void>;
};

/**
 * Opens `file:` and a path, or `postgres://…`; a file with its tables as they were after the step `schema`, if that is
 * given. Throws `UnusableStore` at once if a file can never be one; all that
 * takes time waits for the first use, and a server is not asked before. `warn` is told, in one line each, that a
 * server dropped its connections, and that it answers again.
 */
export function openStore(
  url: string,
  warn: (line: string) => void = () => {},
  schema?: string,
): Store {
  return url.startsWith('file:')
    ? sqliteStore(url.slice('file:'.length), schema)
    : postgresStore(url, warn);
}

function sqliteStore(path: string, schema: string | undefined): Store {
  let file = openIfPossible(path);
  return store(
    {
      skipsLocked: false,
      rowNumber: sql`rowid`,
      oneOf: (values) => sql`(select value from json_each(${JSON.stringify(values)}))`,
    },
    async () => {
      const { connectFile } = await import('./connect.ts');
      file ??= openFile(path);
      return connectFile(file, schema);
    },
    (error) => explainSqlite(path, error),
    watchOutages(() => {}),
    () => file?.isOpen && file.close(),
  );
}

/** Null where it may well work in a minute: it is tried again when it is used. */
function openIfPossible(path: string): DatabaseSync | null {
  try {
    return openFile(path);
  } catch (error) {
    if (error instanceof UnusableStore && error.isPassing) return null;
    throw error;
  }
}

function postgresStore(url: string, warn: (line: string) => void): Store {
  const outages = watchOutages(warn);
  const explain = (error: unknown) => explainPostgres(url, error);
  const onLoss = (error: Error) => outages.tell(explain(error), warn);
  return store(
    {
      skipsLocked: true,
      rowNumber: null,
      oneOf: (values) =>
        sql`(select json_array_elements_text(cast(${JSON.stringify(values)} as json)))`,
    },
    async () => (await import('./connect.ts')).connectPostgres(url, onLoss, outages.end),
    explain,
    outages,
    () => {},
  );
}

const CLOSED = 'The database is closed, as the bot is ending.';

function store(
  dialect: Pick<Store, 'skipsLocked' | 'rowNumber' | 'oneOf'>,
  connect: () => Promise<Database>,
  explain: (error: unknown) => UnusableStore,
  outages: Outages,
  abandon: () => void,
): Store {
  let opening: Promise<Database> | null = null;
  const unusable = (error: unknown) => (error instanceof UnusableStore ? error : explain(error));
  let isClosed = false;
  const ready = () => {
    // A server that did not answer is not asked anew by who wanted it while the bot ends.
    if (isClosed && !opening) return Promise.reject(new UnusableStore(CLOSED, 'away'));
    opening ??= connect().catch((error: unknown) => {
      opening = null;
      throw error instanceof UnusableStore ? error : explain(error);
    });
    return opening;
  };
  return {
    ...dialect,
    ready,
    async ping() {
      await sql`select 1`.execute(await ready());
    },
    explain: (error) => unusable(error).message,
    tell: (error, say) => outages.tell(unusable(error), say),
    async close() {
      isClosed = true;
      const database = await opening?.catch(() => null);
      await database?.destroy();
      abandon();
    },
  };
}
