import { setTimeout as wait } from 'node:timers/promises';
import type { MethodName } from './methods/index.ts';

/** Which requests a fault meets: one method, the response_urls, the uploads of files, or all of them. */
export type Target = MethodName | 'response_url' | 'upload' | '*';

export type FaultOptions = {
  /** How many requests it meets; one unless told. */
  readonly times?: number;
  /** The request takes effect all the same: only its answer is spoilt. */
  readonly accepted?: boolean;
};

/** A request whose answer is kept back until it is released. */
export type Hold = {
  /** Resolves when the request has come. */
  readonly arrived: Promise<void>;
  release(): void;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object | string;
};

/** An answer that is not Slack's own, as of a proxy or of its edge. */
export type Foreign = {
  readonly status: number;
  readonly body: object | string;
  /** Unless told, that of a page for text, and of JSON for an object. */
  readonly contentType?: string;
  readonly times?: number;
};

/** What happens to a request: another answer, no answer, or a late one. */
export type Fault =
  | { readonly kind: 'answer'; readonly accepted: boolean; readonly answer: Answer }
  | { readonly kind: 'drop'; readonly accepted: boolean }
  | { readonly kind: 'hold'; readonly accepted: boolean; readonly wait: () => Promise<void> };

type Queued = { readonly target: Target; readonly fault: Fault; left: number };

/** Faults that a test has ordered and that have not happened yet. */
export class Faults {
  readonly #queue: Queued[] = [];
  readonly #holds = new Set<Hold>();

  /** Answers `{ok: false, error}`: `channel_not_found`, `is_archived`, `token_revoked`, … */
  refuse(
    target: Target,
    error: string,
    { times, accepted = false, ...more }: FaultOptions & Record<string, unknown> = {},
  ): void {
    const body = { ok: false, error, ...more };
    this.#add(
      target,
      { kind: 'answer', accepted, answer: { status: 200, headers: {}, body } },
      times,
    );
  }

  /** Answers 429; `retryAfter` in seconds. */
  rateLimit(
    target: Target,
    { times, retryAfter = 1 }: { times?: number; retryAfter?: number } = {},
  ): void {
    this.#add(target, { kind: 'answer', accepted: false, answer: rateLimited(retryAfter) }, times);
  }

  /** Answers with an HTTP status, 500 and the like. */
  fail(target: Target, status: number, { times, accepted = false }: FaultOptions = {}): void {
    const answer = { status, headers: {}, body: `${status}: on demand` };
    this.#add(target, { kind: 'answer', accepted, answer }, times);
  }

  /** Answers with any status and body, such as a page; the request takes no effect. */
  answer(target: Target, { status, body, contentType, times }: Foreign): void {
    const isText = typeof body === 'string';
    const type = contentType ?? (isText ? 'text/html; charset=utf-8' : 'application/json');
    const answer = { status, headers: { 'content-type': type }, body };
    this.#add(target, { kind: 'answer', accepted: false, answer }, times);
  }

  /** Cuts the connection instead of answering. */
  drop(target: Target, { times, accepted = false }: FaultOptions = {}): void {
    this.#add(target, { kind: 'drop', accepted }, times);
  }

  /** Keeps the next request waiting; `accepted`: it takes effect before the wait. */
  hold(target: Target, { accepted = false }: FaultOptions = {}): Hold {
    const arrival = Promise.withResolvers<void>();
    const leave = Promise.withResolvers<void>();
    const hold = { arrived: arrival.promise, release: leave.resolve };
    this.#holds.add(hold);
    const untilReleased = () => {
      arrival.resolve();
      return leave.promise;
    };
    this.#add(target, { kind: 'hold', accepted, wait: untilReleased }, 1);
    return hold;
  }

  /** Answers late, in real time. */
  delay(target: Target, ms: number, { times, accepted = true }: FaultOptions = {}): void {
    this.#add(target, { kind: 'hold', accepted, wait: () => wait(ms) }, times);
  }

  /** The fault that meets this request; it counts as happened. */
  take(target: Target): Fault | null {
    const index = this.#queue.findIndex((queued) => [target, '*'].includes(queued.target));
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

/** docs.slack.dev/apis/web-api/rate-limits */
export const rateLimited = (seconds: number): Answer => ({
  status: 429,
  headers: { 'retry-after': String(Math.max(1, Math.ceil(seconds))) },
  body: { ok: false, error: 'ratelimited' },
});
