import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { Journal } from '../../../support/journal.ts';
import { guildCreate } from '../resources/guild.ts';
import { gatewayMessage } from '../resources/message.ts';
import { shardOf } from '../state/ids.ts';
import type { MessageEvent, World } from '../state/world.ts';
import { Connection, type Host } from './connection.ts';
import { GUILDS, isToldOf, seesContent } from './intents.ts';
import { Session } from './session.ts';

const RECONNECT = 7;
const HEARTBEAT = 1;
const INVALID_SESSION = 9;

export type GatewayEventKind =
  | 'opened'
  | 'turned-away'
  | 'identify'
  | 'ready'
  | 'resumed'
  | 'heartbeat'
  | 'closed';

/** What clients did, and what was told them. */
export type GatewayEvent = {
  readonly kind: GatewayEventKind;
  readonly session: Session | null;
  /** The path opened, the shard identified, the number of events replayed, the code of a close. */
  readonly detail?: unknown;
};

export type GatewayOptions = {
  readonly heartbeatMs: number;
  readonly privilegedIntents: number;
  readonly refusedIntents: number;
};

/** The gateway: all sessions and sockets, and what a test can do to them. */
export class Gateway {
  readonly log = new Journal<GatewayEvent>();
  readonly presences = new Journal<{ readonly shard: number; readonly presence: unknown }>();
  /** How many IDENTIFYs are left today. */
  startsLeft = 1_000;
  /** False: heartbeats stay unanswered, so that the client finds its connection dead. */
  answersHeartbeats = true;
  /** False: connections are turned away with 503. */
  isUp = true;
  /** What is sent instead of the data of an event: as another server than Discord's might have it. */
  alter: (event: string, data: object) => unknown = (_, data) => data;
  readonly #world: World;
  readonly #options: GatewayOptions;
  readonly #sessions = new Map<string, Session>();
  readonly #connections = new Set<Connection>();
  readonly #sockets = new WebSocketServer({ noServer: true });
  #url = '';

  constructor(world: World, options: GatewayOptions) {
    this.#world = world;
    this.#options = options;
    world.messageLog.listen((event) => this.#tell(event));
  }

  /** Takes the upgrades of an HTTP server. */
  serve(server: Server, url: string): void {
    this.#url = url;
    server.on('upgrade', (request, socket, head) => {
      if (!this.isUp) {
        this.#note('turned-away', null);
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (opened) => {
        const connection = new Connection(opened, this.#host());
        this.#connections.add(connection);
        opened.on('close', () => this.#connections.delete(connection));
        this.#note('opened', null, new URL(request.url ?? '', 'ws://discord').pathname);
      });
    });
  }

  /** Sends an event to the shard that hears of the guild; without one, to shard 0. */
  dispatch(event: string, data: object, guildId: string | null): void {
    const hearing = this.#hearing(guildId);
    if (hearing.length === 0) {
      throw new Error(`no client is there to hear ${event}: connect the bot first`);
    }
    for (const session of hearing) session.dispatch(event, this.alter(event, data));
  }

  /** Cuts every connection without a word, as when a network fails. */
  kill(): void {
    for (const connection of [...this.#connections]) connection.kill();
  }

  /** Closes every connection with a code. */
  close(code: number, reason?: string): void {
    for (const connection of [...this.#connections]) connection.close(code, reason);
  }

  /** Asks every client to connect anew and resume. */
  reconnect(): void {
    for (const connection of this.#connections) connection.send({ op: RECONNECT, d: null });
  }

  /** Calls every session invalid; `resumable` is what the client is told. */
  invalidate(resumable: boolean): void {
    if (!resumable) this.forgetSessions();
    for (const connection of this.#connections) {
      connection.send({ op: INVALID_SESSION, d: resumable });
    }
  }

  /** Forgets all sessions: whoever tries to resume is told that the session is invalid. */
  forgetSessions(): void {
    this.#sessions.clear();
  }

  /** Asks every client for a heartbeat at once. */
  askForHeartbeat(): void {
    for (const connection of this.#connections) connection.send({ op: HEARTBEAT, d: null });
  }

  /** The nth time that something happened, of the past or to come. */
  when(kind: GatewayEventKind, nth = 1): Promise<GatewayEvent> {
    return this.log.nth(nth, (event) => event.kind === kind, `"${kind}" no. ${nth} on the gateway`);
  }

  end(): void {
    this.kill();
    this.#sockets.close();
  }

  #host(): Host {
    return {
      token: () => this.#world.token,
      heartbeatMs: this.#options.heartbeatMs,
      privilegedIntents: this.#options.privilegedIntents,
      refusedIntents: this.#options.refusedIntents,
      answersHeartbeats: () => this.answersHeartbeats,
      open: (shard, intents) => this.#open(shard, intents),
      welcome: (session) => this.#welcome(session),
      find: (id) => this.#sessions.get(id),
      forget: (session) => this.#sessions.delete(session.id),
      presence: (shard, presence) => this.presences.add({ shard, presence }),
      note: (kind, session, detail) => this.#note(kind, session, detail),
    };
  }

  #note(kind: GatewayEventKind, session: Session | null, detail?: unknown): void {
    this.log.add({ kind, session, detail });
  }

  #open(shard: readonly [number, number], intents: number): Session {
    this.startsLeft -= 1;
    const session = new Session(randomBytes(16).toString('hex'), shard, intents);
    this.#sessions.set(session.id, session);
    return session;
  }

  #welcome(session: Session): void {
    const { bot, applicationId, guilds } = this.#world;
    const here = [...guilds.values()].filter(
      ({ id, joined }) => joined && shardOf(id, session.shards) === session.shard,
    );
    session.dispatch('READY', {
      v: 10,
      user: bot,
      guilds: here.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `${this.#url}/resume`,
      shard: [session.shard, session.shards],
      application: { id: applicationId, flags: 0 },
    });
    const hearsOfGuilds = (session.intents & GUILDS) !== 0;
    for (const guild of hearsOfGuilds ? here : []) {
      session.dispatch('GUILD_CREATE', guildCreate(this.#world, guild));
    }
    this.#note('ready', session);
  }

  #hearing(guildId: string | null): Session[] {
    const shard = (shards: number) => (guildId === null ? 0 : shardOf(guildId, shards));
    return [...this.#sessions.values()].filter(
      (session) => session.shard === shard(session.shards),
    );
  }

  #tell(event: MessageEvent): void {
    const { kind, api, stored } = event;
    const { channel } = stored;
    for (const session of this.#hearing(channel.guildId)) {
      if (!isToldOf(this.#world, event, session.intents)) continue;
      const blank = { content: '', embeds: [], components: [], attachments: [] };
      const seen = seesContent(this.#world, event, session.intents) ? api : { ...api, ...blank };
      const message = gatewayMessage(seen, channel);
      const name = kind === 'edited' ? 'MESSAGE_UPDATE' : 'MESSAGE_CREATE';
      if (kind !== 'deleted') session.dispatch(name, this.alter(name, message));
      else {
        const guild = channel.guildId === null ? {} : { guild_id: channel.guildId };
        session.dispatch('MESSAGE_DELETE', { id: api.id, channel_id: channel.id, ...guild });
      }
    }
  }
}
