export { openFeedback, type Ratings } from './feedback.ts';
export { CLAIMED_FOR_MS, type IdempotencyKeys, openIdempotencyKeys } from './idempotency-keys.ts';
export { type Languages, openLanguages } from './languages.ts';
export { opaqueLimit } from './opaque-limit.ts';
export { type Database, openStore, type Store } from './store.ts';
export type { Tables } from './tables.ts';
