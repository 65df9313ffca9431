import { expect, test } from 'vitest';
import { type ClaimToken, LEASE_MS } from '../../src/digests/delivery/claim.ts';
import { ClaimQueue } from '../../src/digests/delivery/claim-queue.ts';
import { enqueueDue } from '../../src/digests/delivery/enqueue-due.ts';
import { pauseNotice } from '../../src/digests/management/pause-notice.ts';
import { logOf } from '../platforms/shared/log-of.ts';
import { ALL_OF_SLACK } from '../support/deliveries.ts';
import { shipped } from '../support/libraries.ts';
import { deliveryFixture, HOUR, MINUTE, untilAborted } from './delivery-fixture.ts';

const NINE = Date.parse('2026-03-04T09:00:00Z');
const place = { platform: 'slack', server: 'T1', channel: 'C1' } as const;

test('a claim that could not be renewed once is renewed the next time, and the log told once', async () => {
  const { subscribe, store } = await deliveryFixture('file::memory:');
  await subscribe({ channelRef: place });
  await enqueueDue(store, 'slack', new Date(NINE), 6 * HOUR);
  const logged: string[] = [];
  let at = NINE;
  let isAway = false;
  let awake = () => {};
  const queue = new ClaimQueue(
    {
      store: {
        ...store,
        ready: () => (isAway ? Promise.reject(new Error('away')) : store.ready()),
      },
      library: () => shipped,
      now: () => new Date(at),
      newClaim: () => 'one' as ClaimToken,
      wait: (_, signal) =>
        Promise.race([
          new Promise<void>((resolve) => {
            awake = resolve;
          }),
          untilAborted(signal),
        ]),
      log: logOf(logged),
      pauseNotice: (of) => pauseNotice(of, shipped, new Date(at)),
      grace: 6 * HOUR,
    },
    ALL_OF_SLACK,
    new AbortController().signal,
  );
  expect(await queue.next()).toMatchObject({ delivery: { channelRef: place } });
  const end = new AbortController();
  const renewing = queue.keepRenewing(end.signal);
  const turn = async (minutes: number) => {
    at = NINE + minutes * MINUTE;
    awake();
    await new Promise((next) => setTimeout(next, 20));
  };
  isAway = true;
  await turn(1);
  await turn(2);
  isAway = false;
  await turn(3);
  const database = await store.ready();
  const row = await database.selectFrom('delivery').select('ready_at').executeTakeFirst();
  expect(row?.ready_at).toBe(NINE + 3 * MINUTE + LEASE_MS);
  expect(logged).toHaveLength(1);
  end.abort();
  await renewing;
});
