import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Configured } from '../../src/digests/configured.ts';
import { recordLibrary } from '../../src/digests/content/history.ts';
import type { Delivery } from '../../src/digests/delivery/delivery.ts';
import { lastDeliveries } from '../../src/digests/delivery/ledger.ts';
import { startDigests } from '../../src/digests/digests.ts';
import { readSchedule } from '../../src/digests/schedule/read-schedule.ts';
import {
  addSubscription,
  type NewSubscription,
  type SubscriptionId,
} from '../../src/digests/subscriptions/index.ts';
import type { Library } from '../../src/library/library.ts';
import { shipped } from '../support/libraries.ts';
import { opened } from '../support/stores.ts';
import { InMemoryPublisher } from './in-memory-publisher.ts';

/** Rejects when the signal comes, as every wait does. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** A clock that stands still until a test sets it. */
class Clock {
  #at: Date;
  readonly #waiting: { readonly ms: number; readonly go: () => void }[] = [];

  constructor(at: string) {
    this.#at = new Date(at);
  }

  get at(): Date {
    return this.#at;
  }

  set at(at: Date) {
    this.#at = at;
    for (const { ms, go } of this.#waiting) if (ms <= at.getTime()) go();
  }

  /** Sets it as a machine finds it that has been asleep: what waited has not come to its end. */
  jump(ms: number): void {
    this.#at = new Date(ms);
  }

  /** Whether something waits for a time that is to come within so long (ms). */
  isAwaitedWithin(ms: number): boolean {
    const now = this.#at.getTime();
    return this.#waiting.some((one) => one.ms > now && one.ms <= now + ms);
  }

  /** Resolves when it is set to this time (ms) or a later one. */
  reaches(ms: number): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ ms, go });
    });
  }
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A bot's digests on a store and a board of its own, with a clock that the test sets. */
export async function deliveryFixture(
  url: string,
  {
    publisher = new InMemoryPublisher(),
    library = shipped as Library,
    configured = null as Configured | null,
  } = {},
) {
  const clock = new Clock('2026-03-04T00:00:00Z');
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line) => lines.push(JSON.parse(line)) });
  // As in the bot: a lost connection is told by the store, or by whichever query meets it first.
  const warn = (line: string) => log.warn(line);
  const store = opened(url, warn);
  const served = { library };
  const now = () => clock.at;
  /** Another process of the same bot: its own claims, the same store and board. */
  const replica = (on: InMemoryPublisher = publisher) => {
    const parts = {
      store: opened(url, warn),
      library: () => served.library,
      publishers: () => ({ slack: on }),
      configured,
    };
    const wait = (ms: number, signal: AbortSignal) =>
      Promise.race([clock.reaches(clock.at.getTime() + ms), untilAborted(signal)]);
    // No minute of the host's begins in the middle of a test.
    const everyMinute = () => () => {};
    const digests = startDigests({
      ...{ ...parts, log, now, wait, everyMinute },
      ...{ id: randomUUID(), grace: 6 * HOUR },
    });
    onTestFinished(() =>
      Promise.race([digests.close(), new Promise<void>((r) => setImmediate(r))]),
    );
    return digests;
  };
  const digests = replica();
  await recordLibrary(store, library, now());
  return {
    store,
    publisher,
    digests,
    replica,
    served,
    lines,
    clock,
    /** Sets the clock and does what is due then. */
    async tickAt(at: string | number, by = digests) {
      clock.at = new Date(at);
      await by.tick();
    },
    async subscribe(changes: Partial<NewSubscription> & { rhythm?: string } = {}) {
      const request = { rhythm: changes.rhythm ?? 'daily', time: null, zone: 'UTC' };
      const read = readSchedule(request, clock.at);
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      const { rhythm: _, ...rest } = changes;
      const subscription: NewSubscription = {
        id: randomUUID() as SubscriptionId,
        channelRef: { platform: 'slack', server: 'T1', channel: 'C1' },
        schedule: read.value,
        topics: null,
        lang: 'en',
        onlyWhenChanged: false,
        creator: { person: 'U1', lang: changes.lang ?? 'en' },
        ...rest,
      };
      await addSubscription(store, subscription, clock.at);
      return subscription.id;
    },
    /** The ledger, oldest slot first: "2026-03-04T09:00 sent". */
    async ledger(): Promise<string[]> {
      const all = await lastDeliveries(store, 1000);
      return all
        .toReversed()
        .map(({ slot, state }: Delivery) => `${slot.toISOString().slice(0, 16)} ${state}`);
    },
  };
}

export const headings = (publisher: InMemoryPublisher) =>
  publisher.posts.map(({ reply }) =>
    reply.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : [])),
  );

export const notices = (publisher: InMemoryPublisher) =>
  publisher.posts.map(({ reply }) =>
    reply.blocks.flatMap((block) => (block.kind === 'notice' ? [block.text] : [])),
  );
