import { expect, test } from 'vitest';
import type { Configured } from '../../src/digests/configured.ts';
import { readSchedule } from '../../src/digests/schedule/read-schedule.ts';
import { pauseSubscription, subscriptionsOf } from '../../src/digests/subscriptions/index.ts';
import { EMPTY } from '../support/stores.ts';
import { deliveryFixture, HOUR } from './delivery-fixture.ts';

const NINE = Date.parse('2026-03-04T09:00:00Z');
const T1 = { platform: 'slack', server: 'T1' } as const;

function wanted(rhythm: string, channel: string): Configured {
  const read = readSchedule({ rhythm, time: null, zone: 'UTC' }, new Date(NINE));
  if (!read.ok) throw new Error('refused');
  return { schedule: read.value, lang: 'en', channels: { slack: channel } };
}

test('the environment sets up one digest, changes it, and takes it away', async () => {
  const url = await EMPTY.SQLite();
  const start = (configured: Configured | null) => deliveryFixture(url, { configured });
  const first = await start(wanted('0 9 * * *', 'C1'));
  await first.tickAt(NINE - HOUR);
  await first.tickAt(NINE);
  expect(first.publisher.posts.map(({ place }) => place.channel)).toEqual(['C1']);
  const [made] = await subscriptionsOf(first.store, T1);
  expect(made).toMatchObject({ id: 'env-slack', creator: null });

  const same = await start(wanted('0 9 * * *', 'C1'));
  await same.tickAt(NINE + HOUR);
  expect(await subscriptionsOf(same.store, T1)).toEqual([
    { ...made, nextDue: new Date(NINE + 24 * HOUR) },
  ]);

  const moved = await start(wanted('0 12 * * *', 'C2'));
  await moved.tickAt(NINE + 2 * HOUR);
  await moved.tickAt(NINE + 3 * HOUR);
  expect(moved.publisher.posts.map(({ place }) => place.channel)).toEqual(['C2']);
  expect(await subscriptionsOf(moved.store, T1)).toHaveLength(1);

  const none = await start(null);
  await none.tickAt(NINE + 4 * HOUR);
  expect(await subscriptionsOf(none.store, T1)).toEqual([]);
});

test('what the platform had refused goes on after a start, what somebody paused does not', async () => {
  const url = await EMPTY.SQLite();
  const configured = wanted('0 9 * * *', 'C1');
  for (const [why, paused] of [
    ['no-access', null],
    ['requested', 'requested'],
  ] as const) {
    const one = await deliveryFixture(url, { configured });
    await one.tickAt(NINE);
    await pauseSubscription(one.store, 'env-slack' as never, why);
    const next = await deliveryFixture(url, { configured });
    await next.tickAt(NINE + HOUR);
    const [found] = await subscriptionsOf(next.store, T1);
    expect(found?.paused).toBe(paused);
  }
});

test('a channel that the bot does not find is told by the name of its variable', async () => {
  const { tickAt, lines, store } = await deliveryFixture(await EMPTY.SQLite(), {
    configured: wanted('0 9 * * *', 'X1'),
  });
  await tickAt(NINE);
  expect(lines.map(({ msg }) => msg)).toContainEqual(
    expect.stringMatching(/^SLACK_DIGEST_CHANNEL_ID is X1, .* invite the bot there$/),
  );
  expect(await subscriptionsOf(store, T1)).toEqual([]);
});
