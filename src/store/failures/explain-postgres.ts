import { messageOf } from '../../observability/thrown/index.ts';
import { addressOf, withoutAccess } from '../address/index.ts';
import { UnusableStore } from './unusable-store.ts';

/** By the code of the system or of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const REMEDIES: Readonly<Record<string, string>> = {
  '28P01': 'Correct the name and password in DATABASE_URL.',
  '28000': 'Allow this account to connect (pg_hba.conf), or correct DATABASE_URL.',
  '3D000': 'Create that database, or correct its name in DATABASE_URL.',
  '42501': 'Grant this account the right to create tables there, or use another in DATABASE_URL.',
  '25006': 'The server only reads: point DATABASE_URL at the one that writes.',
  ENOTFOUND: 'Correct the host in DATABASE_URL.',
  ENOENT: 'Correct the path of that file in DATABASE_URL.',
};

/** Of these, those that nothing but another DATABASE_URL cures: a server may mend the others, and the bot starts then. */
const OF_SETTING: ReadonlySet<string> = new Set(['28P01', 'ENOENT']);

/** Where the server and what the bot asks of it do not fit, by what is said of it. */
const MISFITS: readonly (readonly [said: RegExp, remedy: string])[] = [
  [
    /does not support SSL/,
    'Take sslmode and the like out of DATABASE_URL, or switch SSL on at the server.',
  ],
  [
    /unsupported startup parameter/,
    'Let the pooler take it: for PgBouncer, ignore_startup_parameters = idle_in_transaction_session_timeout.',
  ],
  [/no encryption|SSL off/, 'The server wants SSL: add ?sslmode=verify-full to DATABASE_URL.'],
  [
    /self-signed certificate|unable to (?:verify|get)|certificate has expired|altnames/,
    "Name the file of the authority that issued the server's certificate in DATABASE_URL (?sslmode=verify-full&sslrootcert=FILE), and the host as the certificate has it.",
  ],
];

/** What passes when somebody does something about it; the server is there all the while. */
const SHORT_OF: Readonly<Record<string, readonly [what: string, cure: string]>> = {
  '53100': ['has no room left on its disk', 'Free space there: what is stored is safe.'],
  '53200': ['is short of memory', 'Give it more.'],
  '53300': ['has no connection free', 'Raise its max_connections, or end what else is connected.'],
  '58030': ['cannot read or write its disk', "See what its log and the system's say about it."],
};

/** PostgreSQL's classes for a server that is starting, stopping, full or lost. */
const PASSING = /^(?:08|53|57P)/;
/**
 * A server that is stopped takes its socket file away. Kysely says "discarded" where a connection broke in a
 * transaction, and the next query is made on it all the same, as while the tables are brought up to date.
 */
const AWAY =
  /^connect ENOENT|^E(?:CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN)$|terminated|timeout|not queryable|Connection ended|connection has been discarded/i;

/** What is wrong with a PostgreSQL server, in one line with the remedy. The password stays out of it. */
export function explainPostgres(url: string, error: unknown): UnusableStore {
  const cause = firstCause(error);
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const at = addressOf(url);
  const said = withoutAccess(cause.message || code || 'no reason given', url).replace(/\s+/g, ' ');
  const short = SHORT_OF[code];
  if (short) {
    const [what, cure] = short;
    return new UnusableStore(
      `PostgreSQL at ${at} ${what} (${said}). ${cure} The bot goes on and tries again by itself.`,
      'passing',
    );
  }
  const [, ofMisfit] = MISFITS.find(([misfit]) => misfit.test(cause.message)) ?? [];
  if (!ofMisfit && (PASSING.test(code) || AWAY.test(code) || AWAY.test(cause.message))) {
    return new UnusableStore(
      `PostgreSQL at ${at} cannot be reached (${said}). Start it, or correct DATABASE_URL; the bot tries again by itself.`,
      'away',
    );
  }
  const remedy = ofMisfit ?? REMEDIES[code] ?? 'See what the log of the server says about it.';
  return new UnusableStore(
    `PostgreSQL at ${at} cannot be used (${said}). ${remedy}`,
    !ofMisfit && OF_SETTING.has(code) ? 'by setting' : 'for good',
  );
}

/** Where a name has several addresses, Node gives an error for each, in one without a message. */
function firstCause(error: unknown): Error {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0];
  return error instanceof Error ? error : new Error(messageOf(error));
}
