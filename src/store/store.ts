import { type Kysely, type RawBuilder, sql } from 'kysely';
import { explainPostgres } from './explain-postgres.ts';
import { openFile, unusableFile } from './sqlite-file.ts';
import type { Tables } from './tables.ts';
import { UnusableStore } from './unusable-store.ts';

/** What queries are made with. */
export type Database = Kysely<Tables>;

/** Where the bot keeps what outlives a restart. */
export type Store = {
  /** Whether a transaction can step over rows that another one holds: only a server has several at once. */
  readonly skipsLocked: boolean;
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
  /** What went wrong in a query, in one line with the remedy. */
  explain(error: unknown): string;
  close(): Promise<void>;
};

/**
 * Opens `file:` and a path, or `postgres://…`. Throws `UnusableStore` at once if a file cannot be one; all that
 * takes time waits for the first use, and a server is not asked before. `onLoss` is told, in one line, that a
 * server dropped its connections.
 */
export function openStore(url: string, onLoss: (line: string) => void = () => {}): Store {
  return url.startsWith('file:') ? storeIn(url.slice('file:'.length)) : storeAt(url, onLoss);
}

function storeIn(path: string): Store {
  const file = openFile(path);
  return store(
    {
      skipsLocked: false,
      oneOf: (values) => sql`(select value from json_each(${JSON.stringify(values)}))`,
    },
    async () => (await import('./connect.ts')).connectFile(file),
    (error) => unusableFile(path, error),
    () => file.isOpen && file.close(),
  );
}

function storeAt(url: string, onLoss: (line: string) => void): Store {
  const explain = (error: unknown) => explainPostgres(url, error);
  const onError = (error: Error) => onLoss(explain(error).message);
  return store(
    {
      skipsLocked: true,
      oneOf: (values) =>
        sql`(select json_array_elements_text(cast(${JSON.stringify(values)} as json)))`,
    },
    async () => (await import('./connect.ts')).connectPostgres(url, onError),
    explain,
    () => {},
  );
}

function store(
  dialect: Pick<Store, 'skipsLocked' | 'oneOf'>,
  connect: () => Promise<Database>,
  explain: (error: unknown) => UnusableStore,
  abandon: () => void,
): Store {
  let opening: Promise<Database> | null = null;
  return {
    ...dialect,
    ready() {
      opening ??= connect().catch((error: unknown) => {
        opening = null;
        throw explain(error);
      });
      return opening;
    },
    explain: (error) => (error instanceof UnusableStore ? error : explain(error)).message,
    async close() {
      const database = await opening?.catch(() => null);
      await database?.destroy();
      abandon();
    },
  };
}
