import { setImmediate as breathe } from 'node:timers/promises';
import { type Delivery, lastDeliveries, linkOf } from '../../digests/delivery/index.ts';
import { pauseReason } from '../../digests/management/index.ts';
import { nextSlots } from '../../digests/schedule/index.ts';
import {
  allSubscriptions,
  type ChannelRef,
  readSubscriptions,
  type Subscription,
  type SubscriptionId,
} from '../../digests/subscriptions/index.ts';
import type { Zone } from '../../digests/timezone/index.ts';
import { timeIn } from '../../digests/timezone/index.ts';
import type { BriefId, Lang, Library } from '../../library/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { Store, UnusableStore } from '../../store/index.ts';

const MOST_SUBSCRIPTIONS = 500;
const MOST_DELIVERIES = 100;
/** So many rows are put into words at once: what people ask the bot meanwhile is answered in between. */
const AT_ONCE = 5;
const NEXT = 3;
/** For deliveries of subscriptions that are gone. */
const UTC = 'UTC' as Zone;

/** What operators see of the digests. Who made a subscription is left out. */
export type DigestsView = {
  readonly subscriptions: readonly SubscriptionView[];
  /** How many more there are than are listed. */
  readonly more: number;
  readonly deliveries: readonly DeliveryView[];
};

/** An instant in ISO 8601, and as people in the zone would say it. */
type Moment = { readonly at: string; readonly local: string };

export type SubscriptionView = {
  readonly id: SubscriptionId;
  readonly place: ChannelRef;
  readonly cron: string;
  readonly zone: string;
  /** Its next slots; none while it rests. */
  readonly next: readonly Moment[];
  readonly lang: Lang;
  /** Null: all. */
  readonly topics: readonly { readonly id: string; readonly title: string }[] | null;
  /** There where the topics are those that are left out. */
  readonly isAllBut?: true;
  readonly onlyWhenChanged: boolean;
  /** Why it rests, as a sentence; null while it is active. */
  readonly paused: string | null;
};

export type DeliveryView = {
  readonly place: ChannelRef;
  readonly slot: Moment;
  readonly state: Delivery['state'];
  readonly reason: string | null;
  /** To what was posted, where the platform gave an address. */
  readonly link: string | null;
};

/** What the store holds of what is shown. */
type StoredDigests = {
  readonly subscriptions: readonly Subscription[];
  readonly more: number;
  readonly deliveries: readonly Delivery[];
  /** Those of the deliveries that there still are. */
  readonly known: ReadonlyMap<SubscriptionId, Subscription | UnusableStore>;
};

/** What is set up, oldest first, and what was due last, newest first. Rejects when the store cannot be asked. */
export async function readDigests(store: Store): Promise<StoredDigests> {
  const [listed, deliveries] = await Promise.all([
    allSubscriptions(store, MOST_SUBSCRIPTIONS),
    lastDeliveries(store, MOST_DELIVERIES),
  ]);
  const ids = new Set(deliveries.map(({ subscription }) => subscription));
  return { ...listed, deliveries, known: await readSubscriptions(store, [...ids]) };
}

/** The same in words of a language, with the next slots after `now`. */
export async function digestsView(
  held: StoredDigests,
  lang: Lang,
  library: Library,
  now: Date,
): Promise<DigestsView> {
  const zoneOf = ({ subscription }: Delivery) => {
    const of = held.known.get(subscription);
    return of && 'schedule' in of ? of.schedule.zone : UTC;
  };
  return {
    subscriptions: await inTurns(held.subscriptions, (one) =>
      subscriptionView(one, lang, library, now),
    ),
    more: held.more,
    deliveries: await inTurns(held.deliveries, (one) => ({
      place: one.channelRef,
      slot: moment(zoneOf(one), lang, one.slot),
      state: one.state,
      reason: one.reason,
      link: linkOf(one),
    })),
  };
}

function subscriptionView(
  of: Subscription,
  lang: Lang,
  library: Library,
  now: Date,
): SubscriptionView {
  const { id, channelRef: place, schedule, topics, onlyWhenChanged, paused } = of;
  const named = topics !== null && 'except' in topics ? topics.except : topics;
  const titleOf = (id: BriefId) => library.briefs.get(id)?.title[lang] ?? id;
  const next = paused === null ? nextSlots(schedule, now, NEXT) : [];
  return {
    id,
    place,
    ...schedule,
    next: next.map((slot) => moment(schedule.zone, lang, slot)),
    lang: of.lang,
    topics: named && Array.from(named, (id) => ({ id, title: titleOf(id) })),
    ...(topics !== null && 'except' in topics && { isAllBut: true }),
    onlyWhenChanged,
    paused: paused && pauseReason(paused, lang),
  };
}

async function inTurns<T, U>(all: readonly T[], make: (one: T) => U): Promise<U[]> {
  const made: U[] = [];
  for (const one of all) {
    made.push(make(one));
    if (made.length % AT_ONCE === 0) await breathe();
  }
  return made;
}

const moment = (zone: Zone, lang: Lang, instant: Date): Moment => ({
  at: instant.toISOString(),
  local: wordsFor(lang).digest.schedule.inZone(timeIn(zone, lang, instant), zone),
});
