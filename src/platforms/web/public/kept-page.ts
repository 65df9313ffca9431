import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context as HttpContext } from 'hono';
import type { CommandService } from '../../../commands/index.ts';
import type { Library } from '../../../library/index.ts';
import type { Pictures } from '../../shared/pictures/index.ts';
import type { Recorded } from './changes.ts';

/** What the routes of the public pages share. */
export type PublicContext = {
  readonly commandService: CommandService;
  readonly now: () => Date;
  readonly pictures: Pictures;
  /** That of PUBLIC_URL; null: not known. */
  readonly origin: string | null;
  readonly changes: () => Recorded;
  /** Keeps what was made for a state of the library, by a key. */
  readonly keptFor: (
    library: Library,
    key: string,
    make: () => Promise<KeptPage>,
  ) => Promise<KeptPage>;
};

/** A page as it is sent, made once for everybody. */
export type KeptPage = {
  readonly type: string;
  readonly etag: string;
  readonly text: string;
  readonly compressed: Uint8Array<ArrayBuffer>;
};

/** Who reads a page again within five minutes does not ask the bot, and neither does a cache in between. */
export const MAX_AGE_S = 300;

const compress = promisify(gzip);

/** Keeps a text with what its answers need. `type`: of the content, with its charset. */
export async function keepPage(text: string, type: string): Promise<KeptPage> {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return { type, text, etag: `"${hash}"`, compressed: new Uint8Array(await compress(text)) };
}

/** Answers with a page, or with 304 (by `hono/etag`, which takes the tag from here). */
export function sendPage(c: HttpContext, { type, etag, text, compressed }: KeptPage): Response {
  c.header('Content-Type', type);
  c.header('Cache-Control', `public, max-age=${MAX_AGE_S}`);
  c.header('ETag', etag);
  c.header('Vary', 'Accept-Encoding');
  if (!takesGzip(c.req.header('Accept-Encoding') ?? '')) return c.body(text);
  // Another form of the same page has another tag (https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3).
  c.header('ETag', etag.replace(/"$/, '-gzip"'));
  c.header('Content-Encoding', 'gzip');
  return c.body(compressed);
}

/** `gzip;q=0` refuses it. */
const takesGzip = (accepted: string) => /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(accepted);
