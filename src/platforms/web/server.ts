import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import type { Logger } from '../../observability/index.ts';
import type { Platform, ReceivedRequest } from '../shared/platform/index.ts';
import { api, type WebParts } from './api.ts';
import { type AssistantAccess, assistantRoutes } from './assistants/routes.ts';
import { bodyReader } from './body.ts';
import { guard, jsonOnly, otherMethods, ownPageOnly, pageHeaders } from './guard.ts';
import { HEALTH_PATHS, healthRoutes } from './health.ts';
import { type Address, HttpListener } from './http-listener.ts';
import { localOn, onlyHere } from './local.ts';
import { operators } from './operators.ts';
import { publicPages } from './public/routes.ts';

/** What answers requests to a path that is not the page's: of other servers, under any host name. */
export type Mounts = Readonly<Record<string, (request: ReceivedRequest) => Promise<Response>>>;

/** Longer bodies are refused: more than any command of the page needs, and more than Slack ever sends. */
const MOST_BYTES = { page: 64 * 1024, mounted: 1024 * 1024 } as const;

const PAGE = fileURLToPath(new URL('./page', import.meta.url));
/** What of the folder browsers load: other files are for who works on the page. */
const LOADED = /\.(?:html|js|css|svg)$/;
const SERVED: ReadonlySet<string> = new Set([
  '/',
  ...readdirSync(PAGE, { recursive: true, encoding: 'utf8' })
    .filter((name) => LOADED.test(name))
    .map((name) => `/${name.replaceAll('\\', '/')}`),
]);

/** Where the web server listens, and what it shows to whom. */
export type WebSettings = Address & {
  /** Whether anybody may read the pages of the briefs, and nobody elsewhere the rest. */
  readonly isPublic?: boolean;
  /** The origin under which people reach it; null: not known. */
  readonly publicUrl?: string | null;
  /** Who may connect an assistant; null: nobody. */
  readonly assistants?: AssistantAccess | null;
};

/** The web page and its API, what tells the bot's health, and what else is mounted. */
export class WebServer implements Platform {
  readonly name = 'web';
  readonly #listener: HttpListener;

  constructor(settings: WebSettings, parts: WebParts, log: Logger, mounts: Mounts = {}) {
    this.#listener = new HttpListener(settings, appFor(settings, parts, log, mounts));
  }

  /** Resolves when the first request has been answered. */
  get firstAnswer(): Promise<void> {
    return this.#listener.firstAnswer;
  }

  /** Where the page is served, once it has been started. */
  get url(): string {
    return this.#listener.url;
  }

  start(): Promise<void> {
    return this.#listener.start();
  }

  /** No digests are posted to the page. */
  publisher(): null {
    return null;
  }

  /** It listens, or the bot has not started. */
  unavailable(): null {
    return null;
  }

  close(): Promise<void> {
    return this.#listener.close();
  }
}

function appFor(
  { host, isPublic = false, publicUrl = null, assistants: access = null }: WebSettings,
  parts: WebParts,
  log: Logger,
  mounts: Mounts,
): Hono {
  const app = new Hono();
  const bodies = bodyReader();
  for (const path of HEALTH_PATHS) app.use(path, bodies.within(MOST_BYTES.page));
  app.route('/', healthRoutes(parts.health));
  for (const [path, answer] of Object.entries(mounts)) {
    app.all(path, bodies.answering(MOST_BYTES.mounted, answer));
  }
  const pages = publicPages(parts, publicUrl);
  const isLocal = localOn(host, isPublic);
  app.use(pageHeaders, bodies.within(MOST_BYTES.page));
  if (access && parts.assistants) {
    const names = [host, ...(publicUrl ? [new URL(publicUrl).hostname] : [])];
    app.route('/', assistantRoutes(parts.assistants, { access, names, publicUrl, isLocal }));
  }
  if (isPublic) {
    app.route('/', pages); // under any name: there is nothing in them that is not for everybody
    app.use(onlyHere(isLocal));
  }
  app.use(guard([host], 'HOST to it'));
  if (!isPublic) app.route('/', pages);
  app.use(etag());
  app.use('/api/*', ownPageOnly, jsonOnly);
  app.route('/', operators(parts, isLocal, log));
  app.route('/api', api(parts, isLocal));
  const page = serveStatic({ root: PAGE });
  app.on(['GET', 'HEAD'], '*', (c, next) => (SERVED.has(c.req.path) ? page(c, next) : next()));
  const notTaken = otherMethods('GET', 'HEAD');
  app.use((c, next) => (SERVED.has(c.req.path) ? notTaken(c, next) : next()));
  app.notFound((c) => c.text('Nothing here. The page is at /.\n', 404));
  app.onError((error, c) => {
    log.error({ error: error.message, path: c.req.path }, 'a web request failed');
    return c.json({ error: 'The bot could not answer that. Its log says why.' }, 500);
  });

  return app;
}
