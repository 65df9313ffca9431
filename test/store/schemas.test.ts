import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { exportData, importData } from '../../src/store/data/index.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import type { Database } from '../../src/store/tables.ts';
import { run } from '../support/script.ts';
import { EMPTY, opened } from '../support/stores.ts';
import { ROWS } from './released/rows.ts';

type Kind = keyof typeof EMPTY;
const KINDS = Object.keys(EMPTY) as Kind[];
const FOLDER = new URL('released/', import.meta.url);
const STEPS = Object.keys(MIGRATIONS);

/** The steps that have been written down for a kind of database. */
const releasedFor = (kind: Kind) =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(`.${kind}.sql`))
    .map((name) => name.replace(`.${kind}.sql`, ''));

/** Runs SQL on a database, past the bot. */
const RUN: Readonly<Record<Kind, (url: string, text: string) => Promise<void>>> = {
  async SQLite(url, text) {
    const file = new DatabaseSync(url.replace('file:', ''));
    file.exec(text);
    file.close();
  },
  async PostgreSQL(url, text) {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(text);
    await client.end();
  },
};

/** All tables, columns and indexes, in a form that can be compared. */
const SCHEMA: Readonly<Record<Kind, (database: Database) => Promise<unknown>>> = {
  async SQLite(database) {
    const found = await sql`select type, name, sql from sqlite_schema order by name`.execute(
      database,
    );
    return found.rows;
  },
  async PostgreSQL(database) {
    const columns = await sql`
      select table_name, column_name, data_type, is_nullable, column_default
      from information_schema.columns where table_schema = 'public' order by 1, 2
    `.execute(database);
    const indexes =
      await sql`select indexdef from pg_indexes where schemaname = 'public' order by 1`;
    return [columns.rows, (await indexes.execute(database)).rows];
  },
};

describe.each(KINDS)('on %s', (kind) => {
  test('every step is written down: test/store/released/record.ts does it', () => {
    expect(releasedFor(kind)).toEqual(expect.arrayContaining(STEPS));
  });

  test.each(releasedFor(kind))(
    'the schema %s becomes that of a new database, with its rows',
    async (step) => {
      const url = await EMPTY[kind]();
      await RUN[kind](url, readFileSync(new URL(`${step}.${kind}.sql`, FOLDER), 'utf8'));
      const database = await opened(url).ready();
      const fresh = await opened(await EMPTY[kind]()).ready();
      expect(await SCHEMA[kind](database)).toEqual(await SCHEMA[kind](fresh));

      const before =
        step === '000-unlisted' ? [{ word: '落とし物', lang: 'ja', times: 3 }] : ROWS.miss;
      for (const row of before ?? []) {
        const { seq: _, ...kept } = row as Record<string, unknown>;
        const rows = await database.selectFrom('miss').selectAll().execute();
        expect(rows).toContainEqual(expect.objectContaining(kept));
      }
      if (step < '003') return;
      const { creator_lang, ...subscription } = ROWS.subscription?.[0] ?? {};
      const added = { creator_lang: step < '004' ? 'en' : creator_lang };
      expect(await database.selectFrom('subscription').selectAll().execute()).toEqual([
        { ...subscription, ...added },
      ]);
      expect(await database.selectFrom('delivery').selectAll().execute()).toEqual(ROWS.delivery);
    },
  );

  test('an export that an older version made is taken, its rows brought up to date', async () => {
    const lines = [
      { format: 'briefing-bot-data', version: 1, schema: '001-counts' },
      { table: 'miss', row: { word: 'bus', lang: 'en', times: 2 } },
      { end: 1 },
    ].map((line) => JSON.stringify(line));
    const store = opened(await EMPTY[kind]());
    await importData(
      (async function* () {
        yield* lines;
      })(),
      store,
      null,
    );
    let all = '';
    for await (const text of exportData(store, new Date())) all += text;
    expect(all).toContain(`{"table":"miss","row":{"word":"bus","lang":"en","times":2,"seq":0}}`);
  });

  test('a schema that is newer than the code is refused, by the bot and by its commands', async () => {
    const url = await EMPTY[kind]();
    await opened(url).ready();
    const insert =
      "insert into kysely_migration (name, timestamp) values ('998-a', ''), ('999-b', '')";
    await RUN[kind](url, insert);
    const line =
      /^The database comes from a newer version of the bot \(its tables are at 999-b, this version knows them up to \S+\)\. Run that version or a later one, or set DATABASE_URL to another database\. docs\/upgrade\.md tells how to go back\.\n?$/;
    await expect(opened(url).ready()).rejects.toThrow(line);
    for (const [script, ...args] of [['gaps'], ['data', 'export'], ['digest', 'log']] as const) {
      const { code, out, err } = await run(script, args, { DATABASE_URL: url });
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(line);
    }
  });
});
