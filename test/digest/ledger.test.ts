import { expect, test } from 'vitest';
import { putDue } from '../../src/digest/due.ts';
import { claimReady, type Delivery, LEASE_MS, record } from '../../src/digest/ledger.ts';
import { onEveryDatabase } from '../support/stores.ts';
import { HOUR, MINUTE, station } from './station.ts';

const NINE = Date.parse('2026-03-04T09:00:00Z');
const claimant = (id: string, at: number) => ({ id, now: () => new Date(at) });
const channels = (claimed: readonly Delivery[]) => claimed.map(({ place }) => place.channel);

onEveryDatabase('claiming', (empty) => {
  test('gives the first channel of every server before the second of any', async () => {
    const { subscribe, store } = await station(await empty());
    const sizes = Object.entries({ small: 1, big: 6, middle: 2 });
    for (const [server, size] of sizes) {
      for (let n = 0; n < size; n++) {
        await subscribe({ place: { platform: 'slack', server, channel: `${server}${n}` } });
      }
    }
    await putDue(store, 'slack', new Date(NINE), 6 * HOUR);
    const claim = async (most: number) =>
      (await claimReady(store, 'slack', claimant('one', NINE), most)).map(
        ({ place }) => place.server,
      );
    expect((await claim(3)).toSorted()).toEqual(['big', 'middle', 'small']);
    expect((await claim(2)).toSorted()).toEqual(['big', 'middle']);
    expect(await claim(10)).toEqual(Array(4).fill('big'));
    expect(await claim(10)).toEqual([]);
  });

  test('gives in the order of turns, and what waited longer before what came later', async () => {
    const { subscribe, store } = await station(await empty());
    for (let n = 0; n < 12; n++) {
      await subscribe({ place: { platform: 'slack', server: 'T1', channel: `C${n}` } });
    }
    await putDue(store, 'slack', new Date(NINE), 6 * HOUR);
    const database = await store.ready();
    const byTurn = await database.selectFrom('delivery').selectAll().orderBy('turn').execute();
    const expected = byTurn.map(({ channel }) => channel);
    await database
      .updateTable('delivery')
      .set({ ready_at: NINE - MINUTE })
      .where('channel', '=', expected[11] ?? '')
      .execute();
    expect(channels(await claimReady(store, 'slack', claimant('one', NINE), 1))).toEqual([
      expected[11],
    ]);
    const rest = await claimReady(store, 'slack', claimant('one', NINE), 100);
    expect(channels(rest)).toEqual(expected.slice(0, 11));
  });

  test('of a dead process leaves a doubt only where posting had begun', async () => {
    const { subscribe, store } = await station(await empty());
    for (const channel of ['before', 'after', 'done']) {
      await subscribe({ place: { platform: 'slack', server: 'T1', channel } });
    }
    await putDue(store, 'slack', new Date(NINE), 6 * HOUR);
    const one = claimant('one', NINE);
    const claimed = await claimReady(store, 'slack', one, 10);
    const named = (channel: string) => {
      const found = claimed.find(({ place }) => place.channel === channel);
      if (!found) throw new Error(`${channel} was not claimed`);
      return found;
    };
    const until = new Date(NINE + LEASE_MS);
    const begun = { state: 'claimed', at: until, composed: new Date(NINE), attempts: 1 } as const;
    expect(await record(store, named('after'), one, begun)).toBe(true);
    expect(await record(store, named('done'), one, { state: 'sent', at: null })).toBe(true);
    const other = claimant('other', until.getTime());
    const early = claimant('other', until.getTime() - 1);
    expect(await claimReady(store, 'slack', early, 10)).toEqual([]);
    const taken = await claimReady(store, 'slack', other, 10);
    const states = taken.map(({ place, state, composed }) => [place.channel, state, composed]);
    expect(new Map(states.map(([channel, ...more]) => [channel, more]))).toEqual(
      new Map([
        ['before', ['claimed', null]],
        ['after', ['doubtful', new Date(NINE)]],
      ]),
    );
    expect(await record(store, named('after'), one, { state: 'sent', at: null })).toBe(false);
    expect(await record(store, named('after'), other, { state: 'sent', at: null })).toBe(true);
  });
});
