import { expect, onTestFinished, test } from 'vitest';
import { fromBolt } from '../../src/platforms/slack/installations/installation.ts';
import { manifestFor, SCOPES } from '../../src/platforms/slack/registration/index.ts';
import { keyringOf, openInstallations } from '../../src/store/index.ts';
import { type SlackPeer, startSlack } from '../peers/slack/server.ts';
import { giveTokens, type Place } from '../peers/slack/state/app.ts';
import type { Manifest } from '../peers/slack/state/world.ts';
import { addDigestOf } from '../platforms/shared/personal-data.ts';
import { run } from '../support/script.ts';
import { EMPTY, opened } from '../support/stores.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const URL = 'https://bot.example.org';

const openSlack = async (): Promise<SlackPeer> => {
  const manifest = manifestFor({ kind: 'distributed', url: URL }) as unknown as Manifest;
  const slack = await startSlack({ manifest });
  onTestFinished(() => slack.close());
  return slack;
};

const envOf = ({ url, oauth, signingSecret }: SlackPeer, more: Record<string, string> = {}) => ({
  ...{ PORT: '0', SLACK_API_URL: url, SLACK_SIGNING_SECRET: signingSecret },
  ...{ SLACK_CLIENT_ID: oauth.clientId, SLACK_CLIENT_SECRET: oauth.clientSecret },
  ...{ SLACK_STATE_SECRET: 's'.repeat(32), ENCRYPTION_KEY: KEY, PUBLIC_URL: URL },
  ...more,
});

/** Has the app installed, as the bot keeps it. */
async function install(slack: SlackPeer, url: string, place: Place, how: How = {}): Promise<void> {
  const { scopes = Object.keys(SCOPES), key = KEY, ended = false } = how;
  const { token, world } = giveTokens(slack.oauth, { place, scopes });
  const installations = openInstallations(opened(url), keyringOf(key));
  const expiresAt = Math.floor(Date.now() / 1000) + (ended ? -10 : 40_000);
  const bot = { token: token.value, scopes: [...scopes], id: world.botId, userId: world.bot.id };
  const of = 'worlds' in place ? place : null;
  const team = of ? undefined : { id: world.team.id, name: world.team.domain };
  const installation = fromBolt({
    ...{ team, enterprise: of ? { id: of.id, name: of.name } : undefined, user: { id: '' } },
    ...{ isEnterpriseInstall: of !== null, bot: { ...bot, refreshToken: 'r', expiresAt } },
  } as never);
  const id = of?.id ?? world.team.id;
  await installations.put(id, installation, new Date());
  for (const { team: one } of of?.worlds ?? [world]) await installations.assign(one.id, id);
}
type How = {
  readonly scopes?: readonly string[];
  readonly key?: string;
  readonly ended?: boolean;
};

const faultsIn = (out: string) =>
  out.split('\n').flatMap((line) => (line.startsWith('FAULT  ') ? [line.slice(7)] : []));

test('of an app that many workspaces install, nothing is wrong that works', async () => {
  const slack = await openSlack();
  const DATABASE_URL = await EMPTY.SQLite();
  const acme = slack.addEnterprise('acme');
  const [north, east, late] = [
    slack.addWorkspace('north-sea'),
    slack.addWorkspace('east', acme),
    slack.addWorkspace('late'),
  ];
  await install(slack, DATABASE_URL, north.world);
  await install(slack, DATABASE_URL, acme);
  await install(slack, DATABASE_URL, late.world, { ended: true });
  for (const { world, fixtures } of [north, east]) {
    const where = { platform: 'slack', server: world.team.id, channel: fixtures.general.id };
    await addDigestOf(opened(DATABASE_URL), 'U1', where);
  }
  const { out, code } = await run('doctor', [], envOf(slack, { DATABASE_URL }));
  expect({ faults: faultsIn(out), code }).toEqual({ faults: [], code: 0 });
  for (const line of [
    /^ok {5}Slack: SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are not refused$/m,
    /^ok {5}Slack: .*https:\/\/bot\.example\.org\/slack\/oauth_redirect/m,
    /^ok {5}Slack: installed in north-sea \(T\w+\), with every scope/m,
    /^ok {5}Slack: installed in acme \(E\w+\), with every scope/m,
    /^ok {5}Slack: the token of late \(T\w+\) has ended while no bot ran/m,
  ]) {
    expect(out).toMatch(line);
  }
  expect(out.match(/digests can be posted in #general/g)).toHaveLength(2);
  expect(out).not.toMatch(/xox[be]/);
  expect(
    slack.requests.entries.some(({ args: { grant_type: type } }) => type === 'refresh_token'),
  ).toBe(false);
});

test.each([
  [
    { SLACK_CLIENT_ID: '1.2' },
    /^Slack: SLACK_CLIENT_ID is not that of the app \(invalid_client_id\)\. Copy it from "Basic/,
  ],
  [
    { SLACK_CLIENT_SECRET: 'x'.repeat(32) },
    /^Slack: SLACK_CLIENT_SECRET is not that of the app \(bad_client_secret\)\. Copy it from "Basic/,
  ],
  [
    { PUBLIC_URL: 'http://bot.example.org' },
    /^Slack: PUBLIC_URL is http:\S+, but Slack .* by https only\. Have a proxy serve it/,
  ],
])('%j is told in one line with the cure', async (wrong, line) => {
  const slack = await openSlack();
  const { out, code } = await run('doctor', [], {
    ...envOf(slack, { DATABASE_URL: await EMPTY.SQLite(), ...wrong }),
  });
  expect(faultsIn(out)).toEqual([expect.stringMatching(line)]);
  expect(code).toBe(1);
});

test('each installation that does not work is told in one line with the cure', async () => {
  const slack = await openSlack();
  const DATABASE_URL = await EMPTY.SQLite();
  const names = ['gone', 'few', 'sealed', 'well'] as const;
  const [gone, few, sealed, well] = names.map((name) => slack.addWorkspace(name));
  if (!gone || !few || !sealed || !well) throw new Error('four workspaces');
  await install(slack, DATABASE_URL, gone.world);
  await install(slack, DATABASE_URL, few.world, { scopes: ['commands', 'chat:write'] });
  const other = Buffer.alloc(32, 9).toString('base64');
  await install(slack, DATABASE_URL, sealed.world, { key: other });
  await install(slack, DATABASE_URL, well.world);
  await addDigestOf(opened(DATABASE_URL), 'U1', {
    ...{ platform: 'slack', server: well.world.team.id, channel: well.fixtures.elsewhere.id },
  });
  slack.uninstallUnheard(gone.world);
  const { out, code } = await run('doctor', [], envOf(slack, { DATABASE_URL }));
  expect(faultsIn(out).toSorted()).toEqual([
    expect.stringMatching(
      /^Slack: ENCRYPTION_KEY does not open the tokens of 1 installation, .*Set/,
    ),
    expect.stringMatching(
      /^Slack: few \(T\w+\) has installed the app without app_mentions:read.*Have/,
    ),
    expect.stringMatching(/^Slack: the channel of a digest .*in which the bot is not\. Type/),
    expect.stringMatching(
      /^Slack: the token of this workspace belongs .* \/slack\/install.*gone \(T/,
    ),
  ]);
  expect(code).toBe(1);
});
