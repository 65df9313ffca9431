import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Delivery } from '../../src/digests/delivery/delivery.ts';
import { lastDeliveries } from '../../src/digests/delivery/ledger.ts';
import type { DeliveryKey } from '../../src/digests/delivery/publisher.ts';
import { slotsBetween } from '../../src/digests/schedule/occurrences.ts';
import { addSubscription, type NewSubscription } from '../../src/digests/subscriptions/index.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { writeBriefs } from './briefs.ts';
import { count, keyOf, type Slot, type Tally } from './count.ts';
import { drain } from './drain.ts';
import { ProcessPool } from './process-pool.ts';
import { Resumer } from './resumer.ts';
import { killAll, type Setup } from './rounds.ts';
import { SharedClock } from './shared-clock.ts';
import {
  keysOf,
  startTestPlatforms,
  subscriptionsFor,
  type TestPlatforms,
} from './test-platforms.ts';

export type TortureOptions = {
  readonly kills: number;
  readonly seed: number;
  /** Of an empty database; null: a new SQLite file, which is gone afterwards. */
  readonly databaseUrl: string | null;
  readonly tell: (line: string) => void;
};

export type Result = Tally & {
  /** How often the bot was killed, by where. */
  readonly deaths: ReadonlyMap<string, number>;
  /** What happened to each slot that something is wrong with. */
  readonly stories: readonly string[];
  /** What the platforms would not take or could have pinged somebody, and digests paused without a reason to. */
  readonly violations: readonly string[];
};

/** The clocks of Europe go back, and those of Lord Howe have gone forward, while the bot is tortured. */
const BEGIN = Date.parse('2026-10-24T20:00:30Z');

/**
 * Runs and kills the bot on a Discord and a Slack of its own, and counts what stands there against what should.
 * Rejects if the bot ends by itself, or the database cannot be used.
 */
export async function torture({ kills, seed, databaseUrl, tell }: TortureOptions): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'torture-'));
  const briefs = join(folder, 'briefs');
  await writeBriefs(briefs);
  const url = databaseUrl ?? `file:${join(folder, 'bot.sqlite')}`;
  const clock = new SharedClock(join(folder, 'clock'));
  clock.ahead = BEGIN - Date.now();
  const platforms = await startTestPlatforms(() => clock.now());
  const store = openStore(url);
  const pool = new ProcessPool({ ...platforms.env, DATABASE_URL: url, BRIEFS_DIR: briefs });
  try {
    const begin = new Date(clock.now());
    const subscriptions = await subscribe(store, platforms, begin);
    const setup = { platforms, clock, pool, resumer: new Resumer(store) };
    const deaths = await killAll(setup, kills, seed, tell);
    tell('killed often enough; what is left open is settled in peace');
    const end = await drain(pool, store, clock, tell);
    await setup.resumer.end(end);
    const expected = expectedOf(subscriptions, begin, end).filter(
      (slot) => !setup.resumer.covers(slot),
    );
    const ledger = await lastDeliveries(store, Number.MAX_SAFE_INTEGER);
    const tally = count({ expected, messages: keysOf(platforms), ledger });
    return { ...tally, deaths, ...findings(tally, expected, ledger, setup) };
  } finally {
    pool.close();
    await store.close();
    await platforms.close();
    clock.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function subscribe(
  store: Store,
  platforms: TestPlatforms,
  begin: Date,
): Promise<NewSubscription[]> {
  const all = subscriptionsFor(platforms.places);
  for (const each of all) await addSubscription(store, each, begin);
  return all;
}

const expectedOf = (all: readonly NewSubscription[], begin: Date, end: Date): Slot[] =>
  all.flatMap(({ id, schedule }) =>
    slotsBetween(schedule, begin, end, Number.POSITIVE_INFINITY).map((slot) => ({
      subscription: id,
      slot,
    })),
  );

function findings(
  { duplicates, lost, denied }: Tally,
  expected: readonly Slot[],
  ledger: readonly Delivery[],
  { pool, platforms, resumer }: Setup,
): Pick<Result, 'stories' | 'violations'> {
  const rows = new Map(ledger.map((row) => [keyOf(row), row]));
  const slots = new Map<DeliveryKey, Slot>(
    [...expected, ...ledger].map((slot) => [keyOf(slot), slot]),
  );
  const storyOf = (what: string) => (key: DeliveryKey) => {
    const { subscription = '?', slot } = slots.get(key) ?? {};
    const at = slot?.toISOString() ?? '?';
    const row = rows.get(key);
    const told = row ? `${row.state}, ${row.reason}` : 'not in the ledger';
    const story = pool.stories.get(`${subscription} ${at}`) ?? [];
    return [`${what}: ${subscription} at ${at} (${told})`, ...story].join('\n    ');
  };
  return {
    stories: [
      ...duplicates.map(storyOf('posted again')),
      ...lost.map(storyOf('lost')),
      ...denied.map(storyOf('posted, though the ledger says it was not')),
    ],
    violations: [
      ...resumer.unexpected,
      ...[platforms.discord, platforms.slack].flatMap(({ violations, pings }) => [
        ...violations.map(({ request, problems }) => `${request}: ${problems.join('; ')}`),
        ...pings.map(({ request }) => `${request} could ping somebody`),
      ]),
    ],
  };
}
