import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Found, Posted } from '../../digest/deliver.ts';
import type { Hindrance } from '../../digest/subscriptions.ts';
import { hasNotLeft } from '../shared/not-connected.ts';

/** Source: https://discord.com/developers/docs/topics/opcodes-and-status-codes */
const HINDRANCES: Readonly<Record<string, Hindrance>> = {
  10003: 'channel-gone',
  10004: 'no-access',
  50001: 'no-access',
  50013: 'no-access',
  50024: 'refused', // a channel of a kind that takes no messages
  50083: 'archived',
  160005: 'archived', // a thread that is locked
  200000: 'refused', // by AutoMod
  200001: 'refused',
};

/** What came of a post that failed: whether it may have been taken, and whether another try may help. */
export function outcomeOf(error: unknown): Posted {
  const reason = reasonOf(error);
  if (error instanceof RateLimitError) {
    return { kind: 'transient', retryAfter: error.retryAfter, reason };
  }
  if (error instanceof DiscordAPIError) {
    const hindrance = hindranceOf(error);
    if (hindrance) return { kind: 'permanent', hindrance, reason };
    return error.status === 400
      ? { kind: 'rejected', reason }
      : { kind: 'transient', retryAfter: null, reason };
  }
  return hasNotLeft(error)
    ? { kind: 'transient', retryAfter: null, reason }
    : { kind: 'unknown', reason };
}

/** Why it could not be looked for: what Discord will not show can never be known. */
export function whyNotFound(error: unknown): Found {
  const reason = reasonOf(error);
  if (error instanceof DiscordAPIError && hindranceOf(error)) return { kind: 'unknowable', reason };
  const retryAfter = error instanceof RateLimitError ? error.retryAfter : null;
  return { kind: 'later', retryAfter, reason };
}

function hindranceOf({ code, status }: DiscordAPIError): Hindrance | null {
  const known = HINDRANCES[code];
  if (known) return known;
  if (status === 401) return 'token-revoked';
  if (status === 403) return 'no-access';
  return status === 404 ? 'channel-gone' : null;
}

function reasonOf(error: unknown): string {
  if (error instanceof DiscordAPIError) return `${error.code} ${error.message.split('\n')[0]}`;
  if (error instanceof HTTPError) return `HTTP ${error.status}`;
  if (error instanceof RateLimitError) return 'rate limited';
  const { code, name, message } = error as NodeJS.ErrnoException;
  return code ?? (name === 'AbortError' ? 'no answer came in time' : message);
}
