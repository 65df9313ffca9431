import { createHash } from 'node:crypto';
import type { SharedContext } from './handler-context.ts';

/** Where it is written down what has been done: in this process, and for all that share the store. */
type Memory = Pick<SharedContext, 'deduplicator' | 'idempotencyKeys'>;

/**
 * Does something for everybody to see, step by step, unless it has been done or is being done: gives
 * false then. Where the first step fails, nothing is there to be seen, and whoever asks again may have
 * it done. Rejects with what a step rejects with.
 */
export async function once(
  key: string,
  steps: readonly (() => Promise<void>)[],
  { deduplicator, idempotencyKeys }: Memory,
): Promise<boolean> {
  if (!deduplicator.isNew(key)) return false;
  if (!(await idempotencyKeys.claim(key))) return false;
  let done = 0;
  try {
    for (const step of steps) {
      await step();
      done++;
    }
  } catch (error) {
    if (done === 0) {
      deduplicator.forget(key);
      await idempotencyKeys.release(key);
    }
    throw error;
  }
  return true;
}

/** The key under which a button of a message posts; what the button holds may be words of a person. */
export const keyOfPost = (platform: string, message: string, button: string): string =>
  `${platform}:post:${message}:${createHash('sha256').update(button).digest('base64url')}`;
