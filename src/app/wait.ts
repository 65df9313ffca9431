import { setTimeout as delay } from 'node:timers/promises';

/** Resolves after `ms`; rejects when the signal comes first. */
export const wait = (ms: number, signal: AbortSignal) => delay(ms, undefined, { signal });
