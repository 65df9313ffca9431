import { createHash } from 'node:crypto';
import { sql } from 'kysely';

/** PostgreSQL's clock in ms since 1970: not that of the transaction, which may have waited. */
export const NOW = sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`;

/** What a bot's name or token stands as in the database. */
export const hashedName = (name: string): string =>
  createHash('sha256').update(name).digest('base64url');
