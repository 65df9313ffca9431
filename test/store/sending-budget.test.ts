import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openIdentifySlots } from '../../src/store/sending-budget/identify-slots.ts';
import {
  openSendingTokens,
  TOKEN_LEASE_MS,
} from '../../src/store/sending-budget/sending-tokens.ts';
import { emptyPostgres, opened } from '../support/stores.ts';

const NOTHING = new Map<number, number>();

/** Processes that share what one bot may send in a second. */
async function processes(count: number, perSecond: number) {
  const url = await emptyPostgres();
  const store = opened(url);
  const tokens = Array.from({ length: count }, (_, n) =>
    openSendingTokens(opened(url), { name: 'discord:secret', perSecond, holder: `process ${n}` }),
  );
  return { store, tokens };
}

test('one process alone has all; one that joins gets its share of what is given back', async () => {
  const { store, tokens } = await processes(2, 10);
  const [one, two] = tokens;
  const first = await one?.exchange([], NOTHING);
  expect(first).toMatchObject({ fair: 10, tokens: { length: 10 } });
  expect(await two?.exchange([], NOTHING)).toEqual({ fair: 5, tokens: [] });
  const held = first?.tokens ?? [];
  const ceded = new Map(held.slice(0, 5).map((nth) => [nth, 0]));
  const kept = await one?.exchange(held.slice(5), ceded);
  expect(kept).toMatchObject({ fair: 5, tokens: { length: 5 } });
  const taken = await two?.exchange([], NOTHING);
  expect([...(kept?.tokens ?? []), ...(taken?.tokens ?? [])].toSorted()).toEqual(held.toSorted());
  const database = await store.ready();
  const rows = await database.selectFrom('sending_token').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain('secret');
});

test('what is given back is free when its second is over, not before', async () => {
  const { tokens } = await processes(2, 2);
  const [one, two] = tokens;
  const held = (await one?.exchange([], NOTHING))?.tokens ?? [];
  await one?.leave(new Map(held.map((nth, i) => [nth, i * 60_000])));
  expect((await two?.exchange([], NOTHING))?.tokens).toEqual([held[0]]);
});

test('those of a process that says nothing any more are free for the others', async () => {
  const { tokens } = await processes(2, 4);
  const [one, two] = tokens;
  await one?.exchange([], NOTHING);
  await setTimeout(TOKEN_LEASE_MS);
  await expect
    .poll(async () => (await two?.exchange([], NOTHING))?.tokens.length, { timeout: 5000 })
    .toBe(4);
});

test('many that ask at once never hold one token twice', async () => {
  const { tokens } = await processes(6, 50);
  const held = await Promise.all(tokens.map((one) => one.exchange([], NOTHING)));
  const all = held.flatMap((one) => one.tokens);
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(0);
});

test('one shard of a bucket may start, the next is told how long to wait', async () => {
  const url = await emptyPostgres();
  const [one, two] = [openIdentifySlots(opened(url)), openIdentifySlots(opened(url))];
  expect(await one.take('discord:a', 0)).toBe(0);
  const ms = await two.take('discord:a', 0);
  expect(ms).toBeGreaterThan(0);
  expect(ms).toBeLessThanOrEqual(5500);
  expect(await two.take('discord:a', 1)).toBe(0);
  expect(await two.take('discord:b', 0)).toBe(0);
  const both = await Promise.all([one.take('discord:c', 0), two.take('discord:c', 0)]);
  expect(both.filter((left) => left === 0)).toHaveLength(1);
});
