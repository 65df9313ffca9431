import { deliveriesEnded } from '../../observability/index.ts';
import type { Database, Store, Tables } from '../../store/index.ts';
import { opaqueLimit, UnusableStore } from '../../store/index.ts';
import { nextSlot, type Schedule, slotsBetween } from '../schedule/index.ts';
import { type ChannelRef, tryParseSchedule } from '../subscriptions/index.ts';

/** So many subscriptions are looked at in one transaction. */
const BATCH = 1000;
/** After a long outage only the newest missed slots are recorded, of so many days (ms). */
const MOST_MISSED = 100;
const LOOK_BACK_MS = 31 * 24 * 60 * 60 * 1000;

/** How many slots were enqueued as due, and how many ended as missed, those that a newer one has overtaken included. */
type Enqueued = { readonly due: number; readonly missed: number };

/** Subscriptions of one schedule that this host cannot read, and why. */
export type Unreadable = { readonly rows: readonly Row[]; readonly why: UnusableStore };

/**
 * Enqueues every slot that is due on one platform in the ledger: the newest of each subscription to be delivered if
 * it is not older than `grace` (ms), all others as missed. Several processes may do so at once. Those of a schedule
 * that this host cannot read are given back, as `known` for the calls that follow: these leave them alone until they
 * are corrected.
 */
export async function enqueueDue(
  store: Store,
  platform: ChannelRef['platform'],
  now: Date,
  grace: number,
  known: readonly Unreadable[] = [],
): Promise<Enqueued & { readonly unreadable: readonly Unreadable[] }> {
  const database = await store.ready();
  let [due, missed] = [0, 0];
  const unreadable: Unreadable[] = [];
  for (;;) {
    const batch = await database.transaction().execute(async (all) => {
      const counts = { due: 0, missed: 0 };
      const found: Unreadable[] = [];
      const rows = await dueRows(all, store, platform, now, [...known, ...unreadable]);
      const groups = Map.groupBy(rows, ({ cron, zone, next_due }) => `${zone} ${cron} ${next_due}`);
      for (const same of groups.values()) {
        const [first] = same;
        if (!first) continue;
        const schedule = tryParseSchedule(first);
        if (schedule instanceof UnusableStore) {
          found.push({ rows: same, why: schedule });
          continue;
        }
        const dueSlots = dueSlotsOf(schedule, first.next_due, now, grace);
        const ids = store.oneOf(same.map(({ id }) => id));
        const written = await write(all, ids, dueSlots, now, grace);
        counts.due += written.due;
        counts.missed += written.missed;
      }
      return { ...counts, rows: rows.length, found };
    });
    // Only what is committed counts.
    deliveriesEnded(platform, 'missed', batch.missed);
    due += batch.due;
    missed += batch.missed;
    unreadable.push(...batch.found);
    if (batch.rows < BATCH) return { due, missed, unreadable };
  }
}

type Row = Pick<Tables['subscription'], 'id' | 'cron' | 'zone' | 'next_due'>;

/** A row as it stands: one that has been corrected has another key. */
const keyOf = ({ id, cron, zone }: Row) => `${id}${cron}${zone}`;

function dueRows(
  database: Database,
  { skipsLocked, oneOf }: Store,
  platform: string,
  now: Date,
  unreadable: readonly Unreadable[],
): Promise<Row[]> {
  const left = unreadable.flatMap(({ rows }) => rows.map(keyOf));
  return (
    database
      .selectFrom('subscription')
      .select(['id', 'cron', 'zone', 'next_due'])
      .where('platform', '=', platform)
      .where('next_due', '<=', now.getTime())
      .$if(left.length > 0, (query) =>
        query.where(({ eb, ref }) =>
          eb(eb(eb('id', '||', ref('cron')), '||', ref('zone')), 'not in', oneOf(left)),
        ),
      )
      .orderBy('next_due')
      // All channels of a server come together, so that `turn` can count them.
      .orderBy('server')
      .limit(opaqueLimit(database, BATCH))
      .$if(skipsLocked, (query) => query.forUpdate().skipLocked())
      .execute()
  );
}

/** What is due of a schedule, what it is too late for, and when it is due next. */
type DueSlots = {
  readonly toSend: Date | null;
  readonly missed: readonly Date[];
  readonly next: Date | null;
};

function dueSlotsOf(
  schedule: Schedule,
  nextDue: number | null,
  now: Date,
  grace: number,
): DueSlots {
  const begin = Math.max((nextDue ?? 0) - 1, now.getTime() - LOOK_BACK_MS);
  const slots = slotsBetween(schedule, new Date(begin), now, MOST_MISSED);
  const newest = slots.at(-1);
  const toSend = newest && now.getTime() - newest.getTime() <= grace ? newest : null;
  const missed = slots.filter((slot) => slot !== toSend);
  return { toSend, missed, next: nextSlot(schedule, now) };
}

/** Ids of subscriptions, as a query takes them. */
type Ids = ReturnType<Store['oneOf']>;

/** Records the slots of subscriptions that have one schedule; those that were in the ledger are not counted. */
async function write(
  database: Database,
  ids: Ids,
  { toSend, missed, next }: DueSlots,
  now: Date,
  grace: number,
): Promise<Enqueued> {
  const counts = { due: 0, missed: 0 };
  for (const slot of missed) {
    counts.missed += await insert(database, ids, slot, now, {
      state: 'missed',
      reason: 'the bot was not running',
    });
  }
  if (toSend) {
    counts.due += await insert(database, ids, toSend, now, { state: 'due', reason: null });
    // What still waits from before would come right before this one: one digest is enough.
    const overtaken = await database
      .updateTable('delivery')
      .set({ state: 'missed', ready_at: null, reason: 'the next one was due by then' })
      .where('subscription', 'in', ids)
      .where('state', '=', 'due')
      .where('slot', '<', toSend.getTime())
      // Older ones are too late anyway, and the ledger holds many.
      .where('slot', '>=', toSend.getTime() - grace)
      .executeTakeFirst();
    counts.missed += Number(overtaken.numUpdatedRows);
  }
  await database
    .updateTable('subscription')
    .set({ next_due: next?.getTime() ?? null })
    .where('id', 'in', ids)
    .execute();
  return counts;
}

/**
 * A slot that is in the ledger has been dealt with, whatever the clock says now: it stays as it is. Gives how many
 * are new.
 */
async function insert(
  database: Database,
  ids: Ids,
  slot: Date,
  now: Date,
  { state, reason }: { state: 'due' | 'missed'; reason: string | null },
): Promise<number> {
  const at = now.getTime();
  const inserted = await database
    .insertInto('delivery')
    .columns([
      'subscription',
      'platform',
      'server',
      'channel',
      'slot',
      'state',
      'reason',
      'ready_at',
      'turn',
      'attempts',
      'changed',
    ])
    .expression((eb) =>
      eb
        .selectFrom('subscription')
        .select([
          'id',
          'platform',
          'server',
          'channel',
          eb.cast<number>(eb.val(slot.getTime()), 'bigint').as('slot'),
          eb.cast<string>(eb.val(state), 'text').as('state'),
          eb.cast<string | null>(eb.val(reason), 'text').as('reason'),
          eb.cast<number | null>(eb.val(state === 'due' ? at : null), 'bigint').as('ready_at'),
        ])
        // The first channel of every server goes before the second of any.
        .select(({ fn }) =>
          fn
            .agg<number>('row_number')
            .over((over) => over.partitionBy('server').orderBy('id'))
            .as('turn'),
        )
        .select([
          eb.cast<number>(eb.val(0), 'integer').as('attempts'),
          eb.cast<number>(eb.val(at), 'bigint').as('changed'),
        ])
        .where('id', 'in', ids),
    )
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0);
}
