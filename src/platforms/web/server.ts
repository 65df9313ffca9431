import { readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type ServerType, serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Logger } from '../../observability/index.ts';
import type { Platform } from '../shared/platform/index.ts';
import { api, type WebParts } from './api.ts';
import { bodyReader } from './body.ts';
import { guard, ownPageOnly, pageHeaders } from './guard.ts';
import { localOn, onlyHere } from './local.ts';
import { operators } from './operators.ts';
import { publicPages } from './public/routes.ts';

/** What answers requests to a path that is not the page's: of other servers, under any host name. */
export type Mounts = Readonly<Record<string, (request: Request) => Promise<Response>>>;

/** Longer bodies are refused: more than any command of the page needs, and more than Slack ever sends. */
const MOST_BYTES = { page: 64 * 1024, mounted: 1024 * 1024 } as const;

/** A client that takes longer (ms) to send a request is cut off; a body has its own time. */
const PATIENCE = { headersTimeout: 15_000, requestTimeout: 45_000 } as const;

const PAGE = fileURLToPath(new URL('./page', import.meta.url));
/** What of the folder browsers load: other files are for who works on the page. */
const LOADED = /\.(?:html|js|css|svg)$/;
const SERVED: ReadonlySet<string> = new Set([
  '/',
  ...readdirSync(PAGE, { recursive: true, encoding: 'utf8' })
    .filter((name) => LOADED.test(name))
    .map((name) => `/${name.replaceAll('\\', '/')}`),
]);

/** What is being answered when the bot ends has so long (ms). */
const LAST_ANSWERS_MS = 1000;

/** Where the web server listens, and what it shows to whom. `port` 0: any that is free. */
export type WebSettings = {
  readonly host: string;
  readonly port: number;
  /** Whether anybody may read the pages of the briefs, and nobody elsewhere the rest. */
  readonly isPublic?: boolean;
  /** The origin under which people reach it; null: not known. */
  readonly publicUrl?: string | null;
};

/** The web page and its API, and what else is mounted. */
export class WebServer implements Platform {
  readonly name = 'web';
  readonly #at: Pick<WebSettings, 'host' | 'port'>;
  readonly #app: Hono;
  readonly #answered = Promise.withResolvers<void>();
  #server: ServerType | null = null;
  #url: string | null = null;

  constructor(settings: WebSettings, parts: WebParts, log: Logger, mounts: Mounts = {}) {
    this.#at = settings;
    this.#app = appFor(settings, parts, log, mounts);
  }

  /** Resolves when the first request has been answered. */
  get firstAnswer(): Promise<void> {
    return this.#answered.promise;
  }

  /** Where the page is served, once it has been started. */
  get url(): string {
    if (!this.#url) throw new Error('the web page is not served yet');
    return this.#url;
  }

  start(): Promise<void> {
    const { host: hostname, port } = this.#at;
    return new Promise((resolve, reject) => {
      const server = serve({
        ...{ fetch: this.#app.fetch, hostname, port, serverOptions: PATIENCE },
        autoCleanupIncoming: false, // `bodyReader` leaves nothing unread
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
    });
  }

  /** No digests are posted to the page. */
  publisher(): null {
    return null;
  }

  /** Takes no more requests; those that are being answered have a moment for it. */
  close(): Promise<void> {
    const server = this.#server;
    return new Promise((done) => {
      if (!server) return done();
      const closeAll = () => {
        if ('closeAllConnections' in server) server.closeAllConnections();
      };
      const late = setTimeout(closeAll, LAST_ANSWERS_MS);
      server.close(() => {
        clearTimeout(late);
        done();
      });
    });
  }
}

function appFor(
  { host, isPublic = false, publicUrl = null }: WebSettings,
  parts: WebParts,
  log: Logger,
  mounts: Mounts,
): Hono {
  const app = new Hono();
  const bodyOf = bodyReader();
  for (const [path, answer] of Object.entries(mounts)) {
    app.all(path, bodyOf(MOST_BYTES.mounted), (c) => answer(c.req.raw));
  }
  const pages = publicPages(parts, publicUrl);
  const isLocal = localOn(host, isPublic);
  app.use(pageHeaders);
  if (isPublic) {
    app.route('/', pages); // under any name: there is nothing in them that is not for everybody
    app.use(onlyHere(isLocal));
  }
  app.use(guard(host));
  if (!isPublic) app.route('/', pages);
  app.use('/api/*', ownPageOnly);
  app.use(bodyOf(MOST_BYTES.page));
  app.route('/', operators(parts, isLocal, log));
  app.route('/api', api(parts, isLocal));
  const page = serveStatic({ root: PAGE });
  app.use((c, next) => (SERVED.has(c.req.path) ? page(c, next) : next()));
  app.notFound((c) => c.text('Nothing here. The page is at /.\n', 404));
  app.onError((error, c) => {
    log.error({ error: error.message, path: c.req.path }, 'a web request failed');
    return c.json({ error: 'The bot could not answer that. Its log says why.' }, 500);
  });

  return app;
}
