import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, truncate, utimes, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { codeStamp, dropOldest, readCached, writeCached } from '../../src/disk-cache/index.ts';
import { emptyFolder } from '../support/stores.ts';

const VALUE = { words: new Map([['bridge', new Float32Array([1, 2])]]), built: new Date(0) };

async function keptFile(): Promise<string> {
  const file = join(await emptyFolder(), 'cache', 'words.bin');
  writeCached(file, 'version 1', VALUE);
  return file;
}

describe('a kept file', () => {
  test('gives what was kept, under the same key', async () => {
    expect(readCached(await keptFile(), 'version 1')).toEqual({ value: VALUE });
  });

  test('gives nothing under another key, and says that it is of another version', async () => {
    const file = await keptFile();
    expect(readCached(file, 'version 2')).toEqual({
      why: `${file} is of other briefs or of another version`,
    });
  });

  test('is no use cut off anywhere', async () => {
    const file = await keptFile();
    const { length } = await readFile(file);
    for (let size = length - 1; size >= 0; size--) {
      await truncate(file, size);
      expect(readCached(file, 'version 1')).toEqual({ why: `${file} is damaged` });
    }
  });

  test('is no use where any byte of its value has changed', async () => {
    const file = await keptFile();
    const bytes = await readFile(file);
    for (let at = bytes.indexOf('\n') + 1; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(file, changed);
      expect(readCached(file, 'version 1')).toEqual({ why: `${file} is damaged` });
    }
  });

  test('that is of another format is damaged, whatever it says', async () => {
    const file = await keptFile();
    const text = await readFile(file, 'latin1');
    await writeFile(file, text.replace('cache-1', 'cache-0'), 'latin1');
    expect(readCached(file, 'version 1')).toEqual({ why: `${file} is damaged` });
  });

  test('that is not there needs no word; one that cannot be read says why', async () => {
    const folder = await emptyFolder();
    expect(readCached(join(folder, 'none.bin'), 'version 1')).toEqual({ why: null });
    expect(readCached(folder, 'version 1')).toEqual({ why: `${folder} cannot be read (EISDIR)` });
  });

  test('that cannot be replaced leaves no draft behind', async () => {
    const folder = await emptyFolder();
    await mkdir(join(folder, 'words.bin', 'in the way'), { recursive: true });
    expect(() => writeCached(join(folder, 'words.bin'), 'version 1', VALUE)).toThrow();
    expect(await readdir(folder)).toEqual(['words.bin']);
  });
});

test('two processes write a file at once: who reads it meanwhile always has one of theirs, whole', async () => {
  const file = await keptFile();
  const module = pathToFileURL(resolve('src/disk-cache/index.ts')).href;
  const script = `
    const { writeCached } = await import(${JSON.stringify(module)});
    const [file, name] = process.argv.slice(1);
    for (let n = 0; n < 100; n++) writeCached(file, 'version 1', name.repeat(300_000));
  `;
  const writers = ['a', 'b'].map((name) => {
    const args = ['--input-type=module', '-e', script, '--', file, name];
    return once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit');
  });
  let isWriting = true;
  const ended = Promise.all(writers).finally(() => {
    isWriting = false;
  });
  const seen = new Set<unknown>();
  while (isWriting) {
    const cached = readCached<unknown>(file, 'version 1');
    expect(cached).toHaveProperty('value');
    if ('value' in cached && typeof cached.value === 'string') {
      expect(cached.value).toHaveLength(300_000);
      seen.add(cached.value[0]);
    }
    await new Promise(setImmediate);
  }
  expect((await ended).map(([code]) => code)).toEqual([0, 0]);
  expect(seen.size).toBeGreaterThan(0);
  expect(await readdir(join(file, '..'))).toEqual(['words.bin']);
});

test('of the files with a prefix, the newest stay', async () => {
  const folder = await emptyFolder();
  const ages = { 'briefs-old': 1, 'briefs-new': 3, 'briefs-middle': 2, 'words-oldest': 0 };
  for (const [name, time] of Object.entries(ages)) {
    await writeFile(join(folder, name), '');
    await utimes(join(folder, name), time, time);
  }
  dropOldest(folder, 'briefs-', 2);
  expect((await readdir(folder)).sort()).toEqual(['briefs-middle', 'briefs-new', 'words-oldest']);
});

test('the stamp of some code changes with any of its files, and with nothing else', async () => {
  const folder = await emptyFolder();
  await mkdir(join(folder, 'code', 'deep'), { recursive: true });
  const file = join(folder, 'code', 'deep', 'a.ts');
  await writeFile(file, 'export {};');
  await utimes(file, 1, 1);
  const stamp = () => codeStamp([pathToFileURL(join(folder, 'code'))]);
  const before = stamp();
  await writeFile(join(folder, 'beside.ts'), '');
  expect(stamp()).toBe(before);
  await utimes(file, 2, 2);
  expect(stamp()).not.toBe(before);
  await utimes(file, 1, 1);
  expect(stamp()).toBe(before);
  await writeFile(join(folder, 'code', 'b.ts'), '');
  expect(stamp()).not.toBe(before);
});
