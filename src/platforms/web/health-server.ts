import { Hono } from 'hono';
import type { Health } from '../../observability/index.ts';
import { bodyReader } from './body.ts';
import { otherMethods } from './guard.ts';
import { healthRoutes } from './health.ts';
import { type Address, HttpListener } from './http-listener.ts';
import type { MetricsSource } from './metrics.ts';

/** Nobody has anything to send here. */
const MOST_BYTES = 1024;

/** What tells of the bot's health on a port of its own, and nothing else, so that others may reach it. */
export class HealthServer {
  readonly #listener: HttpListener;

  /** `metrics` gives null while there are none yet; without it, none are served. */
  constructor(at: Address, health: Health, metrics: (() => MetricsSource | null) | null) {
    const app = new Hono();
    app.use(bodyReader().within(MOST_BYTES));
    app.route('/', healthRoutes(health));
    if (metrics) {
      app.get('/metrics', async (c) => {
        const source = metrics();
        if (!source) return c.text('The bot is starting.\n', 503);
        const { text, type } = await source();
        return c.body(text, 200, { 'Content-Type': type });
      });
      app.all('/metrics', otherMethods('GET', 'HEAD'));
    }
    app.notFound((c) => c.text('Nothing here.\n', 404));
    this.#listener = new HttpListener(at, app);
  }

  /** Where it listens, once it has been started. */
  get url(): string {
    return this.#listener.url;
  }

  /** Rejects with the system's error where it cannot listen. */
  start(): Promise<void> {
    return this.#listener.start();
  }

  close(): Promise<void> {
    return this.#listener.close();
  }
}
