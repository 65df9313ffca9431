/**
 * What the clients of both platforms share: what has been taken on already and is on its way, who asks too fast, and
 * whether a refused token is to be believed.
 */

export { Deduplicator } from './deduplicator.ts';
export type { SharedContext } from './handler-context.ts';
export { keyOfPost, once } from './once.ts';
export { Pending } from './pending.ts';
export { RECONNECT_DELAY } from './reconnect-delay.ts';
export { hasNotLeft, lineAbout } from './request-errors.ts';
export { TokenBuckets } from './token-buckets.ts';
export { isLogged, type Standing, TokenGuard, TokenTrouble } from './token-guard.ts';
export { countVote } from './votes.ts';
export { within } from './within.ts';
