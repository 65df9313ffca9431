import { type Installations, Unopened } from '../../../store/index.ts';
import { type DigestChannel, type Finding, fault, ok } from '../../shared/doctor/index.ts';
import { missingScopes, refusedToken, type SlackAppSettings } from '../client/index.ts';
import { parseInstallation, type SlackInstallation } from '../installations/index.ts';
import { EVENTS_PATH, REDIRECT_PATH } from '../registration/index.ts';
import { callMethod, channelFinding, scopesOf } from './ask-slack.ts';

/** What is known of an app that many workspaces install. */
type App = {
  readonly settings: SlackAppSettings;
  /** Null: the database fails, which is told elsewhere. */
  readonly installations: Installations | null;
  readonly publicUrl: string | null;
  readonly channels: readonly DigestChannel[];
};

/** So many installations are looked at. */
const MOST = 50;

/**
 * Asks Slack about the app and about each installation, and changes nothing there: a token that has ended is not
 * exchanged. Never rejects, but where the store fails.
 * Sources: https://docs.slack.dev/reference/methods/oauth.v2.access,
 * https://docs.slack.dev/reference/methods/auth.test
 */
export async function* checkSlackApp(app: App, now: () => Date): AsyncGenerator<Finding> {
  yield* checkClient(app.settings, now);
  yield ok('Slack: SLACK_SIGNING_SECRET is set; only a request of Slack shows whether it is right');
  yield addressFinding(app.publicUrl);
  if (app.installations) yield* checkInstallations(app, app.installations, now);
}

/** A code that Slack has never given shows by the error whether the client is known. */
async function* checkClient(
  { clientId, clientSecret, apiUrl }: SlackAppSettings,
  now: () => Date,
): AsyncGenerator<Finding> {
  const args = { client_id: clientId, client_secret: clientSecret, code: 'none' };
  const said = await callMethod(`${apiUrl}oauth.v2.access`, null, args, now);
  if ('why' in said) return yield fault(said.why);
  if (said.answer.clock) yield said.answer.clock;
  const wrong = WRONG[said.error ?? ''];
  yield wrong
    ? fault(
        `Slack: ${wrong} is not that of the app (${said.error}). Copy it from "Basic Information", "App Credentials", in the app's settings (https://api.slack.com/apps)`,
      )
    : ok('Slack: SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are not refused');
}

const WRONG: Readonly<Record<string, string>> = {
  invalid_client_id: 'SLACK_CLIENT_ID',
  bad_client_secret: 'SLACK_CLIENT_SECRET',
};

/** The manifest names the addresses, and nobody but Slack can read them there. */
function addressFinding(publicUrl: string | null): Finding {
  if (publicUrl === null) {
    return ok(
      `Slack: PUBLIC_URL is not set; compare for yourself the addresses in the app's settings (they end in ${EVENTS_PATH} and ${REDIRECT_PATH}) with the bot's`,
    );
  }
  return publicUrl.startsWith('https:')
    ? ok(
        `Slack: the app's settings must name ${publicUrl}${EVENTS_PATH} and ${publicUrl}${REDIRECT_PATH}, as npm run -s manifest -- --distributed ${publicUrl} does`,
      )
    : fault(
        `Slack: PUBLIC_URL is ${publicUrl}, but Slack reaches apps and leads people back by https only. Have a proxy serve it by https, and set PUBLIC_URL to that address`,
      );
}

async function* checkInstallations(
  app: App,
  installations: Installations,
  now: () => Date,
): AsyncGenerator<Finding> {
  const unopened = await installations.unopened();
  for (const [keyId, count] of unopened) {
    yield fault(
      `Slack: ENCRYPTION_KEY does not open the tokens of ${count} installation${count === 1 ? '' : 's'}, which the key ${keyId} has sealed. Set ENCRYPTION_KEY to that key (or to the new and that one, with a comma in between), or have the app installed there again`,
    );
  }
  const ids = await installations.openable();
  if (ids.length === 0 && unopened.size === 0)
    yield ok('Slack: no workspace has installed the app yet');
  for (const id of ids.slice(0, MOST)) {
    const opened = await openedOr(id, installations);
    if (typeof opened === 'string') {
      yield fault(
        `Slack: what is stored of the installation ${id} cannot be read (${opened}). Have the app installed there again, at /slack/install`,
      );
    } else yield* checkInstallation(id, opened, app, now);
  }
  if (ids.length > MOST) yield ok(`Slack: ${ids.length - MOST} more installations, not looked at`);
}

async function openedOr(
  id: string,
  installations: Installations,
): Promise<SlackInstallation | string> {
  try {
    const found = await installations.find(id);
    return found ? parseInstallation(found.content) : 'it was removed meanwhile';
  } catch (error) {
    if (error instanceof Unopened) return error.message;
    return 'it has another form';
  }
}

async function* checkInstallation(
  id: string,
  { bot, isOrg, team, enterprise }: SlackInstallation,
  { settings: { apiUrl }, installations, channels }: App,
  now: () => Date,
): AsyncGenerator<Finding> {
  const where = `${(isOrg ? enterprise : team)?.name ?? 'a workspace'} (${id})`;
  if (bot.expiresAt !== undefined && bot.expiresAt * 1000 <= now().getTime()) {
    return yield ok(
      `Slack: the token of ${where} has ended while no bot ran, and is exchanged for the next one when it is needed`,
    );
  }
  const me = await callMethod(`${apiUrl}auth.test`, bot.token, {}, now);
  if ('why' in me) return yield fault(me.why);
  if (me.error !== null) {
    const why = refusedToken(me.error, 'the token of this workspace');
    return yield fault(
      `${why ?? `Slack: the token is refused (${me.error})`}. It is that of ${where}`,
    );
  }
  const missing = missingScopes(scopesOf(me.answer));
  yield missing.length === 0
    ? ok(`Slack: installed in ${where}, with every scope that the manifest asks for`)
    : fault(
        `Slack: ${where} has installed the app without ${missing.join(', ')}. Have it installed there again, at /slack/install`,
      );
  const teams = new Set([id, ...((await installations?.teamsOf(id)) ?? [])]);
  for (const one of channels) {
    if (one.server === null || !teams.has(one.server)) continue;
    const args = { channel: one.channel, ...(isOrg && { team_id: one.server }) };
    const found = await callMethod(`${apiUrl}conversations.info`, bot.token, args, now);
    yield 'why' in found ? fault(found.why) : channelFinding(one, found.answer.body, found.error);
  }
}
