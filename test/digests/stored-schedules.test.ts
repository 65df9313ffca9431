import { sql } from 'kysely';
import pg from 'pg';
import { expect, test } from 'vitest';
import { subscriptionsOf } from '../../src/digests/subscriptions/index.ts';
import type { Zone } from '../../src/digests/timezone/zone.ts';
import { emptyPostgres, onEveryDatabase } from '../support/stores.ts';
import { deliveryFixture, HOUR, MINUTE, notices } from './delivery-fixture.ts';

const BERLIN = 'Europe/Berlin' as Zone;

onEveryDatabase('a schedule that is in the database', (empty) => {
  const stored = async (cron: string, nextDue: string) => {
    const all = await deliveryFixture(await empty());
    const id = await all.subscribe({ rhythm: cron });
    const database = await all.store.ready();
    await database
      .updateTable('subscription')
      .set({ zone: BERLIN, next_due: Date.parse(nextDue) })
      .where('id', '=', id)
      .execute();
    const dueNext = async () => {
      const [found] = await subscriptionsOf(all.store, { platform: 'slack', server: 'T1' });
      return found?.nextDue?.toISOString();
    };
    return { ...all, dueNext };
  };

  test('with a year left out by an earlier version has it again at the first tick', async () => {
    const { tickAt, publisher, ledger, dueNext } = await stored(
      '*/30 2 29 3 *',
      '2027-03-29T00:00Z',
    );
    await tickAt('2026-03-28T12:00Z');
    expect(await dueNext()).toBe('2026-03-29T01:00:00.000Z');
    for (const minute of [0, 1, 30, 60])
      await tickAt(Date.parse('2026-03-29T01:00Z') + minute * MINUTE);
    expect(publisher.times()).toEqual([1]);
    expect(await ledger()).toEqual(['2026-03-29T01:00 sent']);
    expect(await dueNext()).toBe('2027-03-29T00:00:00.000Z');
  });

  test('with a time that an earlier version counted twice has it once', async () => {
    const { tickAt, publisher, ledger, dueNext } = await stored(
      '*/30 2 * * *',
      '2026-10-25T01:00Z',
    );
    await tickAt('2026-10-25T01:00Z');
    await tickAt('2026-10-25T01:30Z');
    expect(publisher.posts).toEqual([]);
    expect(await ledger()).toEqual([]);
    expect(await dueNext()).toBe('2026-10-26T01:00:00.000Z');
  });
});

test.each(['Africa/Casablanca', 'Australia/Lord_Howe', '-13:37'])(
  'a PostgreSQL that is set to the time zone %s changes nothing',
  async (zone) => {
    const url = await emptyPostgres();
    const client = new pg.Client(url);
    await client.connect();
    const name = new URL(url).pathname.slice(1);
    await client.query(`alter database ${name} set timezone to ${client.escapeLiteral(zone)}`);
    await client.query(`alter database ${name} set datestyle to 'SQL, DMY'`);
    await client.end();
    const { subscribe, tickAt, publisher, ledger, store, clock } = await deliveryFixture(url);
    clock.at = new Date('2026-10-24T12:00Z');
    const database = await store.ready();
    const { rows } = await sql<{ TimeZone: string }>`show timezone`.execute(database);
    expect(rows).toEqual([{ TimeZone: zone }]);
    const id = await subscribe({ rhythm: '*/30 2 * * *' });
    await database
      .updateTable('subscription')
      .set({ zone: BERLIN, next_due: Date.parse('2026-10-25T00:00Z') })
      .where('id', '=', id)
      .execute();
    for (let at = Date.parse('2026-10-24T23:30Z'); at <= Date.parse('2026-10-25T03:00Z'); ) {
      await tickAt(at);
      at += HOUR / 4;
    }
    expect(await ledger()).toEqual(['2026-10-25T00:00 sent', '2026-10-25T00:30 sent']);
    expect(publisher.times()).toEqual([1, 1]);
    await tickAt('2026-10-26T05:00Z');
    expect(notices(publisher).at(-1)?.[0]).toMatch(
      /due Mon, 26 Oct 2026, 02:30 \(Europe\/Berlin\)/,
    );
  },
);
