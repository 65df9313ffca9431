import pg from 'pg';
import { openFile } from '../../src/store/sqlite-file.ts';

/** What goes into the ledger of one subscription, already known. */
export type Row = {
  readonly subscription: string;
  readonly server: string;
  readonly channel: string;
  readonly turn: number;
};

/** The writes that a fan-out cannot do without, and nothing else: no query builder, nothing looked for. */
export type BareLedger = {
  /** Inserts rows that are due at `at` (ms), and moves their subscriptions on. */
  put(rows: readonly Row[], at: number): Promise<void>;
  /** Marks these rows as claimed. */
  claim(rows: readonly Row[], at: number): Promise<void>;
  close(): Promise<void>;
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** Prepared statements of Node's own SQLite. The tables must be there. */
export function bareSqlite(file: string): BareLedger {
  const database = openFile(file);
  const insert = database.prepare(
    `INSERT INTO delivery (subscription, platform, server, channel, slot, state, ready_at, turn, attempts, changed)
     VALUES (?, 'slack', ?, ?, ?, 'due', ?, ?, 0, ?)`,
  );
  const moveOn = database.prepare('UPDATE subscription SET next_due = ? WHERE id = ?');
  const update = database.prepare(
    `UPDATE delivery SET state = 'claimed', claimant = 'bare', ready_at = ?, changed = ?
     WHERE subscription = ? AND slot = ?`,
  );
  const inOne = async (work: () => void) => {
    database.exec('BEGIN IMMEDIATE');
    work();
    database.exec('COMMIT');
  };
  return {
    put: (rows, at) =>
      inOne(() => {
        for (const { subscription, server, channel, turn } of rows) {
          insert.run(subscription, server, channel, at, at, turn, at);
          moveOn.run(at + DAY_MS, subscription);
        }
      }),
    claim: (rows, at) =>
      inOne(() => {
        for (const { subscription } of rows) update.run(at + DAY_MS, at, subscription, at);
      }),
    close: async () => database.close(),
  };
}

/** Prepared statements of pg that take whole columns: one round trip a statement. The tables must be there. */
export async function barePostgres(url: string): Promise<BareLedger> {
  const client = new pg.Client(url);
  await client.connect();
  const inOne = async (...queries: pg.QueryConfig[]) => {
    await client.query('BEGIN');
    for (const query of queries) await client.query(query);
    await client.query('COMMIT');
  };
  const ids = (rows: readonly Row[]) => rows.map(({ subscription }) => subscription);
  return {
    put: (rows, at) =>
      inOne(
        {
          name: 'put',
          text: `INSERT INTO delivery (subscription, platform, server, channel, slot, state, ready_at, turn, attempts, changed)
            SELECT id, 'slack', server, channel, $5, 'due', $5, turn, 0, $5
            FROM unnest($1::text[], $2::text[], $3::text[], $4::int[]) AS r(id, server, channel, turn)`,
          values: [
            ids(rows),
            rows.map(({ server }) => server),
            rows.map(({ channel }) => channel),
            rows.map(({ turn }) => turn),
            at,
          ],
        },
        {
          name: 'move-on',
          text: 'UPDATE subscription SET next_due = $2 WHERE id = ANY($1)',
          values: [ids(rows), at + DAY_MS],
        },
      ),
    claim: (rows, at) =>
      inOne({
        name: 'claim',
        text: `UPDATE delivery SET state = 'claimed', claimant = 'bare', ready_at = $2::bigint + 1, changed = $2
          WHERE subscription = ANY($1) AND slot = $2`,
        values: [ids(rows), at],
      }),
    close: () => client.end(),
  };
}
