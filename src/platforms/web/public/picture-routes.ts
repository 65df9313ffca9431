import { createHash } from 'node:crypto';
import type { Hono, Context as HttpContext } from 'hono';
import { etag } from 'hono/etag';
import { type BriefId, LANGS, type Lang } from '../../../library/index.ts';
import type { Picture } from '../../../pictures/index.ts';
import { inLanguage, pictureAddress } from '../../../replies/index.ts';
import type { Pictures } from '../../shared/pictures/index.ts';
import { MAX_AGE_S } from './kept-page.ts';

const KINDS = ['timeline', 'structure'] as const;
const FORMS = ['png', 'svg'] as const;
/** When all that renders is taken, who asked may try again after so long (s). */
const RETRY_S = '10';

/**
 * The pictures as files: `/pictures/timeline.png`, wide, for chats and previews of links, and
 * `/ja/pictures/structure/usfj.svg`, tall as on the pages. Light, unless `?theme=dark` is
 * behind it; a `?v=` only makes the address another one when the picture is.
 */
export function addPictures(app: Hono, pictures: Pictures): void {
  const serve = async (
    c: HttpContext,
    kind: Picture['ref']['kind'],
    topic: string | null,
    lang: Lang,
    form: 'png' | 'svg',
  ) => {
    const theme = c.req.query('theme') === 'dark' ? 'dark' : 'light';
    const layout = form === 'svg' ? 'tall' : 'wide';
    const picture = pictures.draw({ kind, topic: topic as BriefId | null }, lang, theme, layout);
    if (!picture || (form === 'png' && !pictures.hasPng)) return c.notFound();
    c.header('ETag', `"${hashOf(picture.svg)}-${form}"`);
    const body = form === 'svg' ? picture.svg : await pictures.png(picture);
    if (body === null) {
      c.header('ETag', undefined);
      c.header('Retry-After', RETRY_S);
      return c.text('The picture cannot be rendered now.\n', 503);
    }
    c.header('Content-Type', form === 'svg' ? 'image/svg+xml; charset=utf-8' : 'image/png');
    c.header('Cache-Control', `public, max-age=${MAX_AGE_S}`);
    return c.body(body);
  };
  for (const lang of LANGS) {
    app.use(inLanguage('/pictures/*', lang), etag()); // whoever names the tag gets 304
    for (const kind of KINDS) {
      for (const form of FORMS) {
        const all = pictureAddress({ kind, topic: null }, lang, form);
        app.get(all, (c) => serve(c, kind, null, lang, form));
        const one = pictureAddress(
          { kind, topic: `:topic{[^/]+\\.${form}}` as BriefId },
          lang,
          form,
        );
        app.get(one.slice(0, -form.length - 1), (c) =>
          serve(c, kind, c.req.param('topic')?.slice(0, -form.length - 1) ?? '', lang, form),
        );
      }
    }
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);
