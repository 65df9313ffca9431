import { addressOf, withoutAccess } from './database-url.ts';
import { UnusableStore } from './unusable-store.ts';

/** By the code of the system or of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const REMEDIES: Readonly<Record<string, string>> = {
  '28P01': 'Correct the name and password in DATABASE_URL.',
  '28000': 'Allow this account to connect (pg_hba.conf), or correct DATABASE_URL.',
  '3D000': 'Create that database, or correct its name in DATABASE_URL.',
  '42501': 'Grant this account the right to create tables there, or use another in DATABASE_URL.',
  '25006': 'The server only reads: point DATABASE_URL at the one that writes.',
  ENOTFOUND: 'Correct the host in DATABASE_URL.',
};

/** PostgreSQL's classes for a server that is starting, stopping, full or lost. */
const PASSING = /^(?:08|53|57P)/;
const AWAY =
  /^E(?:CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN)$|terminated|timeout|not queryable|Connection ended/i;

/** What is wrong with a PostgreSQL server, in one line with the remedy. The password stays out of it. */
export function explainPostgres(url: string, error: unknown): UnusableStore {
  const cause = firstCause(error);
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const at = addressOf(url);
  const said = withoutAccess(cause.message || code || 'no reason given', url).replace(/\s+/g, ' ');
  if (PASSING.test(code) || AWAY.test(code) || AWAY.test(cause.message)) {
    return new UnusableStore(
      `PostgreSQL at ${at} cannot be reached (${said}). Start it, or correct DATABASE_URL; the bot tries again by itself.`,
      true,
    );
  }
  const remedy = REMEDIES[code] ?? 'See what the log of the server says about it.';
  return new UnusableStore(`PostgreSQL at ${at} cannot be used (${said}). ${remedy}`);
}

/** Where a name has several addresses, Node gives an error for each, in one without a message. */
function firstCause(error: unknown): Error {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0];
  return error instanceof Error ? error : new Error(String(error));
}
