import { wordsFor } from '../../../src/replies/words/index.ts';
import type { WorkspacePeer } from '../../peers/slack/server.ts';
import { EMPTY, emptyPostgres, gateTo } from '../../support/stores.ts';
import { expect, type RunningApp, test } from './running-app.ts';
import { labelsOf, textOf } from './running-bot.ts';

const en = wordsFor('en');
const ja = wordsFor('ja');
const DAY = 24 * 3_600_000;

/** Sets up a digest by the form; gives its id. */
async function setUpDigest(peer: WorkspacePeer): Promise<string> {
  const { ann, general } = peer.fixtures;
  const form = await peer.runCommand('/digest', '', { user: ann, where: general }).view();
  const added = textOf(await peer.submit(form, {}).updatedView());
  expect(added).toContain(en.management.added);
  return /^([a-z2-9]{6})$/m.exec(added)?.[1] ?? '';
}

const digestsIn = ({ world }: WorkspacePeer) =>
  [...world.messages.values()].filter(({ api }) => api.metadata?.event_type === 'briefing_digest');

/** Asks for a digest now, and has what is due posted. */
async function postNow(bot: RunningApp, peer: WorkspacePeer, id: string): Promise<void> {
  await peer.runCommand('/digest', `now ${id}`).message();
  await bot.digests.tick();
}

const row = async ({ store }: RunningApp, id: string) => {
  const database = await store.ready();
  return database.selectFrom('installation').selectAll().where('id', '=', id).executeTakeFirst();
};

test('two workspaces and a revoked third on one process, each with its own token', async ({
  slack,
  start,
}) => {
  const bot = await start();
  const [north, south, gone] = ['north', 'south', 'gone'].map((name) => slack.addWorkspace(name));
  if (!north || !south || !gone) throw new Error('three workspaces');
  for (const { world } of [north, south, gone]) {
    const page = await bot.install(world);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(en.install.done(world.team.domain));
  }
  const ids = [await setUpDigest(north), await setUpDigest(south), await setUpDigest(gone)];
  await gone.runCommand('/digest', `now ${ids[2]}`).message();
  slack.uninstallUnheard(gone.world);

  for (const peer of [north, south]) {
    expect(textOf(await peer.runCommand('/brief', 'usfj').message())).toContain(en.bottomLine);
    const said = peer.directMessage(peer.fixtures.ann, 'when did the JJOC start?');
    expect(textOf(await said.answer())).toContain('24 March 2025');
    const home = await peer.openHome(peer.fixtures.ann).home();
    expect(labelsOf(home)).toContain(en.slack.open);
  }
  // What somebody chose in one workspace is not chosen in the other.
  const home = await north.openHome(north.fixtures.ken).home();
  await north.press(home, 'home.lang.en').home();
  const inNorth = north.runCommand('/brief', 'usfj', { user: north.fixtures.ken });
  const inSouth = south.runCommand('/brief', 'usfj', { user: south.fixtures.ken });
  expect(textOf(await inNorth.message())).toContain(en.bottomLine);
  expect(textOf(await inSouth.message())).toContain(ja.bottomLine);

  await north.runCommand('/digest', `now ${ids[0]}`).message();
  await south.runCommand('/digest', `now ${ids[1]}`).message();
  await bot.digests.tick();
  expect(digestsIn(north)).toHaveLength(1);
  expect(digestsIn(south)).toHaveLength(1);
  expect(digestsIn(gone)).toEqual([]);
  await bot.logged(/the token of this workspace belongs to an app that was removed .*All other/);
  await bot.logged(/Slack: the app was removed/);
  expect(bot.log.entries.filter(({ msg }) => /All other workspaces/.test(msg))).toHaveLength(1);

  // Nothing is posted there any more, and the others go on.
  await postNow(bot, north, ids[0] ?? '');
  expect(digestsIn(north)).toHaveLength(2);
  expect(digestsIn(gone)).toEqual([]);
  expect(bot.log.entries.map(({ msg }) => msg).join()).not.toMatch(/xox[be]/);
});

test('who takes the app away has no digests any more; who installs it again has them back', async ({
  slack,
  start,
}) => {
  const bot = await start();
  const north = slack.addWorkspace('north');
  const { id } = north.world.team;
  await bot.install(north.world);
  const digest = await setUpDigest(north);
  await postNow(bot, north, digest);
  expect(digestsIn(north)).toHaveLength(1);

  const told = slack.uninstall(north.world);
  expect(told).toHaveLength(2);
  await bot.logged(/the app was removed/);
  expect(await row(bot, id)).toMatchObject({ sealed: '', key_id: '' });
  const database = await bot.store.ready();
  const subscription = () =>
    database.selectFrom('subscription').select(['paused', 'next_due']).executeTakeFirst();
  expect(await subscription()).toEqual({ paused: 'token-revoked', next_due: null });
  await bot.digests.tick();
  expect(digestsIn(north)).toHaveLength(1);

  await bot.install(north.world);
  expect(await subscription()).toMatchObject({ paused: null });
  await postNow(bot, north, digest);
  expect(digestsIn(north)).toHaveLength(2);

  // Slack tells of the removal again, late: the token holds.
  for (const one of told) slack.redeliver(one);
  await Promise.all(told.map(({ acks }) => acks.nth(2, () => true, 'the second acknowledgement')));
  await postNow(bot, north, digest);
  expect(digestsIn(north)).toHaveLength(3);
});

test('who installs it again while Slack is still asked about the removal has it, and the digests', async ({
  slack,
  start,
}) => {
  const bot = await start();
  const north = slack.addWorkspace('north');
  await bot.install(north.world);
  await setUpDigest(north);
  const asked = slack.faults.hold('auth.test', { accepted: true });
  slack.uninstall(north.world); // which is told twice, so that Slack is asked twice
  await asked.arrived;
  await bot.logged(/the app was removed/);
  await bot.install(north.world);
  asked.release(); // the token of the first installation is refused
  await bot.app.close();
  expect(await row(bot, north.world.team.id)).toMatchObject({ removed: null });
  const database = await bot.store.ready();
  const subscriptions = await database.selectFrom('subscription').select('paused').execute();
  expect(subscriptions).toEqual([{ paused: null }]);
});

test('a week after the removal, nothing of the workspace is stored; others lose nothing', async ({
  slack,
  start,
}) => {
  const url = await EMPTY.SQLite();
  const bot = await start({ url });
  const [north, south] = [slack.addWorkspace('north'), slack.addWorkspace('south')];
  for (const peer of [north, south]) {
    await bot.install(peer.world);
    await postNow(bot, peer, await setUpDigest(peer));
    const home = await peer.openHome(peer.fixtures.ken).home();
    await peer.press(home, 'home.lang.en').home();
    await peer.directMessage(peer.fixtures.ann, 'who leads the JJOC?').answer();
  }
  slack.uninstall(north.world);
  await bot.logged(/the app was removed/);
  const database = await bot.store.ready();
  const all = async () => {
    const tables = ['subscription', 'delivery', 'language', 'claim', 'workspace'] as const;
    const rows = await Promise.all(
      tables.map((table) => database.selectFrom(table).selectAll().execute()),
    );
    return JSON.stringify([rows, await database.selectFrom('installation').select('id').execute()]);
  };
  expect(await all()).toContain(north.world.team.id);
  const later = await start({ url, ahead: () => 8 * DAY });
  await later.logged(/what was stored of a workspace that left is deleted/);
  expect(await all()).not.toContain(north.world.team.id);
  const kept = await all();
  for (const one of [south.world.team.id, south.fixtures.ken.id]) expect(kept).toContain(one);
});

test('a workspace in which Slack asks for fewer digests holds up no other', async ({
  slack,
  start,
}) => {
  const bot = await start();
  const [north, south] = [slack.addWorkspace('north'), slack.addWorkspace('south')];
  const ids: string[] = [];
  for (const peer of [north, south]) {
    await bot.install(peer.world);
    ids.push(await setUpDigest(peer));
  }
  slack.faults.rateLimit('chat.postMessage', { retryAfter: 600 });
  await postNow(bot, north, ids[0] ?? '');
  expect(digestsIn(north)).toEqual([]);
  await postNow(bot, south, ids[1] ?? '');
  expect(digestsIn(south)).toHaveLength(1);
  expect(digestsIn(north)).toEqual([]);
});

test('while the database is away, an installed workspace is answered', async ({ slack, start }) => {
  const gate = await gateTo(await emptyPostgres());
  let ahead = 0;
  const bot = await start({ url: gate.url, ahead: () => ahead });
  const north = slack.addWorkspace('north');
  await bot.install(north.world);
  await north.runCommand('/brief', 'usfj').message();
  gate.shut();
  ahead = 60_000;
  slack.http.ahead = ahead;
  expect(textOf(await north.runCommand('/brief', 'usfj').message())).toContain(en.bottomLine);
  gate.open();
});
