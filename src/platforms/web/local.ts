import { BlockList, isIP } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context as HttpContext, MiddlewareHandler } from 'hono';
import { hostNameOf } from './guard.ts';

/** Whether a request comes from this very machine, as what only operators may see demands. */
export type IsLocal = (c: HttpContext) => boolean;

/** What proxies add: who asks is then elsewhere, though the connection is not. */
const OF_PROXIES = /^(?:forwarded|via|x-forwarded-.*|x-real-ip)$/;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * `host`: the address on which the bot listens. Where it is open to others, no request counts as local; unless it is
 * open for its public pages: then one does that comes from this machine, under a name that only this machine has.
 */
export function localOn(host: string, isPublic = false): IsLocal {
  const listensHere = isLoopbackHost(host);
  return (c) => {
    const { incoming } = c.env as Partial<HttpBindings>;
    return (
      (listensHere || isPublic) &&
      (!isPublic || isLoopbackHost(hostNameOf(c.req))) &&
      isLoopback(incoming?.socket.remoteAddress ?? '') &&
      !Object.keys(c.req.header()).some((name) => OF_PROXIES.test(name))
    );
  };
}

/** Refuses who asks from elsewhere. */
export const onlyHere =
  (isLocal: IsLocal): MiddlewareHandler =>
  async (c, next) =>
    isLocal(c) ? next() : c.text(`${ONLY_LOCAL_PAGES}\n`, 404);

/** Why the answer is 404, with the way on. */
const ONLY_LOCAL_PAGES =
  'Nothing is at this address for you. The briefs are at /b; the conversation is on the machine of the bot only.';

/** Whether only this machine reaches what listens on an address. */
export const isLoopbackHost = (host: string) => host === 'localhost' || isLoopback(host);

/** Why the answer is 404, with the remedy. */
export const ONLY_LOCAL =
  'This is shown on the machine of the bot only: set HOST=127.0.0.1, and open it there without a proxy in between.';

/** IPv4 addresses that are written as IPv6, as ::ffff:127.0.0.1, count as IPv4. */
function isLoopback(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && loopback.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
