import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { HttpBindings } from '@hono/node-server';
import type { Context as HttpContext } from 'hono';
import type { CommandService } from '../../../commands/index.ts';
import type { Recorded } from '../../../digests/content/index.ts';
import type { Library } from '../../../library/index.ts';
import type { Pictures } from '../../shared/pictures/index.ts';
import { securityHeaders, sendWhole } from '../guard.ts';

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

/** A page as it is sent, made once for everybody: with all its headers, so that nothing is left to do for an answer. */
export type KeptPage = { readonly plain: Form; readonly compressed: Form };

type Form = {
  readonly etag: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
  /** Those of the answer that the reader has it already (https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5). */
  readonly unchanged: Readonly<Record<string, string>>;
};

/** Who reads a page again within five minutes does not ask the bot, and neither does a cache in between. */
export const MAX_AGE_S = 300;

const compress = promisify(gzip);

/** Keeps a text with what its answers need. `type`: of the content, with its charset; `more`: headers of its own. */
export async function keepPage(
  text: string,
  type: string,
  more: Readonly<Record<string, string>> = {},
): Promise<KeptPage> {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  const security = await securityHeaders();
  const form = (body: Uint8Array<ArrayBuffer>, etag: string, coding: Record<string, string>) => {
    const unchanged = {
      ...security,
      'cache-control': `public, max-age=${MAX_AGE_S}`,
      etag,
      vary: 'Accept-Encoding',
    };
    const headers = { ...unchanged, 'content-type': type, ...coding, ...more };
    return { etag, body, unchanged, headers };
  };
  return {
    plain: form(new TextEncoder().encode(text), `"${hash}"`, {}),
    // Another form of the same page has another tag (https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3).
    compressed: form(new Uint8Array(await compress(text)), `"${hash}-gzip"`, {
      'content-encoding': 'gzip',
    }),
  };
}

/** Answers with a page, or with 304 where the reader has it already. */
export function sendPage(c: HttpContext, page: KeptPage): Response {
  // Those of Node: a `Headers` object takes longer to make than all the rest.
  const { headers: asked } = (c.env as HttpBindings).incoming;
  const { body, headers, etag, unchanged } = takesGzip(asked['accept-encoding'])
    ? page.compressed
    : page.plain;
  const known = asked['if-none-match'];
  return known !== undefined && names(known, etag)
    ? sendWhole(null, 304, unchanged)
    : sendWhole(body, 200, headers);
}

/** `gzip;q=0` refuses it. */
const takesGzip = (accepted: string | string[] = '') =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(`${accepted}`);

/** Tags are compared weakly, whatever caches on the way made of them (https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2). */
const names = (known: string, etag: string) =>
  known.split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')));
