import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openFeedback } from '../../src/store/feedback.ts';
import { openIdempotencyKeys } from '../../src/store/idempotency-keys.ts';
import { openStore } from '../../src/store/store.ts';
import {
  EMPTY,
  emptyFolder,
  emptyPostgres,
  gateTo,
  onEveryDatabase,
  opened,
} from '../support/stores.ts';

onEveryDatabase('a store', (empty) => {
  test('is made once by processes that start at the same moment', async () => {
    const url = await empty();
    const script = `
      const { openStore } = await import(${JSON.stringify(new URL('../../src/store/store.ts', import.meta.url).href)});
      const { openFeedback } = await import(${JSON.stringify(new URL('../../src/store/feedback.ts', import.meta.url).href)});
      const store = openStore(${JSON.stringify(url)});
      await openFeedback(store).addRating('fact', 'up');
      await store.close();`;
    const starting = Array.from({ length: 4 }, async () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
      const said: string[] = [];
      child.stderr.on('data', (chunk) => said.push(String(chunk)));
      const [code] = await once(child, 'exit');
      return { code, said: said.join('') };
    });
    const ended = await Promise.all(starting);
    expect(ended).toEqual(ended.map(() => ({ code: 0, said: '' })));
    expect(await openFeedback(opened(url)).ratings()).toEqual([{ fact: 'fact', up: 4, down: 0 }]);
  });

  test('undoes a transaction that fails', async () => {
    const store = opened(await empty());
    const database = await store.ready();
    const failing = database.transaction().execute(async (all) => {
      await all.insertInto('claim').values({ key: 'a', at: 1 }).execute();
      throw new Error('in the middle');
    });
    await expect(failing).rejects.toThrow('in the middle');
    expect(await database.selectFrom('claim').selectAll().execute()).toEqual([]);
  });

  test('lets a transaction that has read go on to write, though another wants to write too', async () => {
    const url = await empty();
    const [one, other] = [
      await opened(url).ready(),
      openIdempotencyKeys(opened(url), () => new Date(0)),
    ];
    let claiming: Promise<boolean> | null = null;
    await one.transaction().execute(async (all) => {
      await all.selectFrom('claim').selectAll().execute();
      claiming = other.claim('b');
      for (let n = 0; n < 50; n++) await new Promise((next) => setImmediate(next));
      await all.insertInto('claim').values({ key: 'a', at: 1 }).execute();
    });
    expect(await claiming).toBe(true);
    expect(await one.selectFrom('claim').select('key').orderBy('key').execute()).toEqual([
      { key: 'a' },
      { key: 'b' },
    ]);
  });

  test('keeps times to the millisecond, as numbers', async () => {
    const database = await opened(await empty()).ready();
    const at = Date.UTC(2099, 11, 31, 23, 59, 59, 999);
    await database.insertInto('claim').values({ key: 'a', at }).execute();
    expect(await database.selectFrom('claim').selectAll().execute()).toEqual([{ key: 'a', at }]);
  });
});

describe('a store in a file', () => {
  test('is made with the folders above it', async () => {
    const store = opened(`file:${join(await emptyFolder(), 'not/yet/there/bot.sqlite')}`);
    await openFeedback(store).addRating('fact', 'up');
    expect(await openFeedback(store).ratings()).toHaveLength(1);
  });

  test('made by an earlier version goes on', async () => {
    const file = join(await emptyFolder(), 'bot.sqlite');
    const old = new DatabaseSync(file);
    old.exec(`
      PRAGMA journal_mode = WAL;
      CREATE TABLE miss (
        word TEXT NOT NULL, lang TEXT NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (word, lang)
      ) STRICT;
      CREATE TABLE rating (
        fact TEXT PRIMARY KEY, up INTEGER NOT NULL, down INTEGER NOT NULL
      ) STRICT;
      INSERT INTO miss VALUES ('ramen', 'en', 2), ('soba', 'en', 1);
      INSERT INTO rating VALUES ('fact', 3, 1);
    `);
    old.close();
    const counts = openFeedback(opened(`file:${file}`), 2);
    await counts.addMisses(['ramen', 'udon'], 'en');
    await counts.addRating('fact', 'up');
    expect(await counts.misses()).toEqual([
      { word: 'ramen', lang: 'en', times: 3 },
      { word: 'udon', lang: 'en', times: 1 },
    ]);
    expect(await counts.ratings()).toEqual([{ fact: 'fact', up: 4, down: 1 }]);
  });

  test('that is no database is said to be none, and left as it is', async () => {
    const file = join(await emptyFolder(), 'notes.txt');
    await writeFile(file, 'These are my notes. '.repeat(100));
    expect(() => openStore(`file:${file}`)).toThrow(/not a database.*Set DATABASE_URL/);
    expect(await readFile(file, 'utf8')).toMatch(/^These are my notes/);
  });

  test('waits for another that writes, without holding up its process', async () => {
    const url = await EMPTY.SQLite();
    const store = opened(url);
    const { claim } = openIdempotencyKeys(store, () => new Date(0));
    await store.ready();
    const other = new DatabaseSync(url.slice('file:'.length));
    onTestFinished(() => other.close());
    other.exec('BEGIN IMMEDIATE');
    const claiming = claim('key');
    let ticks = 0;
    await new Promise<void>((done) => {
      const timer = setInterval(() => {
        if (++ticks < 20) return;
        clearInterval(timer);
        done();
      }, 1);
    });
    other.exec('COMMIT');
    expect(await claiming).toBe(true);
  });
});

describe('a store on a PostgreSQL server', () => {
  test('works again after the server has dropped its connections, which is told', async () => {
    const url = await emptyPostgres();
    const { promise: told, resolve } = Promise.withResolvers<string>();
    const store = openStore(url, resolve);
    onTestFinished(() => store.close());
    const counts = openFeedback(store);
    await counts.addRating('fact', 'up');
    const other = await opened(url).ready();
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(other);
    const line = await told;
    expect(line).toMatch(
      /^PostgreSQL at 127\.0\.0\.1:\d+\/test\d+ cannot be reached \(terminating/,
    );
    expect(line).toContain('tries again by itself');
    await counts.addRating('fact', 'up');
    expect(await counts.ratings()).toEqual([{ fact: 'fact', up: 2, down: 0 }]);
  });

  const changed = async (parts: Partial<URL>) => {
    return Object.assign(new URL(await emptyPostgres()), parts).href;
  };
  const wrong = {
    password: { password: 'secret%3F' },
    database: { pathname: '/nowhere' },
    host: { hostname: 'no-such-host.invalid' },
  };

  test.each([
    ['password', /cannot be used \(password authentication failed.*Correct the name and password/],
    ['database', /cannot be used \(database "nowhere" does not exist\)\. Create that database/],
    ['host', /no-such-host\.invalid:\d+\/test\d+ cannot be (?:used|reached) .*DATABASE_URL/],
  ] as const)('with a wrong %s says so in one line, without the password', async (what, line) => {
    const store = opened(await changed(wrong[what]));
    const failed = await store.ready().catch((error: Error) => error.message);
    expect(failed).toMatch(line);
    expect(failed).not.toMatch(/secret|p@ss|p%40ss|\n/);
  });

  test('that is away is told of once, and when it is back', async () => {
    const gate = await gateTo(await emptyPostgres());
    const told: string[] = [];
    const say = (line: string) => told.push(line.replace(/ at .*/, ''));
    const store = openStore(gate.url, say);
    onTestFinished(() => store.close());
    const counts = openFeedback(store);
    const vote = () => counts.addRating('fact', 'up').catch((error) => store.tell(error, say));
    gate.shut();
    await Promise.all([vote(), vote()]);
    await vote();
    expect(told).toEqual(['PostgreSQL']);
    gate.open();
    await vote();
    await vote();
    expect(told).toEqual(['PostgreSQL', 'PostgreSQL answers again.']);
    gate.shut();
    await Promise.all([vote(), vote(), vote()]);
    expect(told).toEqual(['PostgreSQL', 'PostgreSQL answers again.', 'PostgreSQL']);
  });

  test.each(['postgres://bot:12345', 'postgres://bot:12345@127.0.0.1:1/db?password=67890'])(
    'at %s never shows what may be a password',
    async (url) => {
      const store = opened(url);
      const pieces = url.includes('67890') ? ['12345', '67890', url] : ['12345', url];
      const shown = pieces.map((text) => store.explain(new Error(`no: ${text}`)));
      expect(shown.join()).not.toMatch(/12345|67890/);
    },
  );

  test('that is away is tried again at the next use', async () => {
    const gate = await gateTo(await emptyPostgres());
    gate.shut();
    const store = opened(gate.url);
    await expect(store.ready()).rejects.toMatchObject({
      isPassing: true,
      message: expect.stringMatching(/cannot be reached \(.*Start it, or correct/),
    });
    gate.open();
    await openFeedback(store).addRating('fact', 'up');
    expect(await openFeedback(store).ratings()).toHaveLength(1);
  });
});
