/** Between attempts (ms): twice as long each time, from the first to the last. */
const RETRY = { first: 30_000, last: 30 * 60 * 1000 } as const;

/** After a post of unknown outcome, so long (ms) until the platform is asked: it may still be on its way. */
export const ASK_AFTER_MS = 60_000;

/** How long (ms) to wait after so many attempts, where the platform does not say. */
export const backOff = (attempts: number): number =>
  Math.min(RETRY.first * 2 ** Math.max(attempts - 1, 0), RETRY.last);
