import { execFile } from 'node:child_process';
import {
  cp,
  mkdir,
  readdir,
  readFile,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CACHE_FOLDER, readCached, writeCached } from '../src/disk-cache/index.ts';
import type { Library } from '../src/library/index.ts';
import { startProcess } from './support/bot-process.ts';
import { brief, packFolder, put } from './support/pack.ts';
import { emptyFolder } from './support/stores.ts';

/** What a start keeps of a folder of briefs. */
type Kept = { readonly library: Library };

/** A start in a working folder, and what it shows. */
function startIn(folder: string, briefs: string) {
  const bot = startProcess({ BRIEFS_DIR: briefs, EMBEDDING_MODEL: 'none' }, folder);
  const shown = async () => {
    const response = await fetch(`${await bot.page()}/api/command`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ command: 'brief', options: { topic: 'bridge' }, lang: 'en' }),
    });
    return response.text();
  };
  return { ...bot, shown };
}

/** The file of the briefs that starts in a folder have kept, once it is there. */
async function keptFile(folder: string): Promise<string> {
  const cache = join(folder, CACHE_FOLDER);
  const find = async () =>
    (await readdir(cache).catch(() => [])).find((name) => /^briefs-\w+\.bin$/.test(name));
  await expect.poll(find).toBeDefined();
  return join(cache, (await find()) ?? '');
}

/** The key under which a file was kept. */
const keyOf = async (file: string) =>
  /^\S+ \S+ ([^\n]*)\n/.exec(await readFile(file, 'latin1'))?.[1] ?? '';

/** A working folder in which the bot has run once. */
async function usedFolder() {
  const briefs = await packFolder();
  const folder = await emptyFolder();
  const first = startIn(folder, briefs);
  await first.page();
  const file = await keptFile(folder);
  expect(await first.stop()).toBe(0);
  expect(first.lines.entries.join('\n')).not.toContain('made anew');
  return { briefs, folder, file };
}

describe('what one start keeps for the next', () => {
  test('is taken by it, unless the briefs have changed since', async () => {
    const { briefs, folder, file } = await usedFolder();
    // What only the kept file says shows where an answer came from.
    const key = await keyOf(file);
    const kept = readCached<Kept>(file, key);
    if (!('value' in kept)) throw new Error(`${kept.why}`);
    const title = kept.value.library.briefs.get('bridge' as never)?.title as { en: string };
    title.en = 'Taken from the kept file';
    writeCached(file, key, kept.value);

    const second = startIn(folder, briefs);
    expect(await second.shown()).toContain('Taken from the kept file');
    expect(await second.stop()).toBe(0);
    expect(second.lines.entries.join('\n')).not.toContain('made anew');

    await put(briefs, 'bridge.yaml', brief('bridge', { title: { en: 'Edited', ja: '直した' } }));
    const third = startIn(folder, briefs);
    expect(await third.shown()).toContain('Edited');
    const titleKept = () => {
      const now = readCached<Kept>(file, key);
      return 'value' in now ? now.value.library.briefs.get('bridge' as never)?.title.en : now.why;
    };
    await expect.poll(titleKept).toBe('Edited');
  });

  test.each([
    ['cut off', /is damaged: it is made anew/, (file: string) => truncate(file, 1000)],
    [
      'of another version',
      /is of other briefs or of another version: it is made anew/,
      async (file: string) => writeCached(file, 'of another version', {}),
    ],
  ])('is made anew where it is %s, with one line in the log', async (_, line, spoil) => {
    const { briefs, folder, file } = await usedFolder();
    const key = await keyOf(file);
    await spoil(file);
    const bot = startIn(folder, briefs);
    expect(await bot.shown()).toContain('Bridge title');
    await expect.poll(() => readCached(file, key)).toHaveProperty('value');
    expect(await bot.stop()).toBe(0);
    const told = bot.lines.entries.filter((entry) => entry.includes('made anew'));
    expect(told).toEqual([expect.stringMatching(line)]);
  });

  test('cannot be kept where the folder cannot be written: one warning, and the bot answers', async () => {
    const briefs = await packFolder();
    const folder = await emptyFolder();
    await symlink('nowhere/at/all', join(folder, 'data'));
    const bot = startIn(folder, briefs);
    await bot.logged(/cannot be kept in data\/cache/);
    expect(await bot.shown()).toContain('Bridge title');
    await put(briefs, 'bridge.yaml', brief('bridge', { title: { en: 'Edited', ja: '直した' } }));
    await bot.logged(/briefs reloaded/);
    expect(await bot.stop()).toBe(0);
    const warnings = bot.lines.entries.filter((entry) => entry.includes('cannot be kept'));
    expect(warnings).toHaveLength(1);
  });
});

test.each([
  { what: 'the bot', launcher: 'start', bundle: 'app', run: 'runFromEnvironment' },
  { what: 'a command line', launcher: 'cli', bundle: 'cli', run: 'runCommandLine' },
])(
  '$what starts from its bundle as long as no source has changed since that was written',
  async ({ launcher, bundle, run }) => {
    const folder = await emptyFolder();
    for (const name of [launcher, 'bundle', 'require-node', 'memory/allocator']) {
      await cp(`src/${name}.cjs`, join(folder, 'src', `${name}.cjs`));
    }
    const entry = `src/${bundle}/index.ts`;
    const source = join(folder, entry);
    await mkdir(join(folder, 'src', bundle), { recursive: true });
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    const says = (where: string) => `${run} = () => console.log('from the ${where}')`;
    await writeFile(source, `export const ${says('sources')};`);
    await utimes(source, 1, 1);
    const { folderOf, sourcesFileOf, stampOf } = createRequire(import.meta.url)(
      join(folder, 'src', 'bundle.cjs'),
    ) as Record<'folderOf' | 'sourcesFileOf' | 'stampOf', (of: string) => string>;
    const started = async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [
        join(folder, 'src', `${launcher}.cjs`),
      ]);
      return stdout;
    };

    expect(await started()).toBe('from the sources\n');
    await mkdir(folderOf(bundle), { recursive: true });
    await writeFile(join(folderOf(bundle), `${bundle}.cjs`), `exports.${says('bundle')};`);
    expect(await started()).toBe('from the sources\n'); // not finished: no list yet
    const stamps = { [entry]: stampOf(entry) };
    await writeFile(sourcesFileOf(bundle), JSON.stringify(stamps));
    expect(await started()).toBe('from the bundle\n');
    await utimes(source, 2, 2);
    expect(await started()).toBe('from the sources\n');
    await utimes(source, 1, 1);
    expect(await started()).toBe('from the bundle\n');
    await writeFile(sourcesFileOf(bundle), JSON.stringify({ ...stamps, 'src/gone.ts': '1 1' }));
    expect(await started()).toBe('from the sources\n');
    await writeFile(sourcesFileOf(bundle), '{');
    expect(await started()).toBe('from the sources\n');
  },
);
