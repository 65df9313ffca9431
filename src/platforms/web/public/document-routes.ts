import type { Hono, Context as HttpContext } from 'hono';
import { changesReply } from '../../../digests/content/index.ts';
import { type BriefId, dayOf, findTopic, LANGS, type Lang } from '../../../library/index.ts';
import { addressOf, changesAddress, inLanguage, type Reply } from '../../../replies/index.ts';
import { type Place, renderDocument, withoutHints } from '../documents/index.ts';
import { keepPage, type PublicContext, sendPage } from './kept-page.ts';

const HTML = 'text/html; charset=utf-8';
/** The commands whose replies are pages: `/b/usfj`, `/timeline`, `/ja/sources/usfj`. */
const SHOWN = ['brief', 'timeline', 'sources'] as const;

/** The pages that people read, and what they are told where there is none: added after all else that is below them. */
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

  /** What a topic that there is not is told, and an address at which there is nothing. */
  const notFound = async (
    c: HttpContext,
    command: (typeof SHOWN)[number],
    typed: string,
    lang: Lang,
  ) => {
    const reply = await commandService.handle(command, { lang, options: { topic: typed } }, null);
    const place = placeOf(addressOf({ command, options: {}, lang }) ?? '', origin);
    return c.html(await renderDocument(reply, commandService.library(), place, today()), 404);
  };

  for (const lang of LANGS) {
    for (const command of SHOWN) {
      const path = addressOf({ command, options: {}, lang }) ?? '';
      const replyTo = (topic?: string) =>
        commandService.handle(command, { lang, options: { topic } }, null);
      app.get(path, (c) => serve(c, today(), async () => withoutHints(await replyTo())));
      app.get(`${path}/`, (c) => redirect(c, path, 308));
      const serveTopic = async (c: HttpContext) => {
        const typed = c.req.param('topic') ?? '';
        const library = commandService.library();
        const topic = (library.briefs.get(typed as BriefId) ?? findTopic(library, typed))?.id;
        const own = topic && addressOf({ command, options: { topic }, lang });
        if (own === c.req.path) return serve(c, today(), () => replyTo(topic));
        if (own) return redirect(c, own, c.req.path === `${own}/` ? 308 : 302);
        return notFound(c, command, typed, lang);
      };
      app.get(`${path}/:topic`, serveTopic);
      app.get(`${path}/:topic/`, serveTopic);
    }
    const changed = changesAddress(lang);
    app.get(`${changed}/`, (c) => redirect(c, changed, 308));
    app.get(changed, (c) => {
      const recorded = changes();
      return serve(c, recorded.turn, async () =>
        changesReply(await recorded.changes, commandService.library(), lang, now()),
      );
    });
  }
  for (const lang of LANGS) {
    for (const path of foldersOf(lang)) {
      app.get(path, (c) => notFound(c, 'brief', readable(c.req.path), lang));
    }
  }
}

/** To a page of the bot's own, with the query that was sent along. */
const redirect = (c: HttpContext, page: string, status: 302 | 308) =>
  c.redirect(page + new URL(c.req.url).search, status);

/** Where nothing but pages of a language is: in its folder, or where it has none, below each page. */
function foldersOf(lang: Lang): readonly string[] {
  const folder = inLanguage('/', lang);
  if (folder !== '/') return [`${folder}*`];
  const pages = SHOWN.map((command) => addressOf({ command, options: {}, lang }));
  return [...pages, changesAddress(lang)].map((page) => `${page}/*`);
}

/** A path as people type it. */
function readable(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a % that encodes nothing
  }
}

const placesWith =
  (hasPng: boolean) =>
  (path: string, origin: string | null): Place => ({
    addresses: { en: inLanguage(path, 'en'), ja: inLanguage(path, 'ja') },
    ...{ origin, hasPng },
  });
