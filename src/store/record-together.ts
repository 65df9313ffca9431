import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Store } from './store.ts';
import type { Database, Tables } from './tables.ts';

/**
 * What is to be written of one claimed delivery. Null leaves `message` and `attempts` as they are; the other columns
 * are written as they are given.
 */
type OutcomeRow = {
  readonly subscription: string;
  readonly slot: number;
  /** Nothing is written if somebody else holds the delivery by now. */
  readonly claim: string;
  readonly state: string;
  readonly ready_at: number | null;
  readonly changed: number;
  readonly message: string | null;
  readonly reason: string | null;
  readonly attempts: number | null;
  readonly look_before: number | null;
  readonly clearsComposed: boolean;
  readonly clearsBrief: boolean;
};

/** So many rows are written in one statement. */
const MOST = 100;

type Waiting = {
  readonly row: OutcomeRow;
  readonly resolve: (isWritten: boolean) => void;
  readonly reject: (error: unknown) => void;
};

const queues = new WeakMap<Store, Waiting[]>();

/**
 * Writes an outcome in one transaction with those that come at the same time; what comes while one is under way goes
 * into the next. Resolves once it is committed: false if the claim had gone to somebody else. Rejects when it could
 * not be written; that of another delivery makes no difference.
 */
export function recordTogether(store: Store, row: OutcomeRow): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const waiting = { row, resolve, reject };
    const queue = queues.get(store);
    if (queue) {
      queue.push(waiting);
    } else {
      const begun = [waiting];
      queues.set(store, begun);
      writeAll(store, begun).catch(reject);
    }
  });
}

async function writeAll(store: Store, queue: Waiting[]): Promise<void> {
  while (queue.length > 0) {
    await turnOfTheLoop(); // whoever is told of one outcome may have the next one by then
    await settle(store, takeFrom(queue));
  }
  queues.delete(store);
}

/** What has waited longest. A delivery that comes twice waits: the second has to find what the first has left. */
function takeFrom(queue: Waiting[]): readonly Waiting[] {
  const group = new Map<string, Waiting>();
  for (const one of queue) {
    const key = keyOf(one.row);
    if (group.size === MOST || group.has(key)) break;
    group.set(key, one);
  }
  queue.splice(0, group.size);
  return [...group.values()];
}

/** Resolves or rejects every one of a group; never rejects itself. */
async function settle(store: Store, group: readonly Waiting[]): Promise<void> {
  const progress = { isWriting: false };
  try {
    const rows = group.map(({ row }) => row);
    const written = await write(store, rows, progress);
    for (const { row, resolve } of group) resolve(written.has(keyOf(row)));
  } catch (error) {
    // A commit that fails may have succeeded all the same: to write once more would find the claims ended.
    if (group.length > 1 && progress.isWriting) {
      await Promise.all(group.map((one) => settle(store, [one])));
    } else {
      for (const { reject } of group) reject(error);
    }
  }
}

const keyOf = ({ subscription, slot }: { subscription: string; slot: number }) =>
  `${slot} ${subscription}`;

type Written = Pick<
  Tables['delivery'],
  'subscription' | 'slot' | 'platform' | 'channel' | 'brief' | 'composed'
>;

/** The keys of the rows that were written. */
async function write(
  store: Store,
  rows: readonly OutcomeRow[],
  progress: { isWriting: boolean },
): Promise<ReadonlySet<string>> {
  const database = await store.ready();
  return database.transaction().execute(async (all) => {
    progress.isWriting = true;
    const written = await update(all, rows);
    await recordShown(all, rows, written);
    progress.isWriting = false;
    return new Set(written.map(keyOf));
  });
}

/** The columns are cast, as PostgreSQL cannot tell what a parameter in a list of values is. */
async function update(database: Database, rows: readonly OutcomeRow[]): Promise<Written[]> {
  const values = rows.map(
    (row) => sql`(
      cast(${row.subscription} as text), cast(${row.slot} as bigint), cast(${row.claim} as text),
      cast(${row.state} as text), cast(${row.ready_at} as bigint), cast(${row.changed} as bigint),
      cast(${row.message} as text), cast(${row.reason} as text), cast(${row.attempts} as integer), cast(${row.look_before} as double precision),
      cast(${row.clearsComposed ? 1 : 0} as integer), cast(${row.clearsBrief ? 1 : 0} as integer)
    )`,
  );
  const { rows: written } = await sql<Written>`
    with outcome (of_subscription, of_slot, of_claim, new_state, new_ready_at, new_changed, new_message, new_reason,
      new_attempts, new_look_before, clears_composed, clears_brief) as (values ${sql.join(values)})
    update delivery set
      state = new_state, ready_at = new_ready_at, claimant = null, changed = new_changed,
      message = coalesce(new_message, message), reason = new_reason,
      attempts = coalesce(new_attempts, attempts), look_before = new_look_before,
      composed = case when clears_composed = 1 then null else composed end,
      brief = case when clears_brief = 1 then null else brief end
    from outcome
    where subscription = of_subscription and slot = of_slot and claimant = of_claim
    returning subscription, slot, platform, channel, brief, composed`.execute(database);
  return written;
}

/** Remembers which briefs the channels have now been sent, and when. */
async function recordShown(
  database: Database,
  rows: readonly OutcomeRow[],
  written: readonly Written[],
): Promise<void> {
  const byKey = new Map(written.map((one) => [keyOf(one), one]));
  const shown = new Map<string, Tables['shown']>();
  for (const row of rows) {
    const one = row.state === 'sent' ? byKey.get(keyOf(row)) : undefined;
    if (!one?.brief) continue;
    const { platform, channel, brief, composed } = one;
    const at = composed ?? row.changed;
    shown.set(JSON.stringify([platform, channel, brief]), { platform, channel, brief, at });
  }
  if (shown.size === 0) return;
  await database
    .insertInto('shown')
    .values([...shown.values()])
    .onConflict((on) =>
      on
        .columns(['platform', 'channel', 'brief'])
        .doUpdateSet((eb) => ({ at: eb.ref('excluded.at') })),
    )
    .execute();
}
