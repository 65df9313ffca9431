import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { messageOf } from '../../../observability/index.ts';
import { type Failure, failureReader } from '../../shared/digests/index.ts';

/** The log takes no more of what Discord says. */
const MOST_SAID = 200;

/**
 * What a failed request to Discord is. `@discordjs/rest` makes a DiscordAPIError of every 4xx, also of the page of
 * an edge or a proxy, then without a code; of 5xx it reads no body. Only what has one of Discord's codes, which are
 * numbers, is Discord's own.
 * Source: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */
export const readFailure = failureReader({ answerIn, reasonOf });

function answerIn(error: unknown): Failure | null {
  if (error instanceof RateLimitError) {
    const { retryAfter } = error;
    return { kind: 'limited', retryAfter: retryAfter > 0 ? retryAfter : null };
  }
  if (error instanceof DiscordAPIError) {
    const { code, status, message } = error;
    if (typeof code !== 'number') return { kind: 'foreign', status };
    const reason = `${code} ${message.split('\n')[0] ?? ''}`.slice(0, MOST_SAID);
    return status === 401
      ? { kind: 'unauthorized', reason }
      : { kind: 'code', code: String(code), reason };
  }
  if (error instanceof HTTPError) {
    return { kind: 'silence', hasLeft: true, reason: `HTTP ${error.status}` };
  }
  return null;
}

function reasonOf(error: unknown): string {
  const { code, name } = (error ?? {}) as NodeJS.ErrnoException;
  if (name === 'AbortError') return 'no answer came in time';
  return typeof code === 'string' ? code : messageOf(error);
}
