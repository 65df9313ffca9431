import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type ClaimToken, claimReady, record } from '../../src/digests/delivery/claim.ts';
import { enqueueDue } from '../../src/digests/delivery/enqueue-due.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { ALL_OF_SLACK } from '../../test/support/deliveries.ts';
import { startPostgres } from '../../test/support/postgres-server.ts';
import { type BareLedger, barePostgres, bareSqlite, type Row } from './bare-ledger.ts';

const SUBSCRIPTIONS = 100_000;
const SERVERS = 5000;
/** As many as the bot takes at once. */
const PUT = 1000;
const CLAIM = 250;
const ABREAST = 10;
const HOUR = 3_600_000;
const NINE = new Date('2026-03-04T09:00:00Z');

/**
 * Many subscriptions due at one minute: what it costs to put them into the ledger, to claim them and to record that
 * they were sent, against the bare writes, and whether memory stays flat. On SQLite and on PostgreSQL.
 */
export async function digests(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const file = (name: string) => join(folder, name);
  await measure('SQLite', `file:${file('own')}`, `file:${file('bare')}`, () =>
    bareSqlite(file('bare')),
  );
  await rm(folder, { recursive: true });
  const server = await startPostgres();
  const bareUrl = await server.create('bare');
  await measure('PostgreSQL', await server.create('own'), bareUrl, () => barePostgres(bareUrl));
  await server.stop();
}

async function measure(
  kind: string,
  ownUrl: string,
  bareUrl: string,
  openBare: () => BareLedger | Promise<BareLedger>,
): Promise<void> {
  process.stdout.write(`  on ${kind}, ${SUBSCRIPTIONS} due at once, ms per thousand\n`);
  const bare = await measureBare(bareUrl, openBare);
  const store = openStore(ownUrl);
  await subscribeAll(store);
  const put = await timed(async () => (await enqueueDue(store, 'slack', NINE, 6 * HOUR)).due);
  show('finding, into the ledger', put, bare.put);
  const before = memory();
  const { claimed, recorded } = await sendAll(store);
  const after = memory();
  show(`claiming, ${CLAIM} at a time`, claimed, bare.claimed);
  show(`recording, ${ABREAST} side by side`, recorded, null);
  const grown = (what: 'heap' | 'rss') =>
    `${what} ${before[what].toFixed(0)} → ${after[what].toFixed(0)} MB`;
  process.stdout.write(
    `  memory while claiming and recording: ${grown('heap')}, ${grown('rss')}\n`,
  );
  await store.close();
}

/** What was counted, and how long it took (ms). */
type Timed = { readonly ms: number; readonly count: number };

async function timed(work: () => Promise<number>): Promise<Timed> {
  const begun = performance.now();
  const count = await work();
  return { ms: performance.now() - begun, count };
}

async function measureBare(
  url: string,
  open: () => BareLedger | Promise<BareLedger>,
): Promise<{ put: Timed; claimed: Timed }> {
  const store = openStore(url);
  await subscribeAll(store);
  await store.close();
  const ledger = await open();
  const at = NINE.getTime();
  const inBatches = (
    rows: readonly Row[],
    size: number,
    write: (rows: readonly Row[]) => Promise<void>,
  ) =>
    timed(async () => {
      for (let from = 0; from < rows.length; from += size) {
        await write(rows.slice(from, from + size));
      }
      return rows.length;
    });
  const rows = rowsByServer();
  const put = await inBatches(rows, PUT, (some) => ledger.put(some, at));
  // The same rows in the same order as the bot's: it touches as many pages of the file.
  const inTurn = rows.toSorted((a, b) => a.turn - b.turn);
  const claimed = await inBatches(inTurn, CLAIM, (some) => ledger.claim(some, at));
  await ledger.close();
  return { put, claimed };
}

/** Claims all that is due, batch by batch, and records that it was sent. */
async function sendAll(store: Store): Promise<{ claimed: Timed; recorded: Timed }> {
  const times = { claim: 0, record: 0 };
  for (let count = 0; ; ) {
    const begun = performance.now();
    const claim = `bench ${count}` as ClaimToken;
    const batch = await claimReady(store, ALL_OF_SLACK, claim, NINE, CLAIM);
    const claimed = performance.now();
    times.claim += claimed - begun;
    if (batch.length === 0) {
      if (count !== SUBSCRIPTIONS) throw new Error(`claimed ${count} of ${SUBSCRIPTIONS}`);
      return {
        claimed: { ms: times.claim, count },
        recorded: { ms: times.record, count },
      };
    }
    count += batch.length;
    const waiting = batch.values();
    const lane = async () => {
      for (const each of waiting) {
        await record(store, each, NINE, { state: 'sent', at: null, message: 'm' });
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, lane));
    times.record += performance.now() - claimed;
  }
}

function show(what: string, own: Timed, bare: Timed | null): void {
  const each = ({ ms, count }: Timed) => (ms / count) * 1000;
  const beside = bare
    ? ` · bare ${each(bare).toFixed(1)} · ratio ${(each(own) / each(bare)).toFixed(2)}`
    : '';
  process.stdout.write(`  ${what.padEnd(28)} ${each(own).toFixed(1)}${beside} (n=${own.count})\n`);
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** In MB, without what is no longer used. */
function memory(): { heap: number; rss: number } {
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / 2 ** 20, rss: rss / 2 ** 20 };
}

const rowOf = (n: number): Omit<Row, 'turn'> => ({
  subscription: `s${n}`,
  server: `T${n % SERVERS}`,
  channel: `C${n}`,
});

/** The rows as the bot puts them into the ledger: server by server, and in each its first channel before its second. */
function rowsByServer(): Row[] {
  const each = Array.from({ length: SUBSCRIPTIONS }, (_, n) => ({
    ...rowOf(n),
    turn: 1 + Math.floor(n / SERVERS),
  }));
  return each.toSorted((a, b) => (a.server < b.server ? -1 : Number(a.server > b.server)));
}

async function subscribeAll(store: Store): Promise<void> {
  const database = await store.ready();
  for (let from = 0; from < SUBSCRIPTIONS; from += PUT) {
    const rows = Array.from({ length: PUT }, (_, n) => {
      const { subscription: id, server, channel } = rowOf(from + n);
      return {
        ...{ id, server, channel },
        platform: 'slack',
        cron: '0 9 * * *',
        zone: 'UTC',
        topics: '',
        lang: 'en',
        only_changes: 0,
        creator: 'U',
        creator_lang: 'en',
        paused: null,
        created: 0,
        next_due: NINE.getTime(),
      };
    });
    await database.insertInto('subscription').values(rows).execute();
  }
}
