import { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../../observability/index.ts';
import { reconnected } from '../../../observability/index.ts';
import { RECONNECT_DELAY } from '../../shared/client/index.ts';
import { boltLogger } from './bolt-logger.ts';
import { errorLine, fatalReason } from './explain-error.ts';
import type { SlackSettings } from './settings.ts';

type Parts = {
  readonly settings: SlackSettings & { readonly appToken: string };
  readonly log: Logger;
  readonly now: () => Date;
  /** Waits so long (ms), or until the signal. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly ending: AbortSignal;
  /** Told why no connection can come about. */
  readonly giveUp: (reason: string) => void;
};

/** A connection that lasted so long (ms) was a sound one: the next attempt is a first one again. */
const SOUND_MS = 60_000;

/** Slack asks for these every few hours: nothing is wrong. */
const ROUTINE = new Set(['warning', 'refresh_requested']);

/** Why Slack closes a connection. Source: https://docs.slack.dev/apis/events-api/using-socket-mode */
const CLOSED: Readonly<Record<string, string>> = {
  too_many_websockets:
    'Slack: there are too many connections of this app (Slack allows 10). Stop other copies of the bot, or serve them over HTTP with SLACK_SIGNING_SECRET',
  link_disabled:
    'Slack: Socket Mode is switched off for this app. Switch it on in the app\'s settings under "Socket Mode", or empty SLACK_APP_TOKEN and set SLACK_SIGNING_SECRET',
};

/**
 * The connection of Socket Mode. Bolt's own client would connect again by itself, but ends the process
 * where Slack refuses it then; so it is told not to, and this does.
 */
export class Socket {
  readonly receiver: SocketModeReceiver;
  readonly #parts: Parts;
  /** Why Slack closed the last connection, if it said so. */
  #reason: string | null = null;
  /** Slack refused the token when last asked: a single such answer may be wrong, the next one is believed. */
  #isRefused = false;
  /** What was logged since the last sound connection, and how many broke. */
  readonly #logged = new Set<string>();
  #lost = 0;
  #isConnected = false;
  #wasConnected = false;
  /** What the log said last of the connection. */
  #said: 'nothing' | 'connected' | 'lost' = 'nothing';

  constructor(parts: Parts) {
    this.#parts = parts;
    const { appToken, apiUrl } = parts.settings;
    this.receiver = new SocketModeReceiver({
      appToken,
      autoReconnectEnabled: false,
      logger: boltLogger(parts.log),
      installerOptions: { clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 } } },
      processEventErrorHandler: async ({ error }) => {
        parts.log.warn(`${errorLine(error)}; Slack will tell of it again`);
        return false;
      },
    });
    this.receiver.client.on('ws_message', (data: unknown) => this.#onMessage(data));
  }

  /** Whether a connection stands. */
  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** Connects, and connects again, until it cannot work or is not wanted any more. */
  async run(): Promise<void> {
    const { now, ending } = this.#parts;
    let ms: number = RECONNECT_DELAY.first;
    while (!ending.aborted) {
      this.#reason = null;
      const begun = now().getTime();
      const error = await this.#connectOnce();
      if (ending.aborted) return;
      const isRoutine = error === null && ROUTINE.has(this.#reason ?? '');
      const wasSound = error === null && now().getTime() - begun > SOUND_MS;
      if (isRoutine || wasSound) ms = RECONNECT_DELAY.first;
      if (wasSound) {
        this.#logged.clear();
        this.#lost = 0;
      }
      if (isRoutine) continue;
      if (!this.#explain(error)) return;
      await this.#parts.wait(ms, ending).catch(() => {});
      ms = Math.min(ms * 2, RECONNECT_DELAY.last);
    }
  }

  async close(): Promise<void> {
    await this.receiver.client.disconnect();
  }

  /** Null after a connection that came about and ended; else why it did not. */
  async #connectOnce(): Promise<{ readonly cause: unknown } | null> {
    const { log, ending } = this.#parts;
    const { client } = this.receiver;
    try {
      await client.start();
      const ended = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
      if (ending.aborted) await client.disconnect();
      else {
        this.#isConnected = true;
        if (this.#wasConnected) reconnected('slack');
        this.#wasConnected = true;
        if (this.#said === 'nothing') log.info('Slack: connected');
        if (this.#said === 'lost') log.info('Slack: connected again');
        this.#said = 'connected';
      }
      await ended;
      return null;
    } catch (cause) {
      return { cause };
    } finally {
      this.#isConnected = false;
    }
  }

  /** Says what is wrong, once until there is a connection; false: it cannot work. */
  #explain(error: { readonly cause: unknown } | null): boolean {
    const closed = CLOSED[this.#reason ?? ''];
    const fatal = error && fatalReason(error.cause, 'SLACK_APP_TOKEN');
    if (fatal && this.#isRefused) {
      this.#parts.giveUp(fatal);
      return false;
    }
    this.#isRefused = fatal !== null && error !== null;
    if (this.#isRefused) return true;
    const refused = error?.cause instanceof Error ? errorLine(error.cause) : null;
    const line = closed ?? refused;
    if (line === null) this.#logLost();
    else if (!this.#logged.has(line)) {
      this.#parts.log[closed ? 'error' : 'warn'](line);
      this.#logged.add(line);
      this.#said = 'lost';
    }
    return true;
  }

  /** Connections that break as soon as they stand are logged at 1, 2, 4, 8 … of them. */
  #logLost(): void {
    this.#lost += 1;
    if ((this.#lost & (this.#lost - 1)) !== 0) return;
    const often = this.#lost === 1 ? '' : ` ${this.#lost} times in a row`;
    this.#parts.log.warn(`Slack: connection lost${often}, connecting again until it works`);
    this.#said = 'lost';
  }

  #onMessage(data: unknown): void {
    if (typeof data !== 'string' || !data.includes('"disconnect"')) return;
    const { type, reason } = JSON.parse(data) as { type?: unknown; reason?: unknown };
    if (type === 'disconnect') this.#reason = String(reason);
  }
}
