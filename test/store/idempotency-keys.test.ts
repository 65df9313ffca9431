import { expect, test } from 'vitest';
import { openIdempotencyKeys } from '../../src/store/idempotency-keys.ts';
import { onEveryDatabase, opened } from '../support/stores.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const at = (days: number) => new Date(Date.UTC(2026, 0, 1) + days * DAY_MS);

onEveryDatabase('a key', (empty) => {
  let days = 0;
  const clock = () => at(days);
  const claims = async () => openIdempotencyKeys(opened(await empty()), clock);

  test('is taken once within a week, and anew after it', async () => {
    const { claim } = await claims();
    const claimAt = (when: number, key: string) => {
      days = when;
      return claim(key);
    };
    expect(await claimAt(0, 'C1:17.5')).toBe(true);
    expect(await claimAt(0, 'C1:17.5')).toBe(false);
    expect(await claimAt(0, 'C1:17.6')).toBe(true);
    expect(await claimAt(6.99, 'C1:17.5')).toBe(false);
    expect(await claimAt(7, 'C1:17.5')).toBe(true);
    expect(await claimAt(13.99, 'C1:17.5')).toBe(false);
  });

  test('is free again once it is given back, and no other key with it', async () => {
    const { claim, release } = await claims();
    await claim('C1:17.5');
    await claim('C1:17.6');
    await release('C1:17.5');
    expect(await claim('C1:17.6')).toBe(false);
    expect(await claim('C1:17.5')).toBe(true);
    expect(await claim('C1:17.5')).toBe(false);
  });

  test('stays taken when the clock is set back', async () => {
    const { claim } = await claims();
    days = 3;
    expect(await claim('key')).toBe(true);
    days = -60;
    expect(await claim('key')).toBe(false);
  });

  test('has one winner among processes that ask at once', async () => {
    const url = await empty();
    const replicas = Array.from({ length: 5 }, () => openIdempotencyKeys(opened(url), clock));
    for (let n = 0; n < 20; n++) {
      const won = await Promise.all(replicas.map(({ claim }) => claim(`key ${n}`)));
      expect(won.filter(Boolean)).toHaveLength(1);
    }
  });

  test('is pruned when it is old', async () => {
    const store = opened(await empty());
    const { claim } = openIdempotencyKeys(store, clock);
    for (days = 0; days < 20; days++) await claim(`key ${days}`);
    days = 24;
    await claim('last');
    const database = await store.ready();
    const left = await database.selectFrom('claim').select('key').orderBy('at').execute();
    expect(left[0]).toEqual({ key: 'key 18' });
    expect(left).toHaveLength(3);
  });
});
