import type { WebSocket } from 'ws';
import { MEANINGFUL, PRIVILEGED } from './intents.ts';
import type { Frame, Session } from './session.ts';

const HEARTBEAT = 1;
const IDENTIFY = 2;
const PRESENCE_UPDATE = 3;
const RESUME = 6;
const INVALID_SESSION = 9;
const HELLO = 10;
const HEARTBEAT_ACK = 11;
/** Voice state, members, soundboard sounds: heard, and left unanswered. */
const OTHERS = [4, 8, 31];

/** Why the server ends a connection: the code, and Discord's words for it. */
type End = readonly [code: number, reason: string];

const UNKNOWN_OPCODE: End = [4001, 'Unknown opcode.'];
const DECODE_ERROR: End = [4002, 'Error while decoding payload.'];
const NOT_AUTHENTICATED: End = [4003, 'Not authenticated.'];
const AUTHENTICATION_FAILED: End = [4004, 'Authentication failed.'];
const ALREADY_AUTHENTICATED: End = [4005, 'Already authenticated.'];
const INVALID_SEQUENCE: End = [4007, 'Invalid seq.'];
const INVALID_SHARD: End = [4010, 'Invalid shard.'];
const INVALID_INTENTS: End = [4013, 'Invalid intents.'];
const DISALLOWED_INTENTS: End = [4014, 'Disallowed intents.'];

/** With these a client says that it will not come back. */
const FAREWELLS = [1000, 1001];

type Identify = {
  readonly token: string;
  readonly intents: number;
  readonly shard?: readonly [number, number];
  readonly presence?: unknown;
};
type Resume = { readonly token: string; readonly session_id: string; readonly seq: number };

/** What a connection asks of the gateway that it belongs to. */
export type Host = {
  token(): string;
  readonly heartbeatMs: number;
  readonly privilegedIntents: number;
  readonly refusedIntents: number;
  /** False: heartbeats stay unanswered, as on a connection that has died silently. */
  answersHeartbeats(): boolean;
  open(shard: readonly [number, number], intents: number): Session;
  /** Sends READY and what follows it. */
  welcome(session: Session): void;
  find(id: string): Session | undefined;
  forget(session: Session): void;
  presence(shard: number, presence: unknown): void;
  note(
    kind: 'identify' | 'resumed' | 'heartbeat' | 'closed',
    session: Session | null,
    detail?: unknown,
  ): void;
};

/** The protocol on one socket. */
export class Connection {
  session: Session | null = null;
  readonly #socket: WebSocket;
  readonly #host: Host;

  constructor(socket: WebSocket, host: Host) {
    this.#socket = socket;
    this.#host = host;
    socket.on('message', (data) => this.#hear(String(data)));
    socket.on('close', (code) => this.#gone(code));
    socket.on('error', () => {});
    this.send({ op: HELLO, d: { heartbeat_interval: host.heartbeatMs } });
  }

  send(frame: Frame): void {
    this.#socket.send(JSON.stringify(frame));
  }

  close(code: number, reason = ''): void {
    this.#leave();
    this.#socket.close(code, reason);
  }

  /** Cuts the line without a word. */
  kill(): void {
    this.#leave();
    this.#socket.terminate();
  }

  #leave(): void {
    if (this.session) this.session.send = null;
  }

  #hear(text: string): void {
    const frame = decode(text);
    const end = frame ? this.#obey(frame) : DECODE_ERROR;
    if (end) this.close(...end);
  }

  /** What is wrong with a frame, or null. */
  #obey({ op, d }: Frame): End | null {
    if (op === HEARTBEAT) return this.#heartbeat();
    if (op === IDENTIFY) return this.#identify(d as Identify);
    if (op === RESUME) return this.#resume(d as Resume);
    if (!this.session) return NOT_AUTHENTICATED;
    if (op === PRESENCE_UPDATE) this.#host.presence(this.session.shard, d);
    else if (!OTHERS.includes(op)) return UNKNOWN_OPCODE;
    return null;
  }

  #heartbeat(): null {
    this.#host.note('heartbeat', this.session);
    if (this.#host.answersHeartbeats()) this.send({ op: HEARTBEAT_ACK });
    return null;
  }

  #identify({ token, intents, shard = [0, 1], presence }: Identify): End | null {
    const [id, count] = shard;
    if (this.session) return ALREADY_AUTHENTICATED;
    this.#host.note('identify', null, shard);
    if (token !== this.#host.token()) return AUTHENTICATION_FAILED;
    if (!(id >= 0 && id < count)) return INVALID_SHARD;
    if ((intents & ~MEANINGFUL) !== 0) return INVALID_INTENTS;
    const { privilegedIntents, refusedIntents } = this.#host;
    const refused = (PRIVILEGED & ~privilegedIntents) | refusedIntents;
    if ((intents & refused) !== 0) return DISALLOWED_INTENTS;
    const session = this.#host.open(shard, intents);
    this.#take(session);
    if (presence) this.#host.presence(id, presence);
    this.#host.welcome(session);
    return null;
  }

  #resume({ token, session_id: id, seq }: Resume): End | null {
    if (token !== this.#host.token()) return AUTHENTICATION_FAILED;
    const session = this.#host.find(id);
    if (!session) {
      this.send({ op: INVALID_SESSION, d: false });
      return null;
    }
    if (seq > session.sequence) return INVALID_SEQUENCE;
    this.#take(session);
    const missed = session.sequence - seq;
    session.replay(seq);
    session.dispatch('RESUMED', {});
    this.#host.note('resumed', session, missed);
    return null;
  }

  #take(session: Session): void {
    this.session = session;
    session.send = (frame) => this.send(frame);
  }

  #gone(code: number): void {
    this.#leave();
    if (this.session && FAREWELLS.includes(code)) this.#host.forget(this.session);
    this.#host.note('closed', this.session, code);
  }
}

function decode(text: string): Frame | null {
  try {
    const frame: unknown = JSON.parse(text);
    const isFrame = typeof frame === 'object' && frame !== null && 'op' in frame;
    return isFrame ? (frame as Frame) : null;
  } catch {
    return null;
  }
}
