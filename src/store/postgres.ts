import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

const LIMITS = {
  /** Connections of one process. */
  max: 10,
  /** A server that does not answer is given up (ms). */
  connectionTimeoutMillis: 5000,
  query_timeout: 30_000,
  /** A process that hangs must not hold what others wait for (ms). */
  idle_in_transaction_session_timeout: 60_000,
  keepAlive: true,
} as const;

/** PostgreSQL's 64-bit integers, which pg gives as text: counts and times fit into a number. */
const INT8 = pg.types.builtins.INT8;
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary'
      ? Number
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * Kysely over a pool of connections, made as they are needed. `onLoss` is told of connections that broke while
 * nobody used them; the pool has replaced them by then.
 */
export function postgresDialect(url: string, onLoss: (error: Error) => void): Dialect {
  const pool = new pg.Pool({
    connectionString: checkingCertificates(url),
    application_name: 'briefing-bot',
    types,
    ...LIMITS,
  });
  pool.on('error', onLoss);
  // A connection that breaks between two queries says so here, and else would end the process; who uses it
  // gets the error with the next query.
  pool.on('connect', (client) => client.on('error', () => {}));
  return new PostgresDialect({ pool });
}

/**
 * Says outright what pg makes of these words in any case, which it would warn of in seven lines at each start.
 * Source: https://node-postgres.com/features/ssl
 */
const checkingCertificates = (url: string) =>
  url.includes('uselibpqcompat=true')
    ? url
    : url.replace(/([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/, '$1verify-full');
