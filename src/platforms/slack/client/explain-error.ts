import { webApi } from '@slack/bolt';
import type { Logger } from '../../../observability/index.ts';
import { causesOf, messageOf } from '../../../observability/index.ts';
import { isLogged, lineAbout, TokenTrouble } from '../../shared/client/index.ts';
import { SCOPES } from '../registration/index.ts';

/** Slack's errors, in words: cause and remedy. Source: https://docs.slack.dev/reference/methods/chat.postMessage */
const CODES: Readonly<Record<string, string>> = {
  channel_not_found: 'the channel does not exist, or the bot is not in it: invite it with /invite',
  not_in_channel: 'the bot is not in that channel: invite it with /invite',
  is_archived: 'the channel is archived',
  restricted_action: 'a setting of the workspace keeps the bot from writing there: ask its admins',
  cannot_reply_to_message: 'the message cannot be replied to',
  thread_not_found: 'the message was deleted meanwhile',
  message_not_found: 'the message was deleted meanwhile',
  user_not_found: 'Slack does not know that person',
  expired_trigger_id:
    'answered later than 3 s after the press: the machine or its network is too slow',
  exchanged_trigger_id: 'a press came twice: fine after a hiccup of Slack',
  not_found: 'the window was closed meanwhile',
  view_not_found: 'the window was closed meanwhile',
  msg_blocks_too_long: 'Slack refused the message as too long: please report this',
  invalid_blocks: 'Slack refused the form of the message: please report this',
  invalid_code: 'the code of an installation was used before, or is too old',
  bad_redirect_uri:
    'the address ends in /slack/oauth_redirect, as the manifest has it, but is another',
  invalid_client_id: 'SLACK_CLIENT_ID is not that of the app: copy it from "Basic Information"',
  bad_client_secret: 'SLACK_CLIENT_SECRET is not that of the app: copy it from "Basic Information"',
  invalid_refresh_token: 'a token was exchanged for the next one elsewhere',
  internal_error: 'Slack has trouble of its own: see https://slack-status.com',
  fatal_error: 'Slack has trouble of its own: see https://slack-status.com',
  service_unavailable: 'Slack has trouble of its own: see https://slack-status.com',
};

const REINSTALL =
  'In the app\'s settings (https://api.slack.com/apps) choose "Install App", install it again';

/** A token that is refused stays refused. What each of them is for comes before it. */
const REFUSED: Readonly<Record<string, string>> = {
  invalid_auth: 'is not valid',
  not_authed: 'is not valid',
  token_revoked: 'was revoked',
  token_expired: 'has expired: switch token rotation off for the app',
  account_inactive: 'belongs to an app that was removed from the workspace',
  not_allowed_token_type: 'is a token of another kind',
  team_disabled: 'belongs to a workspace that is closed',
  user_removed_from_team: 'belongs to an app that was removed from the workspace',
};

/** How a token is called: by its setting, or that of a workspace that has installed the app. */
export type Token = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN' | 'the token of this workspace';

/** Why no request with a token can work, with the remedy; null: another try may. */
export const fatalReason = (error: unknown, token: Token): string | null =>
  refusedToken(codeOf(error), token);

/** The same for Slack's name of what went wrong. */
export function refusedToken(code: string | null, token: Token): string | null {
  if (token === 'SLACK_APP_TOKEN' && code === 'missing_scope') {
    return 'Slack: SLACK_APP_TOKEN lacks the scope connections:write. In the app\'s settings, "Basic Information", "App-Level Tokens", generate one with it, set SLACK_APP_TOKEN to it and start again';
  }
  const why = REFUSED[code ?? ''];
  if (!why) return null;
  if (token === 'the token of this workspace') {
    return `Slack: ${token} ${why} (${code}). Have the app installed there again, at /slack/install`;
  }
  const remedy =
    token === 'SLACK_BOT_TOKEN'
      ? `${REINSTALL}, set SLACK_BOT_TOKEN to the "Bot User OAuth Token" (xoxb-…) and start again`
      : 'In the app\'s settings, "Basic Information", "App-Level Tokens", generate one with connections:write, set SLACK_APP_TOKEN to it (xapp-…) and start again';
  return `Slack: ${token} ${why} (${code}). ${remedy}`;
}

/** What went wrong with a request to Slack, as one line with the cause and the remedy. Takes whatever was thrown. */
export function explainError(error: unknown): string {
  if (error instanceof TokenTrouble) return error.message;
  if (error instanceof RangeError) return fault(error);
  if (error instanceof webApi.WebAPIPlatformError) return explainRefusal(error);
  if (error instanceof webApi.WebAPIHTTPError) {
    const { statusCode } = error;
    return statusCode < 500
      ? `Slack answered ${statusCode}: check SLACK_API_URL and proxies on the way, or see https://slack-status.com`
      : `Slack answered ${statusCode}: see https://slack-status.com`;
  }
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return `Slack asks for fewer requests (rate limited for ${error.retryAfter} s): is another copy of the bot running?`;
  }
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  if (typeof statusCode === 'number') {
    return `Slack did not take the answer (${statusCode}): it came too late or too often for one press or command`;
  }
  return `Slack cannot be reached (${causeOf(error)}): check the network and SLACK_API_URL`;
}

/** The line of the log for what went wrong, as `explainError` has it. */
export const errorLine = (error: unknown): string => lineAbout('Slack', explainError(error));

/** Logs what kept an answer back; a refused token has been logged once, for all of them. */
export function logError(log: Logger, where: object, error: unknown): void {
  log[isLogged(error) ? 'debug' : 'error'](where, errorLine(error));
}

/** What went wrong in the bot itself: nothing that an operator could fix. */
export const explainFault = (error: unknown): string => lineAbout('Slack', fault(error));

const fault = (error: unknown) =>
  `an answer could not be made (${messageOf(error)}): please report this`;

/** Scopes that the manifest asks for and the token has not got. */
export function missingScopes(granted: readonly string[]): string[] {
  return Object.keys(SCOPES).filter((scope) => !granted.includes(scope));
}

/** What to do about them. */
export const explainMissing = (scopes: readonly string[]): string =>
  lineAbout('Slack', missing(scopes));

function missing(scopes: readonly string[]): string {
  const needs = scopes.map((scope) => {
    const purpose = (SCOPES as Readonly<Record<string, string>>)[scope];
    return purpose ? `${scope} (${purpose})` : scope;
  });
  return `the bot lacks ${needs.join(', ')}. In the app's settings, "OAuth & Permissions", add it under "Bot Token Scopes" and install the app again`;
}

/** What Slack's codes look like. */
const CODE = /^[a-z][a-z0-9_]{1,79}$/;

/** Slack's name for what went wrong, or null: the client takes the text of any page with 200 for one. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof webApi.WebAPIPlatformError)) return null;
  const code: unknown = error.data.error;
  return typeof code === 'string' && CODE.test(code) ? code : null;
}

function explainRefusal(error: webApi.WebAPIPlatformError): string {
  const { data } = error;
  if (codeOf(error) === null) {
    return 'something between the bot and Slack answered in its place, as a proxy does: if it goes on, check SLACK_API_URL';
  }
  if (data.error === 'missing_scope') {
    return missing(String((data as { needed?: string }).needed ?? '').split(','));
  }
  const fatal = REFUSED[data.error];
  if (fatal) return `SLACK_BOT_TOKEN ${fatal} (${data.error}). ${REINSTALL}`;
  const details = (data.response_metadata?.messages ?? []).join(' ');
  const said = CODES[data.error] ?? `Slack refused it: ${data.error}`;
  return details === '' ? said : `${said} (${details})`;
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return messageOf(error);
  const messages: string[] = [];
  for (const { message } of causesOf(error)) {
    if (!messages.some((told) => told.includes(message))) messages.push(message);
  }
  return messages.join(': ').replace(/xox[a-z]-[\w-]+|xapp-[\w-]+/g, 'token');
}
