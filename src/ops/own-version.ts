import { readFileSync } from 'node:fs';

/** The version that package.json names; "unknown" where it cannot be read. Never throws. */
export function ownVersion(file: URL = new URL('../../package.json', import.meta.url)): string {
  try {
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown };
    return typeof version === 'string' ? version : UNKNOWN;
  } catch {
    return UNKNOWN;
  }
}

const UNKNOWN = 'unknown';
