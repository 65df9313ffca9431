import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { zoneRules } from '../src/observability/metrics/metrics.ts';
import { brief, packFolder, put } from './support/pack.ts';
import { emptyFolder, emptyPostgres } from './support/stores.ts';

const WITH_NPM = ['npm', 'start', '--silent'];
/** What npm runs, without npm, which takes its time. */
const WITHOUT_NPM = [process.execPath, 'src/start.cjs'];

/** The bot as a child process: its log lines as they come, and its end. */
function startBot(env: Record<string, string>, [program = '', ...args] = WITHOUT_NPM) {
  const bot: ChildProcess = spawn(program, args, {
    env: { ...process.env, PORT: '0', DATABASE_URL: 'file::memory:', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise<number | null>((resolve) => bot.once('exit', resolve));
  onTestFinished(async () => {
    if (bot.exitCode === null && bot.pid) process.kill(-bot.pid, 'SIGTERM');
    await ended;
  });
  const lines: string[] = [];
  const waiting: { pattern: RegExp; found: (line: string) => void }[] = [];
  if (!bot.stderr) throw new Error('the bot has no standard error');
  createInterface(bot.stderr).on('line', (line) => {
    lines.push(line);
    for (const { pattern, found } of waiting) if (pattern.test(line)) found(line);
  });
  const logged = (pattern: RegExp) =>
    new Promise<string>((found) => {
      const known = lines.find((line) => pattern.test(line));
      if (known) found(known);
      else waiting.push({ pattern, found });
    });
  const url = async () => /http:\/\/[^"]+/.exec(await logged(/web page on/))?.[0] ?? '';
  return { ended, logged, url, lines };
}

async function ask(url: string, command: unknown): Promise<{ status: number; body: string }> {
  const response = await fetch(`${url}/api/command`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(command),
  });
  return { status: response.status, body: await response.text() };
}

describe('npm start', () => {
  test('serves the page and answers in both languages, without any token', async () => {
    const bot = startBot({}, WITH_NPM);
    const url = await bot.url();
    const [started] = bot.lines.filter((line) => line.includes('web page on'));
    expect(JSON.parse(started ?? '')).toMatchObject({ tz: zoneRules() });
    const page = await fetch(url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('<title>Briefing Bot</title>');
    for (const [lang, word] of [
      ['en', 'Bottom line'],
      ['ja', '要点'],
    ]) {
      const { status, body } = await ask(url, {
        command: 'brief',
        options: { topic: 'usfj' },
        lang,
      });
      expect(status).toBe(200);
      expect(body).toContain(word);
    }
  });

  test('keeps serving what it had when the folder breaks, and takes the mended one', async () => {
    const folder = await packFolder({ 'bridge.yaml': brief('bridge') });
    const bot = startBot({ BRIEFS_DIR: folder });
    const url = await bot.url();
    const shown = () => ask(url, { command: 'brief', options: { topic: 'bridge' }, lang: 'en' });

    await put(folder, 'bridge.yaml', 'id: [');
    await put(folder, 'big.yaml', 'x'.repeat(5 * 1024 * 1024));
    await bot.logged(/big\.yaml.*5\.0 MB/);
    await bot.logged(/edit not taken/);
    expect((await shown()).body).toContain('Bridge title');

    await put(folder, 'bridge.yaml', brief('bridge'));
    await rm(join(folder, 'big.yaml'));
    expect(await bot.logged(/sound again/)).toContain('"level":30');
    await put(folder, 'bridge.yaml', brief('bridge', { title: { en: 'Mended', ja: '直した' } }));
    await bot.logged(/briefs reloaded/);
    expect((await shown()).body).toContain('Mended');
  });

  test('starts with the sound briefs when one is faulty, and says which', async () => {
    const folder = await packFolder({ 'bridge.yaml': brief('bridge'), 'road.yaml': 'id: [' });
    const bot = startBot({ BRIEFS_DIR: folder });
    await bot.url();
    expect(bot.lines.join('\n')).toContain('road.yaml:1:');
  });

  test('ends with 2 and the reason where the folder of briefs is not there, or holds none', async () => {
    const missing = startBot({ BRIEFS_DIR: '/no/such/folder' });
    expect(await missing.ended).toBe(2);
    expect(missing.lines.join('\n')).toContain('there is no such folder. Set BRIEFS_DIR');
    const empty = startBot({ BRIEFS_DIR: await emptyFolder() });
    expect(await empty.ended).toBe(2);
    expect(empty.lines.join('\n')).toContain('or set BRIEFS_DIR to another folder');
  });

  test('ends with 1 and the reason where the folder is right and no brief in it is', async () => {
    const bot = startBot({ BRIEFS_DIR: await packFolder({ 'bridge.yaml': 'id: [' }) });
    expect(await bot.ended).toBe(1);
    expect(bot.lines.join('\n')).toContain('bridge.yaml:1:');
  });

  test('ends with 1 and the remedy where the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const bot = startBot({ PORT: port });
    expect(await bot.ended).toBe(1);
    expect(bot.lines.join('\n')).toContain(`Port ${port} is in use`);
  });

  test.each([
    '/dev/null/bot.sqlite',
    '/proc/nowhere/bot.sqlite',
    '/proc/x.sqlite',
    '.',
    'README.md',
  ])('ends with 2 and the remedy where %s is to be the database', async (file) => {
    const bot = startBot({ DATABASE_URL: `file:${file}` });
    expect(await bot.ended).toBe(2);
    const output = bot.lines.join('\n');
    expect(output).toContain(`The database ${file} cannot be used`);
    expect(output).toContain('Set DATABASE_URL to file:');
    expect(output).not.toMatch(/^\s+at /m);
  });

  test('ends with 2 and the remedy where PostgreSQL refuses the password, which is not shown', async () => {
    const url = Object.assign(new URL(await emptyPostgres()), { password: 'not-this-one' });
    const bot = startBot({ DATABASE_URL: url.href });
    expect(await bot.ended).toBe(2);
    const output = bot.lines.join('\n');
    expect(output).toMatch(/PostgreSQL at .* cannot be used .*Correct the name and password/);
    expect(output).not.toContain('not-this-one');
  });

  test('answers while PostgreSQL is away, and says what to do', async () => {
    const bot = startBot({ DATABASE_URL: 'postgres://bot:secret@127.0.0.1:1/briefs' });
    const url = await bot.url();
    const away = await bot.logged(/PostgreSQL at 127.0.0.1:1\/briefs cannot be reached/);
    expect(away).toMatch(/Start it, or correct DATABASE_URL; the bot tries again by itself/);
    const { status } = await ask(url, { command: 'brief', options: { topic: 'usfj' }, lang: 'en' });
    expect(status).toBe(200);
    const vote = { facts: ['jjoc-established'], vote: 'up' };
    const voted = await fetch(`${url}/api/rating`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(vote),
    });
    expect(voted.status).toBe(204);
    const metrics = await fetch(`${url}/metrics`);
    expect(metrics.status).toBe(200);
    // What has not been counted yet is there, and is 0.
    const counters =
      (await metrics.text()).match(/^briefing_bot_digest_\w+_(?:total|count)\{.*$/gm) ?? [];
    expect(counters).toHaveLength(16);
    expect(counters.filter((line) => !line.endsWith('} 0'))).toEqual([]);
    expect(bot.lines.filter((line) => line.includes('PostgreSQL at'))).toEqual([away]);
    expect(bot.lines.join('\n')).not.toContain('secret');
  });

  test('says what is open where others can reach the page, and what is misspelt', async () => {
    const bot = startBot({ HOST: '0.0.0.0', DISCORD_TOKN: 'hunter2', LOG_LEVEL: 'warn' });
    expect(await bot.logged(/HOST is 0\.0\.0\.0/)).toMatch(/"level":40.*Set HOST=127\.0\.0\.1/);
    expect(bot.lines.join('\n')).toContain('Is DISCORD_TOKEN meant?');
    expect(bot.lines.join('\n')).not.toContain('hunter2');
  });

  test.each(['SIGINT', 'SIGTERM'])(
    'ends with 0 on %s before it has read anything',
    async (signal) => {
      const script = join(await emptyFolder(), 'told-at-once.cjs');
      await writeFile(script, `process.nextTick(() => process.kill(process.pid, '${signal}'));`);
      const [node = '', ...args] = WITHOUT_NPM;
      const bot = startBot({}, [node, '-r', script, ...args]);
      expect(await bot.ended).toBe(0);
      expect(bot.lines.join('\n')).not.toMatch(/"level":[4-6]0|^\s+at /m);
    },
  );

  test('ends with 2 where settings are wrong, and tells all of them', async () => {
    const bot = startBot({ PORT: 'many', EMBEDDING_MODEL: '/nowhere', BRIEF_DIR: 'x' }, WITH_NPM);
    expect(await bot.ended).toBe(2);
    expect(bot.lines).toEqual([
      expect.stringMatching(/^PORT is "many"\. Set it to a whole number/),
      expect.stringMatching(/^There is no setting BRIEF_DIR/),
      expect.stringMatching(/^EMBEDDING_MODEL is "\/nowhere"/),
    ]);
  });
});

describe('arguments, which the bot has none of', () => {
  test.each([
    [
      ['--port', '9000'],
      /^The bot takes no arguments, but got "--port"\. .* environment, .* \.env/,
    ],
    [['--bogus'], /got "--bogus"\. .*BRIEFS_DIR, .*PORT, .*DISCORD_TOKEN.*\(--help/],
    [['xoxb-hunter'], /^The bot takes no arguments, but got arguments\. /],
  ])('%j end it with 2, and where settings come from', async (typed, line) => {
    const bot = startBot({}, [...WITHOUT_NPM, ...typed]);
    expect(await bot.ended).toBe(2);
    expect(bot.lines).toEqual([expect.stringMatching(line)]);
    expect(bot.lines.join()).not.toContain('hunter');
  });

  test.each([WITHOUT_NPM, [...WITH_NPM, '--']])('--help says so (%s)', async (...line) => {
    const [program = '', ...args] = [...line, '--help'];
    const { stdout, stderr } = await promisify(execFile)(program, args);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^Usage: npm start\n/);
    expect(stdout).toMatch(/^ {2}PORT +a whole number from 0 to 65535/m);
    const set = (await readFile('.env.example', 'utf8')).match(/^[A-Z_]+(?==)/gm) ?? [];
    expect(set.length).toBeGreaterThan(20);
    for (const name of set) expect(stdout).toContain(`\n  ${name} `);
  });
});

describe('the web API', () => {
  test('refuses what it does not understand, with what it accepts', async () => {
    const url = await startBot({}).url();
    for (const bad of [null, 'x', { command: 'rm' }, { command: 'brief', options: { topic: 3 } }]) {
      const { status, body } = await ask(url, bad);
      expect(status).toBe(400);
      expect(body).toContain('commands are brief, ask, timeline, sources, privacy, help');
    }
    const long = await ask(url, { command: 'brief', options: { topic: 'x'.repeat(100_000) } });
    expect(long.status).toBe(413);
    expect((await fetch(`${url}/no/such/thing`)).status).toBe(404);
    expect((await fetch(`${url}/../../package.json`)).status).toBe(404);
  });
});
