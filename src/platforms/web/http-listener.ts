import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

/** Where to listen. `port` 0: any that is free. */
export type Address = { readonly host: string; readonly port: number };

/** What a client may take and have. Times in ms. */
export type ClientLimits = {
  /** For the line and the headers of a request. */
  readonly headersTimeout: number;
  /** For all of a request; a body has its own time, which is shorter. */
  readonly requestTimeout: number;
  /** How often both are looked at. */
  readonly connectionsCheckingInterval: number;
  /** Without a byte sent or taken: who does not read an answer is not waited for. */
  readonly timeout: number;
  /** Open connections; each takes a file descriptor, which the database and the briefs need too. */
  readonly maxConnections: number;
};

const LIMITS: ClientLimits = {
  headersTimeout: 15_000,
  requestTimeout: 45_000,
  connectionsCheckingInterval: 1000,
  timeout: 60_000,
  maxConnections: 2000,
};

/** Node closes the connection of who takes it for a proxy, without a word. */
const NO_PROXY =
  'HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/**
 * So many requests may wait on one connection for the answers before them. Browsers and proxies send one at a time; who
 * sends thousands ahead and reads nothing would have the bot work on nothing else.
 */
const MOST_AHEAD = 8;

/** What is being answered when the server closes has so long (ms). */
const LAST_ANSWERS_MS = 1000;

/** A server of HTTP that lets no client hold it up. */
export class HttpListener {
  readonly #at: Address;
  readonly #app: Hono;
  readonly #limits: ClientLimits;
  readonly #answered = Promise.withResolvers<void>();
  #server: Server | null = null;
  #url: string | null = null;

  constructor(at: Address, app: Hono, limits: ClientLimits = LIMITS) {
    this.#at = at;
    this.#app = app;
    this.#limits = limits;
  }

  /** Resolves when the first request has been answered. */
  get firstAnswer(): Promise<void> {
    return this.#answered.promise;
  }

  /** Where it listens, once it has been started. */
  get url(): string {
    if (!this.#url) throw new Error('the server has not been started');
    return this.#url;
  }

  /** Rejects with the system's error where it cannot listen. */
  start(): Promise<void> {
    const { host: hostname, port } = this.#at;
    const { timeout, maxConnections, ...serverOptions } = this.#limits;
    return new Promise((resolve, reject) => {
      const listener = getRequestListener(this.#app.fetch, {
        hostname,
        autoCleanupIncoming: false, // `bodyReader` leaves nothing unread
      });
      const server = createServer(serverOptions, oneAtATime(listener));
      server.timeout = timeout;
      server.maxConnections = maxConnections;
      server.on('connect', (_, socket) => {
        socket.on('error', () => {}).end(NO_PROXY);
      });
      server.once('request', (_, response) => response.once('close', this.#answered.resolve));
      server.once('error', reject);
      server.once('listening', () => {
        server.off('error', reject);
        this.#server = server;
        const { port: bound } = server.address() as AddressInfo;
        this.#url = `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${bound}`;
        resolve();
      });
      server.listen(port, hostname);
    });
  }

  /** Takes no more requests; those that are being answered have a moment for it. */
  close(): Promise<void> {
    const server = this.#server;
    return new Promise((done) => {
      if (!server) return done();
      const late = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
      server.close(() => {
        clearTimeout(late);
        done();
      });
    });
  }
}

/**
 * Requests that came on one connection before the answers to those before them wait for these: Node would have all of
 * them worked on at once. Who sends too far ahead is cut off, without a word: no answer would be read.
 */
function oneAtATime(listener: RequestListener): RequestListener {
  const waiting = new WeakMap<Socket, (() => void)[]>();
  return (request, response) => {
    const { socket } = request;
    const ahead = waiting.get(socket) ?? [];
    waiting.set(socket, ahead);
    if (ahead.length >= MOST_AHEAD) {
      socket.destroy();
      return;
    }
    ahead.push(() => listener(request, response));
    response.once('close', () => {
      ahead.shift();
      if (!socket.destroyed) ahead[0]?.();
    });
    if (ahead.length === 1) ahead[0]?.();
  };
}
