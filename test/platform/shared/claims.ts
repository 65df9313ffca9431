import { Seen } from '../../../src/platform/shared/seen.ts';
import type { Claims } from '../../../src/store/claims.ts';

/** Who was first, as several copies of the bot share it. */
export function claimsFor(seen = new Seen()): Claims {
  return { claim: async (key) => seen.isNew(key), release: async (key) => seen.forget(key) };
}
