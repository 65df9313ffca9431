import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { Journal } from '../../../support/journal.ts';
import type { Delivery, Retry } from './delivery.ts';

/** docs.slack.dev/apis/events-api/using-socket-mode */
const MOST_CONNECTIONS = 10;
const PING_EVERY_MS = 10_000;
const GOODBYE_MS = 500;

export type SocketEvent = {
  readonly kind: 'opened' | 'hello' | 'sent' | 'acked' | 'refused' | 'closed';
  /** The connection, counted from 1. */
  readonly connection: number;
  readonly envelope?: string;
};

type Connection = { readonly number: number; readonly socket: WebSocket; isLeaving: boolean };
type Sent = { readonly delivery: Delivery; readonly envelope: string };
type Waiting = { readonly delivery: Delivery; readonly retry: Retry | null };

export type SendOptions = {
  /** Which connection gets it, counted from 1; else they take turns. */
  readonly to?: number;
  /** The envelope of an earlier delivery, delivered again as Socket Mode sometimes does. */
  readonly envelope?: string;
};

/** The WebSockets of Socket Mode. */
export class Sockets {
  readonly log = new Journal<SocketEvent>();
  /** False: `link_disabled`, Socket Mode is switched off for the app. */
  enabled = true;
  mostConnections = MOST_CONNECTIONS;
  readonly #appId: string;
  readonly #tickets = new Set<string>();
  readonly #open: Connection[] = [];
  readonly #sent = new Map<string, Sent>();
  readonly #waiting: Waiting[] = [];
  readonly #server = new WebSocketServer({ noServer: true });
  #count = 0;
  #turn = 0;

  constructor(appId: string) {
    this.#appId = appId;
  }

  /** The numbers of the connections that are up. */
  get connections(): readonly number[] {
    return this.#open.map(({ number }) => number);
  }

  /** A ticket for one connection, as `apps.connections.open` gives it out. */
  ticket(): string {
    const ticket = randomBytes(8).toString('hex');
    this.#tickets.add(ticket);
    return `/link/?ticket=${ticket}&app_id=${this.#appId}`;
  }

  serve(server: Server): void {
    server.on('upgrade', (request, stream, head) => {
      const ticket = new URL(request.url ?? '/', 'http://slack').searchParams.get('ticket') ?? '';
      if (!this.#tickets.delete(ticket)) {
        stream.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
        return;
      }
      this.#server.handleUpgrade(request, stream, head, (socket) => this.#connect(socket));
    });
  }

  /** Delivers over one connection; without one it waits for the next, as a retry would. */
  deliver(delivery: Delivery, retry: Retry | null, { to, envelope }: SendOptions = {}): string {
    const connection = this.#pick(to);
    if (!connection) {
      this.#waiting.push({ delivery, retry: retry ?? { num: 1, reason: 'timeout' } });
      return '';
    }
    const id = envelope ?? randomUUID();
    this.#sent.set(id, { delivery, envelope: id });
    const isEvent = delivery.kind === 'events_api';
    const message = {
      envelope_id: id,
      type: delivery.kind,
      accepts_response_payload: delivery.acceptsAnswer,
      payload: delivery.payload,
      ...(isEvent && { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' }),
    };
    connection.socket.send(JSON.stringify(message));
    this.log.add({ kind: 'sent', connection: connection.number, envelope: id });
    return id;
  }

  /** Asks the app to connect anew: the container is recycled soon (`warning`), or now. */
  askToReconnect(reason: 'warning' | 'refresh_requested', to?: number): void {
    for (const connection of this.#chosen(to)) {
      connection.isLeaving = true;
      tell(connection.socket, disconnect(reason));
    }
  }

  /** Switches Socket Mode off. */
  disable(): void {
    this.enabled = false;
    for (const { socket } of [...this.#open]) {
      tell(socket, disconnect('link_disabled'));
      socket.close(1000);
    }
  }

  /** Cuts connections without a word. */
  drop(to?: number): void {
    for (const { socket } of this.#chosen(to)) socket.terminate();
  }

  /** Says goodbye to every connection, and cuts those that do not answer. */
  async end(): Promise<void> {
    const closing = this.#open.map(({ socket }) => {
      socket.close(1000);
      return once(socket, 'close');
    });
    await Promise.race([Promise.all(closing), wait(GOODBYE_MS, null, { ref: false })]);
    this.drop();
    this.#server.close();
  }

  /** The nth time that this happens to any connection. */
  when(kind: SocketEvent['kind'], nth = 1): Promise<SocketEvent> {
    return this.log.nth(nth, (event) => event.kind === kind, `"${kind}" no. ${nth} of a socket`);
  }

  #chosen(to?: number): Connection[] {
    return this.#open.filter(({ number }) => to === undefined || number === to);
  }

  #pick(to?: number): Connection | undefined {
    if (to !== undefined) return this.#chosen(to)[0];
    const staying = this.#open.filter(({ isLeaving }) => !isLeaving);
    this.#turn += 1;
    return staying[this.#turn % Math.max(1, staying.length)];
  }

  #connect(socket: WebSocket): void {
    this.#count += 1;
    const connection = { number: this.#count, socket, isLeaving: false };
    const add = (kind: SocketEvent['kind'], envelope?: string) =>
      this.log.add({ kind, connection: connection.number, ...(envelope && { envelope }) });
    add('opened');
    const refusal = this.#refusal();
    if (refusal) {
      add('refused');
      tell(socket, disconnect(refusal));
      socket.close(1000);
      return;
    }
    const pings = setInterval(() => socket.ping(), PING_EVERY_MS);
    this.#open.push(connection);
    socket.on('close', () => {
      clearInterval(pings);
      this.#open.splice(this.#open.indexOf(connection), 1);
      add('closed');
    });
    socket.on('message', (data) => {
      const envelope = this.#acknowledge(String(data));
      if (envelope) add('acked', envelope);
    });
    tell(socket, hello(this.#appId, this.#open.length));
    socket.ping();
    add('hello');
    for (const { delivery, retry } of this.#waiting.splice(0)) this.deliver(delivery, retry);
  }

  #refusal(): 'link_disabled' | 'too_many_websockets' | null {
    if (!this.enabled) return 'link_disabled';
    return this.#open.length >= this.mostConnections ? 'too_many_websockets' : null;
  }

  #acknowledge(text: string): string | null {
    const { envelope_id: envelope, payload } = JSON.parse(text);
    const sent = this.#sent.get(envelope);
    if (!sent) return null;
    const isEmpty = !payload || Object.keys(payload).length === 0;
    sent.delivery.acks.add({ over: 'socket', status: null, body: isEmpty ? undefined : payload });
    return sent.envelope;
  }
}

const tell = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));

const disconnect = (reason: string) => ({
  type: 'disconnect',
  reason,
  debug_info: { host: 'applink-1' },
});

const hello = (appId: string, count: number) => ({
  type: 'hello',
  num_connections: count,
  debug_info: { host: 'applink-1', build_number: 1, approximate_connection_time: 18_060 },
  connection_info: { app_id: appId },
});
