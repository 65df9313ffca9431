import { expect, test } from 'vitest';
import { pauseSubscription } from '../../src/digests/subscriptions/index.ts';
import { onEveryDatabase } from '../support/stores.ts';
import { DAY, deliveryFixture, HOUR, MINUTE } from './delivery-fixture.ts';

const NINE = Date.parse('2026-03-04T09:00:00Z');

onEveryDatabase('a digest', (empty) => {
  test.each([
    ['zone', { zone: 'Mars/X' }, { zone: 'UTC' }],
    ['cron', { cron: 'at nine' }, { cron: '0 9 * * *' }],
  ])(
    'whose %s this host cannot read holds up no other, is told once, and comes once corrected',
    async (column, broken, right) => {
      const { subscribe, tickAt, publisher, ledger, lines, store } = await deliveryFixture(
        await empty(),
      );
      const unreadable = await subscribe();
      await subscribe({ channelRef: { platform: 'slack', server: 'T2', channel: 'C2' } });
      const database = await store.ready();
      const edit = (to: typeof broken | typeof right) =>
        database.updateTable('subscription').set(to).where('id', '=', unreadable).execute();
      await edit(broken);
      for (const minutes of [0, 1, 2]) await tickAt(NINE + minutes * MINUTE);
      expect(await ledger()).toEqual(['2026-03-04T09:00 sent']);
      expect(publisher.posts.map(({ place }) => place.channel)).toEqual(['C2']);
      const isError = ({ level }: Record<string, unknown>) => Number(level) >= 50;
      const told = lines.filter(isError);
      expect(told).toMatchObject([
        {
          platform: 'slack',
          subscriptions: [unreadable],
          msg: expect.stringContaining('correct or'),
        },
      ]);
      expect(String(told[0]?.['msg'])).toContain(`(${column})`);
      await edit(right);
      await tickAt(NINE + 3 * MINUTE);
      expect(publisher.times()).toEqual([1, 1]);
      expect(lines.filter(isError)).toHaveLength(1);
    },
  );

  test('whose zone this host cannot read keeps no platform from going on that was refused', async () => {
    const { subscribe, tickAt, publisher, lines, store } = await deliveryFixture(await empty());
    const unreadable = await subscribe();
    const readable = await subscribe({
      channelRef: { platform: 'slack', server: 'T2', channel: 'C2' },
    });
    for (const id of [unreadable, readable]) await pauseSubscription(store, id, 'token-revoked');
    const database = await store.ready();
    const edited = database.updateTable('subscription').set({ zone: 'Mars/X' });
    await edited.where('id', '=', unreadable).execute();
    await tickAt(NINE - MINUTE);
    await tickAt(NINE);
    expect(publisher.posts.map(({ place }) => place.channel)).toEqual(['C2']);
    const told = lines.filter(({ level }) => Number(level) >= 50);
    expect(told).toMatchObject([{ subscriptions: [unreadable] }]);
  });

  test('whose zone this host cannot read keeps none from its time after a clock that was ahead', async () => {
    const { subscribe, tickAt, publisher, store } = await deliveryFixture(await empty());
    await tickAt(NINE + 400 * DAY);
    const unreadable = await subscribe();
    await subscribe({ channelRef: { platform: 'slack', server: 'T2', channel: 'C2' } });
    const database = await store.ready();
    const edited = database.updateTable('subscription').set({ zone: 'Mars/X' });
    await edited.where('id', '=', unreadable).execute();
    await tickAt(NINE - HOUR);
    await tickAt(NINE);
    expect(publisher.posts.map(({ place }) => place.channel)).toEqual(['C2']);
  });
});
