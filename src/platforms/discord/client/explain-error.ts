import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Logger } from '../../../observability/index.ts';
import { messageOf } from '../../../observability/index.ts';
import { isLogged, lineAbout, TokenTrouble } from '../../shared/client/index.ts';

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
};

/**
 * Whether an answer is one of Discord's own: its API says a code of its own with each error, its edge and proxies
 * show a page or JSON of another form. 40333 is a code of the edge.
 */
export const isDiscords = (error: unknown): error is DiscordAPIError =>
  error instanceof DiscordAPIError && typeof error.code === 'number' && error.code !== 40333;

/**
 * What went wrong with a request to Discord, as one line with the cause and the remedy. Takes whatever was thrown.
 * `ageMs`: how long ago the interaction began that was to be answered, or null; `sent`: what the paths to fields
 * that Discord refuses begin with.
 */
export function explainError(error: unknown, ageMs: number | null, sent = ''): string {
  if (error instanceof TokenTrouble) return error.message;
  if (error instanceof DiscordAPIError) return explainRefusal(error, ageMs, sent);
  if (error instanceof RateLimitError) {
    return `Discord asks for fewer requests (rate limited for ${seconds(error.retryAfter)})`;
  }
  if (error instanceof RangeError) return fault(error);
  if (error instanceof HTTPError) {
    return `Discord answered ${error.status}, also when asked again: see https://discordstatus.com`;
  }
  const inner = error instanceof Error ? error.cause : undefined;
  // discord.js reads a page with 200 as an answer, in which it finds nothing.
  if (error instanceof TypeError && inner === undefined) {
    return `something between the bot and Discord answered in its place (${messageOf(error)}): if it goes on, check DISCORD_API_URL`;
  }
  const cause = [error, inner].filter((one) => one instanceof Error).map(messageOf);
  const said = cause.length > 0 ? cause.join(': ') : messageOf(error);
  return `Discord cannot be reached (${said}): check the network and DISCORD_API_URL`;
}

/** The line of the log for what went wrong, as `explainError` has it. */
export const errorLine = (error: unknown, ageMs: number | null = null): string =>
  lineAbout('Discord', explainError(error, ageMs));

/** Logs what kept an answer back; a refused token has been logged once, for all of them. */
export function logError(log: Logger, where: object, error: unknown, ageMs: number | null): void {
  log[isLogged(error) ? 'debug' : 'error'](where, errorLine(error, ageMs));
}

function explainRefusal(error: DiscordAPIError, ageMs: number | null, sent: string): string {
  const { code, status, message } = error;
  if (!isDiscords(error)) {
    return `something between the bot and Discord answered ${status} in its place, as its edge and proxies do for a while: if it goes on, check DISCORD_API_URL`;
  }
  if (code === 10062) return unknownInteraction(ageMs ?? 0);
  if (code === INVALID_FORM) {
    return `Discord refused the form of what was sent (${refusedFields(error, sent).join('; ')}): please report this`;
  }
  return CODES[code] ?? `Discord refused it: ${message.split('\n')[0]} (${code})`;
}

const INVALID_FORM = 50035;
/** More than these fields are not listed. */
const MOST_FIELDS = 5;

/**
 * The fields that Discord refuses, by their paths, and its code for each: `commands[3].options[1].name: BASE_TYPE_MAX_LENGTH`.
 * Discord's texts, which may hold what people wrote, are left out.
 * Source: https://docs.discord.com/developers/reference#error-messages
 */
function refusedFields({ rawError, message }: DiscordAPIError, sent: string): string[] {
  const { errors } = rawError as { errors?: unknown };
  const all = [...fieldsIn(errors, sent)];
  const more = all.length - MOST_FIELDS;
  if (all.length === 0) return [message.split('\n')[0] ?? ''];
  return more > 0 ? [...all.slice(0, MOST_FIELDS), `and ${more} more`] : all;
}

function* fieldsIn(errors: unknown, path: string): Generator<string> {
  if (typeof errors !== 'object' || errors === null) return;
  for (const [key, inner] of Object.entries(errors)) {
    if (key === '_errors' && Array.isArray(inner)) {
      const codes = inner.map((one) => nameIn(String((one as { code?: unknown } | null)?.code)));
      yield `${path || 'the whole'}: ${codes.join(', ')}`;
      continue;
    }
    const step = /^\d+$/.test(key) ? `[${key}]` : `${path && '.'}${nameIn(key)}`;
    yield* fieldsIn(inner, path + step);
  }
}

/** Names of fields and codes are of letters, digits and dashes: anything else is no such name. */
const nameIn = (text: string) => (/^[\w-]{1,60}$/.test(text) ? text : '…');

const seconds = (ms: number) => `${Math.ceil(ms / 1000)} s`;

/** What went wrong in the bot itself: nothing that an operator could fix. */
export const explainFault = (error: unknown): string => lineAbout('Discord', fault(error));

const fault = (error: unknown) =>
  `an answer could not be made (${messageOf(error)}): please report this`;

/** An event of the gateway that discord.js cannot take. */
export function explainPacket(event: string, error: unknown): string {
  return `Discord: an event ${event} came in another form than documented and was left out (${messageOf(error)}): is DISCORD_API_URL a server that speaks version 10 of the API?`;
}

function unknownInteraction(ageMs: number): string {
  const age = (ageMs / 1000).toFixed(1);
  return ageMs > FIRST_RESPONSE_MS
    ? `answered after ${age} s, too late for Discord, which waits 3 s: the machine or its network is too slow, or the connection was down; if it comes again, give the bot a machine with less to do`
    : `Discord does not know the interaction after ${age} s: is the bot running twice with one token, or this machine's clock wrong?`;
}
