import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LiveLibrary, type ReloadEvent } from '../../src/library/live-library.ts';
import { loadLibrary } from '../../src/library/load.ts';
import { brief, packFolder, put } from '../support/pack.ts';

/** A watched folder, and what it reports next. */
async function watched(files?: Record<string, unknown>) {
  const folder = await packFolder(files);
  const { library } = await loadLibrary(folder);
  if (!library) throw new Error('the pack of this test does not load');
  const waiting: ((event: ReloadEvent) => void)[] = [];
  const live = new LiveLibrary(folder, library, (event) => waiting.shift()?.(event));
  onTestFinished(() => live.close());
  await live.ready();
  const next = () => new Promise<ReloadEvent>((resolve) => waiting.push(resolve));
  return { folder, live, next };
}

const idsOf = ({ library }: ReloadEvent) => [...library.briefs.keys()];

test('an edit is served from the next request on; a snapshot already taken does not change', async () => {
  const { folder, live, next } = await watched();
  const before = live.current;
  const event = next();
  await put(folder, 'bridge.yaml', brief('bridge', { title: { en: 'New', ja: '新' } }));
  expect((await event).kind).toBe('reloaded');
  expect([...live.current.briefs.values()][0]?.title.en).toBe('New');
  expect([...before.briefs.values()][0]?.title.en).toBe('Bridge title');
});

test('added, renamed and deleted files are noticed', async () => {
  const { folder, next } = await watched();
  let event = next();
  await put(folder, 'road.yaml', brief('road'));
  expect(idsOf(await event)).toEqual(['bridge', 'road']);

  event = next();
  await rename(join(folder, 'road.yaml'), join(folder, 'a-road.yaml'));
  expect(idsOf(await event)).toEqual(['road', 'bridge']);

  event = next();
  await rm(join(folder, 'bridge.yaml'));
  expect(idsOf(await event)).toEqual(['road']);
});

test('a bad edit keeps the last good snapshot whole and says why, until it is mended', async () => {
  const { folder, live, next } = await watched();
  const good = live.current;
  let event = next();
  await put(folder, 'bridge.yaml', 'id: [');
  const kept = await event;
  expect(kept).toMatchObject({ kind: 'kept', library: good });
  expect(kept.kind === 'kept' && kept.problems.length).toBeGreaterThan(0);
  expect(live.current).toBe(good);

  event = next();
  await put(folder, 'bridge.yaml', brief('bridge', { checked: '2026-02-02' }));
  expect((await event).kind).toBe('reloaded');
  expect([...live.current.briefs.values()][0]?.checked).toBe('2026-02-02');
});

test('a conflict copy beside a brief keeps what was served, and names both files', async () => {
  const { folder, live, next } = await watched();
  const good = live.current;
  let event = next();
  await put(folder, 'bridge (1).yaml', brief('bridge', { checked: '2025-01-01' }));
  const kept = await event;
  expect(kept).toMatchObject({ kind: 'kept', library: good });
  const [problem] = kept.kind === 'kept' ? kept.problems : [];
  expect(problem?.file).toContain('bridge (1).yaml');
  expect(problem?.wrong).toContain('bridge.yaml');

  event = next();
  await rm(join(folder, 'bridge (1).yaml'));
  await put(folder, 'bridge.yaml', brief('bridge', { checked: '2026-02-02' }));
  expect((await event).kind).toBe('reloaded');
  expect([...live.current.briefs.values()][0]?.checked).toBe('2026-02-02');
});

test('a folder that loses its last brief, or its sources, keeps what was served', async () => {
  const { folder, live, next } = await watched();
  const event = next();
  await rm(join(folder, 'sources.yaml'));
  expect((await event).kind).toBe('kept');
  expect(live.current.briefs.size).toBe(1);
});
