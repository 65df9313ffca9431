import { DiscordAPIError, HTTPError } from 'discord.js';

/** Within so long (ms) an interaction must be answered. */
const FIRST_RESPONSE_MS = 3000;

/** Within so long the rest of a long answer can follow; it is sent at once, unless Discord stalls. */
const TOO_LATE_TO_GO_ON =
  'the rest of an answer came after the 15 minutes that Discord allows, so part of it is missing: the connection was down or rate-limited for long; the person can ask again';

/** Discord's codes, in words: cause and remedy. Source: https://discord.com/developers/docs/topics/opcodes-and-status-codes */
const CODES: Readonly<Record<string, string>> = {
  10003: 'the channel does not exist any more',
  10004: 'the bot is not in that server: check DISCORD_GUILD_ID, or invite the bot',
  10008: 'the message was deleted meanwhile',
  10015: TOO_LATE_TO_GO_ON,
  40060:
    'Discord says it was answered already: fine after a hiccup of Discord, otherwise the bot is running twice with one token',
  50001:
    'the bot has no access there: give its role "View Channel", or invite it to the server again',
  50007: 'this person takes no direct messages from the bot',
  50013:
    'the bot may not write there: give its role "Send Messages" in that channel, for threads "Send Messages in Threads"',
  50027: TOO_LATE_TO_GO_ON,
  50083: 'the thread is archived: whoever wants an answer there has to open it again',
  160002: 'the bot may not reply there: give its role "Read Message History" in that channel',
  160005: 'the thread is locked: nobody but moderators can write there',
  200000: "AutoMod of that server blocked the answer: let the bot's role be exempt from its rule",
  50035: 'Discord refused the form of the message: please report this',
};

/**
 * What went wrong with a request to Discord, as one line with the cause and the remedy. `ageMs`: how
 * long ago the interaction began that was to be answered, or null.
 */
export function explainError(error: unknown, ageMs: number | null): string {
  if (error instanceof DiscordAPIError) {
    if (error.code === 10062) return unknownInteraction(ageMs ?? 0);
    const said = CODES[error.code];
    if (said) return said;
    if (error.status === 401) return 'Discord refuses the token: set a new DISCORD_TOKEN';
    return `Discord refused it: ${error.message} (${error.code})`;
  }
  if (error instanceof RangeError) return explainFault(error);
  if (error instanceof HTTPError) {
    return `Discord answered ${error.status}, also when asked again: see https://discordstatus.com`;
  }
  const { cause: inner } = error as { cause?: unknown };
  const cause = [error, inner]
    .flatMap((one) => (one instanceof Error ? one.message : []))
    .join(': ');
  return `Discord cannot be reached (${cause}): check the network and DISCORD_API_URL`;
}

/** What went wrong in the bot itself: nothing that an operator could mend. */
export function explainFault(error: unknown): string {
  const cause = error instanceof Error ? error.message : String(error);
  return `An answer for Discord could not be made (${cause}): please report this`;
}

/** An event of the gateway that discord.js cannot take. */
export function explainPacket(event: string, error: unknown): string {
  const cause = error instanceof Error ? error.message : String(error);
  return `Discord: an event ${event} came in another form than documented and was left out (${cause}): is DISCORD_API_URL a server that speaks version 10 of the API?`;
}

function unknownInteraction(ageMs: number): string {
  const seconds = (ageMs / 1000).toFixed(1);
  return ageMs > FIRST_RESPONSE_MS
    ? `answered after ${seconds} s, too late for Discord, which waits 3 s: the machine or its network is too slow, or the connection was down; if it comes again, give the bot a machine with less to do`
    : `Discord does not know the interaction after ${seconds} s: is the bot running twice with one token, or this machine's clock wrong?`;
}

/** Why a connection cannot come about at all, with the remedy; null: it is worth another try. */
export function fatalReason(error: unknown): string | null {
  const {
    message = '',
    code,
    status,
  } = error as { message?: string; code?: unknown; status?: unknown };
  if (code === 'TokenInvalid' || status === 401) return FATAL[4004] ?? null;
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
  4013: 'Used invalid intents',
  4014: 'Used disallowed intents',
};

const FATAL: Readonly<Record<number, string>> = {
  4004: 'Discord refuses the token. Reset it in the Developer Portal (your app, "Bot", "Reset Token"), set DISCORD_TOKEN to the new one and start again',
  4010: 'Discord refuses the shards. Set DISCORD_SHARD_IDS to a range below DISCORD_SHARDS',
  4011: 'The bot is in too many servers for so few shards. Set DISCORD_SHARDS=auto',
  4013: 'Discord does not know the intents of this version of the bot: please report this',
  4014: 'Discord refuses the intents. The bot asks for Guilds, Guild Messages and Direct Messages, none of them privileged; if Discord wants them switched on all the same, do so in the Developer Portal (your app, "Bot", "Privileged Gateway Intents")',
};
