import { createHmac, randomUUID } from 'node:crypto';
import { Journal } from '../../../support/journal.ts';
import { type Ack, type Delivery, delivery, type Retry } from './delivery.ts';

/** A request of Slack to the app, as it went over the line. */
export type SentRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** How a request differs from an honest one. */
export type Forgery = {
  /** Another secret than that of the app. */
  readonly secret?: string;
  /** How old its timestamp claims to be. */
  readonly ageMs?: number;
  /** Headers to add or, with undefined, to leave out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
};

/**
 * Requests over HTTP, signed as docs.slack.dev/authentication/verifying-requests-from-slack says.
 * Their timestamps are of the machine's clock, unless `ahead` says otherwise: that is what Bolt holds them against.
 */
export class Http {
  /** Where events, commands and component actions go; null: over Socket Mode. */
  url: string | null = null;
  /** How far (ms) the timestamps are ahead of the machine's clock. */
  ahead = 0;
  readonly sent = new Journal<SentRequest>();
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** Delivers once, to `url` if it is not the usual one. */
  async deliver(delivery: Delivery, retry: Retry | null, url = this.url ?? ''): Promise<void> {
    const ack = await this.send(this.request(delivery, {}, retry, url));
    delivery.acks.add(ack);
  }

  /** Asks whether the URL is the app's, as Slack does when it is entered. */
  async verify(): Promise<boolean> {
    const challenge = randomUUID();
    const asked = delivery('events_api', { type: 'url_verification', challenge });
    const { body } = await this.send(this.request(asked));
    return (body as { challenge?: unknown } | undefined)?.challenge === challenge;
  }

  /** The request for a delivery, forged if told so, but not sent. */
  request(
    { kind, payload }: Delivery,
    forgery: Forgery = {},
    retry: Retry | null = null,
    url = this.url ?? '',
  ): SentRequest {
    const isJson = kind === 'events_api';
    const body = isJson ? JSON.stringify(payload) : formOf(kind, payload);
    const type = isJson ? 'application/json' : 'application/x-www-form-urlencoded';
    const { secret = this.#secret, ageMs = 0, headers = {} } = forgery;
    const timestamp = String(Math.floor((Date.now() + this.ahead - ageMs) / 1_000));
    const all = {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signatureOf(secret, timestamp, body),
      ...(retry && {
        'x-slack-retry-num': String(retry.num),
        'x-slack-retry-reason': retry.reason,
      }),
      ...headers,
    };
    const given = Object.entries(all).filter(([, value]) => value !== undefined);
    return { url, headers: Object.fromEntries(given) as Record<string, string>, body };
  }

  /** Sends a request, an old one too, and gives back what the app answered. */
  async send(request: SentRequest): Promise<Ack> {
    this.sent.add(request);
    const { url, headers, body } = request;
    try {
      const answer = await fetch(url, { method: 'POST', headers, body });
      return { over: 'http', status: answer.status, body: read(await answer.text()) };
    } catch (error) {
      return { over: 'http', status: null, body: String(error) };
    }
  }
}

const signatureOf = (secret: string, timestamp: string, body: string) =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

function formOf(kind: Delivery['kind'], payload: Delivery['payload']): string {
  const fields =
    kind === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : (payload as Readonly<Record<string, string>>);
  return new URLSearchParams(fields).toString();
}

/** An app answers with nothing, with text or with JSON. */
function read(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
