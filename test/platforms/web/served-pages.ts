import { onTestFinished } from 'vitest';
import { createCommandService } from '../../../src/commands/command-service.ts';
import { recordLibrary } from '../../../src/digests/content/index.ts';
import type { Library } from '../../../src/library/index.ts';
import { Health } from '../../../src/observability/health.ts';
import { createLog } from '../../../src/observability/log.ts';
import { PREVIEWS } from '../../../src/platforms/previews/index.ts';
import { NO_PICTURES } from '../../../src/platforms/shared/pictures/index.ts';
import type { WebParts } from '../../../src/platforms/web/api.ts';
import { WebServer, type WebSettings } from '../../../src/platforms/web/server.ts';
import { openFeedback } from '../../../src/store/feedback.ts';
import { fetchAs } from '../../support/fetch-as.ts';
import { shipped } from '../../support/libraries.ts';
import { opened } from '../../support/stores.ts';

const NOON = Date.parse('2026-03-04T12:00:00Z');

/** A web server with these pages, whose library and clock a test can change. */
export async function served(
  settings: Partial<WebSettings> = {},
  library: Library = shipped,
  more: Partial<WebParts> = {},
) {
  const store = opened('file::memory:');
  const state = { library, now: NOON };
  const now = () => new Date(state.now);
  const parts = { library: () => state.library, now, publicUrl: settings.publicUrl ?? null };
  const commandService = createCommandService({ ...parts, onMiss() {} });
  const web = new WebServer(
    { host: '127.0.0.1', port: 0, ...settings },
    {
      commandService,
      ratings: openFeedback(store),
      previews: PREVIEWS,
      pictures: NO_PICTURES,
      store,
      now,
      health: new Health(),
      ...more,
    },
    createLog('silent'),
  );
  await web.start();
  onTestFinished(() => web.close());
  return {
    ...{ state, store, commandService, url: web.url },
    record: () => recordLibrary(store, state.library, now()),
    get: (path: string, headers: Record<string, string> = {}) =>
      fetch(web.url + path, { headers, redirect: 'manual' }),
    text: async (path: string) => (await fetch(web.url + path)).text(),
    getAs: (host: string, path: string) => fetchAs(web.url + path, host),
  };
}
