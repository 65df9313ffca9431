import type { ServerResponse } from 'node:http';
import type { Installation, InstallationStore, StateStore } from '@slack/bolt';
import { type CallbackOptions, ErrorCode, InstallProvider } from '@slack/oauth';
import type { Lang } from '../../../library/index.ts';
import type { Logger } from '../../../observability/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import type { ReceivedRequest } from '../../shared/platform/index.ts';
import { boltLogger, type SlackAppSettings } from '../client/index.ts';
import { REDIRECT_PATH, SCOPES } from '../registration/index.ts';
import { installPage, languageOfBrowser, PAGE_HEADERS } from './install-page.ts';
import { answerBy } from './node-exchange.ts';

type Parts = {
  readonly settings: SlackAppSettings;
  readonly clientOptions: Readonly<Record<string, unknown>>;
  readonly stateStore: StateStore;
  readonly installationStore: InstallationStore;
  readonly log: Logger;
  /** Tells the log what went wrong. */
  readonly tell: (error: unknown) => void;
  readonly defaultLang: Lang;
};

/** Answers a browser that begins or ends an installation. Never rejects. */
export type InstallFlow = (request: ReceivedRequest) => Promise<Response>;

/** `/slack/install`, whatever stands before that in the address that people see. */
const AGAIN = 'install';

/** What is no fault of Slack's or the bot's: a link that was too old, used before, or of another browser. */
const STALE: ReadonlySet<unknown> = new Set([
  ErrorCode.MissingStateError,
  ErrorCode.InvalidStateError,
  ErrorCode.MissingCodeError,
]);

/**
 * Lets people install the app by Bolt's own installer: `/slack/install` leads to Slack, which asks them, and leads back
 * to `/slack/oauth_redirect` with a code for a token.
 * Source: https://docs.slack.dev/authentication/installing-with-oauth
 */
export function installFlow(parts: Parts): InstallFlow {
  const { settings, clientOptions, stateStore, installationStore, log, defaultLang } = parts;
  const installer = new InstallProvider({
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    ...{ stateStore, installationStore, clientOptions },
    logger: boltLogger(log),
    directInstall: true,
    authorizationUrl: new URL('/oauth/v2/authorize', settings.apiUrl).href,
    installUrlOptions: { scopes: Object.keys(SCOPES) },
  });
  const ended = (lang: Lang): CallbackOptions => ({
    success: (made, _options, _request, response) => send(response, 200, successPage(lang, made)),
    failure(error, _options, _request, response) {
      const how = explainFailure(error.code);
      if (how.isTold) parts.tell(error);
      const { install } = wordsFor(lang);
      const again = { text: install.again, href: AGAIN };
      send(response, how.status, installPage(lang, [install[how.said]], again));
    },
  });

  return async (request) => {
    if (request.method !== 'GET') {
      return new Response('Open this in a browser.\n', { status: 405, headers: { allow: 'GET' } });
    }
    const lang = languageOfBrowser(request, defaultLang);
    const { pathname } = new URL(request.url);
    try {
      const answer = await answerBy(
        (incoming, outgoing) =>
          pathname === REDIRECT_PATH
            ? installer.handleCallback(incoming, outgoing, ended(lang))
            : installer.handleInstallPath(incoming, outgoing),
        request,
      );
      for (const [name, value] of Object.entries(PAGE_HEADERS)) answer.headers.set(name, value);
      return answer;
    } catch (error) {
      parts.tell(error);
      const again = { text: wordsFor(lang).install.again, href: AGAIN };
      const page = installPage(lang, [wordsFor(lang).install.failed], again);
      return new Response(page, { status: 500, headers: PAGE_HEADERS });
    }
  };
}

function send(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status);
  response.end(page);
}

function successPage(
  lang: Lang,
  { team, isEnterpriseInstall, enterpriseUrl, appId }: Installation,
) {
  const { install } = wordsFor(lang);
  if (isEnterpriseInstall) {
    const href = `${enterpriseUrl ?? 'https://app.slack.com/'}manage/organization/apps/profile/${appId}/workspaces/add`;
    return installPage(lang, [install.doneInOrg], { text: install.workspaces, href });
  }
  const href = `https://app.slack.com/client/${team?.id ?? ''}`;
  const said = [install.done(team?.name ?? team?.id ?? 'Slack'), install.next];
  return installPage(lang, said, { text: install.open, href });
}

/** How the browser is answered where nothing was installed, and whether the log is told. */
function explainFailure(code: unknown) {
  if (STALE.has(code)) return { said: 'stale', status: 400, isTold: false } as const;
  // Bolt has one code for somebody who cancels, and no other use of it here.
  if (code === ErrorCode.AuthorizationError) {
    return { said: 'cancelled', status: 200, isTold: false } as const;
  }
  return String(code).startsWith('slack_webapi')
    ? ({ said: 'refused', status: 502, isTold: true } as const)
    : ({ said: 'failed', status: 500, isTold: true } as const);
}
