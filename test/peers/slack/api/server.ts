import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { arrayBuffer } from 'node:stream/consumers';
import { Journal } from '../../../support/journal.ts';
import type { MessageFields } from '../checks/message-check.ts';
import { couldPing } from '../checks/pings-check.ts';
import { lineOf, type Problem, problem } from '../checks/problem.ts';
import { schemaCheck } from '../checks/schema-check.ts';
import type { Token } from '../state/world.ts';
import { argumentsOf, UNREADABLE } from './arguments.ts';
import { type Answer, Faults, rateLimited, type Target } from './faults.ts';
import { demand, type Inside, type Method } from './method.ts';
import { findMethod, type MethodName } from './methods/index.ts';
import { RateLimits } from './rate-limits.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { type Response, respond, responseCheck } from './respond.ts';

/** Where files are uploaded to. */
const UPLOADS = '/upload/v1/';

/** A request that has been dealt with. */
export type RequestRecord = {
  /** The method, `response_url`, `upload`, or null: not spoken here. */
  readonly target: MethodName | 'response_url' | 'upload' | null;
  readonly path: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Null: the connection was cut instead. */
  readonly status: number | null;
  readonly answer: object | string | null;
};

/** A body that Slack would not take, or people could not read, and why. */
export type Violation = {
  readonly request: string;
  readonly problems: readonly string[];
  readonly body: unknown;
};

/** A payload that could ping somebody. */
export type Ping = { readonly request: string; readonly body: unknown };

type Args = MessageFields;

/** The HTTP side: what becomes of a request on its way to a method and back. */
export class Api {
  readonly requests = new Journal<RequestRecord>();
  readonly violations: Violation[] = [];
  readonly pings: Ping[] = [];
  readonly faults = new Faults();
  readonly limits = new RateLimits();
  /** One for each workspace. */
  readonly #insides: Inside[];

  constructor(inside: Inside) {
    this.#insides = [inside];
  }

  /** Serves another workspace, too. */
  serve(inside: Inside): void {
    this.#insides.push(inside);
  }

  readonly listen: RequestListener = (request, response) => {
    void this.#serve(request, response);
  };

  /** Keeps what is wrong with a body; the problems for which Slack refuses it are given back. */
  judge(request: string, problems: readonly Problem[], body: object): Problem[] {
    if (problems.length > 0) {
      this.violations.push({ request, problems: problems.map(lineOf), body });
    }
    if (couldPing(body)) this.pings.push({ request, body });
    return problems.filter(({ error }) => error !== null);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path } = new URL(request.url ?? '/', 'http://slack');
    if (path.startsWith(UPLOADS)) return this.#upload(path, request, response);
    const name = path.replace(/^\/api\//, '');
    const found = path.startsWith('/api/') ? findMethod(name) : null;
    const target = found?.name ?? (path.startsWith('/api/') ? null : 'response_url');
    const read = await argumentsOf(request);
    const args: Args = read === UNREADABLE ? {} : read;
    const work = (): Answer => {
      if (read === UNREADABLE) return this.#unreadable(name);
      if (target === 'response_url') return this.#respond(path, args);
      if (!found) return this.#unknown(name, args);
      const authorization = request.headers.authorization ?? `Bearer ${args.token ?? ''}`;
      return this.#call(found.name, found.method, args, authorization.replace(/^Bearer /, ''));
    };
    const answer = await this.#withFaults(target, work);
    if (answer === null) response.destroy();
    else send(response, answer);
    const { status = null, body = null } = answer ?? {};
    this.requests.add({ target, path, args, status, answer: body });
  }

  /** Takes the bytes of a file, as many as were announced: docs.slack.dev/messaging/working-with-files#upload */
  async #upload(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = new Uint8Array(await arrayBuffer(request));
    const answer = await this.#withFaults('upload', (): Answer => {
      const id = path.slice(UPLOADS.length);
      const file = this.#insides.map(({ world }) => world.files.get(id)).find(Boolean);
      const fits = file?.length === bytes.length;
      if (file && fits) file.bytes = bytes;
      return { status: fits ? 200 : 400, headers: {}, body: fits ? `OK - ${bytes.length}` : 'no' };
    });
    if (answer === null) response.destroy();
    else send(response, answer);
    const { status = null, body = null } = answer ?? {};
    this.requests.add({ target: 'upload', path, args: {}, status, answer: body });
  }

  /** Null: no answer at all. */
  async #withFaults(target: Target | null, work: () => Answer): Promise<Answer | null> {
    const fault = target && this.faults.take(target);
    if (fault?.kind === 'hold' && !fault.accepted) await fault.wait();
    const passes = !fault || fault.accepted || fault.kind === 'hold';
    const answer = passes ? work() : null;
    if (fault?.kind === 'hold' && fault.accepted) await fault.wait();
    if (fault?.kind === 'answer') return fault.answer;
    return fault?.kind === 'drop' ? null : answer;
  }

  #call(name: MethodName, method: Method, args: Args, tokenValue: string): Answer {
    let token: Token | undefined;
    try {
      const isOpen = method.token === 'none';
      token = isOpen ? NO_TOKEN : this.#knownToken(tokenValue);
      const inside = isOpen ? this.#insideOf(null, {}) : this.#insideOf(token, args, name);
      if (!isOpen) admit(method, token, inside.world.now());
      const wait = this.#waitFor(name, args);
      if (wait !== null) return rateLimited(wait);
      const parsed = this.#parse(name, method, this.#withinLimits(name, args), inside);
      const body = { ok: true, ...method.handle({ args: parsed, token }, inside) };
      return ok(body, method, token);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return ok({ ok: false, error: error.error, ...error.more }, method, token);
    }
  }

  #waitFor(name: MethodName, args: Args): number | null {
    if (name.startsWith('chat.post')) return this.limits.take(String(args.channel));
    return name === 'conversations.history' ? this.limits.takeLook() : null;
  }

  #withinLimits(name: MethodName, args: Args): Args {
    const { mostListed } = this.limits;
    if (name !== 'conversations.history' || mostListed === null) return args;
    const { limit } = args as { limit?: unknown };
    return { ...args, limit: Math.min(Number(limit ?? mostListed), mostListed) } as Args;
  }

  #knownToken(value: string): Token {
    if (!value) throw new Refusal('not_authed');
    const token = this.#insides.map(({ world }) => world.tokens.get(value)).find(Boolean);
    if (!token) throw new Refusal('invalid_auth');
    return token;
  }

  /** The workspace that a request is about. A token of an organization has to name it. */
  #insideOf(token: Token | null, args: object, name?: MethodName): Inside {
    const { team_id: team } = args as { team_id?: unknown };
    const having = this.#insides.filter(
      ({ world }) => token === null || world.tokens.get(token.value) === token,
    );
    const isNamed = token?.org !== undefined && !name?.startsWith('auth.');
    const inside = isNamed ? having.find(({ world }) => world.team.id === team) : having[0];
    if (!inside) throw new Refusal(team ? 'team_access_not_granted' : 'missing_argument');
    return inside;
  }

  #parse(name: MethodName, method: Method, args: Args, inside: Inside): unknown {
    const { data, success } = method.args.safeParse(args);
    const wrong = success ? [] : schemaCheck(method.args, args, [], 'invalid_arguments');
    const problems = success ? (method.check?.(data, inside) ?? []) : wrong;
    const { token: _, ...told } = args;
    const [first] = this.judge(name, problems, told);
    if (first?.error) throw refusalOf(first.error, problems);
    return data;
  }

  #respond(path: string, args: Args): Answer {
    const isAction = path.startsWith('/actions/');
    const problems = responseCheck(args, isAction);
    const [first] = this.judge('response_url', problems, args);
    if (first?.error) return { status: 400, headers: {}, body: first.error };
    const isIts = ({ userActions }: Inside) => userActions.byHook.has(path);
    return respond(this.#insides.find(isIts) ?? this.#insideOf(null, {}), path, args as Response);
  }

  #unknown(name: string, args: Args): Answer {
    this.judge(name, [problem([], 'this server does not speak this method')], args);
    return ok({ ok: false, error: 'unknown_method', req_method: name });
  }

  #unreadable(name: string): Answer {
    this.judge(name, [problem([], 'no JSON')], {});
    return ok({ ok: false, error: 'invalid_json' });
  }
}

const NO_TOKEN: Token = { value: '', kind: 'bot', scopes: [], state: 'good' };

function admit(method: Method, token: Token, now: number): void {
  if (token.state !== 'good') throw new Refusal(token.state);
  if (token.expiresAt !== undefined && token.expiresAt <= now) throw new Refusal('token_expired');
  if (token.kind !== method.token) throw new Refusal('not_allowed_token_type');
  demand(token, method.scopes);
}

/** Slack tells the scopes with every answer. */
function ok(body: object, method?: Method, token?: Token): Answer {
  const headers: Record<string, string> = {};
  if (token) headers['x-oauth-scopes'] = token.scopes.join(',');
  if (method) headers['x-accepted-oauth-scopes'] = method.scopes.join(',');
  return { status: 200, headers, body };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  const isText = typeof body === 'string';
  const type = isText ? 'text/plain' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(isText ? body : JSON.stringify(body));
}
