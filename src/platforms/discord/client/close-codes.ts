/**
 * What the codes mean with which Discord's gateway closes a connection. Those of four digits are Discord's, the
 * others of the WebSocket protocol; 4200 is how discord.js itself closes one that it will resume.
 * Sources: https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes,
 * https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1
 */
const MEANINGS: Readonly<Record<number, string>> = {
  1000: 'the session was ended',
  1001: 'that server goes away',
  1006: 'broken off without a word',
  1011: 'that server has trouble of its own',
  1012: 'that server starts again',
  4000: "trouble of Discord's own, which it does not name: see https://discordstatus.com",
  4001: 'the bot sent an operation that Discord does not know: please report this',
  4002: 'the bot sent what Discord could not read: please report this',
  4003: 'the bot sent something before it had said who it is: please report this',
  4005: 'the bot said twice who it is: please report this',
  4007: 'what was missed cannot be told again, so a new session begins',
  4008: 'the bot sent too much at once: is it running several times with one token?',
  4009: 'the session timed out, so a new one begins',
};

/** Nothing is wrong: Discord asks for a new connection every few hours, and nothing is missed by it. */
export const RESUMED_BY_ITSELF = 4200;

/** A code with what it means: `4008: the bot sent too much at once…`. */
export const explainClose = (code: number): string =>
  `${code}: ${MEANINGS[code] ?? 'a code that Discord does not document'}`;

/** Why a connection cannot come about at all, with the remedy; null: it is worth another try. */
export function fatalReason(error: unknown): string | null {
  const { message, code } = (error ?? {}) as { message?: unknown; code?: unknown };
  if (code === 'TokenInvalid') return fatalClose(4004);
  const closed = Object.entries(CLOSED).find(([, said]) => message === said);
  return fatalClose(Number(closed?.[0] ?? code));
}

/** The same for the code with which Discord closed the connection. */
export const fatalClose = (code: number): string | null => FATAL[code] ?? null;

/** What discord.js makes of the codes. */
const CLOSED: Readonly<Record<number, string>> = {
  4004: 'Authentication failed',
  4010: 'Invalid shard',
  4011: 'Sharding is required',
  4012: 'Used an invalid API version',
  4013: 'Used invalid intents',
  4014: 'Used disallowed intents',
};

const FATAL: Readonly<Record<number, string>> = {
  4004: 'Discord refuses the token. Reset it in the Developer Portal (your app, "Bot", "Reset Token"), set DISCORD_TOKEN to the new one and start again',
  4010: 'Discord refuses the shards. Set DISCORD_SHARD_IDS to a range below DISCORD_SHARDS',
  4011: 'The bot is in too many servers for so few shards. Set DISCORD_SHARDS=auto',
  4012: 'The gateway does not speak version 10 of the API: is DISCORD_API_URL right? If it is, please report this',
  4013: 'Discord does not know the intents of this version of the bot: please report this',
  4014: 'Discord refuses the intents. The bot asks for Guilds, Guild Messages and Direct Messages, none of them privileged; if Discord wants them switched on all the same, do so in the Developer Portal (your app, "Bot", "Privileged Gateway Intents")',
};
