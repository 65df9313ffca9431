import type { QueryCreator } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * A limit that PostgreSQL cannot foresee when it plans a query: it then walks along the index in the order asked
 * for. If it sees the limit, and takes it that hardly more rows match (as it does of tables that were quiet, or not
 * yet analyzed, before everything was due at once), it reads and sorts all of them each time
 * (https://www.postgresql.org/docs/current/sql-select.html, LIMIT). SQLite does not mind.
 */
export function opaqueLimit(from: QueryCreator<Tables>, limit: number) {
  return from.selectNoFrom((eb) => eb.cast<number>(eb.val(limit), 'bigint').as('most'));
}
