import { readFileSync } from 'node:fs';
import { messageOf } from './thrown/index.ts';

/** The bot's version, or why it is not known, with the remedy. */
export type OwnVersion = { readonly version: string } | { readonly why: string };

/** Reads the version that package.json names. Never throws. */
export function readOwnVersion(
  file: URL = new URL('../../package.json', import.meta.url),
): OwnVersion {
  try {
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown };
    if (typeof version === 'string') return { version };
    return { why: unknown('it names no version') };
  } catch (error) {
    return { why: unknown(messageOf(error)) };
  }
}

const unknown = (cause: string) =>
  `The bot's package.json cannot be read (${cause}): the metrics say version="unknown", all else works. Install the bot anew.`;
