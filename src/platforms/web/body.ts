import type { IncomingMessage } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import type { Handler, Context as HttpContext, MiddlewareHandler, Next } from 'hono';
import type { ReceivedRequest } from '../shared/platform/index.ts';

/** The bodies that are being read hold so many bytes at most, all together. */
const MOST_AT_ONCE = 32 * 1024 * 1024;
/** Longer bodies (bytes) take a millisecond and more to look at: between two of them, other requests have their turn. */
const LONG = 64 * 1024;
/** A body that takes longer (ms) is given up. */
const PATIENCE_MS = 20_000;
/**
 * A connection that is cut while its client still sends shows it a reset instead of the answer. So after a refusal it
 * stays open so long (ms), and so many bytes more are read and thrown away; all of it would leave hundreds of
 * megabytes for the garbage collector.
 */
const LINGER = { ms: 2000, bytes: 4 * 1024 * 1024 } as const;

/** Node lets it through, but no `Request` can have it (https://fetch.spec.whatwg.org/#forbidden-method). */
const FORBIDDEN = 'TRACE';

type Refusal = 'too-long' | 'too-slow' | 'busy' | 'broken';

export type BodyReader = {
  /** Lets bodies of at most so many bytes through. */
  within(most: number): MiddlewareHandler;
  /**
   * Has a request with a body of at most so many bytes answered. A `Request` with all that it can do takes a tenth of the
   * time of an answer to make.
   */
  answering(most: number, answer: (request: ReceivedRequest) => Promise<Response>): Handler;
};

/**
 * Reads the bodies of requests within limits, however they are sent, before anything else looks at them: strangers
 * cannot fill the memory.
 */
export function bodyReader(): BodyReader {
  let held = 0;
  const take = (bytes: number) => {
    if (held + bytes > MOST_AT_ONCE) return false;
    held += bytes;
    return true;
  };
  const give = (bytes: number) => {
    held -= bytes;
  };
  const turn = turns();
  /** The body, or the answer where it is not taken. */
  const bodyOf = async (c: HttpContext, most: number): Promise<Buffer<ArrayBuffer> | Response> => {
    const { method } = c.req;
    const { incoming } = c.env as HttpBindings;
    if (method === FORBIDDEN) return c.json({ error: `${method} is not taken here.` }, 405);
    const body =
      Number(incoming.headers['content-length']) > most
        ? 'too-long'
        : await read(incoming, most, { take, give, turn });
    if (typeof body !== 'string') return body;
    linger(incoming);
    return refused(c, body, most);
  };
  const bounded = async (c: HttpContext, next: Next, most: number) => {
    const body = await bodyOf(c, most);
    if (body instanceof Response) return body;
    const { method } = c.req;
    if (isAsking(c)) return next(); // what is asked with GET has no use for a body
    const { headers, url } = c.req.raw;
    c.req.raw = new Request(url, { method, headers, body });
    return next();
  };
  return {
    // Most requests have none, and need not wait for anything.
    within: (most) => (c, next) =>
      isAsking(c) && !hasBody((c.env as HttpBindings).incoming) ? next() : bounded(c, next, most),
    answering: (most, answer) => async (c) => {
      const body = await bodyOf(c, most);
      if (body instanceof Response) return body;
      const { headers } = (c.env as HttpBindings).incoming;
      return answer({ method: c.req.method, url: c.req.url, headers, body: body.toString() });
    },
  };
}

const isAsking = ({ req }: HttpContext) => req.method === 'GET' || req.method === 'HEAD';

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

type Room = {
  take(bytes: number): boolean;
  give(bytes: number): void;
  /** Resolves when a long body may be looked at. */
  turn(): Promise<void>;
};

/** What it gives resolves for one caller in a turn of the event loop, in the order of the calls. */
function turns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => setImmediate());
    return last;
  };
}

/** The whole body, or why it is not read to its end. */
function read(
  incoming: IncomingMessage,
  most: number,
  room: Room,
): Promise<Buffer<ArrayBuffer> | Refusal> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (result: Buffer<ArrayBuffer> | Refusal) => {
      room.give(size);
      resolve(result);
    };
    const leave = () => {
      clearTimeout(timer);
      incoming.off('data', onData).off('end', onEnd).off('close', onBroken);
    };
    const end = (refusal: Refusal) => {
      leave();
      settle(refusal);
    };
    const timer = setTimeout(() => end('too-slow'), PATIENCE_MS);
    const onData = (chunk: Buffer) => {
      if (size + chunk.length > most) return end('too-long');
      if (!room.take(chunk.length)) return end('busy');
      size += chunk.length;
      chunks.push(chunk);
    };
    const onEnd = async () => {
      leave();
      if (size > LONG) await room.turn();
      settle(Buffer.concat(chunks));
    };
    const onBroken = () => end('broken');
    incoming.on('error', () => {}); // 'close' follows
    incoming.on('data', onData).on('end', onEnd).on('close', onBroken);
  });
}

function linger(incoming: IncomingMessage): void {
  const timer = setTimeout(() => incoming.socket.destroy(), LINGER.ms);
  const done = () => clearTimeout(timer);
  let bytes = 0;
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > LINGER.bytes) incoming.pause();
  });
  incoming
    .on('error', () => {})
    .on('end', done)
    .on('close', done); // a cut is no fault of ours
}

function refused(c: HttpContext, why: Refusal, most: number): Response {
  switch (why) {
    case 'too-long':
      return c.json({ error: `Send at most ${most / 1024} kB.` }, 413);
    case 'busy':
      c.header('Retry-After', '10');
      return c.json({ error: 'Too much is being sent at once. Try again in a moment.' }, 503);
    case 'too-slow':
    case 'broken':
      return c.json({ error: 'The request did not arrive whole. Send it again.' }, 408);
  }
}
