import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { Journal } from '../../../support/journal.ts';
import { EMPTY } from '../checks/message-check.ts';
import { couldPing } from '../checks/pings-check.ts';
import { errorsObject, lineOf, type Problem } from '../checks/problem.ts';
import { Faults, type Spoilt } from './faults.ts';
import { RateLimits } from './rate-limits.ts';
import { Refusal } from './refusal.ts';
import type { Inside } from './route.ts';
import { type Match, matchRoute, type RouteName } from './routes/index.ts';
import { multipartBody } from './uploads.ts';

/** A request that has been dealt with. */
export type RequestRecord = {
  readonly method: string;
  readonly path: string;
  /** Null: a route that this server does not speak. */
  readonly route: RouteName | null;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Null: the connection was cut instead. */
  readonly status: number | null;
};

/** A body that Discord would not take, and why. */
export type Violation = {
  readonly request: string;
  readonly problems: readonly string[];
  readonly body: unknown;
};

/** A payload that could ping somebody. */
export type Ping = { readonly request: string; readonly body: unknown };

type Asked = { method: string; path: string; query: URLSearchParams; token: string | undefined };

/** The REST side: what becomes of a request on its way to a route and back. */
export class Rest {
  readonly requests = new Journal<RequestRecord>();
  readonly violations: Violation[] = [];
  readonly pings: Ping[] = [];
  readonly faults = new Faults();
  readonly limits = new RateLimits();
  readonly #inside: Inside;

  constructor(inside: Inside) {
    this.#inside = inside;
  }

  readonly listen: RequestListener = (request, response) => {
    void this.#serve(request, response);
  };

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://discord');
    const path = pathname.replace(/^(\/api)?(\/v\d+)?(?=\/)/, '');
    const asked = {
      method: request.method ?? 'GET',
      path,
      query,
      token: request.headers.authorization,
    };
    const body = await bodyOf(request);
    const found = matchRoute(asked.method, path);
    const answer = await this.#withFaults(asked, found, body);
    if (answer === null) response.destroy();
    else send(response, answer);
    this.requests.add({
      method: asked.method,
      path,
      route: found?.name ?? null,
      query: Object.fromEntries(query),
      body,
      status: answer?.status ?? null,
    });
  }

  /** Null: no answer at all. */
  async #withFaults(asked: Asked, found: Match | null, body: unknown): Promise<Spoilt | null> {
    const fault = found && this.faults.take(found.name);
    if (fault?.kind === 'hold' && !fault.accepted) await fault.wait();
    const passes = !fault || fault.accepted || fault.kind === 'hold';
    const answer = passes ? this.#answer(asked, found, body) : null;
    if (fault?.kind === 'hold' && fault.accepted) await fault.wait();
    if (fault?.kind === 'answer') return fault.answer;
    return fault?.kind === 'drop' ? null : answer;
  }

  #answer(asked: Asked, found: Match | null, body: unknown): Spoilt {
    const request = `${asked.method} ${asked.path}`;
    if (!found) {
      this.violations.push({ request, problems: ['this server does not speak this route'], body });
      return refused(new Refusal('notFound'), {});
    }
    const { route, name, param } = found;
    const wait = route.unlimited ? null : this.limits.takeGlobal();
    if (wait !== null) return tooMany(wait, { 'x-ratelimit-global': 'true' }, true);
    const taken = route.unlimited ? null : this.limits.take(name, majorOf(asked.path));
    if (taken?.exceeded) return tooMany(taken.exceeded, taken.headers);
    try {
      this.#admit(found, asked, body);
      const { status, body: answered } = route.handle(
        { param, query: asked.query, body },
        this.#inside,
      );
      return { status, headers: taken?.headers ?? {}, body: answered as object };
    } catch (error) {
      if (error instanceof Refusal) return refused(error, taken?.headers ?? {});
      throw error;
    }
  }

  /** Token and body; what is wrong with the body is kept for the test. */
  #admit({ route, param }: Match, { token, query, ...asked }: Asked, body: unknown): void {
    if (!route.anonymous && token !== `Bot ${this.#inside.world.token}`) {
      throw new Refusal('unauthorized');
    }
    const request = `${asked.method} ${asked.path}`;
    if (body === NOT_JSON) {
      this.violations.push({ request, problems: ['body: no JSON'], body: null });
      throw new Refusal('invalidJson');
    }
    const problems = route.check?.({ param, query, body }, this.#inside) ?? [];
    if (problems.length > 0) {
      this.violations.push({ request, problems: problems.map(lineOf), body });
      throw invalid(problems);
    }
    const message = route.message?.(body);
    if (message && couldPing(message)) this.pings.push({ request, body });
  }
}

/** A body that is there but cannot be read. */
const NOT_JSON = Symbol('not JSON');

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const hasBody = Number(request.headers['content-length'] ?? 0) > 0;
  if (!hasBody && !request.headers['transfer-encoding']) {
    request.resume();
    return undefined;
  }
  const isForm = request.headers['content-type']?.startsWith('multipart/form-data');
  return (isForm ? multipartBody(request) : json(request)).catch(() => NOT_JSON);
}

/** The resource that Discord counts rate limits apart for. */
const majorOf = (path: string) => path.match(/^\/(channels|guilds|webhooks)\/[^/]+/)?.[0] ?? '';

function invalid(problems: readonly Problem[]): Refusal {
  const isEmpty = problems.every(({ code }) => code === EMPTY);
  return isEmpty ? new Refusal('emptyMessage') : new Refusal('invalidForm', errorsObject(problems));
}

const refused = ({ status, body }: Refusal, headers: Record<string, string>): Spoilt => ({
  status,
  headers,
  body,
});

const tooMany = (wait: number, headers: Record<string, string>, global = false): Spoilt => ({
  status: 429,
  headers: {
    ...headers,
    'retry-after': String(Math.ceil(wait)),
    'x-ratelimit-scope': global ? 'global' : 'user',
  },
  body: { message: 'You are being rate limited.', retry_after: wait, global },
});

function send(response: ServerResponse, { status, headers, body }: Spoilt): void {
  if (response.destroyed) return;
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const type = { 'content-type': 'application/json' };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { ...type, ...headers }).end(text);
}
