import type { Logger } from '../../../observability/index.ts';
import { reconnected } from '../../../observability/index.ts';
import { explainClose, fatalClose, RESUMED_BY_ITSELF } from './close-codes.ts';
import { errorLine } from './explain-error.ts';

/** A connection that lasted so long (ms) was a sound one: what comes after it is a new trouble. */
const SOUND_MS = 60_000;

/** One shard since it was last soundly connected. */
type Shard = {
  /** When it was connected; null: it is not. */
  connectedAt: number | null;
  wasConnected: boolean;
  /** Whether the log says that it is not. */
  isLossLogged: boolean;
  /** An attempt failed and its error is logged: the close that follows adds nothing. */
  hasErred: boolean;
  readonly lines: Set<string>;
  readonly closes: Map<number, { count: number; readonly since: string }>;
};

/**
 * Tells of the connections of the gateway. An outage may last hours, with an attempt every few minutes, and a
 * connection may break as soon as it stands: each trouble is logged once, and how often it came at 2, 4, 8 … times.
 */
export class GatewayLog {
  readonly #log: Logger;
  readonly #now: () => Date;
  readonly #shards = new Map<number, Shard>();

  constructor(log: Logger, now: () => Date) {
    this.#log = log;
    this.#now = now;
  }

  /** A shard is connected; `replayed`: how many events came again after it had been, null for a new session. */
  connected(id: number, replayed: number | null): void {
    const shard = this.#shard(id);
    const isNews = shard.isLossLogged || shard.closes.size === 0;
    if (shard.wasConnected) reconnected('discord');
    shard.wasConnected = true;
    shard.connectedAt = this.#now().getTime();
    shard.isLossLogged = false;
    if (!isNews) return;
    if (replayed === null) this.#log.info({ shard: id }, 'Discord: connected');
    else {
      const line = 'Discord: connected again, nothing was missed';
      this.#log.info({ shard: id, replayed }, line);
    }
  }

  /** A connection was closed, by whichever side. Codes that end the bot's attempts are logged where it gives up. */
  closed(id: number, code: number): void {
    const shard = this.#shard(id);
    this.#settle(shard);
    const wasTold = shard.hasErred;
    shard.hasErred = false;
    if (wasTold || fatalClose(code) !== null) return;
    const close = shard.closes.get(code) ?? { count: 0, since: this.#now().toISOString() };
    close.count += 1;
    shard.closes.set(code, close);
    const { count, since } = close;
    if (!isPowerOfTwo(count)) return;
    if (code === RESUMED_BY_ITSELF && count === 1) {
      this.#log.debug({ shard: id }, 'Discord: a new connection is made');
      return;
    }
    const often = count === 1 ? '' : ` ${count} times since ${since}`;
    const line = `Discord: connection lost${often} (${explainClose(code)}), connecting again until it works`;
    this.#log.warn({ shard: id, code, count }, line);
    shard.isLossLogged = true;
  }

  /** An attempt to connect failed, or a connection broke. */
  failed(id: number, error: unknown): void {
    const shard = this.#shard(id);
    this.#settle(shard);
    shard.hasErred = true;
    shard.isLossLogged = true;
    this.warnOnce(id, errorLine(error));
  }

  /** Warns of what may come again and again. */
  warnOnce(id: number, line: string): void {
    const { lines } = this.#shard(id);
    if (!lines.has(line)) this.#log.warn({ shard: id }, line);
    lines.add(line);
  }

  /** Ends a connection, and forgets the troubles before it if it was sound. */
  #settle(shard: Shard): void {
    const { connectedAt } = shard;
    shard.connectedAt = null;
    if (connectedAt === null || Math.abs(this.#now().getTime() - connectedAt) < SOUND_MS) return;
    shard.lines.clear();
    shard.closes.clear();
  }

  #shard(id: number): Shard {
    const known = this.#shards.get(id);
    if (known) return known;
    const fresh: Shard = {
      connectedAt: null,
      wasConnected: false,
      isLossLogged: false,
      hasErred: false,
      lines: new Set(),
      closes: new Map(),
    };
    this.#shards.set(id, fresh);
    return fresh;
  }
}

const isPowerOfTwo = (count: number) => (count & (count - 1)) === 0;
