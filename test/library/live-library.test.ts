import { rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Library } from '../../src/library/library.ts';
import { LiveLibrary, type ReloadEvent } from '../../src/library/live/live-library.ts';
import { loadLibrary } from '../../src/library/loading/load.ts';
import { Journal } from '../support/journal.ts';
import { brief, packFolder, put } from '../support/pack.ts';
import { emptyFolder } from '../support/stores.ts';

type Prepare = (library: Library, signal: AbortSignal) => Promise<void>;

/** A watched folder, and what it reports next. */
async function watch(folder: string, prepare: Prepare = async () => {}) {
  const { library } = await loadLibrary(folder);
  if (!library) throw new Error('the pack of this test does not load');
  const events = new Journal<ReloadEvent>();
  const fieldErrors: unknown[] = [];
  const live = new LiveLibrary(folder, library, {
    prepare,
    report: (event) => events.add(event),
    onFault: (error) => fieldErrors.push(error),
  });
  onTestFinished(() => live.close());
  await live.ready();
  const next = () => events.nth(events.entries.length + 1, () => true, 'an event');
  return { live, next, events, fieldErrors };
}

async function watched(files?: Record<string, unknown>) {
  const folder = await packFolder(files);
  return { folder, ...(await watch(folder)) };
}

const idsOf = (event: ReloadEvent) =>
  event.kind === 'reloaded' ? [...event.library.briefs.keys()] : event.kind;
const titleOf = ({ current }: LiveLibrary) => current.briefs.values().next().value?.title.en;
const titled = (en: string) => brief('bridge', { title: { en, ja: '橋' } });

test('an edit is served from the next request on; a snapshot already taken does not change', async () => {
  const { folder, live, next } = await watched();
  const before = live.current;
  const event = next();
  await put(folder, 'bridge.yaml', titled('New'));
  expect((await event).kind).toBe('reloaded');
  expect(titleOf(live)).toBe('New');
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

test('a bad edit that is undone is told once, with what is served all the while', async () => {
  const { folder, live, next, events } = await watched();
  const good = live.current;
  let event = next();
  await put(folder, 'bridge.yaml', 'id: [');
  expect((await event).kind).toBe('kept');

  event = next();
  await put(folder, 'bridge.yaml', brief('bridge'));
  expect(await event).toEqual({ kind: 'mended', library: good });
  expect(live.current).toBe(good);

  event = next();
  await put(folder, 'bridge.yaml', titled('New'));
  expect((await event).kind).toBe('reloaded');
  expect(events.entries.map(({ kind }) => kind)).toEqual(['kept', 'mended', 'reloaded']);
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

/** A link that is switched in one step, as deployments do it. */
async function switched(link: string, target: string): Promise<void> {
  await symlink(target, `${link}.next`);
  await rename(`${link}.next`, link);
}

test('a link that is switched to another folder is noticed, and edits there are too', async () => {
  const [v1, v2] = [await packFolder(), await packFolder({ 'bridge.yaml': titled('Second') })];
  const current = join(await emptyFolder(), 'current');
  await symlink(v1, current);
  const { live, next } = await watch(current);
  let event = next();
  await switched(current, v2);
  expect((await event).kind).toBe('reloaded');
  expect(titleOf(live)).toBe('Second');

  event = next();
  await put(v2, 'bridge.yaml', titled('Edited'));
  await event;
  expect(titleOf(live)).toBe('Edited');

  event = next();
  await switched(current, v1);
  await event;
  expect(titleOf(live)).toBe('Bridge title');
});

test('files that are links below a link that is switched, as in a ConfigMap, are noticed', async () => {
  const [v1, v2] = [await packFolder(), await packFolder({ 'bridge.yaml': titled('Second') })];
  const folder = await emptyFolder();
  await symlink(v1, join(folder, '..data'));
  for (const name of ['bridge.yaml', 'sources.yaml', 'library.yaml']) {
    await symlink(join('..data', name), join(folder, name));
  }
  const { live, next } = await watch(folder);
  const event = next();
  await switched(join(folder, '..data'), v2);
  expect((await event).kind).toBe('reloaded');
  expect(titleOf(live)).toBe('Second');
});

test('what a library needs is prepared before it is served, and an edit meanwhile goes before', async () => {
  const folder = await packFolder();
  const asked = new Journal<{ title: string; signal: AbortSignal; done: () => void }>();
  const { live, events } = await watch(folder, (library, signal) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const title = library.briefs.values().next().value?.title.en ?? '';
    asked.add({ title, signal, done: resolve });
    return promise;
  });
  await put(folder, 'bridge.yaml', titled('First'));
  const first = await asked.first(({ title }) => title === 'First', 'the first edit');
  expect(titleOf(live)).toBe('Bridge title');
  await put(folder, 'bridge.yaml', titled('Second'));
  await expect.poll(() => first.signal.aborted).toBe(true);
  first.done();
  const second = await asked.first(({ title }) => title === 'Second', 'the second edit');
  expect(titleOf(live)).toBe('Bridge title');
  expect(events.entries).toEqual([]);
  second.done();
  await events.first(() => true, 'the reload');
  expect(titleOf(live)).toBe('Second');
  expect(events.entries).toHaveLength(1);
});

test('what fails in preparing is told, and the next edit is taken', async () => {
  const folder = await packFolder();
  let isFailing = true;
  const { live, next, fieldErrors } = await watch(folder, async () => {
    if (isFailing) throw new Error('no index');
  });
  await put(folder, 'bridge.yaml', titled('First'));
  await expect.poll(() => fieldErrors).toEqual([new Error('no index')]);
  expect(titleOf(live)).toBe('Bridge title');
  isFailing = false;
  const event = next();
  await put(folder, 'bridge.yaml', titled('Second'));
  await event;
  expect(titleOf(live)).toBe('Second');
});
