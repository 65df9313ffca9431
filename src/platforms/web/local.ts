import { BlockList, isIP } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context as HttpContext } from 'hono';

/** Whether a request comes from this very machine, as what only operators may see demands. */
export type IsLocal = (c: HttpContext) => boolean;

/** What proxies add: who asks is then elsewhere, though the connection is not. */
const OF_PROXIES = /^(?:forwarded|via|x-forwarded-.*|x-real-ip)$/;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** `host`: the address on which the bot listens. Where it is open to others, no request counts as local. */
export function localOn(host: string): IsLocal {
  const listensHere = isLoopbackHost(host);
  return (c) => {
    const { incoming } = c.env as Partial<HttpBindings>;
    return (
      listensHere &&
      isLoopback(incoming?.socket.remoteAddress ?? '') &&
      !Object.keys(c.req.header()).some((name) => OF_PROXIES.test(name))
    );
  };
}

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
