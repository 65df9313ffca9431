import { type Store, UnusableStore } from '../../store/index.ts';
import { nextSlot } from '../schedule/index.ts';
import type {
  ChannelRef,
  NewSubscription,
  Pause,
  Subscription,
  SubscriptionId,
} from './subscription.ts';
import {
  parseSchedule,
  parseSubscription,
  parseSubscriptionId,
  pausedColumn,
  tryParseSchedule,
  tryParseSubscription,
} from './subscription-row.ts';
import { serialiseTopics } from './topics.ts';

/** Adds a subscription; its first slot is the first one after now. False: there is one of that id. */
export async function addSubscription(
  store: Store,
  of: NewSubscription,
  now: Date,
): Promise<boolean> {
  const database = await store.ready();
  const added = await database
    .insertInto('subscription')
    .values({
      id: of.id,
      ...of.channelRef,
      ...of.schedule,
      topics: serialiseTopics(of.topics),
      lang: of.lang,
      only_changes: of.onlyWhenChanged ? 1 : 0,
      creator: of.creator?.person ?? '',
      creator_lang: of.creator?.lang ?? '',
      paused: null,
      created: now.getTime(),
      next_due: nextSlot(of.schedule, now)?.getTime() ?? null,
    })
    .onConflict((on) => on.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** The subscriptions of a server, oldest first. */
export async function subscriptionsOf(
  store: Store,
  { platform, server }: Pick<ChannelRef, 'platform' | 'server'>,
): Promise<Subscription[]> {
  const database = await store.ready();
  const rows = await database
    .selectFrom('subscription')
    .selectAll()
    .where('platform', '=', platform)
    .where('server', '=', server)
    .orderBy('created')
    .orderBy('id')
    .execute();
  return rows.map(parseSubscription);
}

/** The subscriptions of all servers, oldest first: at most `limit`, and how many more there are. */
export async function allSubscriptions(
  store: Store,
  limit: number,
): Promise<{ readonly subscriptions: readonly Subscription[]; readonly more: number }> {
  const database = await store.ready();
  const rows = await database
    .selectFrom('subscription')
    .selectAll()
    .orderBy('created')
    .orderBy('id')
    .limit(limit)
    .execute();
  const { count } = await database
    .selectFrom('subscription')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return { subscriptions: rows.map(parseSubscription), more: Math.max(count - rows.length, 0) };
}

/** Those of some ids that there are. Rejects with `UnusableStore` if this version cannot read one of them. */
export async function subscriptionsById(
  store: Store,
  ids: readonly SubscriptionId[],
): Promise<ReadonlyMap<SubscriptionId, Subscription>> {
  const found = new Map<SubscriptionId, Subscription>();
  for (const [id, one] of await readSubscriptions(store, ids)) {
    if (one instanceof UnusableStore) throw one;
    found.set(id, one);
  }
  return found;
}

/** The same, where one that this version cannot read must not stand in the way of others: in its place is why. */
export async function readSubscriptions(
  store: Store,
  ids: readonly SubscriptionId[],
): Promise<ReadonlyMap<SubscriptionId, Subscription | UnusableStore>> {
  if (ids.length === 0) return new Map();
  const database = await store.ready();
  const rows = await database
    .selectFrom('subscription')
    .selectAll()
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [parseSubscriptionId(row), tryParseSubscription(row)]));
}

/** False: there was none. What it has posted stays in the log. */
export async function removeSubscription(store: Store, id: SubscriptionId): Promise<boolean> {
  const database = await store.ready();
  const removed = await database
    .deleteFrom('subscription')
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return removed !== undefined;
}

/** False: there is none, or it was paused already; of several that pause it at once, one gets true. */
export async function pauseSubscription(
  store: Store,
  id: SubscriptionId,
  why: Pause,
): Promise<boolean> {
  const database = await store.ready();
  const paused = await database
    .updateTable('subscription')
    .set({ paused: pausedColumn(why), next_due: null })
    .where('id', '=', id)
    .where('paused', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return paused !== undefined;
}

/**
 * Resumes with the first slot after now; what was due in between is not made up for. False: it was not paused. Rejects
 * with `UnusableStore` if this host cannot read its schedule.
 */
export async function resumeSubscription(
  store: Store,
  id: SubscriptionId,
  now: Date,
): Promise<boolean> {
  const database = await store.ready();
  const row = await database
    .selectFrom('subscription')
    .select(['cron', 'zone'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined && resumeAt(store, id, nextSlot(parseSchedule(row), now));
}

async function resumeAt(store: Store, id: SubscriptionId, next: Date | null): Promise<boolean> {
  const database = await store.ready();
  const resumed = await database
    .updateTable('subscription')
    .set({ paused: null, next_due: next?.getTime() ?? null })
    .where('id', '=', id)
    .where('paused', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  return resumed !== undefined;
}

/** Pauses all of a server that are active; returns how many. */
export async function pauseAll(
  store: Store,
  { platform, server }: Pick<ChannelRef, 'platform' | 'server'>,
  why: Pause,
): Promise<number> {
  const database = await store.ready();
  const paused = await database
    .updateTable('subscription')
    .set({ paused: pausedColumn(why), next_due: null })
    .where('platform', '=', platform)
    .where('server', '=', server)
    .where('paused', 'is', null)
    .returning('id')
    .execute();
  return paused.length;
}

/** Resumes all of a platform, or of one server of it, that are paused for one reason; returns how many. */
export async function resumeAll(
  store: Store,
  { platform, server }: { platform: ChannelRef['platform']; server: string | null },
  why: Pause,
  now: Date,
): Promise<number> {
  const database = await store.ready();
  const rows = await database
    .selectFrom('subscription')
    .select(['id', 'cron', 'zone'])
    .where('platform', '=', platform)
    .$if(server !== null, (query) => query.where('server', '=', server ?? ''))
    .where('paused', '=', pausedColumn(why))
    .execute();
  const resumed = await Promise.all(
    rows.map((row) => {
      const schedule = tryParseSchedule(row);
      // One that this host cannot read is due at once: who enqueues it tells of it, and leaves it alone.
      const next = schedule instanceof UnusableStore ? now : nextSlot(schedule, now);
      return resumeAt(store, parseSubscriptionId(row), next);
    }),
  );
  return resumed.filter((one) => one).length;
}
