/*
 * The values of labels: no label holds an id, or anything that people choose. https://prometheus.io/docs/practices/naming/
 */

/** Platforms with channels. */
export const CHATS = ['discord', 'slack'] as const;
export type Chat = (typeof CHATS)[number];

/** Where people ask; `mcp`: by an assistant that is connected to the web server. */
export const PLATFORMS = ['web', 'mcp', ...CHATS] as const;
export type Platform = (typeof PLATFORMS)[number];

/** What people ask for; `digest`: everything about digests that they set up. */
export const COMMANDS = [
  'brief',
  'ask',
  'timeline',
  'sources',
  'help',
  'check',
  'privacy',
  'digest',
] as const;
export type Command = (typeof COMMANDS)[number];

/** What came of a request. `near`: the facts that come nearest, not as an answer; `failed`: a fault of the bot's. */
export const OUTCOMES = ['answered', 'near', 'missed', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The languages of replies. */
export const LANGS = ['en', 'ja'] as const;
export type Lang = (typeof LANGS)[number];

/** The states in which a delivery is over. */
export const ENDS = ['sent', 'quiet', 'missed', 'failed', 'reported'] as const;
export type End = (typeof ENDS)[number];
