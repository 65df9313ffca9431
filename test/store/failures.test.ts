import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { explainPostgres } from '../../src/store/failures/explain-postgres.ts';
import { explainSqlite } from '../../src/store/failures/explain-sqlite.ts';
import { watchOutages } from '../../src/store/failures/outages.ts';
import { UnusableStore } from '../../src/store/failures/unusable-store.ts';
import { openFeedback } from '../../src/store/feedback.ts';
import { openIdempotencyKeys } from '../../src/store/idempotency-keys.ts';
import { openStore } from '../../src/store/store.ts';
import { EMPTY, emptyFolder, emptyPostgres, opened } from '../support/stores.ts';

const FULL =
  /^The disk of the database .* is full.*Free space there: what is stored is safe.*tries again/;
const words = Array.from({ length: 5000 }, (_, n) => `word-${n}-${'x'.repeat(40)}`);

/** What a failed piece of work is told as. */
async function told(store: ReturnType<typeof opened>, work: Promise<unknown>): Promise<string> {
  return store.explain(
    await work.then(
      () => 'nothing failed',
      (error: unknown) => error,
    ),
  );
}

describe('a database file that can grow no more', () => {
  /** SQLite answers as on a full disk once a file has so many pages. */
  async function full() {
    const store = opened(await EMPTY.SQLite());
    const database = await store.ready();
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database);
    await sql`pragma max_page_count = ${sql.raw(String(rows[0]?.page_count ?? 0))}`.execute(
      database,
    );
    return { store, database, counts: openFeedback(store) };
  }

  test('is told as a full disk, in a transaction as well, and never to be moved away', async () => {
    const { store, database, counts } = await full();
    for (const line of [
      await told(store, counts.addMisses(words, 'en')),
      await told(
        store,
        database
          .insertInto('claim')
          .values(words.map((key) => ({ key, at: 1 })))
          .execute(),
      ),
    ]) {
      expect(line).toMatch(FULL);
      expect(line).not.toMatch(/rollback|out of the way|DATABASE_URL/);
    }
  });

  test('keeps what it has, and goes on once there is room', async () => {
    const { database, counts } = await full();
    await counts.addRating('fact', 'up');
    await expect(counts.addMisses(words, 'en')).rejects.toThrow(/full/);
    await counts.addRating('fact', 'up');
    expect(await counts.misses()).toEqual([]);
    await sql`pragma max_page_count = 100000`.execute(database);
    await counts.addMisses(words, 'en');
    expect(await counts.misses()).toHaveLength(words.length);
    expect(await counts.ratings()).toEqual([{ fact: 'fact', up: 2, down: 0 }]);
  });
});

/** A disk of its own of so many kB, or null where this account may not mount one. */
async function smallDisk(kilobytes: number): Promise<string | null> {
  const folder = join(await emptyFolder(), 'disk');
  await mkdir(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'none', folder], {
      stdio: 'ignore',
    });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', [folder]));
  return folder;
}

describe('a disk of 256 kB', () => {
  test('that is full when the bot starts is told, and used once there is room', async (context) => {
    const disk = await smallDisk(256);
    if (!disk) return context.skip('this account may not mount a disk');
    await writeFile(join(disk, 'ballast'), 'x'.repeat(256 * 1024)).catch(() => {});
    expect((await statfs(disk)).bavail).toBe(0);
    const store = opened(`file:${join(disk, 'bot.sqlite')}`);
    const failing = await store.ready().catch((error: unknown) => error);
    expect(failing).toMatchObject({ isPassing: true, message: expect.stringMatching(FULL) });
    await rm(join(disk, 'ballast'));
    const { claim } = openIdempotencyKeys(store, () => new Date(0));
    expect(await claim('key')).toBe(true);
    expect(await readdir(disk)).toContain('bot.sqlite');
  });

  test('that fills up later is told, and used again once there is room', async (context) => {
    const disk = await smallDisk(256);
    if (!disk) return context.skip('this account may not mount a disk');
    const store = opened(`file:${join(disk, 'bot.sqlite')}`);
    const counts = openFeedback(store);
    expect(await told(store, counts.addMisses(words, 'en'))).toMatch(FULL);
    await counts.addMisses(['soba'], 'en').catch(() => {});
    expect((await counts.misses()).length).toBeLessThanOrEqual(1);
  });
});

describe('a file that cannot be made', () => {
  /** What opening it fails with. */
  const opening = (file: string) =>
    explainSqlite(
      file,
      thrown(() => new DatabaseSync(file)),
    );
  const NO_FILE =
    /^The database .* cannot be used \(unable to open database file\)\. Set DATABASE_URL/;

  test.for(['/proc/x.sqlite', '/sys/x.sqlite'])(
    'is no full disk where the file system has no blocks: %s',
    async (file, context) => {
      const blocks = await statfs(dirname(file)).then(
        (about) => about.blocks,
        () => null,
      );
      if (blocks !== 0) return context.skip('this system has no such file system');
      const { message, isPassing, isOfSetting } = opening(file);
      expect(message).toMatch(NO_FILE);
      expect([isPassing, isOfSetting]).toEqual([false, true]);
    },
  );

  test('is none either where there is room', async () => {
    const { message, isPassing } = opening(await emptyFolder());
    expect(message).toMatch(NO_FILE);
    expect(isPassing).toBe(false);
  });

  test('is none either on a full disk that is mounted read-only', async (context) => {
    const disk = await smallDisk(256);
    if (!disk) return context.skip('this account may not mount a disk');
    await writeFile(join(disk, 'ballast'), 'x'.repeat(256 * 1024)).catch(() => {});
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    await expect(access(disk, constants.W_OK)).rejects.toThrow('EROFS');
    expect(opening(join(disk, 'bot.sqlite')).isPassing).toBe(false);
  });
});

test('a file that another process holds is told as held', async () => {
  const url = await EMPTY.SQLite();
  const file = url.slice('file:'.length);
  await opened(url).ready();
  const [other, mine] = [new DatabaseSync(file), new DatabaseSync(file, { timeout: 0 })];
  onTestFinished(() => other.close());
  onTestFinished(() => mine.close());
  other.exec('BEGIN IMMEDIATE');
  const { message, isPassing } = explainSqlite(
    file,
    thrown(() => mine.exec('BEGIN IMMEDIATE')),
  );
  expect(message).toMatch(/is held by another process.*backup/);
  expect(isPassing).toBe(true);
});

test('a file that can only be read is told as such', async () => {
  const url = await EMPTY.SQLite();
  const file = url.slice('file:'.length);
  const first = openStore(url);
  await first.ready();
  await first.close();
  const reader = new DatabaseSync(file, { readOnly: true });
  onTestFinished(() => reader.close());
  const { message } = explainSqlite(
    file,
    thrown(() => reader.exec('DELETE FROM claim')),
  );
  expect(message).toMatch(/cannot be written.*mounted read-only/);
  expect(message).not.toContain('out of the way');
});

test('a damaged file is told as damaged: there the advice is to copy it first', async () => {
  const file = join(await emptyFolder(), 'bot.sqlite');
  const whole = new DatabaseSync(file);
  whole.exec('CREATE TABLE claim (key TEXT PRIMARY KEY, at INTEGER); BEGIN');
  const add = whole.prepare('INSERT INTO claim VALUES (?, 1)');
  for (const word of words) add.run(word);
  whole.exec('COMMIT');
  whole.close();
  const bytes = await readFile(file);
  await writeFile(file, bytes.fill(0xff, 8192));
  const damaged = new DatabaseSync(file);
  onTestFinished(() => damaged.close());
  const { message, isPassing } = explainSqlite(
    file,
    thrown(() => damaged.prepare('SELECT * FROM claim').all()),
  );
  expect(message).toMatch(/damaged.*copy the file.*\.recover/);
  expect(isPassing).toBe(false);
});

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

test.each([
  ['ENOSPC', /is full/, true],
  ['EDQUOT', /quota/, true],
  ['EROFS', /mounted read-only/, false],
  ['EACCES', /Set DATABASE_URL/, false],
] as const)('%s of the system is told with its remedy', (code, line, isPassing) => {
  const error = Object.assign(new Error(`${code}: mkdir`), { code });
  const explained = explainSqlite('data/bot.sqlite', error);
  expect(explained.message).toMatch(line);
  expect(explained.isPassing).toBe(isPassing);
});

test.each([null, undefined, 'a text', 42, Object.create(null)])(
  'whatever is thrown is told: %o',
  (error) => {
    expect(explainSqlite('bot.sqlite', error).message).toMatch(/^A query to .* please report this/);
    expect(explainPostgres('postgres://a:b@c/d', error).message).toMatch(/^PostgreSQL at c\/d/);
  },
);

describe('a PostgreSQL server', () => {
  test.each([
    ['53100', /has no room left on its disk.*Free space there: what is stored is safe/],
    ['53300', /no connection free.*max_connections/],
    ['53200', /short of memory/],
  ])('that fails with %s is told with the remedy, and tried again', async (code, line) => {
    const store = opened(await emptyPostgres());
    const failing = sql`do ${sql.raw(`$$ begin raise exception 'no' using errcode = '${code}'; end $$`)}`;
    const inTransaction = (await store.ready())
      .transaction()
      .execute((all) => failing.execute(all));
    const error: unknown = await inTransaction.catch((reason: unknown) => reason);
    expect(store.explain(error)).toMatch(line);
    expect(store.explain(error)).not.toMatch(/cannot be reached|Start it/);
    expect(explainPostgres('postgres://a:b@c/d', error).isPassing).toBe(true);
  });

  /** What a store at such an address is told as. */
  async function unusable(query: string): Promise<UnusableStore> {
    const store = opened(`postgres://bot:hunter@127.0.0.1:1/briefs${query}`);
    const error: unknown = await store.ready().catch((reason: unknown) => reason);
    if (error instanceof UnusableStore) return error;
    throw new Error('it can be used');
  }

  test.each(['sslrootcert', 'sslcert'])('whose %s leads to no file: says so', async (setting) => {
    const { message, isPassing } = await unusable(`?${setting}=/no/such.pem`);
    expect(message).toMatch(/ENOENT.*Correct the path of that file in DATABASE_URL/);
    expect(message).not.toMatch(/hunter|log of the server/);
    expect(isPassing).toBe(false);
  });

  test.each(['prefer', 'require', 'verify-ca'])(
    'without SSL is told as such where sslmode is %s, and pg warns of nothing',
    async (mode) => {
      const warnings: string[] = [];
      const note = ({ message }: Error) => warnings.push(message);
      process.on('warning', note);
      onTestFinished(() => void process.off('warning', note));
      const store = opened(`${await emptyPostgres()}?application_name=b&sslmode=${mode}`);
      await expect(store.ready()).rejects.toThrow(
        /does not support SSL connections\)\. Take sslmode and the like out of DATABASE_URL/,
      );
      expect(warnings).toEqual([]);
    },
  );

  test.each([
    ['self-signed certificate', undefined, /sslrootcert=FILE/],
    ['unable to verify the first certificate', undefined, /sslrootcert=FILE/],
    ["Hostname/IP does not match certificate's altnames", undefined, /the host as the certificate/],
    ['no pg_hba.conf entry for host "::1", no encryption', '28000', /add \?sslmode=verify-full/],
    [
      'unsupported startup parameter: x',
      '08P01',
      /for PgBouncer, ignore_startup_parameters = idle/,
    ],
    ['connection requires a valid client certificate', '28000', /Allow this account to connect/],
  ])('that does not fit the bot is told with the cure: %s', (message, code, cure) => {
    const error = Object.assign(new Error(message), { code });
    const explained = explainPostgres('postgres://a:b@c/d', error);
    expect(explained.message).toMatch(cure);
    expect(explained.isPassing).toBe(false);
  });

  test('behind a socket file that is not there is away, as one behind a closed port', async () => {
    const { message, isPassing } = await unusable('?host=/no/such/socket');
    expect(message).toMatch(
      /cannot be reached \(connect ENOENT .*Start it, or correct DATABASE_URL/,
    );
    expect(isPassing).toBe(true);
  });
});

test('a server lost while the tables are brought up to date is away, and used once it is back', async () => {
  const url = await emptyPostgres();
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  onTestFinished(() => other.end());
  await other.query('begin; create table miss ()');
  const store = opened(url);
  const lost: Promise<unknown> = store.ready().catch((reason: unknown) => reason);
  const isCutOff = async () => {
    const { rows } = await other.query(
      'select pg_terminate_backend(pid) from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))',
    );
    return rows.length > 0;
  };
  await expect.poll(isCutOff, { interval: 10 }).toBe(true);
  expect(await lost).toMatchObject({
    message: expect.stringMatching(/cannot be reached .*tries again by itself/),
    isPassing: true,
  });
  await other.query('rollback');
  expect(await openIdempotencyKeys(store, () => new Date(0)).claim('a')).toBe(true);
});

test('a store that was closed before anybody used it is not opened any more', async () => {
  const store = openStore('file::memory:');
  await store.close();
  await expect(store.ready()).rejects.toThrow('The database is closed, as the bot is ending.');
});

test('a failure that lasts is told once an hour, another one at once', () => {
  const outages = watchOutages(() => {});
  const said: string[] = [];
  const tell = (code: string, minutes: number) => {
    const wrong = explainSqlite('bot.sqlite', Object.assign(new Error(code), { code }));
    outages.tell(wrong, (line) => said.push(line), minutes * 60_000);
    outages.end(); // who only reads is answered all the while
  };
  for (let minute = 0; minute < 60; minute++) tell('ENOSPC', minute);
  expect(said).toHaveLength(1);
  tell('EROFS', 30);
  expect(said).toHaveLength(2);
  tell('ENOSPC', 60);
  expect(said).toHaveLength(3);
});
