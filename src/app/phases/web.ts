import { recordedChanges } from '../../digests/content/index.ts';
import type { Library } from '../../library/index.ts';
import type { Logger } from '../../observability/index.ts';
import { explainFault, type Health, zoneRules } from '../../observability/index.ts';
import { PREVIEWS } from '../../platforms/previews/index.ts';
import type { Pictures } from '../../platforms/shared/pictures/index.ts';
import type { Platform, ReceivedRequest } from '../../platforms/shared/platform/index.ts';
import {
  EVENTS_PATH,
  INSTALL_PATH,
  REDIRECT_PATH,
} from '../../platforms/slack/registration/index.ts';
import {
  explainListenError,
  isLoopbackHost,
  isWrongAddress,
  MCP_PATH,
  type Mounts,
  WebServer,
} from '../../platforms/web/index.ts';
import type { Store } from '../../store/index.ts';
import { defaultLangFor } from '../config/index.ts';
import { countedCommands } from '../counted.ts';
import { StartFailure } from '../start-failure.ts';
import type { Answering } from './commands.ts';
import type { Configuration } from './configuration.ts';

/** What the web server is made from, beside the settings. */
type WebNeeds = Answering & {
  readonly store: Store;
  readonly library: Library;
  readonly health: Health;
  readonly now: () => Date;
  readonly pictures: Pictures;
  /** Those that have been started: some get requests through the web server. */
  readonly platforms: readonly Platform[];
};

/** Serves the page, and says where. A port or address that cannot be had ends the start. */
export async function startWeb(
  { config, log }: Configuration,
  { library, platforms, ...needs }: WebNeeds,
): Promise<WebServer> {
  const mounts = slackMounts(pathsOf(config), platforms);
  const web = new WebServer(
    config,
    {
      ...needs,
      commandService: countedCommands(needs.commandService, 'web'),
      previews: PREVIEWS,
      ...(config.assistants && { assistants: assistantsOf(config, needs, log) }),
    },
    log,
    mounts,
  );
  await web.start().catch((error: NodeJS.ErrnoException) => {
    log.fatal(explainListenError(error, config, ['HOST', 'PORT']));
    throw new StartFailure(isWrongAddress(error) ? 2 : 1);
  });
  announce(web.url, library, config.host, log);
  if (config.assistants) log.info(`assistants connect to ${web.url}${MCP_PATH}`);
  return web;
}

/** What answers assistants; it is loaded when the first asks. */
function assistantsOf(
  config: Configuration['config'],
  { commandService, store, now }: Pick<WebNeeds, 'commandService' | 'store' | 'now'>,
  log: Logger,
): (request: Request) => Promise<Response> {
  const recorded = recordedChanges(store, now);
  const parts = {
    commandService: countedCommands(commandService, 'mcp'),
    changes: () => recorded().changes,
    publicUrl: config.publicUrl,
    defaultLang: () => defaultLangFor(config, commandService.library()),
    now,
    onFault: (error: unknown) => log.error(explainFault(error)),
  };
  return async (request) => {
    const { answerMcp } = await import('../../platforms/mcp/index.ts');
    return answerMcp(request, parts);
  };
}

/** Where Slack, or who installs its app, calls at the web server. */
function pathsOf({ slack, slackApp }: Configuration['config']): readonly string[] {
  if (slackApp) return [EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH];
  return slack?.signingSecret ? [EVENTS_PATH] : [];
}

/** Slack repeats a request that is answered with 503. */
function slackMounts(paths: readonly string[], platforms: readonly Platform[]): Mounts {
  const answer = async (request: ReceivedRequest) =>
    platforms.find(({ name }) => name === 'slack')?.receive?.(request) ??
    new Response('The bot is starting.\n', { status: 503 });
  return Object.fromEntries(paths.map((path) => [path, answer]));
}

function announce(url: string, { version, briefs }: Library, host: string, log: Logger): void {
  log.info({ version, briefs: briefs.size, tz: zoneRules() }, `web page on ${url}`);
  if (!isLoopbackHost(host)) log.warn(openTo(host));
  const [first = ''] = briefs.keys();
  if (process.stdout.isTTY) process.stdout.write(`\n  Open ${url} and type /brief ${first}\n\n`);
}

/** What is open to whom, and how to close it. */
const openTo = (host: string) =>
  `HOST is ${host}: whoever reaches this machine over the network can read the briefs, ask and vote on the web page. Set HOST=127.0.0.1 to keep it to this machine.`;
