import { expect, test } from 'vitest';
import { openClaims } from '../../src/store/claims.ts';
import { onEveryDatabase, opened } from '../support/stores.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000);

onEveryDatabase('a key', (empty) => {
  let minutes = 0;
  const clock = () => at(minutes);
  const claims = async () => openClaims(opened(await empty()), clock);

  test('is taken once within an hour, and anew after it', async () => {
    const { claim } = await claims();
    const claimAt = (when: number, key: string) => {
      minutes = when;
      return claim(key);
    };
    expect(await claimAt(0, 'C1:17.5')).toBe(true);
    expect(await claimAt(0, 'C1:17.5')).toBe(false);
    expect(await claimAt(0, 'C1:17.6')).toBe(true);
    expect(await claimAt(59, 'C1:17.5')).toBe(false);
    expect(await claimAt(60, 'C1:17.5')).toBe(true);
    expect(await claimAt(119, 'C1:17.5')).toBe(false);
  });

  test('stays taken when the clock is set back', async () => {
    const { claim } = await claims();
    minutes = 30;
    expect(await claim('key')).toBe(true);
    minutes = -600;
    expect(await claim('key')).toBe(false);
  });

  test('has one winner among processes that ask at once', async () => {
    const url = await empty();
    const replicas = Array.from({ length: 5 }, () => openClaims(opened(url), clock));
    for (let n = 0; n < 20; n++) {
      const won = await Promise.all(replicas.map(({ claim }) => claim(`key ${n}`)));
      expect(won.filter(Boolean)).toHaveLength(1);
    }
  });

  test('is swept when it is old', async () => {
    const store = opened(await empty());
    const { claim } = openClaims(store, clock);
    for (minutes = 0; minutes < 100; minutes++) await claim(`key ${minutes}`);
    minutes = 120;
    await claim('last');
    const database = await store.ready();
    const left = await database.selectFrom('claim').select('key').orderBy('at').execute();
    expect(left[0]).toEqual({ key: 'key 61' });
    expect(left).toHaveLength(40);
  });
});
