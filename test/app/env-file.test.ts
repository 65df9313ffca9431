import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

import { runHere } from '../support/script.ts';
import { emptyFolder } from '../support/stores.ts';

/** Runs a command line in a folder with a file .env, and nothing else that sets the bot up. */
async function runWith(file: string | Buffer, script: string, ...args: string[]) {
  const folder = await emptyFolder();
  await writeFile(join(folder, '.env'), file);
  return runHere(script, args, { env: {}, folder });
}

const HEADING = '# 日本語 — the first line matters\n';
const lines = `BRIEFS_DIR=${resolve('briefs')}\nDEFAULT_LOCALE=ja\n`;
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('.env is read', () => {
  test.each([
    ['as editors save it', lines],
    ['with a byte order mark', `\ufeff${lines}`],
    ['with the line ends of Windows', lines.replaceAll('\n', '\r\n')],
    ['in UTF-16', Buffer.from(`\ufeff${lines}`, 'utf16le')],
    ['in UTF-16 without a mark', Buffer.from(lines, 'utf16le')],
    ['in UTF-16, high bytes first', utf16be(`\ufeff${HEADING}${lines.replaceAll('\n', '\r\n')}`)],
    ['with old letters in a comment', Buffer.from(`# f\xfcr\n${lines}`, 'latin1')],
    ['with quotes and a # in them', lines.replace('=ja', '="ja" # "quoted"')],
  ])('%s', async (_, file) => {
    const { code, out } = await runWith(file, 'brief', 'usfj');
    expect(code).toBe(0);
    expect(out).toContain('要点');
  });

  test.each([
    'PORT=\nPORT=0',
    'PORT=0\nPORT=0',
    '# PORT: 80',
    'PORT',
    'PORTS: 80',
    'PORT=#\nPORT=',
  ])('with lines that take nothing back: %j', async (more) => {
    expect(await runWith(`${lines}${more}\n`, 'briefs:lint')).toMatchObject({ code: 0, err: '' });
  });

  test.each(['HELLO#', '#hello', 'MOTTO=be #1', 'LINK=https://example.org/#top'])(
    'where a line of others holds a #: %s',
    async (line) => {
      expect(await runWith(`${lines}${line}\n`, 'briefs:lint')).toMatchObject({ code: 0 });
    },
  );
});

test('.env of the folder in which a process starts is read', async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, '.env'), `${lines}DIGEST_GRACE=often\n`);
  const { PATH } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('src/cli.cjs'), 'lint'], {
    cwd: folder,
    env: { PATH },
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^DIGEST_GRACE is "often"/);
});

describe('.env is refused with the remedy', () => {
  test.each([
    ['as YAML has it', 'DISCORD_TOKEN: hunter2'],
    ['with a blank for the =', 'DISCORD_TOKEN hunter2'],
    ['for a shell of Windows', 'set DISCORD_TOKEN=hunter2'],
    ['for its other shell', '$env:DISCORD_TOKEN="hunter2"'],
  ])('where a line is written %s', async (_, line) => {
    const { code, err } = await runWith(`${lines}${line}\n`, 'briefs:lint');
    expect({ code, err }).toEqual({
      code: 2,
      err: 'DISCORD_TOKEN in .env stands on a line that sets nothing. Write it as DISCORD_TOKEN=…\n',
    });
  });

  test.each(['DISCORD_TOKEN=', 'DISCORD_TOKEN= # yours', "DISCORD_TOKEN=''"])(
    'where an empty line further down takes a value back: %s',
    async (empty) => {
      const file = `DISCORD_TOKEN=hunter2\n${lines}${empty}\n`;
      const { code, err } = await runWith(file, 'briefs:lint');
      expect(code).toBe(2);
      expect(err).toMatch(/^DISCORD_TOKEN in \.env stands there twice.*Remove the empty line\.\n$/);
    },
  );

  test.each([
    ['DATABASE_URL', 'postgres://bot:hunter2#hunter3@127.0.0.1/briefs'],
    ['DATABASE_URL', 'postgres://bot:12345#hunter3@127.0.0.1/briefs'],
    ['DATABASE_URL', 'postgres://bot:#hunter3@127.0.0.1/briefs'],
    ['DATABASE_URL', 'postgres://bot:hunter2 #hunter3@127.0.0.1/briefs'],
    ['DISCORD_TOKEN', 'hunter2.hunter#3'],
    ['SLACK_SIGNING_SECRET', 'hunter2#hunter3'],
    ['SLACK_API_URL', 'https://user:hunter2#3@proxy.example/api/'],
  ])('%s, cut at a #', async (name, value) => {
    const { code, out, err } = await runWith(`${lines}${name}=${value}\n`, 'gaps');
    expect(code).toBe(2);
    expect(err).toBe(
      `${name} in .env is cut at a #, which begins a comment there. Put the whole value in quotes: ${name}='…'\n`,
    );
    expect(out + err).not.toMatch(/hunter|12345/);
  });

  test('with what else is wrong, and nothing that comes of it', async () => {
    const file = `${lines}PORT=x\nSLACK_SIGNING_SECRET=hunter2#3\nBRIEF_DIR=x\n`;
    const { code, err } = await runWith(file, 'gaps');
    expect(code).toBe(2);
    expect(err.split('\n')).toEqual([
      expect.stringMatching(/^SLACK_SIGNING_SECRET in \.env is cut at a #/),
      expect.stringMatching(/^PORT is "x"/),
      expect.stringMatching(/^There is no setting BRIEF_DIR/),
      '',
    ]);
  });

  test('a value whose letters are not UTF-8', async () => {
    const file = Buffer.from(`${lines}BRIEFS_DIR=M\xfcnchen\n`, 'latin1');
    const { code, err } = await runWith(file, 'briefs:lint');
    expect(code).toBe(2);
    expect(err).toBe(
      'BRIEFS_DIR in .env holds letters that are not UTF-8. Save the file as UTF-8.\n',
    );
  });
});
