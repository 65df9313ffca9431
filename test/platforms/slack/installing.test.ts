import { readFile } from 'node:fs/promises';
import { describe } from 'vitest';
import { INSTALL_PATH } from '../../../src/platforms/slack/registration/manifest.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { keyringOf, rotateKey } from '../../../src/store/index.ts';
import type { RequestRecord } from '../../peers/slack/api/server.ts';
import type { SlackPeer } from '../../peers/slack/server.ts';
import { EMPTY, emptyPostgres, gateTo } from '../../support/stores.ts';
import { type Browser, expect, KEY, type RunningApp, test } from './running-app.ts';
import { textOf } from './running-bot.ts';

const { install } = wordsFor('en');
const HOUR = 3_600_000;

/** Begins an installation: gives the link that the browser is led to. */
async function begin({ open }: Browser): Promise<string> {
  const begun = await open(INSTALL_PATH);
  expect(begun.status).toBe(302);
  return begun.headers.get('location') ?? '';
}

const isInstalled = async ({ store }: RunningApp, id: string) => {
  const database = await store.ready();
  const found = await database
    .selectFrom('installation')
    .selectAll()
    .where('id', '=', id)
    .execute();
  return found.length === 1 && found[0]?.removed === null;
};

const codesLeft = (slack: SlackPeer) => slack.oauth.codes.size;

describe('a state', () => {
  test('that was tampered with, or is of another app, installs nothing', async ({
    slack,
    start,
  }) => {
    const bot = await start();
    const north = slack.addWorkspace('north');
    const browser = bot.browser();
    const back = slack.approve(await begin(browser), north.world);
    const state = back.searchParams.get('state') ?? '';
    const [head, body = '', mark] = state.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const other = Buffer.from(JSON.stringify({ ...claims, random: 1 })).toString('base64url');
    for (const forged of [`${head}.${other}.${mark}`, `${state}x`, 'none', '']) {
      back.searchParams.set('state', forged);
      const cookie = { cookie: `slack-app-oauth-state=${forged}` };
      const answer = await bot.browser().open(back, cookie);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(install.stale);
    }
    expect(codesLeft(slack)).toBe(1);
    expect(await isInstalled(bot, north.world.team.id)).toBe(false);
  });

  test('comes from the browser in which it began, or installs nothing', async ({
    slack,
    start,
  }) => {
    const bot = await start();
    const north = slack.addWorkspace('north');
    const back = slack.approve(await begin(bot.browser()), north.world);
    expect((await bot.browser().open(back)).status).toBe(400);
    expect(codesLeft(slack)).toBe(1);
  });

  test('ends after ten minutes', async ({ slack, start }) => {
    let ahead = 0;
    const bot = await start({ ahead: () => ahead });
    const north = slack.addWorkspace('north');
    const browser = bot.browser();
    const back = slack.approve(await begin(browser), north.world);
    ahead = 10 * 60_000 + 2000;
    const answer = await browser.open(back);
    expect(answer.status).toBe(400);
    expect(codesLeft(slack)).toBe(1);
  });

  test('is taken once, at whatever copy of the bot it comes back', async ({ slack, start }) => {
    const url = await EMPTY.SQLite();
    const [one, two] = [await start({ url }), await start({ url })];
    const north = slack.addWorkspace('north');
    const first = one.browser();
    const link = await begin(first);
    const state = new URL(link).searchParams.get('state');
    expect((await first.open(slack.approve(link, north.world))).status).toBe(200);
    const again = slack.approve(link, north.world);
    const cookie = { cookie: `slack-app-oauth-state=${state}` };
    for (const bot of [one, two]) {
      const answer = await bot.browser().open(again, cookie);
      expect(answer.status).toBe(400);
    }
    expect(codesLeft(slack)).toBe(1);
  });
});

test('while the database is away nobody can tell whether a state was used: nothing is installed', async ({
  slack,
  start,
}) => {
  const gate = await gateTo(await emptyPostgres());
  const bot = await start({ url: gate.url });
  const north = slack.addWorkspace('north');
  const browser = bot.browser();
  const back = slack.approve(await begin(browser), north.world);
  gate.shut();
  expect((await browser.open(back)).status).toBe(500);
  expect(codesLeft(slack)).toBe(1);
  gate.open();
  expect((await bot.install(north.world)).status).toBe(200);
});

test('who cancels, and whom Slack refuses, is told so in their language; the log knows why', async ({
  slack,
  start,
}) => {
  const bot = await start();
  const browser = bot.browser();
  const japanese = { 'accept-language': 'ja,en;q=0.5' };
  const cancelled = await browser.open(slack.cancel(await begin(browser)), japanese);
  expect(await cancelled.text()).toContain(wordsFor('ja').install.cancelled);
  const north = slack.addWorkspace('<north>');
  const back = slack.approve(await begin(browser), north.world);
  slack.faults.refuse('oauth.v2.access', 'bad_client_secret');
  const refused = await browser.open(back);
  expect(refused.status).toBe(502);
  expect(await refused.text()).toContain(install.refused);
  await bot.logged(/SLACK_CLIENT_SECRET is not that of the app/);
  expect(refused.headers.get('referrer-policy')).toBe('no-referrer');
  expect(refused.headers.get('cache-control')).toBe('no-store');
  expect(refused.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  const posted = await fetch(bot.address + INSTALL_PATH, { method: 'POST' });
  expect(posted.status).toBe(405);
  const done = await (await bot.install(north.world)).text();
  expect(done).toContain('&lt;north&gt;');
  expect(done).not.toContain('<north>');
});

test('a workspace that has not installed the app is refused, and named in the log', async ({
  slack,
  start,
}) => {
  const bot = await start();
  const north = slack.addWorkspace('north');
  const asked = north.runCommand('/brief', 'usfj');
  await asked.ack();
  expect(asked.messages).toEqual([]);
  await bot.logged(new RegExp(`the app is not installed in ${north.world.team.id}`));
});

test('an organization installs it for all its workspaces: each request names one', async ({
  slack,
  start,
}) => {
  const bot = await start();
  const acme = slack.addEnterprise('acme');
  const [east, west] = [slack.addWorkspace('east', acme), slack.addWorkspace('west', acme)];
  expect(await (await bot.install(acme)).text()).toContain(install.workspaces);
  for (const peer of [east, west]) {
    const { ann, general } = peer.fixtures;
    const answer = peer.directMessage(ann, 'when did the JJOC start?').answer();
    expect(textOf(await answer)).toContain('24 March 2025');
    const form = await peer.runCommand('/digest', '', { user: ann, where: general }).view();
    const added = textOf(await peer.submit(form, {}).updatedView());
    const [, id = ''] = /^([a-z2-9]{6})$/m.exec(added) ?? [];
    const shared = await peer.runCommand('/digest', `now ${id}`).message();
    expect(shared.isEphemeral).toBe(true);
    await peer.openHome(ann).home();
  }
  await bot.digests.tick();
  for (const { world } of [east, west]) {
    const posts = [...world.messages.values()].filter(({ api }) => api.metadata);
    expect(posts).toHaveLength(1);
  }
  slack.uninstall(acme);
  await bot.logged(/the app was removed/);
  const database = await bot.store.ready();
  const paused = await database.selectFrom('subscription').select('paused').execute();
  expect(paused).toEqual([{ paused: 'token-revoked' }, { paused: 'token-revoked' }]);
});

describe('a token that ends', () => {
  const refreshes = ({ requests }: SlackPeer) =>
    requests.entries.filter(
      ({ target, args: { grant_type: type } }) =>
        target === 'oauth.v2.access' && type === 'refresh_token',
    );

  test('is exchanged in time, by one of several copies, and before a digest', async ({
    slack,
    start,
  }) => {
    const url = await emptyPostgres();
    let ahead = 0;
    const copies = [
      await start({ url, ahead: () => ahead }),
      await start({ url, ahead: () => ahead }),
    ];
    const [one, two] = copies;
    if (!one || !two) throw new Error('two copies');
    const north = slack.addWorkspace('north');
    await one.install(north.world);
    const { ann, general } = north.fixtures;
    const form = await north.runCommand('/digest', '', { user: ann, where: general }).view();
    await north.submit(form, {}).updatedView();
    expect(refreshes(slack)).toEqual([]);

    const forward = (ms: number) => {
      ahead += ms;
      slack.advance(ms);
      slack.http.ahead = ahead;
    };
    forward(11 * HOUR);
    const said = Array.from({ length: 6 }, (_, n) => {
      slack.callAt(`${(n % 2 ? one : two).address}/slack/events`);
      return north.directMessage(ann, 'who leads the JJOC?');
    });
    await Promise.all(said.map((each) => each.answer()));
    expect(refreshes(slack)).toHaveLength(1);

    forward(24 * HOUR);
    await Promise.all(copies.map(({ digests }) => digests.tick()));
    const posts = [...north.world.messages.values()].filter(({ api }) => api.metadata);
    expect(posts).toHaveLength(1);
    expect(refreshes(slack)).toHaveLength(2);
    const isRefusedPost = ({ target, answer }: RequestRecord) =>
      target === 'chat.postMessage' && JSON.stringify(answer).startsWith('{"ok":false');
    expect(slack.requests.entries.filter(isRefusedPost)).toEqual([]);
    const database = await one.store.ready();
    const rows = await database.selectFrom('installation').selectAll().execute();
    expect(rows).toMatchObject([{ id: north.world.team.id, version: 3, holder: null }]);
    expect(JSON.stringify(rows)).not.toMatch(/xox[be]/);
  });

  test('serves to its end where it cannot be exchanged; then all but that workspace goes on', async ({
    slack,
    start,
  }) => {
    let ahead = 0;
    const bot = await start({ ahead: () => ahead });
    const [north, south] = [slack.addWorkspace('north'), slack.addWorkspace('south')];
    await bot.install(north.world);
    const forward = (ms: number) => {
      ahead += ms;
      slack.advance(ms);
      slack.http.ahead = ahead;
    };
    forward(11 * HOUR);
    await bot.install(south.world);
    slack.faults.refuse('oauth.v2.access', 'invalid_refresh_token', { times: 2 });
    const answered = north.directMessage(north.fixtures.ann, 'who leads the JJOC?');
    await answered.answer();
    await bot.logged(/exchanged for the next one elsewhere.*Its token was to be exchanged/);
    forward(2 * HOUR);
    north.directMessage(north.fixtures.ann, 'who leads the JJOC?');
    await bot.logged(/the token of this workspace has ended/);
    await south.directMessage(south.fixtures.ann, 'who leads the JJOC?').answer();
    // It was lost in passing: after a minute it is asked for again.
    forward(2 * 60_000);
    await north.directMessage(north.fixtures.ann, 'who leads the JJOC?').answer();
  });
});

describe('tokens at rest', () => {
  test('are in no file of the database; another key opens none, and the start says so', async ({
    slack,
    start,
  }) => {
    const url = await EMPTY.SQLite();
    const bot = await start({ url });
    const north = slack.addWorkspace('north');
    await bot.install(north.world);
    const tokens = [...north.world.tokens.keys(), ...slack.oauth.refreshTokens.keys()];
    expect(tokens.length).toBeGreaterThan(1);
    const path = url.slice('file:'.length);
    for (const file of [path, `${path}-wal`]) {
      const dump = await readFile(file);
      for (const token of [...tokens, slack.oauth.clientSecret, 'xoxe', 'xoxb']) {
        expect(dump.includes(token)).toBe(false);
      }
    }
    const other = Buffer.alloc(32, 9).toString('base64');
    const wrong = await start({ url, key: other });
    await wrong.logged(
      /^ENCRYPTION_KEY does not open the tokens of 1 installation, which the key [0-9a-f]{8} has sealed.*Set ENCRYPTION_KEY to/,
    );
    const asked = north.runCommand('/brief', 'usfj');
    await asked.ack();
    await wrong.logged(/the token of T\w+ cannot be read: it was sealed with the key/);
    expect(asked.messages).toEqual([]);

    // The new key in front of the old one, then sealed anew, then the new one alone.
    const both = await start({ url, key: `${other},${KEY}` });
    expect(textOf(await north.runCommand('/brief', 'usfj').message())).not.toBe('');
    expect(await rotateKey(both.store, keyringOf(`${other},${KEY}`))).toEqual({
      ...{ resealed: 1, kept: 0, unopened: new Map() },
    });
    await start({ url, key: other });
    expect(textOf(await north.runCommand('/brief', 'usfj').message())).not.toBe('');
  });
});
