/** A frame of the gateway. */
export type Frame = {
  readonly op: number;
  readonly d?: unknown;
  readonly s?: number;
  readonly t?: string;
};

const DISPATCH = 0;

/** One identified session: it outlives its connection, so that missed events can be replayed. */
export class Session {
  readonly id: string;
  readonly shard: number;
  readonly shards: number;
  readonly intents: number;
  /** Sends to the connected client; null while nobody is connected. */
  send: ((frame: Frame) => void) | null = null;
  readonly #events: Frame[] = [];

  constructor(id: string, [shard, shards]: readonly [number, number], intents: number) {
    this.id = id;
    this.shard = shard;
    this.shards = shards;
    this.intents = intents;
  }

  get sequence(): number {
    return this.#events.length;
  }

  dispatch(event: string, data: unknown): void {
    const frame = { op: DISPATCH, t: event, s: this.sequence + 1, d: data };
    this.#events.push(frame);
    this.send?.(frame);
  }

  /** Sends again everything after a sequence number. */
  replay(after: number): void {
    for (const frame of this.#events.slice(after)) this.send?.(frame);
  }
}
