import { webApi } from '@slack/bolt';
import type { Found, Posted } from '../../digest/deliver.ts';
import type { Hindrance } from '../../digest/subscriptions.ts';
import { hasNotLeft } from '../shared/not-connected.ts';
import { codeOf } from './explain-error.ts';

/** Source: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const HINDRANCES: Readonly<Record<string, Hindrance>> = {
  channel_not_found: 'channel-gone',
  not_in_channel: 'no-access',
  is_archived: 'archived',
  missing_scope: 'no-access',
  no_permission: 'no-access',
  restricted_action: 'no-access',
  restricted_action_read_only_channel: 'no-access',
  ekm_access_denied: 'no-access',
  team_access_not_granted: 'no-access',
  access_denied: 'no-access',
  account_inactive: 'token-revoked',
  token_revoked: 'token-revoked',
  token_expired: 'token-revoked',
  invalid_auth: 'token-revoked',
  not_authed: 'token-revoked',
  not_allowed_token_type: 'token-revoked',
  user_removed_from_team: 'token-revoked',
};

/** Slack's own trouble: it says that a part of what was asked for may have been done. */
const IN_DOUBT = new Set([
  'fatal_error',
  'internal_error',
  'service_unavailable',
  'request_timeout',
]);
const RATE_LIMITED = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

/** What came of a post that failed: whether it may have been taken, and whether another try may help. */
export function outcomeOf(error: unknown): Posted {
  const reason = reasonOf(error);
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'transient', retryAfter: error.retryAfter * 1000, reason };
  }
  const code = codeOf(error);
  if (code !== null) {
    const hindrance = HINDRANCES[code];
    if (hindrance) return { kind: 'permanent', hindrance, reason };
    if (RATE_LIMITED.has(code)) return { kind: 'transient', retryAfter: null, reason };
    return { kind: IN_DOUBT.has(code) ? 'unknown' : 'rejected', reason };
  }
  return hasNotLeft(error)
    ? { kind: 'transient', retryAfter: null, reason }
    : { kind: 'unknown', reason };
}

/** Why it could not be looked for: what Slack will not show can never be known. */
export function whyNotFound(error: unknown): Found {
  const reason = reasonOf(error);
  const code = codeOf(error);
  if (code !== null && HINDRANCES[code]) return { kind: 'unknowable', reason };
  const retryAfter =
    error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter * 1000 : null;
  return { kind: 'later', retryAfter, reason };
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code !== null) return code;
  if (error instanceof webApi.WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  if (error instanceof webApi.WebAPIRateLimitedError) return 'rate limited';
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    const { code: known } = one as { code?: unknown };
    // A number where the client gave up waiting: Node takes that from the browsers.
    if (typeof known === 'string' && !known.startsWith('slack_')) return known;
  }
  return error instanceof Error ? error.name : String(error);
}
