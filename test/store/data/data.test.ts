import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TokenBuckets } from '../../../src/platforms/shared/client/index.ts';
import { keyOf } from '../../../src/platforms/slack/client/index.ts';
import {
  backUpFile,
  exportData,
  forgetPerson,
  importData,
  storedAbout,
} from '../../../src/store/data/index.ts';
import { KEYS, TABLES } from '../../../src/store/data/keys.ts';
import { columnsOf } from '../../../src/store/data/rows.ts';
import { openFeedback } from '../../../src/store/feedback.ts';
import { openLanguages } from '../../../src/store/languages.ts';
import { hashed } from '../../../src/store/shared-state/hashed.ts';
import { openAskerRates, openConversations } from '../../../src/store/shared-state/index.ts';
import type { Store } from '../../../src/store/store.ts';
import { EMPTY, emptyFolder, onEveryDatabase, opened } from '../../support/stores.ts';

const AT = new Date('2026-11-29T12:00:00Z');
const T1 = { platform: 'slack', server: 'T1', user: 'U1' } as const;

async function collect(store: Store): Promise<string[]> {
  const lines: string[] = [];
  for await (const text of exportData(store, AT)) lines.push(...text.split('\n').filter(Boolean));
  return lines;
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

/** The rows of an export, without its head. */
const rowsIn = (lines: readonly string[]) => lines.slice(1);

/** A row in every table, and more than one page in one. */
async function fill(store: Store, votes = 1100): Promise<void> {
  const database = await store.ready();
  const where = { platform: 'slack', server: 'T1', channel: 'C1' };
  await openLanguages(store, 'slack', ['ja']).keepLanguage('T1:U1', 'ja');
  await openFeedback(store).addMisses(['落とし物', 'a "quoted"\nword'], 'ja');
  await database.insertInto('claim').values({ key: 'k', at: AT.getTime() }).execute();
  const digest = { cron: '0 9 * * *', zone: 'Asia/Tokyo', topics: '', lang: 'ja', only_changes: 0 };
  await database
    .insertInto('subscription')
    .values([
      {
        ...{ id: 's1', ...where, ...digest, creator: 'U1', creator_lang: 'ja' },
        ...{ paused: null, created: 1_796_000_000_000, next_due: 1_796_000_060_000 },
      },
      {
        ...{ id: 's2', ...where, server: 'T2', ...digest, creator: 'U1', creator_lang: 'en' },
        ...{ paused: 'requested', created: 1_796_000_000_001, next_due: null },
      },
    ])
    .execute();
  await database
    .insertInto('delivery')
    .values({
      ...{ subscription: 's1', slot: 1_796_000_000_000, ...where, state: 'sent', ready_at: null },
      ...{ turn: 0, claimant: null, attempts: 1, message: '1.2', reason: null },
      ...{ composed: 1_796_000_000_100, brief: 'bridge', changed: 1_796_000_000_200 },
    })
    .execute();
  const shown = { platform: 'slack', channel: 'C1', brief: 'bridge', at: 1_796_000_000_000 };
  await database.insertInto('shown').values(shown).execute();
  const version = { fact: 'f', nth: 1, at: 1, hash: 'h', content: null };
  await database.insertInto('fact_version').values(version).execute();
  const facts = Array.from({ length: votes }, (_, i) => ({ fact: `fact-${i}`, up: i, down: 1 }));
  await database.insertInto('rating').values(facts).execute();
}

onEveryDatabase('the tables', (empty) => {
  test('are all named, with the keys that the migrations give them', async () => {
    const database = await opened(await empty()).ready();
    const tables = await database.introspection.getTables();
    expect(tables.map(({ name }) => name).sort()).toEqual([...TABLES].sort());
    const columns = await columnsOf(database);
    for (const table of TABLES) {
      for (const column of KEYS[table]) {
        expect(columns.get(table)?.get(column)).toMatchObject({ nullable: false });
      }
    }
  });
});

onEveryDatabase('an export', (empty) => {
  test.each(Object.keys(EMPTY) as (keyof typeof EMPTY)[])(
    'is taken whole by an empty database on %s, and by the same one again',
    async (kind) => {
      const store = opened(await empty());
      await fill(store);
      const lines = await collect(store);
      const other = opened(await EMPTY[kind]());
      const rows = lines.length - 2;
      expect(await importData(each(lines), other, null)).toEqual({
        ...{ added: rows, same: 0, differing: 0 },
      });
      expect(rowsIn(await collect(other)).sort()).toEqual(rowsIn(lines).sort());
      expect(await importData(each(lines), other, null)).toEqual({
        ...{ added: 0, same: rows, differing: 0 },
      });
    },
  );

  test('leaves a database as it is where rows differ, unless it is said which count', async () => {
    const store = opened(await empty());
    await fill(store, 3);
    const lines = await collect(store);
    await openFeedback(store).addRating('fact-1', 'down');
    await openLanguages(store, 'slack', ['en']).keepLanguage('T1:U1', 'en');
    const before = await collect(store);
    await expect(importData(each(lines), store, null)).rejects.toThrow(
      /holds 2 rows that differ .*\(rating, language\); nothing was imported/,
    );
    expect(await collect(store)).toEqual(before);
    expect(await importData(each(lines), store, 'database')).toMatchObject({ differing: 2 });
    expect(await collect(store)).toEqual(before);
    expect(await importData(each(lines), store, 'file')).toMatchObject({ differing: 2 });
    expect(await collect(store)).toEqual(lines);
  });

  test('that is not whole is refused, and nothing of it is taken', async () => {
    const store = opened(await empty());
    await fill(store, 3);
    const lines = await collect(store);
    const target = opened(await empty());
    const nothing = await collect(target);
    const wrong: [string[], RegExp][] = [
      [[], /It is empty/],
      [lines.slice(1), /first line does not say/],
      [lines.slice(0, -1), /cut off: \d+ rows were read, and its last line is missing/],
      [lines.toSpliced(3, 1), /it should hold \d+ rows/],
      [lines.toSpliced(3, 0, lines[3] ?? ''), /no whole export.* a row of \w+ twice/],
      [lines.toSpliced(3, 1, '{"table":"mis'), /Line 4 is no row/],
      [lines.toSpliced(3, 1, '{"table":"users","row":{}}'), /Line 4 is of a table "users"/],
      [
        lines.toSpliced(1, 1, '{"table":"rating","row":{"fact":"f","up":"1","down":0}}'),
        /rating\.up/,
      ],
      [lines.toSpliced(1, 1, '{"table":"rating","row":{"fact":"f","up":1}}'), /rating\.down/],
      [lines.toSpliced(1, 1, '{"table":"rating","row":{"x":1}}'), /column "x"/],
      [
        lines.with(0, '{"format":"briefing-bot-data","version":1,"schema":"999-x"}'),
        /newer version/,
      ],
      [lines.with(0, '{"format":"briefing-bot-data","version":2,"schema":"x"}'), /newer version/],
    ];
    for (const [given, why] of wrong) {
      await expect(importData(each(given), target, 'file')).rejects.toThrow(why);
    }
    expect(await collect(target)).toEqual(nothing);
  });
});

onEveryDatabase('what is stored about a person', (empty) => {
  test('is told and deleted in one workspace, or in all', async () => {
    const store = opened(await empty());
    await fill(store, 3);
    await openLanguages(store, 'slack', ['en']).keepLanguage('T2:U1', 'en');
    await openLanguages(store, 'discord', ['en']).keepLanguage('U1', 'en');
    const before = await collect(store);

    const inT1 = { languages: ['ja'], digests: [{ server: 'T1', channel: 'C1' }] };
    expect(await storedAbout(store, T1)).toEqual(inT1);
    expect(await forgetPerson(store, T1, AT)).toEqual(inT1);
    const none = { languages: [], digests: [] };
    expect(await storedAbout(store, T1)).toEqual(none);
    expect(await forgetPerson(store, { ...T1, user: 'U2', server: null }, AT)).toEqual(none);
    expect(await forgetPerson(store, { ...T1, server: null }, AT)).toEqual({
      ...{ languages: ['en'], digests: [{ server: 'T2', channel: 'C1' }] },
    });
    // Digests go on, and others keep theirs.
    const after = await collect(store);
    expect(after.filter((line) => line.includes('U1'))).toEqual([
      expect.stringContaining('"discord"'),
    ]);
    expect(after.length).toBe(before.length - 2);
  });
});

onEveryDatabase('what stands about a person under a hash', (empty) => {
  test.each([
    [{ platform: 'discord', server: null, user: '80351110224678912' }, '80351110224678912'],
    [T1, keyOf({ team: 'T1', user: 'U1' })],
    [{ ...T1, server: null }, keyOf({ team: 'T1', user: 'U1' })],
  ])('is deleted where it can be found, and what has ended too: %j', async (person, key) => {
    const store = opened(await empty());
    await fill(store, 3);
    const wait = async () => {};
    const tell = (error: unknown) => expect.unreachable(String(error));
    const rates = openAskerRates(store, () => AT, wait, tell);
    new TokenBuckets(person.platform, rates).take(key, AT);
    new TokenBuckets('slack', rates).take(keyOf({ team: 'T1', user: 'U9' }), AT);
    const conversations = openConversations(store, wait, tell);
    const before = new Date(AT.getTime() - 1);
    conversations.keep('ended', {}, before, before);
    conversations.keep('goes on', {}, AT, new Date(AT.getTime() + 60_000));
    await Promise.all([rates.close(), conversations.close()]);
    const database = await store.ready();
    const claims = [7, 6].map((days) => ({ key: `${days}`, at: AT.getTime() - days * 86_400_000 }));
    await database.insertInto('claim').values(claims).execute();

    await forgetPerson(store, person, AT);
    const keysIn = async (table: 'asker' | 'conversation' | 'claim') =>
      (await database.selectFrom(table).select('key').orderBy('key').execute()).map(
        ({ key }) => key,
      );
    expect(await keysIn('asker')).toEqual([hashed('slack:T1:U9')]);
    expect(await keysIn('conversation')).toEqual([hashed('goes on')]);
    expect(await keysIn('claim')).toEqual(['6', 'k']);
  });
});

test('any row comes out of SQLite and PostgreSQL as it went in', async () => {
  const [sqlite, postgres] = [opened(await EMPTY.SQLite()), opened(await EMPTY.PostgreSQL())];
  const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'));
  const word = fc.record({ word: text, lang: text, times: fc.nat(), seq: fc.nat() });
  const words = fc.uniqueArray(word, {
    selector: ({ word, lang }) => `${word}\n${lang}`,
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(words, async (rows) => {
      for (const store of [sqlite, postgres]) {
        const database = await store.ready();
        await database.deleteFrom('miss').execute();
      }
      if (rows.length > 0) await (await sqlite.ready()).insertInto('miss').values(rows).execute();
      const lines = await collect(sqlite);
      await importData(each(lines), postgres, null);
      const back = await collect(postgres);
      await importData(each(back), sqlite, null); // all the same: else it is refused
      expect(back.length).toBe(lines.length);
    }),
    { numRuns: 15 },
  );
});

test('a backup is a whole database of its own, made while the bot writes', async () => {
  const folder = await emptyFolder();
  const path = join(folder, 'bot.sqlite');
  const store = opened(`file:${path}`);
  await fill(store, 5);
  const to = join(folder, 'backup.sqlite');
  const writing = openFeedback(store).addRating('later', 'up');
  await backUpFile(path, to);
  await writing;
  const copy = new DatabaseSync(to, { readOnly: true });
  expect(copy.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
  copy.close();
  expect((await collect(opened(`file:${to}`))).length).toBeGreaterThan(10);

  const was = await readFile(to);
  await expect(backUpFile(path, to)).rejects.toThrow(/is there already and stays as it is/);
  expect(await readFile(to)).toEqual(was);
  await expect(backUpFile(join(folder, 'none.sqlite'), join(folder, 'b'))).rejects.toThrow(
    /There is no database/,
  );
  await expect(backUpFile(path, join(folder, 'no', 'b'))).rejects.toThrow(/cannot be written/);
  await writeFile(join(folder, 'text'), 'no database, and longer than the head of one'.repeat(9));
  await expect(backUpFile(join(folder, 'text'), join(folder, 'b'))).rejects.toThrow(
    /file is not a database/,
  );
});
