import { expect, test } from 'vitest';
import { lastComposed, lastDeliveries } from '../../src/digests/delivery/ledger.ts';
import { pruneLedger } from '../../src/digests/delivery/prune.ts';
import { pauseSubscription, removeSubscription } from '../../src/digests/subscriptions/index.ts';
import { onEveryDatabase } from '../support/stores.ts';
import { DAY, deliveryFixture, MINUTE } from './delivery-fixture.ts';

const NINE = Date.parse('2026-03-04T09:00:00Z');
const unending = new AbortController().signal;
const place = (channel: string) => ({ platform: 'slack', server: 'T1', channel }) as const;

onEveryDatabase('the ledger', (empty) => {
  test('forgets what ended 90 days ago, but not the last digest of one that rests', async () => {
    const { subscribe, tickAt, ledger, store, digests, replica } = await deliveryFixture(
      await empty(),
    );
    const going = await subscribe({ channelRef: place('going') });
    const resting = await subscribe({ channelRef: place('resting') });
    const removed = await subscribe({ channelRef: place('removed') });
    for (const day of [0, 1, 2]) await tickAt(NINE + day * DAY);
    const last = await lastComposed(store, resting);
    await pauseSubscription(store, resting, 'requested');
    await removeSubscription(store, removed);
    for (let day = 5; day <= 95; day += 10) await tickAt(NINE + day * DAY + MINUTE);
    await digests.close();
    expect((await ledger())[0]).toBe('2026-03-04T09:00 sent');
    // A process prunes as it starts, and every day.
    await tickAt(NINE + 95 * DAY + 2 * MINUTE, replica());
    const kept = await lastDeliveries(store, 1000);
    const slotsOf = (id: string) =>
      kept.filter(({ subscription }) => subscription === id).map(({ slot }) => slot.getTime());
    expect(slotsOf(removed)).toEqual([]);
    expect(slotsOf(resting)).toEqual([NINE + 2 * DAY]);
    expect(await lastComposed(store, resting)).toEqual(last);
    expect(slotsOf(going)).toHaveLength(90);
    expect((await ledger())[1]).toBe('2026-03-10T09:00 missed');
  });

  test('keeps what is still to be settled, and forgets more than one batch', async () => {
    const { subscribe, tickAt, ledger, store, publisher, digests } = await deliveryFixture(
      await empty(),
    );
    for (const channel of ['open', 'a', 'b']) {
      await subscribe({ rhythm: '0 * * * *', channelRef: place(channel) });
    }
    publisher.fail('open', { arrives: true, answer: 'none' });
    await tickAt(NINE);
    await tickAt(NINE + 20 * DAY);
    await digests.close(); // a minute of the machine's clock that begins meanwhile changes nothing
    expect((await ledger()).length).toBeGreaterThan(303);
    const database = await store.ready();
    const rows = Array.from({ length: 1200 }, (_, n) => ({
      ...{ subscription: 'gone', slot: NINE - n * DAY, platform: 'slack', server: 'T1' },
      ...{ channel: 'gone', state: 'missed', ready_at: null, turn: 1, claimant: null },
      ...{ attempts: 0, message: null, reason: null, composed: null, brief: null, changed: 0 },
    }));
    await database.insertInto('delivery').values(rows).execute();
    await database
      .updateTable('delivery')
      .set({ state: 'doubtful', ready_at: NINE })
      .where('channel', '=', 'open')
      .execute();
    const open = (await ledger()).filter((line) => line.endsWith('doubtful'));
    const pruned = await pruneLedger(store, new Date(NINE + 200 * DAY), unending);
    expect(pruned).toBeGreaterThan(1200);
    const left = await ledger();
    expect(left.filter((line) => line.endsWith('doubtful'))).toEqual(open);
    // The last ones that were sent to the two others.
    expect(left.filter((line) => line.endsWith('sent'))).toHaveLength(2);
    expect(left).toHaveLength(open.length + 2);
    expect(await pruneLedger(store, new Date(NINE + 200 * DAY), unending)).toBe(0);
  });
});
