import { randomBytes } from 'node:crypto';
import { App, type Receiver, webApi } from '@slack/bolt';
import type { Publisher } from '../../digests/delivery/index.ts';
import { newSubscriptionId } from '../../digests/management/index.ts';
import { rateLimited } from '../../observability/index.ts';
import { Deduplicator, isLogged, TokenBuckets } from '../shared/client/index.ts';
import type { ChatParts, Platform } from '../shared/platform/index.ts';
import type { SlackSettings } from './client/index.ts';
import {
  boltLogger,
  channelMembership,
  errorLine,
  explainError,
  explainFault,
  explainMissing,
  GuardedClient,
  HttpReceiver,
  historyOf,
  type KeptLanguages,
  logError,
  missingScopes,
  Socket,
  sender,
  UserProfiles,
} from './client/index.ts';
import { slackPublisher } from './digests/index.ts';
import { listen } from './dispatch.ts';

/** What the Slack bot works with. */
export type SlackParts = ChatParts & {
  readonly settings: SlackSettings;
  readonly languages: KeptLanguages;
};

/** Between attempts to learn who the bot is (ms): twice as long each time, from the first to the last. */
const RETRY = { first: 1000, last: 5 * 60 * 1000 } as const;
/** What is on its way then is let go after so long (ms). */
const CLOSE_MS = 3000;
/** So long (ms) a request to Slack may take. */
const TIMEOUT_MS = 20_000;

/** Who the bot is in its workspace. */
type Identity = { readonly botId: string; readonly botUserId: string; readonly teamId: string };

/** The bot on Slack. What goes wrong there is logged with its remedy, and the rest of the bot runs on. */
export class SlackBot implements Platform {
  readonly name = 'slack';
  readonly #parts: SlackParts;
  readonly #ending = new AbortController();
  /** Answers on their way. */
  readonly #pending = new Set<Promise<void>>();
  readonly #client: GuardedClient;
  readonly #http: HttpReceiver | null;
  readonly #socket: Socket | null;
  #publisher: Publisher | null = null;
  readonly #identity = Promise.withResolvers<Identity>();

  constructor(parts: SlackParts) {
    this.#parts = parts;
    const { settings, log, now } = parts;
    const { appToken, signingSecret } = settings;
    this.#http = signingSecret === null ? null : new HttpReceiver(signingSecret, now);
    this.#socket =
      appToken === null
        ? null
        : new Socket({
            ...parts,
            settings: { ...settings, appToken },
            ending: this.#ending.signal,
            giveUp: (reason) => this.#giveUp(reason),
          });
    this.#identity.promise.catch(() => {}); // told where it fails
    const clientOptions = {
      slackApiUrl: settings.apiUrl,
      logger: boltLogger(log),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: TIMEOUT_MS,
    };
    this.#client = new GuardedClient(settings.botToken, clientOptions, {
      ...{ log, now },
      wait: (ms) => parts.wait(ms, this.#ending.signal),
      onRefused: (reason) => this.#giveUp(reason),
    });
    const receivers = [this.#http, this.#socket?.receiver ?? null].filter((one) => one !== null);
    this.#listen(new App({ ...this.#appOptions(receivers), clientOptions }));
  }

  async start(): Promise<void> {
    this.#connect().catch((error: unknown) => this.#parts.log.error(explainFault(error)));
  }

  /** Learns who the bot is, and then connects, until it works, cannot work, or is not wanted any more. */
  async #connect(): Promise<void> {
    const { log, wait } = this.#parts;
    for (let ms: number = RETRY.first; !this.#hasEnded(); ms = Math.min(ms * 2, RETRY.last)) {
      try {
        await this.#introduce();
        break;
      } catch (error) {
        if (this.#hasEnded()) return;
        const seconds =
          error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter : ms / 1000;
        log.warn(`${errorLine(error)}. Next attempt in ${seconds} s`);
        await wait(seconds * 1000, this.#ending.signal).catch(() => {});
      }
    }
    await this.#socket?.run();
  }

  async receive(request: Request): Promise<Response> {
    if (!this.#http) {
      const why = 'This bot takes no requests from Slack here: SLACK_SIGNING_SECRET is not set.\n';
      return new Response(why, { status: 404 });
    }
    if (this.#hasEnded()) return new Response('The bot is not on Slack.\n', { status: 503 });
    return this.#http.receive(request);
  }

  publisher(): Publisher | null {
    return this.#hasEnded() ? null : this.#publisher;
  }

  async close(): Promise<void> {
    this.#ending.abort();
    this.#identity.reject(new Error('the bot is leaving'));
    const ended = Promise.all(this.#pending).then(() => this.#socket?.close());
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, CLOSE_MS);
    await Promise.race([ended, late]);
    clearTimeout(timer);
  }

  #appOptions(receivers: readonly Receiver[]) {
    const { log, settings } = this.#parts;
    const all = async (work: (one: Receiver) => unknown) => {
      await Promise.all(receivers.map(work));
    };
    return {
      receiver: {
        init: (app: App) => {
          for (const one of receivers) one.init(app);
        },
        start: () => all((one) => one.start()),
        stop: () => all((one) => one.stop()),
      },
      authorize: async () => ({ botToken: settings.botToken, ...(await this.#identity.promise) }),
      convoStore: false as const,
      logger: boltLogger(log),
    };
  }

  #listen(app: App): void {
    const { languages, log, now, defaultLang, wait, ...served } = this.#parts;
    const patiently = (ms: number) => wait(ms, this.#ending.signal);
    const userProfiles = new UserProfiles({
      kept: languages,
      profileOf: async (user) => {
        const found = await this.#client.users.info({ user, include_locale: true });
        return { locale: found.user?.locale, zone: found.user?.tz };
      },
      now,
      wait: patiently,
      onError(error) {
        const line = `Slack: a person's language is not known: ${explainError(error)}`;
        log[isLogged(error) ? 'debug' : 'warn'](line);
      },
      defaultLang,
    });
    const context = {
      ...{
        commandService: served.commandService,
        ratings: served.ratings,
        idempotencyKeys: served.claims,
      },
      ...{ subscriptionService: served.subscriptionService, log, now, userProfiles },
      wait: (ms: number) =>
        patiently(ms).then(
          () => {},
          () => {},
        ),
      channelMembership: channelMembership(this.#client, log),
      newId: () => newSubscriptionId(randomBytes),
      deduplicator: new Deduplicator(),
      buckets: new TokenBuckets('slack', served.askerRates),
      history: historyOf(this.#client),
      send: sender(this.#client, { log, wait: patiently }),
    };
    listen(app, context, (work) => this.#track(work));
    app.error(async (error) => logError(log, {}, error));
  }

  async #introduce(): Promise<void> {
    const { log, settings } = this.#parts;
    const me = await this.#client.auth.test();
    const { bot_id: botId = '', user_id: botUserId = '', team_id: teamId = '' } = me;
    this.#identity.resolve({ botId, botUserId, teamId });
    this.#publisher = this.#publisherFor(teamId, me.url ?? '');
    this.#parts.onConnected();
    const granted = me.response_metadata?.scopes;
    const missing = granted ? missingScopes(granted) : [];
    if (missing.length > 0) log.warn(explainMissing(missing));
    if (settings.signingSecret !== null) log.info('Slack: ready for requests at /slack/events');
  }

  #publisherFor(team: string, workspaceUrl: string): Publisher {
    const { log, wait, shareBudget } = this.#parts;
    return slackPublisher({
      ...{ client: this.#client, team, workspaceUrl, log, wait, shareBudget },
      onLimit: () => {
        rateLimited('slack');
        log.info('Slack: asks for fewer digests at once');
      },
    });
  }

  /** Says once why there is no Slack, and leaves it. */
  #giveUp(reason: string): void {
    if (this.#hasEnded()) return;
    this.#ending.abort();
    this.#identity.reject(new Error(reason));
    this.#parts.log.error(`${reason}. Everything else runs on without Slack.`);
    this.#socket?.close().catch((error: unknown) => this.#parts.log.error(explainFault(error)));
  }

  #hasEnded(): boolean {
    return this.#ending.signal.aborted;
  }

  #track(work: Promise<void>): Promise<void> {
    const done = work
      .catch((error: unknown) => logError(this.#parts.log, {}, error))
      .finally(() => this.#pending.delete(done));
    this.#pending.add(done);
    return done;
  }
}
