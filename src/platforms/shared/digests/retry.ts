import type { Posted } from '../../../digests/delivery/index.ts';

/** How long (ms) is waited before the second try and the third. */
const WAITS = [5_000, 30_000] as const;

type Parts = {
  /** What a failure means. */
  readonly read: (error: unknown) => Posted;
  /** Waits so long (ms); rejects when the signal comes. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly signal: AbortSignal;
};

/**
 * Sends something, and again where it met passing trouble: it may arrive twice, but not for that. Rejects with the
 * last failure, or when the signal comes.
 */
export async function retry(send: () => Promise<void>, parts: Parts): Promise<void> {
  const { read, wait, signal } = parts;
  for (const ms of WAITS) {
    try {
      return await send();
    } catch (error) {
      if (signal.aborted) throw error;
      const { kind, ...more } = read(error);
      if (kind !== 'transient' && kind !== 'unknown') throw error;
      const asked = 'retryAfter' in more ? (more.retryAfter ?? 0) : 0;
      if (asked > WAITS[1]) throw error;
      await wait(Math.max(ms, asked), signal);
    }
  }
  return send();
}
