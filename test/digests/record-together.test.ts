import { sql } from 'kysely';
import { expect, test } from 'vitest';
import {
  type ClaimedDelivery,
  type ClaimToken,
  claimReady,
  confirmClaim,
  record,
} from '../../src/digests/delivery/claim.ts';
import { enqueueDue } from '../../src/digests/delivery/enqueue-due.ts';
import type { BriefId } from '../../src/library/index.ts';
import type { Store } from '../../src/store/store.ts';
import { ALL_OF_SLACK } from '../support/deliveries.ts';
import { onEveryDatabase, opened } from '../support/stores.ts';
import { deliveryFixture, HOUR } from './delivery-fixture.ts';

const NINE = new Date('2026-03-04T09:00:00Z');
const later = (ms: number) => new Date(NINE.getTime() + ms);

/** Deliveries of one server, claimed, in the order of their channels. */
async function claimed(url: string, count: number): Promise<[Store, ClaimedDelivery[]]> {
  const { subscribe, store } = await deliveryFixture(url);
  for (let n = 0; n < count; n++) {
    await subscribe({ channelRef: { platform: 'slack', server: 'T1', channel: `C${n + 100}` } });
  }
  await enqueueDue(store, 'slack', NINE, 6 * HOUR);
  const held = await claimReady(store, ALL_OF_SLACK, 'one' as ClaimToken, NINE, count);
  return [store, held.toSorted((a, b) => (a.channelRef.channel < b.channelRef.channel ? -1 : 1))];
}

const sent = (message: string) => ({ state: 'sent', at: null, message }) as const;

async function ledger(store: Store) {
  const database = await store.ready();
  const columns = ['state', 'message', 'reason', 'claimant', 'ready_at', 'composed'] as const;
  return database.selectFrom('delivery').select(columns).orderBy('channel').execute();
}

onEveryDatabase('outcomes that come together', (empty) => {
  test('stand, each as it is, for others to see as soon as it is said so', async () => {
    const url = await empty();
    const [store, held] = await claimed(url, 250);
    const other = opened(url);
    const states = async () => {
      const rows = await ledger(other);
      return rows.map(({ state }) => state);
    };
    await other.ready();
    const seen = held.map(async (one, n) => {
      expect(await record(store, one, NINE, sent(`m${n}`))).toBe(true);
      return n % 50 === 0 ? (await states())[n] : 'sent';
    });
    expect(new Set(await Promise.all(seen))).toEqual(new Set(['sent']));
    const rows = await ledger(store);
    expect(rows.map(({ message }) => message)).toEqual(held.map((_, n) => `m${n}`));
  });

  test('are of any kind, and leave alone what they do not name', async () => {
    const [store, [a, b, c]] = await claimed(await empty(), 3);
    if (!a || !b || !c) throw new Error('too few were claimed');
    const begun = { composed: NINE, brief: 'tea' as BriefId, attempts: 1 };
    for (const each of [a, b, c]) await confirmClaim(store, each, NINE, begun);
    const again = { state: 'due', at: later(HOUR), reason: 'busy', composed: null } as const;
    const doubt = { state: 'doubtful', at: later(HOUR), reason: 'who knows' } as const;
    await Promise.all([
      record(store, a, NINE, sent('m')),
      record(store, b, NINE, { ...again, brief: null }),
      record(store, c, NINE, doubt),
    ]);
    const open = { message: null, claimant: null, ready_at: later(HOUR).getTime() };
    const composed = NINE.getTime();
    expect(await ledger(store)).toEqual([
      { state: 'sent', message: 'm', reason: null, claimant: null, ready_at: null, composed },
      { state: 'due', reason: 'busy', ...open, composed: null },
      { state: 'doubtful', reason: 'who knows', ...open, composed },
    ]);
  });

  test('stand without the one that cannot be written', async () => {
    const [store, held] = await claimed(await empty(), 6);
    const database = await store.ready();
    await sql`create unique index one_of_each on delivery (message)`.execute(database);
    const messages = ['a', 'b', 'c', 'd', 'd', 'e'];
    const ends = await Promise.allSettled(
      held.map((one, n) => record(store, one, NINE, sent(messages[n] ?? ''))),
    );
    expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    const rows = await ledger(store);
    const written = rows.map(({ message }) => message ?? '').filter(Boolean);
    expect(written.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(ends.map(({ status }) => status === 'fulfilled')).toEqual(
      rows.map(({ state }) => state === 'sent'),
    );
    expect(rows.filter(({ claimant }) => claimant !== null)).toHaveLength(1);
  });

  test('are false for a claim that has gone, also to the one right before', async () => {
    const [store, [a, b]] = await claimed(await empty(), 2);
    if (!a || !b) throw new Error('too few were claimed');
    const gone = { ...b, claim: 'gone' as ClaimToken };
    const ends = [gone, a, a, b].map((one, n) => record(store, one, NINE, sent(`m${n}`)));
    expect(await Promise.all(ends)).toEqual([false, true, false, true]);
    expect((await ledger(store)).map(({ message }) => message)).toEqual(['m1', 'm3']);
  });

  test('remember the last time that a channel was shown a brief', async () => {
    const { subscribe, store } = await deliveryFixture(await empty());
    for (let n = 0; n < 2; n++) await subscribe();
    await enqueueDue(store, 'slack', NINE, 6 * HOUR);
    const held = await claimReady(store, ALL_OF_SLACK, 'one' as ClaimToken, NINE, 2);
    for (const [n, one] of held.entries()) {
      const begun = { composed: later(n), brief: 'tea' as BriefId, attempts: 1 };
      await confirmClaim(store, one, NINE, begun);
    }
    await Promise.all(held.map((one) => record(store, one, NINE, sent(one.subscription))));
    const database = await store.ready();
    const shown = await database.selectFrom('shown').select(['brief', 'at']).execute();
    expect(shown).toEqual([{ brief: 'tea', at: later(1).getTime() }]);
  });
});
