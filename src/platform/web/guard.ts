import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * What every answer of the web server carries: a policy under which the page can load nothing from
 * elsewhere and nothing can frame it. Requests that a foreign page tricked a browser into sending
 * under another host name (DNS rebinding) are refused.
 */
export function guard(host: string): MiddlewareHandler {
  const headers = secureHeaders({
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
  return async (c, next) => {
    const name = new URL(c.req.url).hostname.replace(/^\[|\]$/g, '');
    if (name !== 'localhost' && name !== host && isIP(name) === 0) {
      return c.text(`This server does not answer to the name ${name}. Set HOST to it.\n`, 421);
    }
    c.header('Cache-Control', 'no-store');
    return headers(c, next);
  };
}
