import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openAskerRates } from '../../src/store/shared-state/asker-rates.ts';
import { openConversations } from '../../src/store/shared-state/conversations.ts';
import { WriteBehind } from '../../src/store/shared-state/write-behind.ts';
import type { Store } from '../../src/store/store.ts';
import { onEveryDatabase, opened } from '../support/stores.ts';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1000);
const wait = (ms: number, signal: AbortSignal) => setTimeout(ms, undefined, { signal });
const never = (error: unknown) => {
  throw error;
};

onEveryDatabase('what a conversation is about', (empty) => {
  test('counts at once for who wrote it, then for all, until its time', async () => {
    const url = await empty();
    const [one, two] = [
      openConversations(opened(url), wait, never),
      openConversations(opened(url), wait, never),
    ];
    one.keep('T1:C1:U1', { topic: 'pier' }, at(0), at(600));
    expect(await one.recall(['T1:C1:U1', 'T1:C1:U2'], at(1))).toEqual([{ topic: 'pier' }, null]);
    await one.close();
    expect(await two.recall(['T2:C1:U1', 'T1:C1:U1'], at(599))).toEqual([null, { topic: 'pier' }]);
    expect(await two.recall(['T1:C1:U1'], at(600))).toEqual([null]);
    two.keep('T1:C1:U1', { topic: 'ferry' }, at(30), at(630));
    await two.close();
    expect(await one.recall(['T1:C1:U1'], at(600))).toEqual([{ topic: 'ferry' }]);
  });

  test('no row tells who or where, and rows that have ended are swept', async () => {
    const store = opened(await empty());
    const conversations = openConversations(store, wait, never);
    conversations.keep('slack:T1:C1:U1', { topic: 'pier' }, at(0), at(600));
    await conversations.close();
    expect(JSON.stringify(await rowsOf(store, 'conversation'))).not.toMatch(/T1|C1|U1/);
    conversations.keep('slack:T1:C1:U2', { topic: 'pier' }, at(700), at(1300));
    await conversations.close();
    expect((await rowsOf(store, 'conversation')).map(({ until }) => until)).toEqual([
      at(1300).getTime(),
    ]);
  });

  test('many copies that write the same rows do not stand in one another’s way', async () => {
    const url = await empty();
    const copies = Array.from({ length: 4 }, () => openConversations(opened(url), wait, never));
    const names = Array.from({ length: 300 }, (_, n) => `conversation ${n}`);
    for (const [n, copy] of copies.entries()) {
      const order = n % 2 === 0 ? names : names.toReversed();
      for (const name of order) copy.keep(name, { n }, at(n * 100), at(600));
    }
    await Promise.all(copies.map((copy) => copy.close()));
    expect(await copies[0]?.recall(names, at(1))).not.toContain(null);
  });
});

onEveryDatabase('what somebody has asked for lately', (empty) => {
  test('is one sum for all copies, which time takes away', async () => {
    let now = 0;
    const url = await empty();
    const [one, two] = [0, 0].map(() => openAskerRates(opened(url), () => at(now), wait, never));
    expect(await one?.spend('slack:T1:U1', 3000)).toEqual(busy(3, 0));
    const both = Promise.all([two?.spend('slack:T1:U1', 1000), two?.spend('slack:T1:U1', 1000)]);
    expect(await both).toEqual([busy(5, 0), busy(5, 0)]);
    expect(await two?.spend('slack:T2:U1', 1000)).toEqual(busy(1, 0));
    now = 4;
    expect(await one?.spend('slack:T1:U1', 1000)).toEqual(busy(6, 4));
    now = 100;
    expect(await two?.spend('slack:T1:U1', 1000)).toEqual(busy(101, 100));
  });

  test('keeps nobody waiting for more than a minute, also where a clock was set back', async () => {
    let now = 7200;
    const url = await empty();
    const rates = openAskerRates(opened(url), () => at(now), wait, never);
    expect(await rates.spend('U1', 3_600_000)).toEqual(busy(7260, 7200));
    now = 0;
    expect(await rates.spend('U1', 1000)).toEqual(busy(60, 0));
  });

  test('leaves no row that tells who, nor for longer than it counts', async () => {
    let now = 0;
    const store = opened(await empty());
    const rates = openAskerRates(store, () => at(now), wait, never);
    await rates.spend('slack:T1:U1', 1000);
    expect(JSON.stringify(await rowsOf(store, 'asker'))).not.toMatch(/T1|U1/);
    now = 100;
    await rates.spend('slack:T1:U2', 1000);
    expect((await rowsOf(store, 'asker')).length).toBe(1);
  });
});

describe('what is written behind', () => {
  test('is given up where the store fails, and told; the next is written', async () => {
    const errors: unknown[] = [];
    let isAway = true;
    const written = new WriteBehind<number, number>({
      join: (a, b) => a + b,
      wait,
      onError: (error) => errors.push(error),
      async write(rows) {
        if (isAway) throw new Error('away');
        return rows;
      },
    });
    expect(await written.put('a', 1)).toBeNull();
    expect(errors.length).toBe(1);
    isAway = false;
    expect(await written.put('a', 1)).toBe(1);
  });

  test('in batches, the oldest given up where too much waits', async () => {
    const batches: number[] = [];
    const written = new WriteBehind<number, number>({
      join: (_, later) => later,
      wait,
      onError: never,
      async write(rows) {
        batches.push(rows.size);
        return rows;
      },
    });
    const all = Array.from({ length: 10_001 }, (_, n) => written.put(String(n), n));
    await written.close();
    expect(await all[0]).toBeNull();
    expect(await all[10_000]).toBe(10_000);
    expect(Math.max(...batches)).toBe(500);
    expect(batches.reduce((sum, one) => sum + one, 0)).toBe(10_000);
  });
});

const busy = (until: number, since: number) => ({
  until: at(until).getTime(),
  at: at(since).getTime(),
});

async function rowsOf(store: Store, table: 'conversation' | 'asker') {
  const database = await store.ready();
  return database.selectFrom(table).selectAll().execute();
}
