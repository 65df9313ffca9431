export { Deduplicator } from './deduplicator.ts';
export type { SharedContext } from './handler-context.ts';
export { lineAbout } from './log-line.ts';
export { hasNotLeft } from './not-connected.ts';
export { keyOfPost, once } from './once.ts';
export { TokenBuckets } from './token-buckets.ts';
export { isTold, type Standing, TokenGuard, TokenTrouble } from './token-guard.ts';
export { within } from './within.ts';
