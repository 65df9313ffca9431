import { setTimeout as delay } from 'node:timers/promises';
import { type BotProcess, silenceOf } from './bot-process.ts';
import { holdPost, spoil } from './faults.ts';
import { type Death, nameOf, planDeaths, planRounds, type Round } from './plan.ts';
import type { ProcessPool } from './process-pool.ts';
import type { Resumer } from './resumer.ts';
import type { SharedClock } from './shared-clock.ts';
import type { TestPlatforms } from './test-platforms.ts';

/** What the bot runs in and is killed in. */
export type Setup = {
  readonly platforms: TestPlatforms;
  readonly clock: SharedClock;
  readonly pool: ProcessPool;
  readonly resumer: Resumer;
};

const MINUTE = 60_000;
/** After so many rounds without a kill, the bot is killed when it rests. */
const MOST_MISSES = 10;
/** What was on its way when the clock is moved has arrived after so long (ms). */
const ARRIVAL_MS = 50;

/** Runs and kills the bot as planned; returns how often it was killed where. */
export async function killAll(
  setup: Setup,
  kills: number,
  seed: number,
  tell: (line: string) => void,
): Promise<Map<string, number>> {
  const left = planDeaths(seed, kills);
  const deaths = new Map<string, number>();
  let [done, misses] = [0, 0];
  for (const round of planRounds(seed)) {
    if (left.length === 0) break;
    if (round.longTurn) {
      await play(setup, round, Array(round.replicas).fill(null), false);
      tell(`waited ${round.longTurn.minutes} minutes for a turn on ${round.longTurn.platform}`);
      continue;
    }
    const planned = takeFor(round, left);
    const isLastChance = misses === MOST_MISSES;
    const died = await play(setup, round, planned, isLastChance);
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

/**
 * Returns those deaths that came about; null for a process that ends when it is idle. At a last chance, whose moment
 * does not come dies then, too.
 */
async function play(
  setup: Setup,
  round: Round,
  planned: readonly (Death | null)[],
  isLastChance: boolean,
): Promise<Death[]> {
  const { platforms, clock, pool, resumer } = setup;
  clock.ahead += round.minutes * MINUTE;
  await resumer.end(new Date(clock.now()));
  platforms.discord.gateway.startsLeft = 1000; // as on a new day
  const holds = planned.flatMap((death) =>
    death?.kind === 'arrival' ? holdPost(platforms, death.platform, death.accepted) : [],
  );
  for (const fault of round.faults) spoil(platforms, fault);
  const ends = planned.map(async (death) => {
    const bot = pool.take();
    if (round.longTurn) lengthenTurns(bot, clock, round.longTurn);
    const dieAt = death?.kind === 'step' ? death : null;
    await bot.begin({ clock: clock.path, dieAt });
    const isOver = new AbortController();
    const { signal } = isOver;
    if (death?.kind === 'moment') void delay(death.ms, null, { signal }).then(bot.kill, () => {});
    if (death?.kind === 'arrival') void holds[0]?.arrived.then(bot.kill);
    void silenceOf(bot, signal).then(isLastChance ? bot.kill : bot.stop, () => {});
    const end = await bot.ended.finally(() => isOver.abort());
    return death && end === 'killed' ? [death] : [];
  });
  const died = (await Promise.all(ends)).flat();
  // What had reached a platform is dealt with there, though nobody waits for the answer any more.
  platforms.discord.faults.clear();
  platforms.slack.faults.clear();
  await new Promise((next) => setImmediate(next));
  return died;
}

/**
 * Once a platform has said 429, all posts to it wait for their turns: meanwhile the clock moves on, so that the wait
 * is longer than a claim lasts.
 */
function lengthenTurns(
  { log }: BotProcess,
  clock: SharedClock,
  { platform, minutes }: NonNullable<Round['longTurn']>,
): void {
  let isDone = false;
  log.listen(({ msg, kind, platform: on }) => {
    if (isDone || msg !== 'digest answered' || kind !== 'transient' || on !== platform) return;
    isDone = true;
    setTimeout(() => {
      clock.ahead += minutes * MINUTE;
    }, ARRIVAL_MS);
  });
}
