import type { Database, Store } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import type { Schedule } from './schedule.ts';
import { type Cron, nextSlot, slotsBetween } from './slots.ts';
import type { Place } from './subscriptions.ts';
import type { Zone } from './zones.ts';

/** So many subscriptions are looked at in one transaction. */
const BATCH = 500;
/** After a long rest only the newest missed slots are written down, of so many days. */
const MOST_MISSED = 100;
const LOOK_BACK_MS = 31 * 24 * 60 * 60 * 1000;

type Row = Tables['subscription'];
type Delivery = Tables['delivery'];

/** How many slots were put down as due, and how many as missed. */
export type Put = { readonly due: number; readonly missed: number };

/**
 * Puts every slot that is due on one platform into the ledger: the newest of each subscription to be delivered if
 * it is not older than `grace` (ms), all others as missed. Several processes may do so at once.
 */
export async function putDue(
  store: Store,
  platform: Place['platform'],
  now: Date,
  grace: number,
): Promise<Put> {
  const database = await store.ready();
  /** How many of each server came before: the first of all servers go before the second of any. */
  const turns = new Map<string, number>();
  const outlook = outlookAt(now, grace);
  let [due, missed] = [0, 0];
  for (;;) {
    const put = await database.transaction().execute(async (all) => {
      const rows = await dueRows(all, store.skipsLocked, platform, now);
      const deliveries = rows.flatMap((row) => deliveriesOf(row, outlook(row), turns, now));
      await writeDue(all, deliveries);
      await moveOn(all, rows, outlook);
      return { rows: rows.length, deliveries };
    });
    for (const { state } of put.deliveries) {
      if (state === 'due') due++;
      else missed++;
    }
    if (put.rows < BATCH) return { due, missed };
  }
}

function dueRows(
  database: Database,
  skipsLocked: boolean,
  platform: string,
  now: Date,
): Promise<Row[]> {
  return database
    .selectFrom('subscription')
    .selectAll()
    .where('platform', '=', platform)
    .where('next_due', '<=', now.getTime())
    .orderBy('next_due')
    .limit(BATCH)
    .$if(skipsLocked, (query) => query.forUpdate().skipLocked())
    .execute();
}

/** What is due of a schedule, and when it is due next. */
type Outlook = {
  readonly slots: readonly Date[];
  readonly sends: Date | null;
  readonly next: Date | null;
};

/** Computed once for all subscriptions of one schedule. */
function outlookAt(now: Date, grace: number): (row: Row) => Outlook {
  const known = new Map<string, Outlook>();
  return (row) => {
    const key = `${row.zone} ${row.cron} ${row.next_due}`;
    const outlook = known.get(key) ?? outlookOf(row, now, grace);
    known.set(key, outlook);
    return outlook;
  };
}

function outlookOf(row: Row, now: Date, grace: number): Outlook {
  const schedule: Schedule = { cron: row.cron as Cron, zone: row.zone as Zone };
  const begin = Math.max((row.next_due ?? 0) - 1, now.getTime() - LOOK_BACK_MS);
  const slots = slotsBetween(schedule, new Date(begin), now, MOST_MISSED);
  const newest = slots.at(-1);
  const sends = newest && now.getTime() - newest.getTime() <= grace ? newest : null;
  return { slots, sends, next: nextSlot(schedule, now) };
}

function deliveriesOf(
  { id: subscription, platform, server, channel }: Row,
  { slots, sends }: Outlook,
  turns: Map<string, number>,
  now: Date,
): Delivery[] {
  const changed = now.getTime();
  const common = { subscription, platform, server, channel, changed, attempts: 0 };
  const blank = { claimant: null, message: null, composed: null, brief: null };
  return slots.map((slot) => {
    if (slot !== sends) {
      const reason = 'the bot was not running then';
      const given = { slot: slot.getTime(), state: 'missed', ready_at: null, turn: 0, reason };
      return { ...common, ...blank, ...given };
    }
    const turn = turns.get(server) ?? 0;
    turns.set(server, turn + 1);
    const given = { slot: slot.getTime(), state: 'due', ready_at: changed, turn, reason: null };
    return { ...common, ...blank, ...given };
  });
}

/** As many rows as go into one statement, for SQLite's limit on parameters. */
const ROWS = 1000;

async function writeDue(database: Database, deliveries: readonly Delivery[]): Promise<void> {
  for (let from = 0; from < deliveries.length; from += ROWS) {
    await database
      .insertInto('delivery')
      .values(deliveries.slice(from, from + ROWS))
      // A slot that is in the ledger has been dealt with, whatever the clock says now.
      .onConflict((on) => on.doNothing())
      .execute();
  }
  const sending = deliveries.filter(({ state }) => state === 'due');
  for (const [slot, group] of Map.groupBy(sending, (each) => each.slot)) {
    // What still waits from before would come right before this one: one digest is enough.
    await database
      .updateTable('delivery')
      .set({ state: 'missed', ready_at: null, reason: 'the next one was due by then' })
      .where(
        'subscription',
        'in',
        group.map(({ subscription }) => subscription),
      )
      .where('state', '=', 'due')
      .where('slot', '<', slot)
      .execute();
  }
}

async function moveOn(
  database: Database,
  rows: readonly Row[],
  outlook: (row: Row) => Outlook,
): Promise<void> {
  for (const [next, group] of Map.groupBy(rows, (row) => outlook(row).next?.getTime() ?? null)) {
    await database
      .updateTable('subscription')
      .set({ next_due: next })
      .where(
        'id',
        'in',
        group.map(({ id }) => id),
      )
      .execute();
  }
}
