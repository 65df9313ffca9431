import type { RouteName } from './routes/index.ts';

/** Which requests a fault meets: one route, or all of them. */
export type Target = RouteName | '*';

export type FaultOptions = {
  /** How many requests it meets; one unless told. */
  readonly times?: number;
  /** The request takes effect all the same: only its answer is spoilt. */
  readonly accepted?: boolean;
};

export type RateLimitFault = {
  readonly times?: number;
  /** Seconds, as Discord counts them. */
  readonly retryAfter?: number;
  readonly global?: boolean;
};

/** A request whose answer is kept back until it is released. */
export type Hold = {
  /** Resolves when the request has come. */
  readonly arrived: Promise<void>;
  release(): void;
};

export type Spoilt = {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** Text goes as it is, everything else as JSON. */
  readonly body: object | string;
};

/** An answer that is not Discord's own, as of a proxy or of its edge. */
export type Foreign = {
  readonly status: number;
  readonly body: object | string;
  /** Unless told, that of a page for text, and of JSON for an object. */
  readonly contentType?: string;
  readonly times?: number;
};

/** What happens to a request: another answer, no answer, or a late one. */
export type Fault =
  | { readonly kind: 'answer'; readonly accepted: boolean; readonly answer: Spoilt }
  | { readonly kind: 'drop'; readonly accepted: boolean }
  | { readonly kind: 'hold'; readonly accepted: boolean; readonly wait: () => Promise<void> };

type Queued = { readonly target: Target; readonly fault: Fault; left: number };

/** Faults that a test has ordered and that have not happened yet. */
export class Faults {
  readonly #queue: Queued[] = [];
  readonly #holds = new Set<Hold>();

  /** Answers 429 "You are being rate limited". */
  rateLimit(target: Target, { times, retryAfter = 1, global = false }: RateLimitFault = {}): void {
    const headers = {
      'retry-after': String(Math.ceil(retryAfter)),
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global
        ? { 'x-ratelimit-global': 'true' }
        : { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': String(retryAfter) }),
    };
    const body = { message: 'You are being rate limited.', retry_after: retryAfter, global };
    const answer = { status: 429, headers, body };
    this.#add(target, { kind: 'answer', accepted: false, answer }, times);
  }

  /** Answers with a status, 500 and the like. */
  fail(target: Target, status: number, { times, accepted = false }: FaultOptions = {}): void {
    const answer = { status, headers: {}, body: { message: `${status}: on demand`, code: 0 } };
    this.#add(target, { kind: 'answer', accepted, answer }, times);
  }

  /** Answers with any status and body, such as a page; the request takes no effect. */
  answer(target: Target, { status, body, contentType, times }: Foreign): void {
    const isText = typeof body === 'string';
    const type = contentType ?? (isText ? 'text/html; charset=utf-8' : 'application/json');
    const answer = { status, headers: { 'content-type': type }, body };
    this.#add(target, { kind: 'answer', accepted: false, answer }, times);
  }

  /** Refuses as Discord does, with one of its codes. */
  refuse(
    target: Target,
    status: number,
    code: number,
    { times, accepted }: FaultOptions = {},
  ): void {
    const answer = { status, headers: {}, body: { message: `${code}: on demand`, code } };
    this.#add(target, { kind: 'answer', accepted: accepted ?? false, answer }, times);
  }

  /** Cuts the connection instead of answering. */
  drop(target: Target, { times, accepted = false }: FaultOptions = {}): void {
    this.#add(target, { kind: 'drop', accepted }, times);
  }

  /** Keeps the next request waiting; `accepted` as far as it takes effect before the wait. */
  hold(target: Target, { accepted = false }: FaultOptions = {}): Hold {
    const arrival = Promise.withResolvers<void>();
    const leave = Promise.withResolvers<void>();
    const hold = { arrived: arrival.promise, release: leave.resolve };
    this.#holds.add(hold);
    const wait = () => {
      arrival.resolve();
      return leave.promise;
    };
    this.#add(target, { kind: 'hold', accepted, wait }, 1);
    return hold;
  }

  /** The fault that meets this request; it counts as happened. */
  take(route: RouteName): Fault | null {
    const index = this.#queue.findIndex(({ target }) => target === route || target === '*');
    const queued = this.#queue[index];
    if (!queued) return null;
    queued.left -= 1;
    if (queued.left === 0) this.#queue.splice(index, 1);
    return queued.fault;
  }

  /** Takes back what has not happened, and lets go of every request that waits. */
  clear(): void {
    this.#queue.length = 0;
    for (const hold of this.#holds) hold.release();
    this.#holds.clear();
  }

  #add(target: Target, fault: Fault, times = 1): void {
    this.#queue.push({ target, fault, left: times });
  }
}
