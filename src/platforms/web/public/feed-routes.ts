import type { Hono, Context as HttpContext } from 'hono';
import { LANGS } from '../../../library/index.ts';
import { addressOf, changesAddress } from '../../../replies/index.ts';
import { keepPage, type PublicContext, sendPage } from './kept-page.ts';

const TYPES = {
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const;
const FORMS = ['atom', 'json'] as const;
const CALENDAR = 'text/calendar; charset=utf-8';
/** When a feed without a change was changed. */
const NEVER = new Date(0);

/**
 * What programs read: the changes as feeds, the timeline as a calendar. What writes them is loaded when the first asks.
 * Their links need an origin: without one, they lead to where they were asked for.
 */
export function addFeeds(app: Hono, context: PublicContext): void {
  const { commandService, keptFor, changes, origin } = context;
  const originOf = (c: HttpContext) => origin ?? new URL(c.req.url).origin;

  for (const lang of LANGS) {
    for (const form of FORMS) {
      app.get(`${changesAddress(lang)}.${form}`, async (c) => {
        const library = commandService.library();
        const recorded = changes();
        const logged = await recorded.changes;
        const updated = logged[0]?.at ?? NEVER;
        const place = { origin: originOf(c), updated };
        const page = keptFor(library, `${place.origin}${c.req.path} ${recorded.turn}`, async () => {
          const { changeFeed } = await import('./feeds.ts');
          const feed = await changeFeed(form, logged, library, lang, place);
          return keepPage(feed, TYPES[form], { 'last-modified': updated.toUTCString() });
        });
        return sendPage(c, await page);
      });
    }
    const timeline = addressOf({ command: 'timeline', options: {}, lang });
    app.get(`${timeline}.ics`, async (c) => {
      const library = commandService.library();
      const page = keptFor(library, `${originOf(c)}${c.req.path}`, async () => {
        const { factCalendar } = await import('./calendar.ts');
        return keepPage(factCalendar(library, lang, originOf(c)), CALENDAR);
      });
      return sendPage(c, await page);
    });
  }
}
