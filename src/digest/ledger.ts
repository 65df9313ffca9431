import type { BriefId } from '../library/schema.ts';
import type { Database, Store } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import { unforeseen } from '../store/unforeseen.ts';
import type { Place, SubscriptionId } from './subscriptions.ts';

/**
 * due → claimed → sent is the way of most deliveries. `quiet`: nothing had changed, and only changes were wanted.
 * `doubtful`: it may have been posted, the platform is asked. `reported`: nobody can know. `missed`: not posted,
 * as it was too late. `failed`: the platform refused.
 */
export type DeliveryState =
  | 'due'
  | 'claimed'
  | 'doubtful'
  | 'sent'
  | 'quiet'
  | 'missed'
  | 'failed'
  | 'reported';

export type Delivery = {
  readonly subscription: SubscriptionId;
  readonly slot: Date;
  readonly place: Place;
  readonly state: DeliveryState;
  /** How often it was tried to be posted. */
  readonly attempts: number;
  /** The platform's id or link of what was posted. */
  readonly message: string | null;
  /** Why it is in this state, for operators. */
  readonly reason: string | null;
  /** When what was posted was put together: the next digest begins there. */
  readonly composed: Date | null;
};

/** The address of what was posted, where it is one that can be shown as a link; else null. */
export const linkOf = ({ message }: Delivery): string | null =>
  message !== null && URL.canParse(message) && new URL(message).protocol === 'https:'
    ? message
    : null;

/** A process of the bot, and its clock. */
export type Claimant = { readonly id: string; readonly now: () => Date };

/** A claim holds so long (ms); then its process is taken for dead. */
export const LEASE_MS = 5 * 60 * 1000;

/**
 * Claims up to `limit` deliveries of a platform that something is to be done about: those due to be posted, those
 * in doubt, and those of processes that died; what has been ready for longest goes first, and of that the first
 * channel of every server before the second of any. Of several processes, one gets each.
 */
export async function claimReady(
  store: Store,
  platform: Place['platform'],
  { id, now }: Claimant,
  limit: number,
): Promise<Delivery[]> {
  const at = now().getTime();
  const database = await store.ready();
  const rows = await database
    .with('ready', (all) =>
      all
        .selectFrom('delivery')
        .select(['subscription', 'slot'])
        .where('platform', '=', platform)
        .where('ready_at', '<=', at)
        .orderBy('ready_at')
        .orderBy('turn')
        .limit(unforeseen(all, limit))
        .$if(store.skipsLocked, (query) => query.forUpdate().skipLocked()),
    )
    .updateTable('delivery')
    .set(({ eb }) => ({
      // Who died before beginning to post has left no doubt; who died after it has.
      state: eb
        .case()
        .when(eb.or([eb('state', '=', 'due'), eb('composed', 'is', null)]))
        .then('claimed')
        .else('doubtful')
        .end(),
      claimant: id,
      ready_at: at + LEASE_MS,
      changed: at,
    }))
    .where((eb) =>
      eb(
        eb.refTuple('subscription', 'slot'),
        'in',
        // This limit tells PostgreSQL how few rows are to be looked up.
        eb
          .selectFrom('ready')
          .select(['subscription', 'slot'])
          .limit(limit)
          .$asTuple('subscription', 'slot'),
      ),
    )
    .returningAll()
    .execute();
  return rows.toSorted(byTurn).map(fromRow);
}

/** Updated rows come back in any order. */
function byTurn(a: Tables['delivery'], b: Tables['delivery']): number {
  return a.turn - b.turn || a.slot - b.slot || (a.subscription < b.subscription ? -1 : 1);
}

/** What becomes of a claimed delivery. `at`: when something is to be done again; null: it is over. */
type Outcome = (
  | { readonly state: 'due' | 'claimed' | 'doubtful'; readonly at: Date }
  | { readonly state: 'sent' | 'quiet' | 'missed' | 'failed' | 'reported'; readonly at: null }
) & {
  readonly message?: string;
  readonly reason?: string;
  /** When it was put together, and the brief it shows; null takes back that posting began. */
  readonly composed?: Date | null;
  readonly brief?: BriefId | null;
  readonly attempts?: number;
};

/**
 * Writes down what became of a delivery. False: the claim was lost to another process, and nothing is written.
 */
export async function record(
  store: Store,
  { subscription, slot }: Pick<Delivery, 'subscription' | 'slot'>,
  { id, now }: Claimant,
  outcome: Outcome,
): Promise<boolean> {
  const { at, composed, ...rest } = outcome;
  const changed = now().getTime();
  const write = (database: Database) =>
    database
      .updateTable('delivery')
      .set({
        ...rest,
        ...(composed !== undefined && { composed: composed?.getTime() ?? null }),
        ready_at: at?.getTime() ?? null,
        claimant: at && rest.state !== 'due' ? id : null,
        changed,
      })
      .where('subscription', '=', subscription)
      .where('slot', '=', slot.getTime())
      .where('claimant', '=', id)
      .where('state', 'in', ['claimed', 'doubtful'])
      .returning(['platform', 'channel', 'brief', 'composed'])
      .executeTakeFirst();
  const database = await store.ready();
  if (rest.state !== 'sent') return (await write(database)) !== undefined;
  return database.transaction().execute(async (all) => {
    const written = await write(all);
    if (written?.brief) {
      await noteShown(all, { ...written, brief: written.brief, at: written.composed ?? changed });
    }
    return written !== undefined;
  });
}

function noteShown(
  database: Database,
  { platform, channel, brief, at }: Tables['shown'],
): Promise<unknown> {
  return database
    .insertInto('shown')
    .values({ platform, channel, brief, at })
    .onConflict((on) => on.columns(['platform', 'channel', 'brief']).doUpdateSet({ at }))
    .execute();
}

/** When the last digest that was posted for a subscription was put together, or null. */
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
  return rows.map(fromRow);
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
  return rows.map(fromRow);
}

/** How many deliveries are not over, by platform; a platform without any is not in it. */
export async function countOpen(store: Store): Promise<ReadonlyMap<string, number>> {
  const database = await store.ready();
  const rows = await database
    .selectFrom('delivery')
    .select(['platform', ({ fn }) => fn.countAll<number>().as('count')])
    .where('ready_at', 'is not', null)
    .groupBy('platform')
    .execute();
  return new Map(rows.map(({ platform, count }) => [platform, count]));
}

function fromRow(row: Tables['delivery']): Delivery {
  const { server, channel, attempts, message, reason } = row;
  return {
    subscription: row.subscription as SubscriptionId,
    slot: new Date(row.slot),
    place: { platform: row.platform as Place['platform'], server, channel },
    state: row.state as DeliveryState,
    attempts,
    message,
    reason,
    composed: row.composed === null ? null : new Date(row.composed),
  };
}
