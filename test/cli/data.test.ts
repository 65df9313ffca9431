import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { openLanguages } from '../../src/store/languages.ts';
import { openStore } from '../../src/store/store.ts';
import { run } from '../support/script.ts';
import { EMPTY, emptyFolder, emptyPostgres } from '../support/stores.ts';

const data = (args: string[], DATABASE_URL: string) => run('data', args, { DATABASE_URL });

async function withLanguages(url: string, ...people: string[]): Promise<string> {
  const store = openStore(url);
  const languages = openLanguages(store, 'slack', ['ja']);
  for (const person of people) await languages.keepLanguage(person, 'ja');
  await store.close();
  return url;
}

test('backup copies a file, and says how a server is backed up', async () => {
  const url = await withLanguages(await EMPTY.SQLite(), 'T1:U1');
  const file = join(await emptyFolder(), 'copy.sqlite');
  const made = await data(['backup', file], url);
  expect(made).toEqual({
    code: 0,
    err: '',
    out: expect.stringMatching(/copy\.sqlite\t\d+ bytes\n$/),
  });
  expect(await data(['backup', file], url)).toMatchObject({
    ...{
      code: 1,
      out: '',
      err: expect.stringMatching(/is there already.*Name a file that is not\.\n$/),
    },
  });
  expect(await data(['backup', file], 'postgres://bot:secret@127.0.0.1:1/bot')).toEqual({
    ...{ code: 1, out: '', err: expect.stringMatching(/pg_dump .*"\$DATABASE_URL".*pg_restore/) },
  });
});

test('export and import move all of it from one database to the other', async () => {
  const url = await withLanguages(await EMPTY.SQLite(), 'T1:U1', 'T2:U1');
  const printed = await data(['export'], url);
  expect(printed).toMatchObject({ code: 0, err: '' });
  const file = join(await emptyFolder(), 'all.jsonl');
  await writeFile(file, printed.out);
  const other = await emptyPostgres();
  expect(await data(['import', file], other)).toEqual({
    ...{ code: 0, err: '', out: '2 rows added, 0 were there already\n' },
  });
  const back = await data(['export'], other);
  expect(back.out.split('\n').slice(1)).toEqual(printed.out.split('\n').slice(1));

  await writeFile(file, (await readFile(file, 'utf8')).replaceAll('"ja"', '"en"'));
  const clash = await data(['import', file], other);
  expect(clash).toMatchObject({ code: 1, out: '' });
  expect(clash.err).toMatch(/2 rows that differ .*nothing was imported.*--prefer file/);
  expect(await data(['import', '--prefer', 'file', file], other)).toMatchObject({
    ...{ code: 0, out: expect.stringContaining('2 differed: those of the file count now') },
  });
  for (const wrong of [join(file, 'no'), tmpdir()]) {
    expect(await data(['import', wrong], other)).toMatchObject({ code: 2, out: '' });
  }
});

test('where there is no database, none is made, and nothing passes for done', async () => {
  const file = join(await emptyFolder(), 'bot.sqlite');
  const key = Buffer.alloc(32, 1).toString('base64');
  for (const args of [['export'], ['forget', 'slack', 'U1'], ['rotate-key']]) {
    expect(await run('data', args, { DATABASE_URL: `file:${file}`, ENCRYPTION_KEY: key })).toEqual({
      ...{ code: 1, out: '' },
      err: `There is no database ${file}: the bot makes it when it first starts. Set DATABASE_URL to the one that the bot uses.\n`,
    });
  }
  expect(existsSync(file)).toBe(false);
});

test.runIf(existsSync('/dev/full'))(
  'an export for which there is no room ends with 1',
  async () => {
    const DATABASE_URL = await withLanguages(await EMPTY.SQLite(), 'T1:U1');
    const full = await open('/dev/full', 'w');
    onTestFinished(() => full.close());
    const exporting = spawn(process.execPath, ['src/cli.cjs', 'data', 'export'], {
      env: { ...process.env, DATABASE_URL },
      stdio: ['ignore', full.fd, 'pipe'],
    });
    if (!exporting.stderr) throw new Error('the export has no standard error');
    const [said, [code]] = await Promise.all([text(exporting.stderr), once(exporting, 'exit')]);
    expect(said).toMatch(/^The output cannot be written \(ENOSPC.*\n$/);
    expect(code).toBe(1);
  },
);

test('forget deletes what is stored about a person and says what it was', async () => {
  const url = await withLanguages(await EMPTY.SQLite(), 'T1:U1', 'T2:U1', 'T1:U2');
  expect(await data(['forget', 'slack', 'T2:U1'], url)).toEqual({
    ...{ code: 0, err: expect.stringMatching(/^Not found by an id.*ten minutes/) },
    out: 'a chosen language (ja)\n',
  });
  expect(await data(['forget', 'slack', 'U1'], url)).toMatchObject({
    ...{ code: 0, out: 'a chosen language (ja)\n' },
  });
  expect(await data(['forget', 'slack', 'U1'], url)).toEqual({
    ...{
      code: 0,
      out: '',
      err: expect.stringMatching(/^Nothing was stored about this person\.\n/),
    },
  });
  expect((await data(['export'], url)).out).toContain('T1:U2');
  for (const [args, why] of [
    [['forget', 'irc', 'U1'], /Write discord or slack/],
    [['forget', 'slack', 'bob%'], /no id of a person on slack/],
    [['forget', 'discord', 'U1'], /a long number/],
    [['forget', 'slack'], /missing required argument/],
    [['forgive'], /unknown command/],
  ] as const) {
    const { code, err } = await data([...args], url);
    expect(code).toBe(2);
    expect(err).toMatch(why);
  }
});
