import { isIP } from 'node:net';
import { Hono, type HonoRequest, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * What every answer of the web server carries beside its own: a policy under which a page can load nothing from elsewhere and nothing
 * can frame it.
 */
const secure: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: false,
});

/** Its headers, for answers that have them from the start. */
export async function securityHeaders(): Promise<Readonly<Record<string, string>>> {
  const app = new Hono().get('/', secure, (c) => c.body(null));
  return Object.fromEntries((await app.request('/')).headers);
}

/** Answers that have them already. */
const whole = new WeakSet<Response>();

/** Adds them to every answer, but to one that was sent whole. */
export const pageHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  if (!whole.has(c.res)) await secure(c, async () => {});
};

/**
 * Answers with these headers and no others. Given as they are, and not touched again, they reach Node as fast as the
 * framework can.
 */
export function sendWhole(
  body: Uint8Array<ArrayBuffer> | null,
  status: number,
  headers: Readonly<Record<string, string>>,
): Response {
  const response = new Response(body, { status, headers });
  whole.add(response);
  return response;
}

/**
 * Refuses requests that a foreign page tricked a browser into sending under another host name (DNS rebinding) than
 * `names`. Nothing behind it is kept by caches, unless it says so itself. `remedy`: what to set where a name is refused.
 */
export function guard(names: readonly string[], remedy: string): MiddlewareHandler {
  return async (c, next) => {
    const name = hostNameOf(c.req);
    if (name !== 'localhost' && !names.includes(name) && isIP(name) === 0) {
      return c.text(`This server does not answer to the name ${name}. Set ${remedy}.\n`, 421);
    }
    c.header('Cache-Control', 'no-store');
    return next();
  };
}

/** The name under which a request asks for this server; of an address without brackets. */
export const hostNameOf = (request: HonoRequest): string =>
  new URL(request.url).hostname.replace(/^\[|\]$/g, '');

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what the page of another site has a visitor's browser send in their name, such as votes. `hono/csrf` looks
 * at what forms can send only, and takes a body without a type for none. Programs that are no browsers name no origin.
 */
export const ownPageOnly: MiddlewareHandler = async (c, next) => {
  if (SAFE.has(c.req.method) || isFromOwnPage(c.req)) return next();
  return c.json({ error: 'Another site asked for that. Open the page of the bot itself.' }, 403);
};

/**
 * Refuses what a browser sends that is no JSON: all that a page can send elsewhere without asking that site first
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header). Programs may leave the type out.
 */
export const jsonOnly: MiddlewareHandler = async (c, next) => {
  const isBrowser = ['Origin', 'Sec-Fetch-Site'].some((name) => c.req.header(name) !== undefined);
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (!isBrowser || SAFE.has(c.req.method) || type === 'application/json') return next();
  return c.json({ error: 'Send JSON, with Content-Type: application/json.' }, 415);
};

/** Answers every method but those that a route takes, which stand before it. */
export const otherMethods =
  (...allowed: readonly string[]): MiddlewareHandler =>
  async (c) =>
    c.json({ error: `${c.req.method} is not taken here.` }, 405, { Allow: allowed.join(', ') });

/** Browsers say where a request comes from (https://www.w3.org/TR/fetch-metadata/), older ones by its origin alone. */
function isFromOwnPage(request: HonoRequest): boolean {
  const site = request.header('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.header('Origin');
  if (origin === undefined) return true;
  // Before a proxy it may be https. Its name was checked with the host's.
  return URL.canParse(origin) && new URL(origin).host === new URL(request.url).host;
}
