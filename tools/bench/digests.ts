import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { putDue } from '../../src/digest/due.ts';
import { claimReady } from '../../src/digest/ledger.ts';
import { openStore, type Store } from '../../src/store/store.ts';

const SUBSCRIPTIONS = 100_000;
const SERVERS = 5000;
/** Claims of this size, as many as make the figure steady. */
const CLAIM = { size: 100, times: 100 } as const;
const HOUR = 3_600_000;
const NINE = new Date('2026-03-04T09:00:00Z');

/**
 * Many subscriptions due at one minute: what it costs to put them into the ledger, and to claim them. On SQLite, or
 * on an empty PostgreSQL database whose address is given as DATABASE_URL.
 */
export async function digests(): Promise<void> {
  const { DATABASE_URL: given = '' } = process.env;
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const isServer = given.startsWith('postgres');
  const store = openStore(isServer ? given : `file:${join(folder, 'bench.sqlite')}`);
  process.stdout.write(
    `  on ${isServer ? 'PostgreSQL' : 'SQLite'}, ${SUBSCRIPTIONS} due at once\n`,
  );
  await subscribeAll(store);
  const put = await timed(async () => (await putDue(store, 'slack', NINE, 6 * HOUR)).due);
  show('finding, into the ledger', put);
  const claimant = { id: 'bench', now: () => NINE };
  const claimed = await timed(async () => {
    let count = 0;
    for (let n = 0; n < CLAIM.times; n++) {
      count += (await claimReady(store, 'slack', claimant, CLAIM.size)).length;
    }
    return count;
  });
  show(`claiming, ${CLAIM.size} at a time`, claimed);
  process.stdout.write(`  memory ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB\n`);
  await store.close();
  await rm(folder, { recursive: true });
}

async function timed(work: () => Promise<number>): Promise<{ ms: number; count: number }> {
  const begun = performance.now();
  const count = await work();
  return { ms: performance.now() - begun, count };
}

function show(what: string, { ms, count }: { ms: number; count: number }): void {
  const each = (ms / count) * 1000;
  process.stdout.write(`  ${what.padEnd(28)} ${each.toFixed(1)} ms per thousand (n=${count})\n`);
}

async function subscribeAll(store: Store): Promise<void> {
  const database = await store.ready();
  const rows = Array.from({ length: SUBSCRIPTIONS }, (_, n) => ({
    id: `s${n}`,
    platform: 'slack',
    server: `T${n % SERVERS}`,
    channel: `C${n}`,
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
  }));
  for (let from = 0; from < rows.length; from += 1000) {
    await database
      .insertInto('subscription')
      .values(rows.slice(from, from + 1000))
      .execute();
  }
}
