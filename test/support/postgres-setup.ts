import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestProject } from 'vitest/node';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /**
     * Asked with GET, it answers with the address of an empty PostgreSQL database, which is nobody else's until it
     * is given back: with POST, the address as the body.
     */
    postgres: string;
  }
}

/** One PostgreSQL server for a run of the tests, started when the first of them asks for it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | null = null;
  let databases = 0;
  /** To make one takes longer than to empty one. */
  const empty: string[] = [];
  const take = async () => {
    server ??= startPostgres();
    return empty.pop() ?? (await server).create(`test${++databases}`);
  };
  const giveBack = async (address: string) => {
    await (await server)?.clear(address);
    empty.push(address);
    return '';
  };
  const lender = createServer(async (request, response) => {
    try {
      const isBack = request.method === 'POST';
      response.end(await (isBack ? giveBack(await text(request)) : take()));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((ready) => lender.listen(0, '127.0.0.1', ready));
  provide('postgres', `http://127.0.0.1:${(lender.address() as AddressInfo).port}`);
  return async () => {
    lender.close();
    await (await server?.catch(() => null))?.stop();
  };
}
