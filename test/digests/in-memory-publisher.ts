import type {
  DeliveryKey,
  Found,
  Posted,
  Publisher,
  Span,
} from '../../src/digests/delivery/publisher.ts';
import type { ChannelRef } from '../../src/digests/subscriptions/index.ts';
import type { Reply } from '../../src/replies/reply.ts';

/** How a post ends: as the platform has it, and what the bot hears of it. */
type Fault = {
  readonly arrives: boolean;
  readonly answer: Posted | 'none' | 'never';
};

/** A platform of channels in memory, which ends posts as a test says. */
export class InMemoryPublisher implements Publisher {
  readonly posts: {
    readonly key: DeliveryKey;
    readonly place: ChannelRef;
    readonly reply: Reply;
  }[] = [];
  readonly told: { readonly person: string; readonly text: string }[] = [];
  /** Turns that have been given and not ended. */
  turns = 0;
  /** How many posts and looks went out without one. */
  outOfTurn = 0;
  /** What somebody waits for who wants a turn in a channel. */
  readonly gates = new Map<string, Promise<void>>();
  /** How many turns have been asked for, by channel. */
  readonly wanted = new Map<string, number>();
  /** Ends of the next posts, by channel; an empty list means that all goes well. */
  readonly faults = new Map<string, Fault[]>();
  /** What is answered to the next questions whether something arrived; then the truth. */
  readonly finds: Found[] = [];
  asked = 0;
  /** Where it was asked to look. */
  readonly spans: Span[] = [];
  /** Told how many posts have arrived, at each. */
  onPost = (_: number): void => {};

  async post(key: DeliveryKey, place: ChannelRef, reply: Reply): Promise<Posted> {
    if (this.turns === 0) this.outOfTurn++;
    const fault = this.faults.get(place.channel)?.shift();
    if (fault?.arrives ?? true) this.onPost(this.posts.push({ key, place, reply }));
    if (fault?.answer === 'none') throw new Error('socket hang up');
    if (fault?.answer === 'never') return new Promise(() => {});
    return fault?.answer ?? { kind: 'sent', message: `m-${key}` };
  }

  async find(key: DeliveryKey, _: ChannelRef, span: Span): Promise<Found> {
    this.spans.push(span);
    if (this.turns === 0) this.outOfTurn++;
    this.asked++;
    const answer = this.finds.shift();
    if (answer) return answer;
    const found = this.posts.some((post) => post.key === key);
    return found ? { kind: 'found', message: `m-${key}` } : { kind: 'absent' };
  }

  async notify(person: string, reply: Reply): Promise<void> {
    const [said] = reply.blocks;
    this.told.push({ person, text: said?.kind === 'notice' ? said.text : '' });
  }

  resolveChannel = async (channel: string) =>
    channel.startsWith('C') ? ({ platform: 'slack', server: 'T1', channel } as const) : null;

  fits = (_: Reply): boolean => true;

  async turn({ channel }: ChannelRef, signal: AbortSignal): Promise<() => void> {
    this.wanted.set(channel, (this.wanted.get(channel) ?? 0) + 1);
    await this.gates.get(channel);
    signal.throwIfAborted();
    this.turns++;
    let isOver = false;
    return () => {
      if (!isOver) this.turns--;
      isOver = true;
    };
  }

  /** Holds back turns in a channel until what this returns is called. */
  hold(channel: string): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.gates.set(channel, promise);
    return resolve;
  }

  fail(channel: string, ...fieldErrors: Fault[]): void {
    this.faults.set(channel, fieldErrors);
  }

  /** How often each delivery was posted; 1 for all is what is hoped for. */
  times(): number[] {
    return [...Map.groupBy(this.posts, ({ key }) => key).values()].map((same) => same.length);
  }
}
