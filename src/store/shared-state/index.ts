/** What all copies of the bot that use one store know together for some minutes; rows that have ended are deleted. */

export { type AskerRates, openAskerRates } from './asker-rates.ts';
export { type ConversationStates, openConversations } from './conversations.ts';
export { forgetHashed } from './forget-hashed.ts';
export { askerName, personKey } from './person-key.ts';
