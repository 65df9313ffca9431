import type { Hono, Context as HttpContext } from 'hono';
import { changesReply } from '../../../digests/content/index.ts';
import { type BriefId, dayOf, findTopic, LANGS } from '../../../library/index.ts';
import { addressOf, changesAddress, inLanguage, type Reply } from '../../../replies/index.ts';
import { type Place, renderDocument, withoutHints } from '../documents/index.ts';
import { keepPage, type PublicContext, sendPage } from './kept-page.ts';

const HTML = 'text/html; charset=utf-8';
/** The commands whose replies are pages: `/b/usfj`, `/timeline`, `/ja/sources/usfj`. */
const SHOWN = ['brief', 'timeline', 'sources'] as const;

/** The pages that people read. */
export function addDocuments(app: Hono, context: PublicContext): void {
  const { commandService, now, origin, pictures, keptFor, changes } = context;
  const placeOf = placesWith(pictures.hasPng);

  const today = () => dayOf(now());

  /** The page of a reply at the path asked for; made once for each state of the library, and each day for its age. */
  const serve = async (c: HttpContext, turn: string | number, reply: () => Promise<Reply>) => {
    const library = commandService.library();
    const { path } = c.req;
    const page = keptFor(library, `${path} ${turn}`, async () =>
      keepPage(await renderDocument(await reply(), library, placeOf(path, origin), today()), HTML),
    );
    return sendPage(c, await page);
  };

  for (const lang of LANGS) {
    for (const command of SHOWN) {
      const path = addressOf({ command, options: {}, lang }) ?? '';
      const replyTo = (topic?: string) =>
        commandService.handle(command, { lang, options: { topic } }, null);
      app.get(path, (c) => serve(c, today(), async () => withoutHints(await replyTo())));
      app.get(`${path}/:topic`, async (c) => {
        const typed = c.req.param('topic');
        const library = commandService.library();
        const topic = (library.briefs.get(typed as BriefId) ?? findTopic(library, typed))?.id;
        const own = topic && addressOf({ command, options: { topic }, lang });
        if (own === c.req.path) return serve(c, today(), () => replyTo(topic));
        if (own) return c.redirect(own, 302);
        const reply = await replyTo(typed);
        const near = await renderDocument(
          reply,
          commandService.library(),
          placeOf(path, origin),
          today(),
        );
        return c.html(near, 404);
      });
    }
    app.get(changesAddress(lang), (c) => {
      const recorded = changes();
      return serve(c, recorded.turn, async () =>
        changesReply(await recorded.changes, commandService.library(), lang, now()),
      );
    });
  }
}

const placesWith =
  (hasPng: boolean) =>
  (path: string, origin: string | null): Place => ({
    addresses: { en: inLanguage(path, 'en'), ja: inLanguage(path, 'ja') },
    ...{ origin, hasPng },
  });
