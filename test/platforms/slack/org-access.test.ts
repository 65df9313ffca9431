import { describe } from 'vitest';
import type { SlackPeer, WorkspacePeer } from '../../peers/slack/server.ts';
import { EMPTY } from '../../support/stores.ts';
import { expect, type RunningApp, test } from './running-app.ts';
import { textOf } from './running-bot.ts';

const DAY = 24 * 3_600_000;

/** An organization with two workspaces, each with a digest. */
async function organization(slack: SlackPeer, bot: RunningApp) {
  const acme = slack.addEnterprise('acme');
  const [east, west] = [slack.addWorkspace('east', acme), slack.addWorkspace('west', acme)];
  await bot.install(acme);
  return { acme, east, west, ids: [await setUpDigest(east), await setUpDigest(west)] as const };
}

async function setUpDigest(peer: WorkspacePeer): Promise<string> {
  const { ann, general } = peer.fixtures;
  const form = await peer.runCommand('/digest', '', { user: ann, where: general }).view();
  const added = textOf(await peer.submit(form, {}).updatedView());
  return /^([a-z2-9]{6})$/m.exec(added)?.[1] ?? '';
}

const digestsIn = ({ world }: WorkspacePeer) =>
  [...world.messages.values()].filter(({ api }) => api.metadata?.event_type === 'briefing_digest');

async function pausedIn({ store }: RunningApp, { world }: WorkspacePeer) {
  const database = await store.ready();
  const row = await database
    .selectFrom('subscription')
    .select('paused')
    .where('server', '=', world.team.id)
    .executeTakeFirst();
  return row?.paused;
}

const countOf = (bot: RunningApp, pattern: RegExp) =>
  bot.log.entries.filter(({ msg }) => pattern.test(msg)).length;

const TAKEN_OFF = /an organization has taken a workspace off the app/;
const LET_IN = /an organization lets the app into a workspace/;

describe('a workspace that its organization takes off the app', () => {
  test('has no digests any more, and the others have theirs; let in again, it has them back', async ({
    slack,
    start,
  }) => {
    const bot = await start();
    const { acme, east, west, ids } = await organization(slack, bot);
    await east.runCommand('/digest', `now ${ids[0]}`).message();
    const told = slack.revokeAccess(acme, east.world);
    await bot.logged(TAKEN_OFF);
    expect(await pausedIn(bot, east)).toBe('token-revoked');
    await west.runCommand('/digest', `now ${ids[1]}`).message();
    await bot.digests.tick();
    expect(digestsIn(east)).toEqual([]);
    expect(digestsIn(west)).toHaveLength(1);

    slack.grantAccess(acme, east.world);
    await bot.logged(LET_IN);
    expect(await pausedIn(bot, east)).toBeNull();
    await east.runCommand('/digest', `now ${ids[0]}`).message();
    await bot.digests.tick();
    expect(digestsIn(east)).toHaveLength(1);

    // Slack tells of it again, late: its list says that the workspace is in.
    slack.redeliver(told);
    await told.acks.nth(2, () => true, 'the second acknowledgement');
    await bot.log.nth(2, ({ msg }) => LET_IN.test(msg), 'the second look');
    expect(await pausedIn(bot, east)).toBeNull();
    expect(countOf(bot, TAKEN_OFF)).toBe(1);
    expect(
      slack.requests.entries.some(({ answer }) => /not_granted/.test(JSON.stringify(answer))),
    ).toBe(false);
  });

  test('and lets in again unheard, has its digests back with the first request', async ({
    slack,
    start,
  }) => {
    const bot = await start();
    const { acme, east } = await organization(slack, bot);
    slack.revokeAccess(acme, east.world);
    await bot.logged(TAKEN_OFF);
    slack.http.url = 'http://127.0.0.1:9/slack/events';
    slack.grantAccess(acme, east.world);
    slack.callAt(`${bot.address}/slack/events`);
    await east.runCommand('/brief', 'usfj').message();
    await bot.logged(LET_IN);
    expect(await pausedIn(bot, east)).toBeNull();
  });

  test('is believed where Slack cannot be asked', async ({ slack, start }) => {
    const bot = await start();
    const { acme, east } = await organization(slack, bot);
    slack.faults.refuse('auth.teams.list', 'internal_error');
    slack.revokeAccess(acme, east.world);
    await bot.logged(TAKEN_OFF);
    expect(await pausedIn(bot, east)).toBe('token-revoked');
  });

  test('has nothing stored of it a week later; the organization and its others do', async ({
    slack,
    start,
  }) => {
    const url = await EMPTY.SQLite();
    const bot = await start({ url });
    const { acme, east, west } = await organization(slack, bot);
    slack.revokeAccess(acme, east.world);
    await bot.logged(TAKEN_OFF);
    const later = await start({ url, ahead: () => 8 * DAY });
    await later.logged(/what was stored of a workspace that left is deleted/);
    const database = await bot.store.ready();
    const tables = ['subscription', 'delivery', 'language', 'claim', 'workspace'] as const;
    const rows = await Promise.all(
      [...tables, 'installation' as const].map((table) =>
        database.selectFrom(table).selectAll().execute(),
      ),
    );
    const all = JSON.stringify(rows);
    expect(all).not.toContain(east.world.team.id);
    for (const kept of [west.world.team.id, acme.id]) expect(all).toContain(kept);
  });
});

test('a workspace that has the app by itself is not touched by what an organization says', async ({
  slack,
  start,
}) => {
  const bot = await start();
  const { acme } = await organization(slack, bot);
  const own = slack.addWorkspace('own');
  await bot.install(own.world);
  const id = await setUpDigest(own);
  const told = slack.tellOfAccess(acme, own.world, 'team_access_revoked');
  await told.acks.nth(1, () => true, 'the acknowledgement');
  await own.runCommand('/digest', `now ${id}`).message();
  await bot.digests.tick();
  expect(digestsIn(own)).toHaveLength(1);
  expect(await pausedIn(bot, own)).toBeNull();
});

test('a workspace that takes off an installation of its own leaves the organization its, however long nobody used it', async ({
  slack,
  start,
}) => {
  let ahead = 0;
  const bot = await start({ ahead: () => ahead });
  const { acme, east, west, ids } = await organization(slack, bot);
  await bot.install(east.world);
  ahead = 30 * 3_600_000; // the organization's token has ended
  slack.advance(ahead);
  slack.http.ahead = ahead;
  slack.uninstall(east.world);
  await bot.logged(/the app was removed/);
  const database = await bot.store.ready();
  const rows = await database.selectFrom('installation').select(['id', 'removed']).execute();
  expect(rows.filter(({ removed }) => removed === null).map(({ id }) => id)).toEqual([acme.id]);
  await west.runCommand('/digest', `now ${ids[1]}`).message();
  await bot.digests.tick();
  expect(digestsIn(west).length).toBeGreaterThan(0);
});
