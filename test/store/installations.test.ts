import { expect, test } from 'vitest';
import {
  forgetInstallation,
  keyringOf,
  openIdempotencyKeys,
  openInstallations,
  openLanguages,
  Unopened,
} from '../../src/store/index.ts';
import { holdsKeys } from '../../src/store/sealing/index.ts';
import { subscribe } from '../support/deliveries.ts';
import { onEveryDatabase, opened } from '../support/stores.ts';

const key = (n: number) => Buffer.alloc(32, n).toString('base64');
const NOW = new Date('2026-11-29T12:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const SECRET = 'xoxb-a-token';

test.each([
  [key(1), true],
  [key(1).replace('=', ''), true],
  [Buffer.alloc(32, 250).toString('hex'), true],
  [Buffer.alloc(32, 251).toString('base64url'), true],
  [`${key(1)}, ${key(2)}`, true],
  [`${key(1)},`, false],
  ['', false],
  ['password', false],
  [Buffer.alloc(16).toString('base64'), false],
])('%j holds keys: %j', (setting, isSound) => {
  expect(holdsKeys(setting)).toBe(isSound);
});

test('a sealed text opens with its key and in its place only, and says why not', () => {
  const ring = keyringOf(key(1));
  const sealed = ring.seal(SECRET, 'here');
  expect(ring.open(sealed, 'here')).toBe(SECRET);
  expect(keyringOf(`${key(2)},${key(1)}`).open(sealed, 'here')).toBe(SECRET);
  expect(JSON.stringify(sealed)).not.toContain(SECRET);
  expect(ring.seal(SECRET, 'here').sealed).not.toBe(sealed.sealed);
  const cut = { ...sealed, sealed: sealed.sealed.slice(0, -4) };
  const at = 30;
  const other = sealed.sealed[at] === 'A' ? 'B' : 'A';
  const changed = {
    ...sealed,
    sealed: sealed.sealed.slice(0, at) + other + sealed.sealed.slice(at + 1),
  };
  for (const wrong of [cut, changed, { ...sealed, sealed: '1.' }, { ...sealed, sealed: '2.x' }]) {
    expect(() => ring.open(wrong, 'here')).toThrow(Unopened);
  }
  expect(() => ring.open(sealed, 'there')).toThrow(/moved from another row/);
  expect(() => keyringOf(key(2)).open(sealed, 'here')).toThrow(/with the key [0-9a-f]{8}, which/);
});

onEveryDatabase('installations', (empty) => {
  test('are sealed, replaced by who knows the last version, and empty once removed', async () => {
    const store = opened(await empty());
    const installations = openInstallations(store, keyringOf(key(1)));
    expect(await installations.find('T1')).toBeNull();
    await installations.put('T1', { token: SECRET }, NOW);
    const first = await installations.find('T1');
    expect(first).toEqual({ id: 'T1', version: 1, content: { token: SECRET } });
    if (!first) return;
    expect(await installations.replace(first, { token: 'next' }, NOW)).toBe(true);
    expect(await installations.replace(first, { token: 'lost' }, NOW)).toBe(false);
    expect(await installations.find('T1')).toMatchObject({
      version: 2,
      content: { token: 'next' },
    });
    const database = await store.ready();
    const rows = () => database.selectFrom('installation').selectAll().execute();
    expect(JSON.stringify(await rows())).not.toMatch(/xoxb|next/);
    const moved = openInstallations(store, keyringOf(key(2)));
    await expect(moved.find('T1')).rejects.toThrow(Unopened);
    expect([...(await moved.unopened()).values()]).toEqual([1]);
    expect(await installations.remove('T1', NOW, 7)).toBe(false);
    expect(await installations.remove('T1', NOW)).toBe(true);
    expect(await installations.remove('T1', NOW)).toBe(false);
    expect(await rows()).toMatchObject([{ sealed: '', key_id: '', removed: NOW.getTime() }]);
    expect(await installations.find('T1')).toBeNull();
    expect((await installations.unopened()).size).toBe(0);
    expect(await installations.removedBefore(NOW)).toEqual([]);
    expect(await installations.removedBefore(later(1))).toEqual(['T1']);
    await installations.put('T1', { token: 'again' }, NOW);
    expect(await installations.find('T1')).toMatchObject({ content: { token: 'again' } });
  });

  test('are locked by one at a time; the lock of who has died ends', async () => {
    const installations = openInstallations(opened(await empty()), keyringOf(key(1)));
    await installations.put('T1', {}, NOW);
    const taken = await Promise.all(
      ['a', 'b', 'c'].map((one) => installations.lock('T1', one, NOW, 1000)),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    const holder = ['a', 'b', 'c'][taken.indexOf(true)] ?? '';
    await installations.unlock('T1', 'somebody else');
    expect(await installations.lock('T1', 'd', later(999), 1000)).toBe(false);
    await installations.unlock('T1', holder);
    expect(await installations.lock('T1', 'd', later(999), 1000)).toBe(true);
    expect(await installations.lock('T1', 'e', later(2000), 1000)).toBe(true);
    expect(await installations.lock('T2', 'e', NOW, 1000)).toBe(false);
  });

  test('that were removed are forgotten with all that is stored of their workspaces', async () => {
    const store = opened(await empty());
    const installations = openInstallations(store, keyringOf(key(1)));
    const languages = openLanguages(store, 'slack', ['ja']);
    const keys = openIdempotencyKeys(store, () => NOW);
    for (const [team, id] of [
      ['T1', 'E1'],
      ['T2', 'E1'],
      ['T3', 'T3'],
    ] as const) {
      await installations.put(id, {}, NOW);
      await installations.assign(team, id);
      await subscribe(store, NOW, {
        channelRef: { platform: 'slack', server: team, channel: `C-${team}` },
      });
      await languages.keepLanguage(`${team}:U1`, 'ja');
      await keys.claim(`slack:${team}:C1:1.0`);
      await keys.claim(`slack:post:${team}:C1:1.0:x`);
      const database = await store.ready();
      const shown = { platform: 'slack', channel: `C-${team}`, brief: 'usfj', at: 1 };
      await database.insertInto('shown').values(shown).execute();
    }
    expect(await installations.servingTeam('T2')).toBe('E1');
    expect(await installations.teamsOf('E1')).toEqual(['T1', 'T2']);
    expect(await forgetInstallation(store, 'E1')).toBe(false);
    await installations.remove('E1', NOW);
    expect(await forgetInstallation(store, 'E1')).toBe(true);
    const database = await store.ready();
    for (const table of ['subscription', 'language', 'claim', 'shown', 'workspace'] as const) {
      const rows = JSON.stringify(await database.selectFrom(table).selectAll().execute());
      expect(rows).not.toMatch(/T1|T2/);
      expect(rows).toContain('T3');
    }
    expect(await installations.servingTeam('T1')).toBeNull();
  });

  test('of an organization give up one workspace, which counts as removed from then on', async () => {
    const store = opened(await empty());
    const installations = openInstallations(store, keyringOf(key(1)));
    await installations.put('E1', {}, NOW);
    for (const team of ['T1', 'T2']) await installations.assign(team, 'E1');
    await installations.withdraw('T1', 'E2', NOW);
    expect(await installations.teamsOf('E1')).toEqual(['T1', 'T2']);
    await installations.withdraw('T1', 'E1', NOW);
    await installations.withdraw('T1', 'E1', later(5));
    expect(await installations.teamsOf('E1')).toEqual(['T2']);
    expect(await installations.find('T1')).toBeNull();
    expect(await installations.removedBefore(later(1))).toEqual(['T1']);
    // Let in again and taken off again: the time runs anew.
    await installations.assign('T1', 'E1');
    await installations.withdraw('T1', 'E1', later(10));
    expect(await installations.removedBefore(later(1))).toEqual([]);
    expect(await forgetInstallation(store, 'T1')).toBe(true);
    expect(await installations.servingTeam('T1')).toBeNull();
    // What a workspace has by itself stays.
    await installations.put('T2', { own: true }, NOW);
    await installations.withdraw('T2', 'E1', NOW);
    expect(await installations.servingTeam('T2')).toBe('T2');
    expect(await installations.find('T2')).toMatchObject({ content: { own: true } });
  });
});
