import { Deduplicator } from '../../../src/platforms/shared/client/deduplicator.ts';
import type { IdempotencyKeys } from '../../../src/store/idempotency-keys.ts';

/** Who was first, as several copies of the bot share it. */
export function idempotencyKeysFor(seen = new Deduplicator()): IdempotencyKeys {
  return { claim: async (key) => seen.isNew(key), release: async (key) => seen.forget(key) };
}
