import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { presenceCheck } from './checks/presence-check.ts';
import { lineOf } from './checks/problem.ts';
import { Gateway } from './gateway/gateway.ts';
import { channelObject } from './resources/channel.ts';
import { Rest } from './rest/rest.ts';
import { addFixtures, type Fixtures } from './state/fixtures.ts';
import type { Interaction } from './state/interactions.ts';
import { type Channel, createWorld, type World } from './state/world.ts';
import { type UserInteractions, userInteractions } from './users/interactions.ts';
import { type UserMessages, userMessages } from './users/messages.ts';

export type PeerOptions = {
  readonly token?: string;
  /** The clock behind ids, the 3 seconds of an interaction and the memory of nonces. */
  readonly now?: () => number;
  /** How many shards the server recommends. */
  readonly shards?: number;
  /** How many of them may identify in five seconds; left out, all. */
  readonly maxConcurrency?: number;
  /** The bits of the privileged intents that are switched on for the app. */
  readonly privilegedIntents?: number;
  /** The bits of other intents that it refuses all the same. */
  readonly refusedIntents?: number;
  readonly heartbeatMs?: number;
};

/** A Discord of its own for a test, and everything a test can do to it. */
export type DiscordPeer = UserInteractions &
  UserMessages &
  Pick<Rest, 'requests' | 'violations' | 'pings' | 'faults' | 'limits'> & {
    /** What discord.js takes as `rest.api`. */
    readonly url: string;
    readonly token: string;
    readonly world: World;
    readonly fixtures: Fixtures;
    readonly gateway: Gateway;
    /** Lets the clock of this Discord go forward. */
    advance(ms: number): void;
    /** The token is worth nothing any more: REST refuses it, connections are closed with 4004. */
    revokeToken(): void;
    deleteChannel(channel: Channel): void;
    close(): Promise<void>;
  };

/** Starts a Discord on a free port of 127.0.0.1. */
export async function startDiscord(options: PeerOptions = {}): Promise<DiscordPeer> {
  const {
    token = 'secret-of-the-bot',
    privilegedIntents = 0,
    shards = 1,
    refusedIntents = 0,
  } = options;
  const { now = Date.now, heartbeatMs = 41_250, maxConcurrency = shards } = options;
  let ahead = 0;
  const world = createWorld(() => now() + ahead, token);
  const fixtures = addFixtures(world);
  const interactions = new Map<string, Interaction>();
  const gateway = new Gateway(world, { heartbeatMs, privilegedIntents, refusedIntents });
  let origin = '';
  const rest = new Rest({
    world,
    interactions,
    gateway: {
      url: () => `ws://${origin}`,
      shards,
      maxConcurrency,
      privilegedIntents,
      startsLeft: () => gateway.startsLeft,
    },
  });

  gateway.presences.listen(({ presence: body }) => {
    const problems = presenceCheck(body).map(lineOf);
    if (problems.length > 0) rest.violations.push({ request: 'gateway presence', problems, body });
  });

  const server = createServer(rest.listen);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  gateway.serve(server, `ws://${origin}`);

  return {
    ...userInteractions(world, gateway, interactions, {
      user: fixtures.ann,
      where: fixtures.general,
    }),
    ...userMessages(world),
    url: `http://${origin}/api`,
    token,
    world,
    fixtures,
    gateway,
    requests: rest.requests,
    violations: rest.violations,
    pings: rest.pings,
    faults: rest.faults,
    limits: rest.limits,
    advance(ms) {
      ahead += ms;
    },
    revokeToken() {
      world.token = randomBytes(16).toString('hex');
      gateway.close(4004, 'Authentication failed.');
    },
    deleteChannel(channel) {
      world.channels.delete(channel.id);
      gateway.dispatch('CHANNEL_DELETE', channelObject(world, channel), channel.guildId);
    },
    async close() {
      rest.faults.clear();
      gateway.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
