import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brief, packFolder, packIn } from '../support/pack.ts';
import { type Ended, run, runProcess, runWithNpm, start } from '../support/script.ts';

const noTrace = ({ out, err }: Ended) => expect(out + err).not.toMatch(/^\s+at .+:\d+:\d+/m);

describe('npm run -s brief', () => {
  test.each([
    [['usfj'], 'Upgrade of U.S. Forces Japan'],
    [['usfj', '--lang', 'ja'], '在日米軍の統合軍司令部への格上げ'],
    [['在日米軍'], '在日米軍の統合軍司令部への格上げ'],
    [['在日米軍', '--lang', 'en'], 'Upgrade of U.S. Forces Japan'],
    [['us forces japan'], 'Upgrade of U.S. Forces Japan'],
    [['us', 'forces', 'japan'], 'Upgrade of U.S. Forces Japan'],
    [[], 'Briefs: U.S. Forces Japan and the joint headquarters'],
  ])('%j prints the brief', async (args, title) => {
    const ended = await run('brief', args);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out.split('\n')[0]).toBe(title);
  });

  test('a slip of the keyboard suggests the brief, prints no data, and fails', async () => {
    const ended = await run('brief', ['usjf']);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(/No brief is called “usjf”\.[\s\S]*Did you mean[\s\S]*usfj/);
  });

  test('--as json prints the reply as data', async () => {
    const { out } = await run('brief', ['jjoc', '--as', 'json']);
    expect(JSON.parse(out)).toMatchObject({ lang: 'en', outcome: 'found' });
  });

  test.each([['brief', 'usfj'], ['brief'], ['timeline', 'usfj'], ['sources'], ['help']])(
    '--as discord prints the payload of each page (%s %s)',
    async (script, ...args) => {
      const { code, out } = await run(script, [...args, '--as', 'discord']);
      expect(code).toBe(0);
      for (const page of JSON.parse(out)) {
        expect(page).toMatchObject({ flags: 1 << 15, allowed_mentions: { parse: [] } });
        expect(page.components[0].components.length).toBeGreaterThan(1);
      }
    },
  );

  test.each([['brief', 'usfj'], ['brief'], ['timeline', 'usfj'], ['sources'], ['help']])(
    '--as slack prints the payload of each page (%s %s)',
    async (script, ...args) => {
      const { code, out } = await run(script, [...args, '--as', 'slack']);
      expect(code).toBe(0);
      for (const page of JSON.parse(out)) {
        expect(page.text).not.toBe('');
        expect(page.blocks[0]).toMatchObject({ type: 'header' });
      }
    },
  );

  test.each([
    [['--lang', 'fr'], "argument 'fr' is invalid. Allowed choices are en, ja."],
    [['--as', 'yaml'], 'Allowed choices are text, json, discord, slack, markdown, html.'],
    [['--langg', 'en'], "unknown option '--langg'"],
  ])('bad usage %j is named, with what is accepted', async (args, message) => {
    const ended = await run('brief', args);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain(message);
  });

  test.each([
    '\u202e\u0000'.replace('\0', ''),
    '💥',
    '../../etc/passwd',
    'x'.repeat(50_000),
    '$(id)',
  ])('hostile input ends in one clear answer (%#)', async (typed) => {
    const ended = await run('brief', [typed]);
    expect(ended.code).toBe(1);
    noTrace(ended);
  });
});

describe('npm run -s manifest', () => {
  test.each([
    [[], true],
    [['--socket'], true],
    [['--http', 'https://bot.example.org'], false],
    [['--distributed', 'https://bot.example.org'], false],
  ])('%j prints the manifest', async (args, isSocket) => {
    const { code, out, err } = await run('manifest', args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out).settings.socket_mode_enabled).toBe(isSocket);
  });

  test.each([
    [['--http'], "option '--http <url>' argument missing"],
    [['--http', 'bot.example.org'], 'Give the https address at which Slack reaches the bot'],
    [['--http', 'http://bot.example.org'], 'Give the https address at which Slack reaches the bot'],
    [['--socket', '--http', 'https://a.example'], 'choose --socket or --http'],
    [['--http', 'https://a.example', '--distributed', 'https://a.example'], 'or --distributed'],
    [
      ['--distributed', 'http://a.example'],
      'Give the https address at which Slack reaches the bot',
    ],
    [['https://a.example'], 'too many arguments'],
    [['--sockets'], "unknown option '--sockets'"],
  ])('bad usage %j is named, with what is accepted', async (args, message) => {
    const ended = await run('manifest', args);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain(message);
    noTrace(ended);
  });
});

describe('as a process', () => {
  test.each([
    ['brief', ['usfj'], 0],
    ['brief', ['usjf'], 1],
    ['manifest', ['--http'], 2],
    ['commands', ['--langg'], 2],
  ])('%s %j ends with the same exit code and the same output', async (script, args, code) => {
    const ended = await runProcess(script, args);
    expect(ended).toEqual(await run(script, args));
    expect(ended.code).toBe(code);
  });

  test('whoever stops reading early ends it without a complaint', async () => {
    const { stdin, stdout, ended } = start('ask', ['--jsonl']);
    stdout.once('data', () => stdout.destroy());
    stdin.on('error', () => {}); // it may have ended before it has read all
    stdin.end('{"id":1,"question":"hello"}\n'.repeat(5000));
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });
});

const scripts =
  'brief ask timeline sources help commands manifest gaps briefs:lint briefs:try'.split(' ');

test.each(scripts)('%s --help explains itself, typed as the README has it', async (script) => {
  const ended = await runWithNpm(script, ['--help']);
  expect(ended).toMatchObject({ code: 0, err: '' });
  expect(ended.out).toContain(`Usage: npm run -s ${script} --`);
});

describe('a folder of briefs with faults', () => {
  test('that is not there', async () => {
    const ended = await run('brief', ['usfj'], { BRIEFS_DIR: '/no/such/folder' });
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toBe(
      '/no/such/folder: there is no such folder. Set BRIEFS_DIR to the folder that holds your briefs.\n',
    );
  });

  test('in one brief: the others are printed, the fault is told, the exit code says so', async () => {
    const folder = await packFolder({ 'bridge.yaml': brief('bridge'), 'road.yaml': 'id: [' });
    const ended = await run('brief', ['bridge'], { BRIEFS_DIR: folder });
    expect(ended.code).toBe(1);
    expect(ended.out).toContain('Bridge title');
    expect(ended.err).toContain(`${join(folder, 'road.yaml')}:1:`);
  });

  test('lint counts them', async () => {
    const folder = await packFolder({ 'bridge.yaml': brief('bridge', { related: ['x', 'y'] }) });
    const ended = await run('briefs:lint', [], { BRIEFS_DIR: folder });
    expect(ended.code).toBe(1);
    expect(ended.out).toContain(`${folder}: 2 faults, 2 hints\n`);
  });

  test('lint says that files with faults are not in its counts, and takes the folder as an argument', async () => {
    const folder = await packFolder({ 'bridge.yaml': brief('bridge'), 'road.yaml': 'id: [' });
    const ended = await run('briefs:lint', [folder]);
    expect(ended.code).toBe(1);
    expect(ended.out).toContain(
      `${folder}: 1 brief, 2 facts, 1 fault in 1 file (not counted here), 2 hints\n`,
    );
  });

  test.each([
    ['nowhere', 'there is no such folder'],
    ['package.json', 'this is a file, not a folder'],
  ])('lint of %s, which is none, says what to name', async (named, wrong) => {
    const ended = await run('briefs:lint', [named]);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toBe(`${named}: ${wrong}. Name the folder that holds your briefs.\n`);
  });

  test('lint hints, without failing, at facts without an ask and at uncovered lines that outnumber asks', async () => {
    const asks = { en: 'when can I cross', ja: 'いつ渡れる' };
    const [opened, cost] = brief('bridge').facts;
    const uncovered = { en: 'who built it\nwho painted it', ja: '誰が建てた' };
    const facts = [{ ...opened, asks }, cost];
    const folder = await packFolder({ 'bridge.yaml': brief('bridge', { facts, uncovered }) });
    const ended = await run('briefs:lint', [folder]);
    expect(ended).toMatchObject({ code: 0, err: '' });
    const file = join(folder, 'bridge.yaml').replaceAll('\\', '/');
    expect(ended.out.replace(/:\d+:\d+:/g, ':')).toBe(
      `${file}: the fact "bridge-cost" has no ask in English or Japanese. Add 1 to 3 under "asks:", in other words than its statement.\n` +
        `${file}: there are more uncovered lines in English (2) than asks in this brief (1). Write asks first, and keep the lines that people have really asked.\n` +
        `${folder}: 1 brief, 2 facts, 0 faults, 2 hints\n`,
    );
  });
});

test('a wrong setting is named with what it accepts', async () => {
  const ended = await run('brief', ['usfj'], { DEFAULT_LOCALE: 'fr', PORT: '99999' });
  expect(ended).toMatchObject({ code: 2, out: '' });
  expect(ended.err).toBe(
    'PORT is "99999". Set it to a whole number from 0 to 65535 (0: any free port), or remove it.\n' +
      'DEFAULT_LOCALE is "fr". Set it to one of en, ja, or remove it.\n',
  );
});

test('DEFAULT_LOCALE decides where the request does not', async () => {
  const { out } = await run('brief', ['usfj'], { DEFAULT_LOCALE: 'ja' });
  expect(out).toContain('要点');
});

test('without it, the only language of the briefs does; help names that one', async () => {
  const folder = await packFolder(packIn('ja', { 'bridge.yaml': brief('bridge') }));
  const env = { BRIEFS_DIR: folder };
  expect((await run('brief', ['bridge'], env)).out).toContain('要点\n');
  const english = await run('brief', ['bridge'], { ...env, DEFAULT_LOCALE: 'en' });
  expect(english.out).toContain('The briefs are in Japanese only.');
  const preview = await run('digest', ['preview'], { ...env, DATABASE_URL: 'file::memory:' });
  expect(preview.out).toContain('町の話題');
  expect((await run('ask', ['--help'], env)).out).toContain('Your question, in Japanese\n');
  expect((await run('manifest', [], env)).out).not.toContain('in English or Japanese');
  expect((await run('commands', [], env)).out).not.toContain('in English or Japanese');
});
