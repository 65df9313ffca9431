import { expect, test } from 'vitest';
import { type ClaimToken, claimReady, confirmClaim } from '../../src/digests/delivery/claim.ts';
import { enqueueDue } from '../../src/digests/delivery/enqueue-due.ts';
import { endOpen } from '../../src/digests/delivery/ledger.ts';
import { metrics } from '../../src/observability/metrics/record.ts';
import { ALL_OF_SLACK } from '../support/deliveries.ts';
import { onEveryDatabase } from '../support/stores.ts';
import { DAY, deliveryFixture, HOUR, MINUTE } from './delivery-fixture.ts';

const NINE = Date.parse('2026-03-04T09:00:00Z');
const inChannel = (channel: string) =>
  ({ channelRef: { platform: 'slack', server: 'T1', channel } }) as const;

/** How many deliveries of Slack /metrics has counted so far, by state. */
async function counted(): Promise<ReadonlyMap<string, number>> {
  const { deliveries } = await metrics();
  const { values } = await deliveries.get();
  const ofSlack = values.filter(({ labels }) => labels.platform === 'slack');
  return new Map(ofSlack.map(({ labels, value }) => [String(labels.state), value]));
}

/** What has been counted since, of the states that are alerted on. */
async function countedSince(before: ReadonlyMap<string, number>) {
  const now = await counted();
  const grown = (state: string) => (now.get(state) ?? 0) - (before.get(state) ?? 0);
  return { missed: grown('missed'), failed: grown('failed'), reported: grown('reported') };
}

onEveryDatabase('a digest that ends without a post is counted', (empty) => {
  test('where the bot was not running at its time, once', async () => {
    const { subscribe, tickAt, ledger, store, lines } = await deliveryFixture(await empty());
    await subscribe();
    await subscribe(inChannel('C2'));
    const before = await counted();
    await tickAt(NINE + 2 * DAY + HOUR);
    expect((await ledger()).filter((line) => line.endsWith('missed'))).toHaveLength(4);
    expect(await countedSince(before)).toEqual({ missed: 4, failed: 0, reported: 0 });
    // The clock says once more that it is too late for what is in the ledger.
    const database = await store.ready();
    await database.updateTable('subscription').set({ next_due: NINE }).execute();
    await tickAt(NINE + 2 * DAY + 2 * HOUR);
    expect(await countedSince(before)).toEqual({ missed: 4, failed: 0, reported: 0 });
    const told = lines.filter(({ msg }) => msg === 'digests are due');
    expect(told).toMatchObject([{ due: 2, missed: 4 }]);
  });

  test('where the next one was due by then, which the log tells too', async () => {
    const { subscribe, tickAt, publisher, ledger, lines } = await deliveryFixture(await empty());
    await subscribe({ rhythm: '0 * * * *' });
    await tickAt(NINE - HOUR);
    const reason = 'ratelimited';
    const answer = { kind: 'transient', retryAfter: 61 * MINUTE, reason } as const;
    publisher.fail('C1', { arrives: false, answer });
    await tickAt(NINE);
    const before = await counted();
    await tickAt(NINE + HOUR);
    expect((await ledger()).filter((line) => line.endsWith('missed'))).toContain(
      '2026-03-04T09:00 missed',
    );
    expect(await countedSince(before)).toEqual({ missed: 1, failed: 0, reported: 0 });
    const told = lines.filter(({ msg }) => msg === 'digests are due');
    expect(told.at(-1)).toMatchObject({ due: 1, missed: 1 });
  });

  test('where the server has taken the bot away', async () => {
    const { subscribe, store } = await deliveryFixture(await empty());
    for (const channel of ['begun', 'held', 'waits']) await subscribe(inChannel(channel));
    const now = new Date(NINE);
    await enqueueDue(store, 'slack', now, 6 * HOUR);
    const held = await claimReady(store, ALL_OF_SLACK, 'one' as ClaimToken, now, 2);
    for (const each of held.slice(0, 1)) {
      await confirmClaim(store, each, now, { composed: now, brief: null, attempts: 1 });
    }
    const before = await counted();
    expect(await endOpen(store, { platform: 'slack', server: 'T1' }, 'gone', now)).toBe(3);
    expect(await countedSince(before)).toEqual({ missed: 2, failed: 0, reported: 1 });
  });
});
