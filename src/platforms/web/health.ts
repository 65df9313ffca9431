import { Hono } from 'hono';
import type { Health } from '../../observability/index.ts';
import { otherMethods } from './guard.ts';

export const HEALTH_PATHS = ['/healthz', '/readyz'] as const;

/** Answers of any time but now are none. */
const HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/**
 * What balancers, container engines and monitors ask, under any host name and from anywhere: it tells nothing of the
 * briefs, of people or of the machine. `/healthz`: the event loop turns. `/readyz`: whether the bot can do its work;
 * 503 with what is missing.
 */
export function healthRoutes(health: Health): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ alive: true }, 200, HEADERS));
  app.get('/readyz', async (c) => {
    const missing = await health.missing();
    return c.json(missing, missing.length === 0 ? 200 : 503, HEADERS);
  });
  for (const path of HEALTH_PATHS) app.all(path, otherMethods('GET', 'HEAD'));
  return app;
}
