import { expect, test } from 'vitest';

import {
  type ClaimToken,
  claimReady,
  confirmClaim,
  LEASE_MS,
  record,
  renewClaims,
} from '../../src/digests/delivery/claim.ts';
import type { Delivery } from '../../src/digests/delivery/delivery.ts';
import { enqueueDue } from '../../src/digests/delivery/enqueue-due.ts';
import { ALL_OF_SLACK } from '../support/deliveries.ts';
import { onEveryDatabase } from '../support/stores.ts';
import { deliveryFixture, HOUR, MINUTE } from './delivery-fixture.ts';

const NINE = Date.parse('2026-03-04T09:00:00Z');
const token = (name: string) => name as ClaimToken;
const at = (ms: number) => new Date(NINE + ms);
const channels = (claimed: readonly Delivery[]) =>
  claimed.map(({ channelRef }) => channelRef.channel);

onEveryDatabase('claiming', (empty) => {
  test('gives the first channel of every server before the second of any', async () => {
    const { subscribe, store } = await deliveryFixture(await empty());
    const sizes = Object.entries({ small: 1, big: 6, middle: 2 });
    for (const [server, size] of sizes) {
      for (let n = 0; n < size; n++) {
        await subscribe({ channelRef: { platform: 'slack', server, channel: `${server}${n}` } });
      }
    }
    await enqueueDue(store, 'slack', new Date(NINE), 6 * HOUR);
    const claim = async (most: number) =>
      (await claimReady(store, ALL_OF_SLACK, token('one'), at(0), most)).map(
        ({ channelRef }) => channelRef.server,
      );
    expect((await claim(3)).toSorted()).toEqual(['big', 'middle', 'small']);
    expect((await claim(2)).toSorted()).toEqual(['big', 'middle']);
    expect(await claim(10)).toEqual(Array(4).fill('big'));
    expect(await claim(10)).toEqual([]);
  });

  test('gives in the order of turns, and what waited longer before what came later', async () => {
    const { subscribe, store } = await deliveryFixture(await empty());
    for (let n = 0; n < 12; n++) {
      await subscribe({ channelRef: { platform: 'slack', server: 'T1', channel: `C${n}` } });
    }
    await enqueueDue(store, 'slack', new Date(NINE), 6 * HOUR);
    const database = await store.ready();
    const byTurn = await database.selectFrom('delivery').selectAll().orderBy('turn').execute();
    const expected = byTurn.map(({ channel }) => channel);
    await database
      .updateTable('delivery')
      .set({ ready_at: NINE - MINUTE })
      .where('channel', '=', expected[11] ?? '')
      .execute();
    expect(channels(await claimReady(store, ALL_OF_SLACK, token('one'), at(0), 1))).toEqual([
      expected[11],
    ]);
    const rest = await claimReady(store, ALL_OF_SLACK, token('one'), at(0), 100);
    expect(channels(rest)).toEqual(expected.slice(0, 11));
  });

  test('of a dead process leaves a doubt only where posting had begun', async () => {
    const { subscribe, store } = await deliveryFixture(await empty());
    for (const channel of ['before', 'after', 'done']) {
      await subscribe({ channelRef: { platform: 'slack', server: 'T1', channel } });
    }
    await enqueueDue(store, 'slack', new Date(NINE), 6 * HOUR);
    const claimed = await claimReady(store, ALL_OF_SLACK, token('one'), at(0), 10);
    const named = (channel: string) => {
      const found = claimed.find(({ channelRef }) => channelRef.channel === channel);
      if (!found) throw new Error(`${channel} was not claimed`);
      return found;
    };
    const begun = { composed: at(0), brief: null, attempts: 1 };
    expect(await confirmClaim(store, named('after'), at(0), begun)).toBe(true);
    expect(await record(store, named('done'), at(0), { state: 'sent', at: null })).toBe(true);
    expect(await claimReady(store, ALL_OF_SLACK, token('other'), at(LEASE_MS - 1), 10)).toEqual([]);
    const taken = await claimReady(store, ALL_OF_SLACK, token('other'), at(LEASE_MS), 10);
    const states = taken.map(({ channelRef, state, composed }) => [
      channelRef.channel,
      state,
      composed,
    ]);
    expect(new Map(states.map(([channel, ...more]) => [channel, more]))).toEqual(
      new Map([
        ['before', ['claimed', null]],
        ['after', ['doubtful', at(0)]],
      ]),
    );
    const sent = { state: 'sent', at: null } as const;
    expect(await record(store, named('after'), at(LEASE_MS), sent)).toBe(false);
    const after = taken.find(({ channelRef }) => channelRef.channel === 'after');
    expect(after && (await record(store, after, at(LEASE_MS), sent))).toBe(true);
  });

  test('again, also by the same process, takes it from who claimed it before', async () => {
    const { subscribe, store } = await deliveryFixture(await empty());
    await subscribe();
    await enqueueDue(store, 'slack', at(0), 6 * HOUR);
    const [first] = await claimReady(store, ALL_OF_SLACK, token('process 1'), at(0), 10);
    const [again] = await claimReady(store, ALL_OF_SLACK, token('process 2'), at(LEASE_MS), 10);
    if (!first || !again) throw new Error('nothing was claimed');
    expect(await confirmClaim(store, first, at(LEASE_MS), null)).toBe(false);
    expect(await record(store, first, at(LEASE_MS), { state: 'sent', at: null })).toBe(false);
    expect(await confirmClaim(store, again, at(LEASE_MS), null)).toBe(true);
    expect(await record(store, again, at(LEASE_MS), { state: 'sent', at: null })).toBe(true);
    expect(await confirmClaim(store, again, at(LEASE_MS), null)).toBe(false);
  });

  test('is renewed for what is still held, and for nothing else', async () => {
    const { subscribe, store } = await deliveryFixture(await empty());
    for (const channel of ['done', 'doubtful', 'held']) {
      await subscribe({ channelRef: { platform: 'slack', server: 'T1', channel } });
    }
    await enqueueDue(store, 'slack', at(0), 6 * HOUR);
    const claimed = await claimReady(store, ALL_OF_SLACK, token('one'), at(0), 10);
    for (const each of claimed) {
      const { channel } = each.channelRef;
      if (channel === 'done') await record(store, each, at(0), { state: 'sent', at: null });
      const doubt = { state: 'doubtful', at: at(MINUTE) } as const;
      if (channel === 'doubtful') await record(store, each, at(0), doubt);
    }
    await renewClaims(store, 'slack', [token('one')], at(0), at(LEASE_MS + MINUTE));
    const other = await claimReady(
      store,
      ALL_OF_SLACK,
      token('two'),
      at(LEASE_MS + 2 * MINUTE),
      10,
    );
    expect(channels(other)).toEqual(['doubtful']);
    const late = await claimReady(
      store,
      ALL_OF_SLACK,
      token('three'),
      at(2 * LEASE_MS + MINUTE),
      1,
    );
    expect(channels(late)).toEqual(['held']);
  });
});
