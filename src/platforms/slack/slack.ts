import { webApi } from '@slack/bolt';
import type { Publisher } from '../../digests/delivery/index.ts';
import { Pending, RECONNECT_DELAY } from '../shared/client/index.ts';
import type { Platform, ReceivedRequest } from '../shared/platform/index.ts';
import { boltApp } from './bolt-app.ts';
import {
  errorLine,
  explainFault,
  HttpReceiver,
  logError,
  type SlackSettings,
  Socket,
} from './client/index.ts';
import { listen } from './dispatch.ts';
import { clientOptionsFor, type Identity, type SharedParts, Workspace } from './workspace.ts';

/** What the Slack bot of one workspace works with. */
export type SlackParts = SharedParts & { readonly settings: SlackSettings };

/**
 * The bot on Slack, in the one workspace whose token it has. What goes wrong there is logged with its remedy, and the
 * rest of the bot runs on.
 */
export class SlackBot implements Platform {
  readonly name = 'slack';
  readonly #parts: SlackParts;
  readonly #pending: Pending;
  readonly #workspace: Workspace;
  readonly #http: HttpReceiver | null;
  readonly #socket: Socket | null;
  readonly #identity = Promise.withResolvers<Identity>();

  constructor(parts: SlackParts) {
    this.#parts = parts;
    const { settings, log, now } = parts;
    const onError = (error: unknown) => logError(log, {}, error);
    this.#pending = new Pending(onError);
    const { appToken, botToken, signingSecret } = settings;
    this.#identity.promise.catch(() => {}); // told where it fails
    const clientOptions = clientOptionsFor(settings.apiUrl, log);
    this.#workspace = new Workspace({
      ...parts,
      token: { named: 'SLACK_BOT_TOKEN', value: botToken },
      clientOptions,
      onRefused: (reason) => this.#sayGoodbye(reason),
    });
    this.#http = signingSecret === null ? null : new HttpReceiver(signingSecret, now);
    this.#socket =
      appToken === null
        ? null
        : new Socket({
            ...parts,
            settings: { ...settings, appToken },
            ending: this.#workspace.signal,
            giveUp: (reason) => this.#giveUp(reason),
          });
    const receivers = [this.#http, this.#socket?.receiver ?? null].filter((one) => one !== null);
    const authorize = async () => ({
      botToken,
      ...(await this.#identity.promise),
      workspace: this.#workspace,
    });
    const app = boltApp(receivers, authorize, { clientOptions, log, onError });
    listen(app, (work) => this.#pending.track(work));
  }

  async start(): Promise<void> {
    this.#connect().catch((error: unknown) => this.#parts.log.error(explainFault(error)));
  }

  /** Learns who the bot is, and then connects, until it works, cannot work, or is not wanted any more. */
  async #connect(): Promise<void> {
    const { log, wait } = this.#parts;
    const { first, last } = RECONNECT_DELAY;
    for (let ms: number = first; !this.#hasEnded(); ms = Math.min(ms * 2, last)) {
      try {
        await this.#introduce();
        break;
      } catch (error) {
        if (this.#hasEnded()) return;
        const seconds =
          error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter : ms / 1000;
        log.warn(`${errorLine(error)}. Next attempt in ${seconds} s`);
        await wait(seconds * 1000, this.#workspace.signal).catch(() => {});
      }
    }
    await this.#socket?.run();
  }

  async receive(request: ReceivedRequest): Promise<Response> {
    if (!this.#http) {
      const why = 'This bot takes no requests from Slack here: SLACK_SIGNING_SECRET is not set.\n';
      return new Response(why, { status: 404 });
    }
    if (this.#hasEnded()) return new Response('The bot is not on Slack.\n', { status: 503 });
    return this.#http.receive(request);
  }

  publisher(): Publisher | null {
    return this.#workspace.publisher();
  }

  unavailable(): string | null {
    if (this.#hasEnded()) return 'given up';
    const isConnected = this.publisher() !== null && (this.#socket?.isConnected ?? true);
    return isConnected ? null : 'not connected';
  }

  async close(): Promise<void> {
    this.#workspace.end();
    this.#identity.reject(new Error('the bot is leaving'));
    await this.#pending.finish(() => this.#socket?.close());
  }

  async #introduce(): Promise<void> {
    const { log, settings, onConnected } = this.#parts;
    this.#identity.resolve(await this.#workspace.introduce());
    onConnected();
    if (settings.signingSecret !== null) log.info('Slack: ready for requests at /slack/events');
  }

  /** Says once why there is no Slack, and leaves it. */
  #giveUp(reason: string): void {
    if (this.#hasEnded()) return;
    this.#workspace.end();
    this.#sayGoodbye(reason);
  }

  #sayGoodbye(reason: string): void {
    this.#identity.reject(new Error(reason));
    this.#parts.log.error(`${reason}. Everything else runs on without Slack.`);
    this.#socket?.close().catch((error: unknown) => this.#parts.log.error(explainFault(error)));
  }

  #hasEnded(): boolean {
    return this.#workspace.signal.aborted;
  }
}
