import { Hono } from 'hono';
import type { CommandService } from '../../../commands/index.ts';
import { recordedChanges } from '../../../digests/content/index.ts';
import { snapshotCache } from '../../../library/index.ts';
import type { Store } from '../../../store/index.ts';
import type { Pictures } from '../../shared/pictures/index.ts';
import { documentStyle, STYLE } from '../documents/index.ts';
import { otherMethods } from '../guard.ts';
import { addDocuments } from './document-routes.ts';
import { addFeeds } from './feed-routes.ts';
import { type KeptPage, keepPage, type PublicContext, sendPage } from './kept-page.ts';
import { addPictures } from './picture-routes.ts';

/** What the pages are made from. */
export type PublicParts = {
  readonly commandService: CommandService;
  readonly store: Store;
  readonly now: () => Date;
  readonly pictures: Pictures;
};

/** As many pages are kept: those of a large library in both languages. */
const MOST_KEPT = 600;

/**
 * Briefs, timelines, sources and changes, each at an address of its own and in both languages, with feeds of them, for
 * anybody: they hold what the library holds, and take nothing from who asks. `origin`: that of PUBLIC_URL.
 */
export function publicPages(
  { commandService, store, now, pictures }: PublicParts,
  origin: string | null,
): Hono {
  const app = new Hono();
  const context: PublicContext = {
    ...{ commandService, now, pictures, origin },
    changes: recordedChanges(store, now),
    keptFor: snapshotCache<Promise<KeptPage>>(MOST_KEPT),
  };
  addFeeds(app, context);
  addPictures(app, pictures);
  addDocuments(app, context);
  const style = keepPage(documentStyle(), 'text/css; charset=utf-8');
  app.get(STYLE, async (c) => sendPage(c, await style));
  const paths = new Set(app.routes.flatMap(({ method, path }) => (method === 'GET' ? [path] : [])));
  for (const path of paths) if (!path.endsWith('*')) app.all(path, otherMethods('GET', 'HEAD'));
  return app;
}
