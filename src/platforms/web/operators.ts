import { Hono } from 'hono';
import { LANGS } from '../../library/index.ts';
import type { Logger } from '../../observability/index.ts';
import type { WebParts } from './api.ts';
import { otherMethods } from './guard.ts';
import { type IsLocal, ONLY_LOCAL } from './local.ts';
import { metricsSource } from './metrics.ts';

/** What operators see of the scheduled digests: the page's view of them, and the metrics. Nobody else does. */
export function operators(
  {
    store,
    commandService,
    health,
    now,
  }: Pick<WebParts, 'store' | 'commandService' | 'health' | 'now'>,
  isLocal: IsLocal,
  log: Logger,
): Hono {
  const app = new Hono();
  const metrics = metricsSource({ store, health, now }, commandService.library, log);
  app.get('/api/digests', async (c) => {
    if (!isLocal(c)) return c.json({ error: ONLY_LOCAL }, 404);
    const lang = LANGS.find((known) => known === c.req.query('lang')) ?? 'en';
    // Cron and the database are loaded once somebody looks: the first visitor does not wait for them.
    const { readDigests, digestsView } = await import('./digests.ts');
    const held = await readDigests(store).catch((error: unknown) => store.explain(error));
    if (typeof held === 'string') return c.json({ error: held }, 503);
    return c.json(await digestsView(held, lang, commandService.library(), now()));
  });
  app.get('/metrics', async (c) => {
    if (!isLocal(c)) return c.text(`${ONLY_LOCAL}\n`, 404);
    const { text, type } = await metrics();
    return c.body(text, 200, { 'Content-Type': type });
  });
  for (const path of ['/api/digests', '/metrics']) app.all(path, otherMethods('GET', 'HEAD'));
  return app;
}
