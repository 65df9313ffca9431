import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { isValidSlackRequest } from '@slack/bolt';
import type { ReceivedRequest } from '../../shared/platform/index.ts';

/** Requests that are further from now than this (s) may be somebody's recording. */
const FRESH_S = 5 * 60;

/**
 * Takes Slack's requests from the bot's web server for Bolt: commands, component actions and events, all at one
 * address. The web server has read them and refused what is too long. What is not signed with the secret, or
 * is older than five minutes, gets 401.
 * Source: https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export class HttpReceiver implements Receiver {
  readonly #signingSecret: string;
  readonly #now: () => Date;
  #app: App | null = null;

  constructor(signingSecret: string, now: () => Date) {
    this.#signingSecret = signingSecret;
    this.#now = now;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** The web server listens for it. */
  start = async (): Promise<void> => {};
  stop = async (): Promise<void> => {};

  /** Answers a request of Slack's, as soon as Bolt has acknowledged it. */
  async receive({ method, headers, body: raw }: ReceivedRequest): Promise<Response> {
    if (method !== 'POST') {
      return plainResponse(405, 'Slack sends POST requests here.', { Allow: 'POST' });
    }
    if (raw === 'ssl_check=1' || raw.startsWith('ssl_check=1&')) return new Response(null);
    if (!this.#isSlacks(headers, raw)) {
      return plainResponse(401, 'Not signed by Slack for this app within the last five minutes.');
    }
    const body = bodyOf(raw, headers['content-type']);
    if (body === null) return plainResponse(400, 'Neither a form nor JSON.');
    const { type, challenge } = body as { type?: unknown; challenge?: unknown };
    if (type === 'url_verification') return Response.json({ challenge });
    return this.#process(body, headers);
  }

  async #process(body: ReceiverEvent['body'], headers: RequestHeaders): Promise<Response> {
    const { promise, resolve } = Promise.withResolvers<Response>();
    const retryNum = headerOf(headers, 'x-slack-retry-num');
    const event: ReceiverEvent = {
      body,
      ack: async (answer?: string | object) => resolve(responseOf(answer)),
      ...(retryNum !== undefined && { retryNum: Number(retryNum) }),
      retryReason: headerOf(headers, 'x-slack-retry-reason'),
    } as ReceiverEvent;
    this.#app?.processEvent(event).then(
      () => resolve(plainResponse(404, 'The bot has nothing of that name.')),
      () => resolve(plainResponse(500, 'The bot could not answer that. Its log says why.')),
    );
    return promise;
  }

  #isSlacks(headers: RequestHeaders, body: string): boolean {
    const signature = headerOf(headers, 'x-slack-signature') ?? '';
    const timestamp = Number(headerOf(headers, 'x-slack-request-timestamp') ?? Number.NaN);
    const nowMilliseconds = this.#now().getTime();
    // Bolt checks the past only.
    if (timestamp - nowMilliseconds / 1000 > FRESH_S) return false;
    return isValidSlackRequest({
      signingSecret: this.#signingSecret,
      body,
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp },
      nowMilliseconds,
    });
  }
}

type RequestHeaders = ReceivedRequest['headers'];

/** Node joins the values of a name that is sent twice. */
const headerOf = (headers: RequestHeaders, name: string) => headers[name]?.toString();

function plainResponse(
  status: number,
  text: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(`${text}\n`, { status, headers });
}

function responseOf(answer: string | object | undefined): Response {
  if (answer === undefined || answer === '') return new Response(null, { status: 200 });
  if (typeof answer === 'string') return new Response(answer);
  const written = bodies.get(answer) ?? JSON.stringify(answer);
  bodies.set(answer, written);
  return new Response(written, JSON_TYPE);
}

const JSON_TYPE = { headers: { 'Content-Type': 'application/json' } };

/** What has been written out already: many ask for the same. */
const bodies = new WeakMap<object, string>();

/** What came, as an object: events are JSON, component actions JSON in a form, commands a form. */
function bodyOf(raw: string, type: string | undefined): Record<string, unknown> | null {
  try {
    if (!type?.startsWith('application/x-www-form-urlencoded')) return objectOf(JSON.parse(raw));
    const fields = new URLSearchParams(raw);
    const payload = fields.get('payload');
    return payload === null ? Object.fromEntries(fields) : objectOf(JSON.parse(payload));
  } catch {
    return null;
  }
}

const objectOf = (value: unknown) =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
