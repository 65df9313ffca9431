import { deliveriesEnded } from '../../observability/index.ts';
import type { Store } from '../../store/index.ts';
import type { ChannelRef, SubscriptionId } from '../subscriptions/index.ts';
import { type Delivery, parseDelivery } from './delivery.ts';
import type { DeliveryScope } from './publisher.ts';

/** The address of what was posted, where it is one that can be shown as a link; else null. */
export const linkOf = ({ message }: Delivery): string | null =>
  message !== null && URL.canParse(message) && new URL(message).protocol === 'https:'
    ? message
    : null;

/** When the last digest that was posted for a subscription was composed, or null. */
export async function lastComposed(store: Store, id: SubscriptionId): Promise<Date | null> {
  const database = await store.ready();
  const found = await database
    .selectFrom('delivery')
    .select(({ fn }) => fn.max('composed').as('last'))
    .where('subscription', '=', id)
    .where('state', '=', 'sent')
    .executeTakeFirst();
  return found?.last ? new Date(found.last) : null;
}

/** Whether a later slot of the subscription is in the ledger. */
export async function hasLater(
  store: Store,
  { subscription, slot }: Pick<Delivery, 'subscription' | 'slot'>,
): Promise<boolean> {
  const database = await store.ready();
  const found = await database
    .selectFrom('delivery')
    .select('slot')
    .where('subscription', '=', subscription)
    .where('slot', '>', slot.getTime())
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** When the next delivery of a scope is due to be posted, or null. */
export async function nextDue(
  store: Store,
  { platform, server }: DeliveryScope,
): Promise<Date | null> {
  const database = await store.ready();
  const found = await database
    .selectFrom('delivery')
    .select('ready_at')
    .where('platform', '=', platform)
    .$if(server !== null, (query) => query.where('server', '=', server ?? ''))
    .where('ready_at', 'is not', null)
    .where('state', '=', 'due')
    .orderBy('ready_at')
    .limit(1)
    .executeTakeFirst();
  return found?.ready_at == null ? null : new Date(found.ready_at);
}

/** The last deliveries of one subscription, the newest first. */
export async function deliveriesOf(
  store: Store,
  id: SubscriptionId,
  count: number,
): Promise<Delivery[]> {
  const database = await store.ready();
  const rows = await database
    .selectFrom('delivery')
    .selectAll()
    .where('subscription', '=', id)
    .orderBy('slot', 'desc')
    .limit(count)
    .execute();
  return rows.map(parseDelivery);
}

/** The last deliveries of all channels, the newest first. */
export async function lastDeliveries(store: Store, count: number): Promise<Delivery[]> {
  const database = await store.ready();
  const rows = await database
    .selectFrom('delivery')
    .selectAll()
    .orderBy('slot', 'desc')
    .orderBy('subscription')
    .limit(count)
    .execute();
  return rows.map(parseDelivery);
}

/** The deliveries that are not over: how many, and the slot of the oldest. */
type Open = { readonly count: number; readonly oldest: Date };

/** The deliveries that are not over, by platform; a platform without any is not in it. */
export async function countOpen(store: Store): Promise<ReadonlyMap<string, Open>> {
  const database = await store.ready();
  const rows = await database
    .selectFrom('delivery')
    .select(({ fn }) => [
      'platform',
      fn.countAll<number>().as('count'),
      fn.min('slot').as('oldest'),
    ])
    .where('ready_at', 'is not', null)
    .groupBy('platform')
    .execute();
  return new Map(
    rows.map(({ platform, count, oldest }) => [platform, { count, oldest: new Date(oldest) }]),
  );
}

/** The servers of a platform in which something is to be done now. */
export async function serversWithWork(
  store: Store,
  platform: ChannelRef['platform'],
  now: Date,
): Promise<string[]> {
  const database = await store.ready();
  const rows = await database
    .selectFrom('delivery')
    .select('server')
    .distinct()
    .where('platform', '=', platform)
    .where('ready_at', '<=', now.getTime())
    .orderBy('server')
    .execute();
  return rows.map(({ server }) => server);
}

/** Ends what is open in a server, as nothing can be posted there any more; returns how many. */
export async function endOpen(
  store: Store,
  { platform, server }: Pick<ChannelRef, 'platform' | 'server'>,
  reason: string,
  now: Date,
): Promise<number> {
  const database = await store.ready();
  const ended = await database
    .updateTable('delivery')
    .set(({ eb }) => ({
      // What may stand there cannot be looked for any more.
      state: eb
        .case()
        .when(eb.or([eb('state', '=', 'due'), eb('composed', 'is', null)]))
        .then('missed')
        .else('reported')
        .end(),
      ...{ ready_at: null, claimant: null, reason, changed: now.getTime() },
    }))
    .where('platform', '=', platform)
    .where('server', '=', server)
    .where('ready_at', 'is not', null)
    .returning('state')
    .execute();
  for (const state of ['missed', 'reported'] as const) {
    deliveriesEnded(platform, state, ended.filter((each) => each.state === state).length);
  }
  return ended.length;
}
