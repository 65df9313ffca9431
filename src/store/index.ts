/*
 * What outlives a restart, in SQLite or PostgreSQL: the database with its tables up to date, and the small stores of
 * outcomes, feedback, chosen languages, idempotency keys, and what copies of the bot share for some minutes.
 */
export { UnusableStore } from './failures/index.ts';
export { openFeedback, type Ratings } from './feedback.ts';
export { CLAIMED_FOR_MS, type IdempotencyKeys, openIdempotencyKeys } from './idempotency-keys.ts';
export {
  forgetInstallation,
  type Installations,
  openInstallations,
  rotateKey,
  type StoredInstallation,
} from './installations/index.ts';
export { type Languages, openLanguages } from './languages.ts';
export { opaqueLimit } from './opaque-limit.ts';
export { parseRow } from './parse-row.ts';
export { recordTogether } from './record-together.ts';
export { type Keyring, keyringOf, Unopened } from './sealing/index.ts';
export {
  openIdentifySlots,
  openSendingTokens,
  type SendingTokens,
  TOKEN_LEASE_MS,
} from './sending-budget/index.ts';
export {
  type AskerRates,
  askerName,
  type ConversationStates,
  forgetHashed,
  openAskerRates,
  openConversations,
  personKey,
} from './shared-state/index.ts';
export { openStore, type Store } from './store.ts';
export type { Database, Tables } from './tables.ts';
