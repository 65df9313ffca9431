import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api } from './api/server.ts';
import { EVERYTHING } from './app-manifest.ts';
import { manifestCheck } from './checks/manifest-check.ts';
import { lineOf } from './checks/problem.ts';
import { EventSender } from './delivery/event-sender.ts';
import { Http } from './delivery/http.ts';
import { Sockets } from './delivery/sockets.ts';
import { type AppState, createApp } from './state/app.ts';
import { addFixtures, type Fixtures } from './state/fixtures.ts';
import { createUserActions } from './state/user-actions.ts';
import {
  addWorld,
  createWorld,
  type Enterprise,
  type Manifest,
  type Token,
  type World,
} from './state/world.ts';
import { Events } from './users/events.ts';
import { type Installing, installing } from './users/installing.ts';
import { type UserInteractions, userInteractions } from './users/interactions.ts';
import { type UserMessages, userMessages } from './users/messages.ts';

export type PeerOptions = {
  /** The app as it is configured: commands, shortcuts, scopes, events, tabs. */
  readonly manifest?: Manifest;
  /** The clock behind timestamps, the 3 s of a trigger and the 30 min of a response_url. */
  readonly now?: () => number;
};

/** Another workspace, and what people do there. */
export type WorkspacePeer = UserInteractions &
  UserMessages & { readonly world: World; readonly fixtures: Fixtures; readonly events: Events };

/** A Slack of its own for a test, and everything a test can do to it. */
export type SlackPeer = UserInteractions &
  UserMessages &
  Installing &
  Pick<Api, 'requests' | 'violations' | 'pings' | 'faults' | 'limits'> & {
    /** What Bolt takes as `clientOptions.slackApiUrl`. */
    readonly url: string;
    readonly botToken: string;
    readonly appToken: string;
    readonly signingSecret: string;
    readonly world: World;
    readonly fixtures: Fixtures;
    readonly events: Events;
    readonly http: Http;
    readonly sockets: Sockets;
    /** What the app has to prove who it is when somebody installs it. */
    readonly oauth: AppState;
    /** Another workspace, in which nobody has installed the app. */
    addWorkspace(domain: string, enterprise?: Enterprise): WorkspacePeer;
    /** An organization, without a workspace yet. */
    addEnterprise(name: string): Enterprise;
    /** Sends events, commands and component actions here over HTTP, no longer over Socket Mode. */
    callAt(url: string): void;
    /** Lets the clock of this Slack go forward. */
    advance(ms: number): void;
    /** What the token may do from now on. */
    grant(scopes: readonly string[]): void;
    /** The tokens are worth nothing any more; what the app is told then. */
    revoke(state?: 'token_revoked' | 'account_inactive'): void;
    close(): Promise<void>;
  };

/** Starts a Slack on a free port of 127.0.0.1. */
export async function startSlack(options: PeerOptions = {}): Promise<SlackPeer> {
  const { manifest = EVERYTHING, now = Date.now } = options;
  expectValid(manifest);
  let ahead = 0;
  const world = createWorld(() => now() + ahead, manifest);
  const fixtures = addFixtures(world);
  const userActions = createUserActions();
  const bot = addToken(world, 'bot', manifest.oauth_config?.scopes?.bot ?? []);
  const app = addToken(world, 'app', ['connections:write']);
  const signingSecret = 'signing-secret-of-the-app';
  const http = new Http(signingSecret);
  const sockets = new Sockets(world.appId);
  let address = '';
  const origin = () => `http://${address}`;
  const socketUrl = () => `ws://${address}${sockets.ticket()}`;
  const theApp = createApp(manifest);
  const api = new Api({ world, userActions, origin, socketUrl, app: theApp });
  const sender = new EventSender(http, sockets);
  const events = new Events(world, sender);
  const context = { world, userActions, api, sender, origin };

  const server = createServer(api.listen);
  sockets.serve(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    ...userInteractions(context, { user: fixtures.ann, where: fixtures.general }),
    ...userMessages(context, events),
    ...installing(theApp, world, sender),
    oauth: theApp,
    addWorkspace(domain, enterprise) {
      const other = addWorld(world, domain, enterprise ?? null);
      const inside = { world: other, userActions: createUserActions(), origin };
      api.serve({ ...inside, socketUrl, app: theApp });
      const found = {
        world: other,
        fixtures: addFixtures(other),
        events: new Events(other, sender),
      };
      const usual = { user: found.fixtures.ann, where: found.fixtures.general };
      return {
        ...found,
        ...userInteractions({ ...inside, api, sender }, usual),
        ...userMessages({ ...inside, api, sender }, found.events),
      };
    },
    addEnterprise: (name) => ({ id: world.newId('E'), name, worlds: [] }),
    url: `${origin()}/api/`,
    botToken: bot.value,
    appToken: app.value,
    signingSecret,
    world,
    fixtures,
    events,
    http,
    sockets,
    requests: api.requests,
    violations: api.violations,
    pings: api.pings,
    faults: api.faults,
    limits: api.limits,
    callAt(url) {
      http.url = url;
    },
    advance(ms) {
      ahead += ms;
    },
    grant(scopes) {
      bot.scopes = scopes;
    },
    revoke(state = 'token_revoked') {
      bot.state = state;
      app.state = state;
    },
    async close() {
      api.faults.clear();
      await sockets.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Slack would not make an app of a manifest with faults. */
function expectValid(manifest: Manifest): void {
  const problems = manifestCheck(manifest).map(lineOf);
  if (problems.length > 0) throw new Error(`Slack refuses the manifest: ${problems.join('; ')}`);
}

function addToken(world: World, kind: Token['kind'], scopes: readonly string[]): Token {
  const value = `${kind === 'bot' ? 'xoxb' : 'xapp'}-of-the-${kind}`;
  const token: Token = { value, kind, scopes, state: 'good' };
  world.tokens.set(value, token);
  return token;
}
