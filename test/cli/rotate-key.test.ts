import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { addRotateKey } from '../../src/cli/data/rotate-key.ts';
import { commandLine, type Exit, runToExit } from '../../src/cli/terminal.ts';
import { keyringOf, openInstallations } from '../../src/store/index.ts';
import { EMPTY, emptyFolder, opened } from '../support/stores.ts';

const key = (n: number) => Buffer.alloc(32, n).toString('base64');
const NOW = new Date('2026-11-29T12:00:00Z');

async function rotateKey(env: Record<string, string>) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const printed = Promise.all([text(stdout), text(stderr)]);
  const folder = await emptyFolder();
  const terminal = { args: ['rotate-key'], env, folder, stdin, stdout, stderr };
  const program = commandLine('data', 'what is stored', terminal);
  let run: () => Promise<Exit> = async () => 2;
  addRotateKey(program, terminal, (chosen) => {
    run = chosen;
  });
  const code = await runToExit(program, () => run(), terminal);
  stdout.end();
  stderr.end();
  const [out, err] = await printed;
  return { code, out, err };
}

test('all tokens are sealed with the first key; what no key opens is told, with the cure', async () => {
  const url = await EMPTY.SQLite();
  const store = opened(url);
  const at = (...keys: number[]) => openInstallations(store, keyringOf(keys.map(key).join()));
  await at(1).put('T1', { token: 'one' }, NOW);
  await at(2).put('T2', { token: 'two' }, NOW);
  await at(3).put('T3', { token: 'three' }, NOW);
  const env = { DATABASE_URL: url, ENCRYPTION_KEY: `${key(2)},${key(1)}` };
  const ended = await rotateKey(env);
  expect(ended.code).toBe(1);
  expect(ended.out).toMatch(/^key=[0-9a-f]{8} resealed=1 kept=1\n$/);
  expect(ended.err).toMatch(/^1 cannot be opened: sealed with the key [0-9a-f]{8}\. Add that key/);
  expect(await at(2).find('T1')).toMatchObject({ content: { token: 'one' } });
  const all = await rotateKey({ ...env, ENCRYPTION_KEY: [4, 3, 2].map(key).join() });
  expect(all).toMatchObject({ code: 0, err: '' });
  expect(await at(4).find('T3')).toMatchObject({ content: { token: 'three' } });
});

test('what is damaged is not put down to a key', async () => {
  const url = await EMPTY.SQLite();
  const store = opened(url);
  await openInstallations(store, keyringOf(key(1))).put('T1', { token: 'one' }, NOW);
  const database = await store.ready();
  await database.updateTable('installation').set({ sealed: '1.AAAA' }).execute();
  const ended = await rotateKey({ DATABASE_URL: url, ENCRYPTION_KEY: `${key(2)},${key(1)}` });
  expect(ended.code).toBe(1);
  expect(ended.err).toMatch(/^1 cannot be opened, though the key \w+ .* is set: they were damaged/);
});

test('without a key there is nothing to do', async () => {
  const ended = await rotateKey({ DATABASE_URL: await EMPTY.SQLite() });
  expect(ended).toMatchObject({ code: 2, out: '' });
  expect(ended.err).toContain('ENCRYPTION_KEY is not set');
});
