import type { Library } from '../library/index.ts';
import type { Logger } from '../observability/index.ts';
import type { Store } from '../store/index.ts';
import { type Configured, dropConfigured, keepConfigured } from './configured.ts';
import { recordLibrary } from './content/index.ts';
import type {
  ClaimToken,
  DeliveryContext,
  DeliveryScope,
  PausedSubscription,
  Publisher,
  Publishers,
  PublishersByServer,
  Unreadable,
} from './delivery/index.ts';
import {
  deliverDue,
  enqueueDue,
  everyDay,
  pruneLedger,
  serversWithWork,
  watchClock,
} from './delivery/index.ts';
import { pauseNotice } from './management/index.ts';
import { type ChannelRef, resumeAll } from './subscriptions/index.ts';

/** What the digests of one process run with. */
export type DigestParts = {
  readonly store: Store;
  readonly library: () => Library;
  /** Those of the platforms that are connected now. */
  readonly publishers: () => Publishers;
  readonly configured: Configured | null;
  readonly log: Logger;
  readonly now: () => Date;
  /** Waits so long (ms); rejects when the signal comes. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Calls `tick` as each minute begins, until what it returns is called. */
  readonly everyMinute: (tick: () => void) => () => void;
  /** Names this process among those that share the store. */
  readonly id: string;
  /** So long (ms) after its time a digest is still posted. */
  readonly grace: number;
  /** The origin of the public pages; null or absent: digests lead to none. */
  readonly publicUrl?: string | null;
};

export type Digests = {
  /** Records what has changed in the briefs; call it when they have been reloaded. Never rejects. */
  noteLibrary(): Promise<void>;
  /** Does all that is due now, as every minute. Never rejects. */
  tick(): Promise<void>;
  /** Ends after the posts that are on their way. */
  close(): Promise<void>;
};

/** Posts digests when they are due, every minute, until closed. */
export function startDigests(parts: DigestParts): Digests {
  const { store, log, library, now } = parts;
  const ending = new AbortController();
  /** Deliverers at work, by what they deliver. */
  const posting = new Map<string, Promise<void>>();
  /** Platforms that have been served. */
  const served = new Set<ChannelRef['platform']>();
  const underway = new Set<Promise<void>>();
  /** What cannot be scheduled, and has been told of. */
  const unreadable: Unreadable[] = [];
  const checkClock = watchClock(store, log);
  const noticeOf = (of: PausedSubscription) => pauseNotice(of, library(), now());
  let claims = 0;
  const newClaim = () => `${parts.id} ${++claims}` as ClaimToken;
  let isRecorded = false;
  let isPruned = false;

  /** A database that is away is no reason to end: the next minute tries again. */
  function orLog(work: Promise<unknown>): Promise<void> {
    const done = work
      .then(() => {})
      .catch((error: unknown) => store.tell(error, (line) => log.error(`Digests: ${line}`)))
      .finally(() => underway.delete(done));
    underway.add(done);
    return done;
  }

  async function recordChanges(): Promise<void> {
    const changed = await recordLibrary(store, library(), now());
    isRecorded = true;
    if (changed > 0) log.info({ facts: changed }, 'changes of the briefs written down');
  }

  /** What is due is enqueued every minute; a fan-out that takes longer goes on beside it. */
  async function serve(platform: ChannelRef['platform'], publisher: Publisher): Promise<void> {
    if (!served.has(platform)) {
      // The platform accepts the token: what earlier versions paused while it did not can be resumed.
      const resumed = await resumeAll(store, { platform, server: null }, 'token-revoked', now());
      if (resumed > 0)
        log.info({ platform, resumed }, 'digests go on: the platform lets me in again');
      if (await keepConfigured(parts, platform, publisher)) served.add(platform);
    }
    await enqueue(platform);
    await postOnce({ platform, server: null }, publisher);
  }

  /** The same where each server has a publisher and a deliverer of its own. */
  async function serveEach(
    platform: ChannelRef['platform'],
    { publisherFor }: PublishersByServer,
  ): Promise<void> {
    if (!served.has(platform)) {
      await dropConfigured(parts, platform); // it was of the one workspace that there was
      served.add(platform);
    }
    await enqueue(platform);
    const servers = await serversWithWork(store, platform, now());
    async function deliver(server: string): Promise<void> {
      const publisher = await publisherFor(server);
      if (publisher) await postOnce({ platform, server }, publisher);
    }
    await Promise.all(servers.map((server) => orLog(deliver(server))));
  }

  async function enqueue(platform: ChannelRef['platform']): Promise<void> {
    const { unreadable: found, ...enqueued } = await enqueueDue(
      store,
      platform,
      now(),
      parts.grace,
      unreadable,
    );
    unreadable.push(...found);
    for (const { rows, why } of found) {
      const subscriptions = rows.map(({ id }) => id);
      log.error({ platform, subscriptions }, `No digest comes until this is done: ${why.message}`);
    }
    if (enqueued.due + enqueued.missed > 0) log.info({ platform, ...enqueued }, 'digests are due');
  }

  function postOnce(scope: DeliveryScope, publisher: Publisher): Promise<void> {
    const name = `${scope.platform} ${scope.server ?? ''}`;
    const context = { ...parts, newClaim, pauseNotice: noticeOf };
    const going =
      posting.get(name) ??
      post(context, scope, publisher, ending.signal).finally(() => posting.delete(name));
    posting.set(name, going);
    return going;
  }

  async function prune(): Promise<void> {
    isPruned = true;
    const count = await pruneLedger(store, now(), ending.signal);
    if (count > 0) log.info({ count }, 'old deliveries removed from the ledger');
  }

  async function tick(): Promise<void> {
    if (ending.signal.aborted) return;
    if (!isRecorded) await orLog(recordChanges());
    const platforms = Object.entries(parts.publishers()) as [
      ChannelRef['platform'],
      Publisher | PublishersByServer,
    ][];
    await orLog(checkClock(now()));
    const serving = platforms.map(([platform, by]) =>
      orLog('publisherFor' in by ? serveEach(platform, by) : serve(platform, by)),
    );
    // Once a day is not enough for a bot that runs some hours a day.
    const pruning = isPruned ? [] : [orLog(prune())];
    await Promise.all([...serving, ...pruning]);
  }

  const stopTicking = parts.everyMinute(() => {
    log.debug('a minute begins');
    tick().catch(() => {}); // it tells by itself
  });
  const stopPruning = everyDay(() => orLog(prune()));
  return {
    noteLibrary() {
      isRecorded = false;
      return orLog(recordChanges());
    },
    tick,
    async close() {
      ending.abort();
      stopTicking();
      await stopPruning();
      await Promise.all(underway);
    },
  };
}

async function post(
  context: DeliveryContext,
  { platform, server }: DeliveryScope,
  publisher: Publisher,
  ending: AbortSignal,
): Promise<void> {
  const done = await deliverDue(context, { platform, server }, publisher, ending);
  if (done.size > 0) {
    const where = { platform, ...(server !== null && { server }) };
    context.log.info({ ...where, ...Object.fromEntries(done) }, 'digests went out');
  }
}
