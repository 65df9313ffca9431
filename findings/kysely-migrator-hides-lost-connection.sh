#!/bin/sh
# Kysely's Migrator on PostgreSQL (package pg): when the connection is lost in the middle of the steps (the server
# restarts, a network breaks), the error given back is not pg's "Connection terminated unexpectedly" but Kysely's
# "Postgres connection has been discarded": after the loss it releases its lock on the same connection, and what that
# throws takes the place of the cause. A query outside the migrator gives pg's error. Who tells "the server is away"
# from "the steps are wrong" by the error has to know both.
# Exits with 1 if that has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund kysely@0.29.9 pg@8.23.1 \
  @electric-sql/pglite@0.5.14 @electric-sql/pglite-socket@0.2.17 >/dev/null
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
console.log(`kysely ${version('kysely')}, pg ${version('pg')}, Node ${process.version}`);

// A database, and in front of it a relay whose connections can be cut as a network would.
const database = new PGLiteSocketServer({ db: await PGlite.create(), host: '127.0.0.1', port: 0 });
await database.start();
const sockets = new Set();
const cut = () => sockets.forEach((socket) => socket.destroy());
const relay = createServer((near) => {
  const far = connect(Number(database.getServerConn().split(':').at(-1)), '127.0.0.1');
  for (const [one, other] of [[near, far], [far, near]]) {
    sockets.add(one);
    one.on('error', () => {}).on('close', () => other.destroy()).pipe(other);
  }
});
await new Promise((resolve) => relay.listen(0, '127.0.0.1', resolve));

const open = () => {
  const pool = new pg.Pool({ host: '127.0.0.1', port: relay.address().port, user: 'postgres', database: 'postgres', max: 1 });
  pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}));
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
};
/** Cuts the connection while a statement that takes a second runs on it. */
const lose = async (db) => {
  setTimeout(cut, 200);
  await sql`SELECT pg_sleep(1)`.execute(db);
};

const plain = await lose(open()).catch((error) => error);
console.log('a query:   ', plain.message);
const step = { up: lose, down: async () => {} };
const migrator = new Migrator({ db: open(), provider: { getMigrations: async () => ({ '001': step }) } });
const { error } = await migrator.migrateToLatest();
console.log('a migrator:', error.message, '| cause:', error.cause?.message ?? 'none');

const isSo =
  /terminated/.test(plain.message) && /has been discarded/.test(error.message) && error.cause === undefined;
process.exit(isSo ? 0 : 1);
JS
node try.mjs
