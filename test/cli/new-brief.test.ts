import { chmod, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGS } from '../../src/library/schema.ts';
import { brief, packFolder, put } from '../support/pack.ts';
import { run, runHere } from '../support/script.ts';
import { emptyFolder } from '../support/stores.ts';

const textOf = (folder: string, name: string) => readFile(join(folder, name), 'utf8');

/** No faults, and no hints but that the text of each brief is to be written. */
async function expectSound(folder: string, briefs: number) {
  const { code, out, err } = await run('briefs:lint', [folder]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = out.trimEnd().split('\n');
  expect(lines.pop()).toMatch(
    new RegExp(`: ${briefs} briefs?, \\d+ facts?, 0 faults, ${briefs} hints?$`),
  );
  expect(lines).toHaveLength(briefs);
  for (const line of lines) {
    expect(line).toMatch(
      /\.yaml:\d+:\d+: “.+” is still to be replaced, and \d more like it: it is served as it stands\. Write your own text\.$/,
    );
  }
}

describe('npm run -s briefs:new', () => {
  test('makes a folder with all it needs, without faults or hints', async () => {
    const folder = join(await emptyFolder(), 'new', 'briefs');
    const { code, out, err } = await run('briefs:new', ['my-topic', '--folder', folder]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const name of ['my-topic.yaml', 'sources.yaml', 'library.yaml']) {
      expect(out).toContain(`made ${join(folder, name)}\n`);
      expect(await textOf(folder, name)).not.toContain('$schema');
    }
    await expectSound(folder, 1);
  });

  test('its brief fits a screen', async () => {
    const folder = join(await emptyFolder(), 'briefs');
    await run('briefs:new', ['my-topic', '--folder', folder]);
    expect((await textOf(folder, 'my-topic.yaml')).split('\n').length).toBeLessThan(40);
  });

  test.each(['2026', 'true', 'null', 'on', '2026-11-29', `a${'-bcd'.repeat(9)}-ef`])(
    'the id %s is text in the file too',
    async (id) => {
      const folder = join(await emptyFolder(), 'briefs');
      expect(await run('briefs:new', [id, '--folder', folder])).toMatchObject({ code: 0 });
      await expectSound(folder, 1);
    },
  );

  test('in a folder there is, adds the brief only, with its first source and group', async () => {
    const folder = await packFolder({ 'bridge.yaml': brief('bridge') });
    const before = await textOf(folder, 'sources.yaml');
    const { out } = await run('briefs:new', ['market', '--folder', folder]);
    expect(out.match(/^made .*$/gm)).toEqual([`made ${join(folder, 'market.yaml')}`]);
    expect(await textOf(folder, 'sources.yaml')).toBe(before);
    const text = await textOf(folder, 'market.yaml');
    expect(text).toContain('group: roads');
    expect(text).toContain('cites: [gazette#1]');
    const linted = await run('briefs:lint', [folder]);
    expect(linted).toMatchObject({ code: 0, err: '' });
    expect(linted.out.match(/market/g)).toHaveLength(1);
  });

  test('what it wrote is hinted at until the last of it is replaced; doctor says so too', async () => {
    const folder = await emptyFolder();
    const briefs = join(folder, 'briefs');
    await run('briefs:new', ['topic', '--folder', briefs, '--lang', 'en']);
    const env = { BRIEFS_DIR: briefs, PORT: '0', DATABASE_URL: 'file::memory:' };
    const said = `${join(briefs, 'topic.yaml')}:7:7: “Write the point here.” is still to be replaced, and 3 more`;
    expect((await run('briefs:lint', [briefs])).out).toContain(said);
    expect(await runHere('doctor', [], { folder, env })).toMatchObject({
      code: 1,
      out: expect.stringContaining(`FAULT  ${said}`),
    });
    const text = await textOf(briefs, 'topic.yaml');
    const own = text
      .replace('Write the point here.', 'The point.')
      .replace('Write here why it matters.', 'The reason.')
      .replace('Write the first fact here.', 'It opened.');
    await put(briefs, 'topic.yaml', own);
    expect((await run('briefs:lint', [briefs])).out).toContain(
      ': “what would somebody type to find this” is still to be replaced: it is served',
    );
    await put(briefs, 'topic.yaml', own.replace('what would somebody type', 'how do I get there'));
    expect((await run('briefs:lint', [briefs])).out).toMatch(/, 0 faults\n$/);
  });

  test.each(LANGS)('in one language: %s; the next brief there is so too', async (lang) => {
    const folder = await emptyFolder();
    const path = join(folder, 'briefs-in-one');
    const make = (id: string, ...more: string[]) =>
      runHere('briefs:new', [id, '--folder', path, ...more], { folder, env: {} });
    expect(await make('topic', '--lang', lang)).toMatchObject({ code: 0, err: '' });
    expect(await make('another')).toMatchObject({ code: 0, err: '' });
    await expectSound(path, 2);
    expect(await textOf(path, 'library.yaml')).toContain(`languages: [${lang}]`);
    const other = lang === 'en' ? 'ja' : 'en';
    for (const name of ['topic', 'another', 'sources', 'library']) {
      const text = await textOf(path, `${name}.yaml`);
      expect(text).not.toMatch(new RegExp(`\\b${other}:`));
      expect(text).toMatch(new RegExp(`/briefs/\\w+-${lang}\\.schema\\.json`));
    }
    expect(await make('third', '--lang', other)).toMatchObject({
      code: 1,
      err: `${join(path, 'library.yaml')}: the texts of this folder are in ${lang}. Leave --lang out.\n`,
    });
  });

  test('without --folder: beside the briefs of the project, or in BRIEFS_DIR; the schema is found from there', async () => {
    const folder = await emptyFolder();
    const own = { folder, env: { BRIEFS_DIR: join(folder, 'a', 'b') } };
    expect(await runHere('briefs:new', ['topic'], own)).toMatchObject({ code: 0 });
    expect(await textOf(join(folder, 'a', 'b'), 'topic.yaml')).toContain(
      '# yaml-language-server: $schema=../../briefs/brief.schema.json\n',
    );
    expect(await textOf(join(folder, 'a', 'b'), 'library.yaml')).toContain(
      '$schema=../../briefs/library.schema.json\n',
    );
  });
});

describe('what cannot be made is told in one line, and nothing is touched', () => {
  test.each([
    [['My_Topic'], 'cannot be the id of a brief: use lower-case letters'],
    [['a'.repeat(41)], 'shorten it to 40 characters or fewer'],
    [['../x'], 'cannot be the id of a brief'],
    [['library'], 'library.yaml is a file of the folder itself. Choose another id'],
    [[], "missing required argument 'id'"],
    [['a', 'b'], 'too many arguments'],
    [['topic', '--folder', ''], '--folder is empty. Name a folder, such as my-briefs, or leave it'],
    [['topic', '--folder', ' '], '--folder is empty.'],
    [['topic', '--foldr', 'x'], "unknown option '--foldr'"],
  ])('bad usage %j', async (args, message) => {
    const folder = await emptyFolder();
    const ended = await runHere('briefs:new', args, { folder, env: {} });
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain(message);
    expect(await readdir(folder)).toEqual([]);
  });

  const failing = async (folder: string, id: string, message: string) => {
    const ended = await run('briefs:new', [id, '--folder', folder]);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err.trimEnd().split('\n')).toEqual([expect.stringContaining(message)]);
  };

  test('a file that exists, whatever it holds', async () => {
    const folder = await packFolder();
    await put(folder, 'topic.yaml', 'id: [');
    const before = await textOf(folder, 'topic.yaml');
    await failing(folder, 'topic', 'exists already and stays as it is. Choose another id.');
    expect(await textOf(folder, 'topic.yaml')).toBe(before);
  });

  test('a name that another brief has', async () => {
    const folder = await packFolder({ 'bridge.yaml': brief('bridge') });
    await failing(folder, 'bridge-alias', 'bridge.yaml: this brief has the id or the name');
  });

  test('sources with faults', async () => {
    const folder = await emptyFolder();
    await put(folder, 'sources.yaml', 'sources: [');
    await failing(folder, 'topic', 'sources.yaml: it has faults. Mend them first: npm run');
    expect(await readdir(folder)).toEqual(['sources.yaml']);
  });

  test('a file where the folder should be', async () => {
    const folder = await emptyFolder();
    await put(folder, 'file', 'x');
    await failing(join(folder, 'file'), 'topic', 'this is a file, not a folder; name another');
    await failing(join(folder, 'file', 'x'), 'topic', 'this is a file, not a folder; name another');
  });

  test('a folder without write access', async (context) => {
    if (process.getuid?.() === 0) return context.skip('root may write anywhere');
    const folder = await emptyFolder();
    await chmod(folder, 0o555);
    await failing(folder, 'topic', 'you may not write here. Give yourself write access');
  });

  test('a folder nobody can write to', async (context) => {
    if (process.platform !== 'linux') return context.skip('only Linux has /proc');
    await failing('/proc/briefs', 'topic', 'name another with --folder.');
  });

  test('two settings files that are there stay as they are', async () => {
    const folder = join(await emptyFolder(), 'briefs');
    await mkdir(folder);
    await run('briefs:new', ['one', '--folder', folder]);
    const before = await textOf(folder, 'library.yaml');
    await run('briefs:new', ['two', '--folder', folder]);
    expect(await textOf(folder, 'library.yaml')).toBe(before);
    await expectSound(folder, 2);
  });
});
