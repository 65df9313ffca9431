import { Hono, type Context as HttpContext } from 'hono';
import { etag } from 'hono/etag';
import type { CommandService } from '../../../commands/index.ts';
import { changeLog, changesReply, readHistory } from '../../../digests/content/index.ts';
import { dayOf, LANGS, snapshotCache } from '../../../library/index.ts';
import { addressOf, changesAddress, inLanguage, type Reply } from '../../../replies/index.ts';
import type { Store } from '../../../store/index.ts';
import { documentStyle, type Place, renderDocument, STYLE } from '../documents/index.ts';
import { type KeptPage, keepPage, sendPage } from './kept-page.ts';

/** What the pages are made from. */
export type PublicParts = {
  readonly commandService: CommandService;
  readonly store: Store;
  readonly now: () => Date;
};

/** As many pages are kept: those of a large library in both languages. */
const MOST_KEPT = 600;
/** What has changed is looked up in the database once in so long (ms), however many ask. */
const CHANGES_FRESH_MS = 30_000;

const HTML = 'text/html; charset=utf-8';
const SHOWN = ['brief', 'timeline', 'sources'] as const;

/**
 * Briefs, timelines, sources and changes, each at an address of its own and in both languages, for anybody: they hold
 * what the library holds, and take nothing from who asks. `origin`: that of PUBLIC_URL.
 */
export function publicPages(
  { commandService, store, now }: PublicParts,
  origin: string | null,
): Hono {
  const app = new Hono();
  const keptFor = snapshotCache<Promise<KeptPage>>(MOST_KEPT);
  app.use(etag());

  /** The page of a reply at the path asked for; made once for each state of the library, and each day for its age. */
  const serve = async (c: HttpContext, turn: string, reply: () => Promise<Reply>) => {
    const library = commandService.library();
    const { path } = c.req;
    const page = keptFor(library, `${path} ${turn}`, async () =>
      keepPage(await renderDocument(await reply(), library, placeOf(path, origin)), HTML),
    );
    return sendPage(c, await page);
  };
  const today = () => dayOf(now());

  for (const lang of LANGS) {
    for (const command of SHOWN) {
      const path = addressOf({ command, options: {}, lang }) ?? '';
      const replyTo = (topic?: string) =>
        commandService.handle(command, { lang, options: { topic } }, null);
      app.get(path, (c) => serve(c, today(), () => replyTo()));
      app.get(`${path}/:topic`, async (c) => {
        const reply = await replyTo(c.req.param('topic'));
        const own = reply.topic && addressOf({ command, options: { topic: reply.topic }, lang });
        if (own === c.req.path) return serve(c, today(), async () => reply);
        if (own) return c.redirect(own, 302);
        const near = await renderDocument(reply, commandService.library(), placeOf(path, origin));
        return c.html(near, 404);
      });
    }
    app.get(changesAddress(lang), (c) => {
      const at = now();
      const turn = `${Math.floor(at.getTime() / CHANGES_FRESH_MS)}`;
      return serve(c, turn, async () => {
        const changes = changeLog(await readHistory(store));
        return changesReply(changes, commandService.library(), lang, at);
      });
    });
  }

  const style = keepPage(documentStyle(), 'text/css; charset=utf-8');
  app.get(STYLE, async (c) => sendPage(c, await style));
  return app;
}

const placeOf = (path: string, origin: string | null): Place => ({
  addresses: { en: inLanguage(path, 'en'), ja: inLanguage(path, 'ja') },
  ...{ origin, style: null },
});
