import { setTimeout as delay } from 'node:timers/promises';
import { LEASE_MS } from '../../src/digests/delivery/claim.ts';
import type { Store } from '../../src/store/store.ts';
import { silenceOf } from './bot-process.ts';
import type { ProcessPool } from './process-pool.ts';
import type { SharedClock } from './shared-clock.ts';

const MINUTE = 60_000;
/** How many undisturbed runs it may take until nothing is open. */
const MOST_RUNS = 60;

/**
 * Runs the bot undisturbed, with the clock moving on, until nothing is open in the ledger. Returns the time when
 * its last run began: all that was due by then has been dealt with.
 */
export async function drain(
  pool: ProcessPool,
  store: Store,
  clock: SharedClock,
  tell: (line: string) => void,
): Promise<Date> {
  for (let n = 1; ; n++) {
    clock.ahead += LEASE_MS + n * MINUTE;
    const begun = new Date(clock.now());
    const bot = pool.take();
    await bot.begin({ clock: clock.path, dieAt: null });
    const hasEnded = new AbortController();
    const { signal } = hasEnded;
    const isDone = Promise.race([silenceOf(bot, signal), untilDrained(store, begun, signal)]);
    void isDone.then(bot.stop, () => {});
    await bot.ended.finally(() => hasEnded.abort());
    const isDrained = (await openAt(store, begun)) === 0;
    tell(`settling, ${n}: ${isDrained ? 'nothing is open' : 'something is still open'}`);
    if (isDrained || n === MOST_RUNS) return begun;
  }
}

const LOOK_MS = 200;

/** Resolves when nothing is open any more; rejects with the signal. */
async function untilDrained(store: Store, at: Date, signal: AbortSignal): Promise<void> {
  while ((await openAt(store, at)) > 0) await delay(LOOK_MS, null, { signal });
}

/** How many subscriptions and deliveries something is still to be done about that was due by then. */
async function openAt(store: Store, at: Date): Promise<number> {
  const database = await store.ready();
  const due = await database
    .selectFrom('subscription')
    .select('id')
    .where('next_due', '<=', at.getTime())
    .execute();
  const open = await database
    .selectFrom('delivery')
    .select('slot')
    .where('ready_at', 'is not', null)
    .where('slot', '<=', at.getTime())
    .execute();
  return due.length + open.length;
}
