import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, inject, onTestFinished } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';

/** A new folder that is gone after the test. */
export async function emptyFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'store-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** The address of an empty database on the PostgreSQL server of this run, which is this test's until it ends. */
export async function emptyPostgres(): Promise<string> {
  const address = await askedFor('GET');
  onTestFinished(async () => {
    await askedFor('POST', address);
  });
  return address;
}

async function askedFor(method: string, body: string | null = null): Promise<string> {
  const response = await fetch(inject('postgres'), { method, body });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

/** The addresses of new, empty databases by kind. */
export const EMPTY = {
  SQLite: async () => `file:${join(await emptyFolder(), 'bot.sqlite')}`,
  PostgreSQL: emptyPostgres,
} as const;

/** Opens a store that is closed after the test; `warn` is told what the bot's log would be. */
export function opened(url: string, warn?: (line: string) => void): Store {
  const store = openStore(url, warn);
  onTestFinished(() => store.close());
  return store;
}

/** The same tests on every kind of database; `empty` gives the address of a new one. */
export function onEveryDatabase(
  title: string,
  tests: (empty: () => Promise<string>) => void,
): void {
  for (const [kind, empty] of Object.entries(EMPTY)) {
    describe(`${title}, on ${kind}`, () => tests(empty));
  }
}

/** A way to a server that can be shut, which cuts every connection, and opened again. */
export async function gateTo(url: string) {
  const behind = Number(new URL(url).port);
  const sockets = new Set<Socket>();
  let isOpen = true;
  const gate = createServer((from) => {
    if (!isOpen) return void from.destroy();
    const to = connect(behind, '127.0.0.1');
    from.pipe(to).pipe(from);
    for (const socket of [from, to]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    }
  });
  await new Promise<void>((ready) => gate.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void gate.close());
  const { port } = gate.address() as AddressInfo;
  return {
    url: Object.assign(new URL(url), { port: String(port) }).href,
    shut() {
      isOpen = false;
      for (const socket of sockets) socket.destroy();
    },
    open() {
      isOpen = true;
    },
  };
}
