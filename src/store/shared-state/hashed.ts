import { createHash } from 'node:crypto';

/** The key of a row about somebody: nobody can read from it who or where. The same on every machine. */
export const hashed = (name: string): string =>
  createHash('sha256').update(name).digest('base64url');
