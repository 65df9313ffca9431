import { App, LogLevel, webApi } from '@slack/bolt';
import { describe, onTestFinished } from 'vitest';
import { EVERYTHING } from './app-manifest.ts';
import { expect, type Peer, test } from './bare-app.ts';
import type { Manifest } from './state/world.ts';

const BOT_SCOPES = ['chat:write', 'commands', 'users:read'];

/** The manifest of the app that may do everything, for many workspaces. */
const manifest = {
  ...EVERYTHING,
  features: {
    ...EVERYTHING.features,
    slash_commands: EVERYTHING.features.slash_commands.map((one) => ({
      ...one,
      url: 'https://app.example/slack/events',
    })),
  },
  oauth_config: {
    ...EVERYTHING.oauth_config,
    redirect_urls: ['https://app.example/slack/oauth_redirect'],
  },
  settings: {
    event_subscriptions: {
      bot_events: ['app_uninstalled', 'tokens_revoked'],
      request_url: 'https://app.example/slack/events',
    },
    interactivity: { is_enabled: true, request_url: 'https://app.example/slack/events' },
    socket_mode_enabled: false,
    org_deploy_enabled: true,
    token_rotation_enabled: true,
  },
} as unknown as Manifest;

/** Bolt with its own installer and receiver, and where they listen. */
async function installable(slack: Peer) {
  const app = new App({
    signingSecret: slack.signingSecret,
    clientId: slack.oauth.clientId,
    clientSecret: slack.oauth.clientSecret,
    stateSecret: 'state-secret',
    scopes: BOT_SCOPES,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.url, retryConfig: { retries: 0 } },
    installerOptions: {
      directInstall: true,
      authorizationUrl: new URL('/oauth/v2/authorize', slack.url).href,
    },
  });
  const server = (await app.start(0)) as unknown as { address(): { port: number } };
  onTestFinished(() => app.stop().then(() => {}));
  const origin = `http://127.0.0.1:${server.address().port}`;
  slack.callAt(`${origin}/slack/events`);
  const begin = async () => {
    const begun = await fetch(`${origin}/slack/install`, { redirect: 'manual' });
    const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return { link: begun.headers.get('location') ?? '', cookie };
  };
  const end = ({ pathname, search }: URL, cookie: string) =>
    fetch(origin + pathname + search, { headers: { cookie } });
  return { app, begin, end };
}

describe('installing', () => {
  test.override({ options: { manifest }, transport: 'http' });

  test('by the unmodified Bolt gives each workspace a token of its own', async ({ slack }) => {
    const { app, begin, end } = await installable(slack);
    const heard: string[] = [];
    app.event('app_uninstalled', async () => void heard.push('app_uninstalled'));
    app.event('tokens_revoked', async () => void heard.push('tokens_revoked'));
    app.command('/brief', async ({ ack, client, command }) => {
      await ack();
      await client.chat.postMessage({ channel: command.user_id, text: `to ${command.team_id}` });
    });
    const [north, south] = [slack.addWorkspace('north'), slack.addWorkspace('south')];
    for (const { world } of [north, south]) {
      const { link, cookie } = await begin();
      expect((await end(slack.approve(link, world), cookie)).status).toBe(200);
    }
    for (const peer of [north, south]) {
      const { text } = await peer.runCommand('/brief', '').message();
      expect(text).toBe(`to ${peer.world.team.id}`);
    }
    const told = slack.uninstall(north.world);
    await Promise.all(told.map(({ acks }) => acks.nth(1, () => true, 'an acknowledgement')));
    expect(heard.toSorted()).toEqual(['app_uninstalled', 'tokens_revoked']);
    const [token] = [...north.world.tokens.keys()];
    const client = new webApi.WebClient(token, { slackApiUrl: slack.url });
    await expect(client.auth.test()).rejects.toThrow('account_inactive');
  });

  test('takes a code once, a refresh token once, and ends a token after twelve hours', async ({
    slack,
  }) => {
    const client = new webApi.WebClient(undefined, { slackApiUrl: slack.url });
    const { clientId: client_id, clientSecret: client_secret } = slack.oauth;
    const app = { client_id, client_secret };
    const north = slack.addWorkspace('north');
    const query = new URLSearchParams({ client_id, scope: BOT_SCOPES.join(), state: 's' });
    const back = slack.approve(
      `${new URL('/oauth/v2/authorize', slack.url)}?${query}`,
      north.world,
    );
    expect(back.searchParams.get('state')).toBe('s');
    const code = back.searchParams.get('code') ?? '';
    const wrong = client.oauth.v2.access({ ...app, client_secret: 'another', code });
    await expect(wrong).rejects.toThrow('bad_client_secret');
    const first = await client.oauth.v2.access({ ...app, code });
    await expect(client.oauth.v2.access({ ...app, code })).rejects.toThrow('invalid_code');
    const refresh = () =>
      client.oauth.v2.access({
        ...app,
        grant_type: 'refresh_token',
        refresh_token: first.refresh_token ?? '',
      });
    const next = await refresh();
    await expect(refresh()).rejects.toThrow('invalid_refresh_token');
    slack.advance(12 * 3_600_000);
    for (const token of [first.access_token, next.access_token]) {
      await expect(client.auth.test({ token: token ?? '' })).rejects.toThrow('token_expired');
    }
  });

  test('in an organization gives one token, which has to name the workspace', async ({ slack }) => {
    const acme = slack.addEnterprise('acme');
    const [east] = [slack.addWorkspace('east', acme), slack.addWorkspace('west', acme)];
    const { begin, end } = await installable(slack);
    const { link, cookie } = await begin();
    expect((await end(slack.approve(link, acme), cookie)).status).toBe(200);
    const [token] = [...east.world.tokens.keys()];
    const client = new webApi.WebClient(token, { slackApiUrl: slack.url });
    expect(await client.auth.test()).toMatchObject({
      team_id: acme.id,
      is_enterprise_install: true,
    });
    const user = east.fixtures.ann.id;
    await expect(client.users.info({ user })).rejects.toThrow('missing_argument');
    const named = new webApi.WebClient(token, {
      slackApiUrl: slack.url,
      teamId: east.world.team.id,
    });
    expect(await named.users.info({ user })).toMatchObject({ user: { name: 'ann' } });
  });

  test('asks for no more than the manifest offers, and leads nowhere else', ({ slack }) => {
    const link = (more: Record<string, string>) =>
      `${new URL('/oauth/v2/authorize', slack.url)}?${new URLSearchParams({ client_id: slack.oauth.clientId, scope: 'chat:write', ...more })}`;
    const { world } = slack;
    expect(() => slack.approve(link({ client_id: '9.9' }), world)).toThrow('invalid_client_id');
    expect(() => slack.approve(link({ scope: 'admin' }), world)).toThrow('invalid_scope');
    const elsewhere = link({ redirect_uri: 'https://elsewhere.example/' });
    expect(() => slack.approve(elsewhere, world)).toThrow('bad_redirect_uri');
    expect(slack.cancel(link({})).searchParams.get('error')).toBe('access_denied');
  });
});
