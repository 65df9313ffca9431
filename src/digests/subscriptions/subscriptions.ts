import type { Lang } from '../../library/index.ts';
import type { Store, Tables } from '../../store/index.ts';
import type { Schedule } from '../schedule/index.ts';
import { type Cron, nextSlot } from '../schedule/index.ts';
import type { Zone } from '../timezone/index.ts';
import { parseTopics, serialiseTopics, type Topics } from './topics.ts';

/** Short, as people type it on Slack. */
export type SubscriptionId = string & { readonly __subscription: never };

/** A channel, and the server or workspace it belongs to, by the platform's ids. */
export type ChannelRef = {
  readonly platform: 'discord' | 'slack';
  readonly server: string;
  readonly channel: string;
};

/** Whether two are one channel. */
export const isSameChannel = (a: ChannelRef, b: ChannelRef): boolean =>
  a.platform === b.platform && a.server === b.server && a.channel === b.channel;

/**
 * Why a platform will go on refusing; the catalogue has words for each. They stand in databases: none goes away, and
 * none is renamed.
 */
export type PauseReason =
  | 'channel-gone'
  | 'no-access'
  | 'archived'
  /** The channel is of a kind that takes no messages, such as a forum. */
  | 'wrong-kind'
  /** By earlier versions: a digest waits now for a token that is taken. */
  | 'token-revoked'
  /** A rule or filter of the server or the platform is in the way. */
  | 'refused';

/** Why a subscription rests: somebody wished so, or the platform refuses. */
export type Pause = 'wish' | PauseReason;

/** Who made a subscription, by the platform's id, and the language to write to them in. */
export type Creator = { readonly person: string; readonly lang: Lang };

/** What somebody asked to have posted in a channel. */
export type NewSubscription = {
  readonly id: SubscriptionId;
  readonly channelRef: ChannelRef;
  readonly schedule: Schedule;
  readonly topics: Topics;
  readonly lang: Lang;
  readonly onlyWhenChanged: boolean;
  /** Null: the environment of the bot made it. */
  readonly creator: Creator | null;
};

export type Subscription = NewSubscription & {
  /** Null while it is active. */
  readonly paused: Pause | null;
  readonly created: Date;
  /** Null while it rests. */
  readonly nextDue: Date | null;
};

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
  return rows.map(fromRow);
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
  return { subscriptions: rows.map(fromRow), more: Math.max(count - rows.length, 0) };
}

/** Those of some ids that there are. */
export async function subscriptionsById(
  store: Store,
  ids: readonly SubscriptionId[],
): Promise<ReadonlyMap<SubscriptionId, Subscription>> {
  if (ids.length === 0) return new Map();
  const database = await store.ready();
  const rows = await database
    .selectFrom('subscription')
    .selectAll()
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(fromRow).map((found) => [found.id, found]));
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

/** False: there is none, or it rested already; of several that pause it at once, one gets true. */
export async function pauseSubscription(
  store: Store,
  id: SubscriptionId,
  why: Pause,
): Promise<boolean> {
  const database = await store.ready();
  const paused = await database
    .updateTable('subscription')
    .set({ paused: why, next_due: null })
    .where('id', '=', id)
    .where('paused', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return paused !== undefined;
}

/** Goes on with the first slot after now; what was due in between is not made up for. False: it did not rest. */
export async function resumeSubscription(
  store: Store,
  id: SubscriptionId,
  now: Date,
): Promise<boolean> {
  const found = (await subscriptionsById(store, [id])).get(id);
  if (!found) return false;
  const database = await store.ready();
  const resumed = await database
    .updateTable('subscription')
    .set({ paused: null, next_due: nextSlot(found.schedule, now)?.getTime() ?? null })
    .where('id', '=', id)
    .where('paused', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  return resumed !== undefined;
}

/** Goes on with all of a platform that rest for one reason; returns how many. */
export async function resumeAll(
  store: Store,
  platform: ChannelRef['platform'],
  why: Pause,
  now: Date,
): Promise<number> {
  const database = await store.ready();
  const rows = await database
    .selectFrom('subscription')
    .select('id')
    .where('platform', '=', platform)
    .where('paused', '=', why)
    .execute();
  const resumed = await Promise.all(
    rows.map(({ id }) => resumeSubscription(store, id as SubscriptionId, now)),
  );
  return resumed.filter((one) => one).length;
}

/** Rows are written by this file alone, from what was checked. */
function fromRow(row: Tables['subscription']): Subscription {
  const { platform, server, channel } = row;
  return {
    id: row.id as SubscriptionId,
    channelRef: { platform: platform as ChannelRef['platform'], server, channel },
    schedule: { cron: row.cron as Cron, zone: row.zone as Zone },
    topics: parseTopics(row.topics),
    lang: row.lang as Lang,
    onlyWhenChanged: row.only_changes === 1,
    creator: row.creator === '' ? null : { person: row.creator, lang: row.creator_lang as Lang },
    paused: row.paused as Pause | null,
    created: new Date(row.created),
    nextDue: row.next_due === null ? null : new Date(row.next_due),
  };
}
