import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DeliveryKey } from '../../src/digest/deliver.ts';
import { type Delivery, lastDeliveries } from '../../src/digest/ledger.ts';
import { slotsBetween } from '../../src/digest/slots.ts';
import { addSubscription, type NewSubscription } from '../../src/digest/subscriptions.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { writeBriefs } from './briefs.ts';
import { count, keyOf, type Slot, type Tally } from './count.ts';
import { holdPost, spoil } from './faults.ts';
import { silenceOf } from './life.ts';
import { Nursery } from './nursery.ts';
import { type Death, nameOf, planDeaths, planRounds, type Round } from './plan.ts';
import { settle } from './settle.ts';
import { keysOf, startTown, subscriptionsFor, type Town } from './town.ts';

export type Wish = {
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
  /** What the platforms would not take, or could have pinged somebody. */
  readonly violations: readonly string[];
};

/** The clocks of Europe go back, and those of Lord Howe have gone forward, while the bot is tortured. */
const BEGIN = Date.parse('2026-10-24T20:00:30Z');
const MINUTE = 60_000;
/** After so many rounds without a kill, the bot is killed when it rests. */
const MOST_MISSES = 5;

/**
 * Lets the bot live and die on a Discord and a Slack of its own, and counts what stands there against what should.
 * Rejects if the bot ends by itself, or the database cannot be used.
 */
export async function torture({ kills, seed, databaseUrl, tell }: Wish): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'torture-'));
  const briefs = join(folder, 'briefs');
  await writeBriefs(briefs);
  const url = databaseUrl ?? `file:${join(folder, 'bot.sqlite')}`;
  const clock = { ahead: BEGIN - Date.now() };
  const now = () => Date.now() + clock.ahead;
  const town = await startTown(now);
  const store = openStore(url);
  const nursery = new Nursery({ ...town.env, DATABASE_URL: url, BRIEFS_DIR: briefs });
  try {
    const begin = new Date(now());
    const subscriptions = await subscribe(store, town, begin);
    const chamber = { town, clock, nursery };
    const deaths = await killAll(chamber, kills, seed, tell);
    tell('killed often enough; what is left open is settled in peace');
    const end = await settle(nursery, store, clock, tell);
    const expected = expectedOf(subscriptions, begin, end);
    const ledger = await lastDeliveries(store, Number.MAX_SAFE_INTEGER);
    const tally = count({ expected, messages: keysOf(town), ledger });
    return { ...tally, deaths, ...findings(tally, expected, ledger, chamber) };
  } finally {
    nursery.close();
    await store.close();
    await town.close();
    await rm(folder, { recursive: true, force: true });
  }
}

type Chamber = {
  readonly town: Town;
  readonly clock: { ahead: number };
  readonly nursery: Nursery;
};

async function subscribe(store: Store, town: Town, begin: Date): Promise<NewSubscription[]> {
  const all = subscriptionsFor(town.places);
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

async function killAll(
  chamber: Chamber,
  kills: number,
  seed: number,
  tell: Wish['tell'],
): Promise<Map<string, number>> {
  const left = planDeaths(seed, kills);
  const deaths = new Map<string, number>();
  let [done, misses] = [0, 0];
  for (const round of planRounds(seed)) {
    if (left.length === 0) break;
    const planned = takeFor(round, left);
    const isLastChance = misses === MOST_MISSES;
    const died = await play(chamber, round, planned, isLastChance);
    const names = died.map((death) =>
      isLastChance ? 'at rest, elsewhere in vain' : nameOf(death),
    );
    for (const name of names) deaths.set(name, (deaths.get(name) ?? 0) + 1);
    // Whose moment did not come dies in the next round.
    left.unshift(...planned.filter((death) => !died.includes(death)));
    misses = died.length === 0 ? misses + 1 : 0;
    done += died.length;
    tell(`killed ${done} of ${kills}: ${names.join(', ') || 'its moment did not come'}`);
  }
  return deaths;
}

/** Where the arrival of a post is waited for, it must be clear whose it is. */
function takeFor({ replicas }: Round, left: Death[]): Death[] {
  const [first, second] = left;
  const isPair = replicas > 1 && first?.kind !== 'arrival' && second && second.kind !== 'arrival';
  return left.splice(0, isPair ? 2 : 1);
}

/** Returns those deaths that came about; at a last chance, whose moment does not come dies when it rests. */
async function play(
  chamber: Chamber,
  round: Round,
  planned: readonly Death[],
  isLastChance: boolean,
): Promise<Death[]> {
  const { town, clock, nursery } = chamber;
  clock.ahead += round.minutes * MINUTE;
  town.discord.gateway.startsLeft = 1000; // as on a new day
  const holds = planned.flatMap((death) =>
    death.kind === 'arrival' ? holdPost(town, death.platform, death.accepted) : [],
  );
  for (const fault of round.faults) spoil(town, fault);
  const ends = planned.map(async (death) => {
    const life = nursery.take();
    const dieAt = death.kind === 'step' ? death : null;
    await life.begin({ ahead: clock.ahead, dieAt });
    const isOver = new AbortController();
    const { signal } = isOver;
    if (death.kind === 'moment') void delay(death.ms, null, { signal }).then(life.kill, () => {});
    if (death.kind === 'arrival') void holds[0]?.arrived.then(life.kill);
    void silenceOf(life, signal).then(isLastChance ? life.kill : life.stop, () => {});
    const end = await life.ended.finally(() => isOver.abort());
    return end === 'killed' ? [death] : [];
  });
  const died = (await Promise.all(ends)).flat();
  // What had reached a platform is dealt with there, though nobody waits for the answer any more.
  town.discord.faults.clear();
  town.slack.faults.clear();
  await new Promise((next) => setImmediate(next));
  return died;
}

function findings(
  { duplicates, lost, denied }: Tally,
  expected: readonly Slot[],
  ledger: readonly Delivery[],
  { nursery, town }: Chamber,
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
    const story = nursery.stories.get(`${subscription} ${at}`) ?? [];
    return [`${what}: ${subscription} at ${at} (${told})`, ...story].join('\n    ');
  };
  return {
    stories: [
      ...duplicates.map(storyOf('posted again')),
      ...lost.map(storyOf('lost')),
      ...denied.map(storyOf('posted, though the ledger says it was not')),
    ],
    violations: [town.discord, town.slack].flatMap(({ violations, pings }) => [
      ...violations.map(({ request, problems }) => `${request}: ${problems.join('; ')}`),
      ...pings.map(({ request }) => `${request} could ping somebody`),
    ]),
  };
}
