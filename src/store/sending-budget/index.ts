/** What processes that have one bot may do together, by PostgreSQL's clock: send messages, and start sessions. */

export { openIdentifySlots } from './identify-slots.ts';
export { openSendingTokens, type SendingTokens, TOKEN_LEASE_MS } from './sending-tokens.ts';
