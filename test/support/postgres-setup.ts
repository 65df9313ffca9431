import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Asked with GET, it answers with the address of a new, empty PostgreSQL database. */
    postgres: string;
  }
}

/** One PostgreSQL server for a run of the tests, started when the first of them asks for it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | null = null;
  let databases = 0;
  const commandService = createServer(async (_, response) => {
    try {
      server ??= startPostgres();
      response.end(await (await server).create(`test${++databases}`));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((ready) => commandService.listen(0, '127.0.0.1', ready));
  provide('postgres', `http://127.0.0.1:${(commandService.address() as AddressInfo).port}`);
  return async () => {
    commandService.close();
    await (await server?.catch(() => null))?.stop();
  };
}
