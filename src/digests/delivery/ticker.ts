import { schedule } from 'node-cron';

const MINUTE_MS = 60_000;
/** The clock is looked at no less often than this (ms): it may have been set, or the machine have slept. */
const CHECK_MS = 10_000;

/**
 * Calls `tick` as each minute begins, in whatever zone the host is, until what this returns is called. It waits for no
 * tick to end. Minutes that the process slept through are not made up for; the one it wakes up in is.
 *
 * A timer, as node-cron 4.6.0 and croner 11.0.1 both lose minutes: the one in the hour that the host's zone repeats,
 * for it rounds the time by `setMilliseconds(0)`, which goes to the first of two such hours; the other as the clock is
 * set back.
 */
export function everyMinute(tick: () => void): () => void {
  const minuteNow = () => Math.floor(Date.now() / MINUTE_MS);
  let last = minuteNow();
  let timer = arm();

  function arm() {
    return setTimeout(checkClock, Math.min(MINUTE_MS - (Date.now() % MINUTE_MS), CHECK_MS));
  }

  function checkClock(): void {
    timer = arm();
    const minute = minuteNow();
    if (minute === last) return;
    last = minute;
    tick();
  }

  return () => clearTimeout(timer);
}

/** No zone repeats this hour of UTC, so that node-cron is right here in all of them. */
const ONCE_A_DAY = '30 12 * * *';
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Calls `task` once a day, or as soon as the process runs again in the day after, until what this returns is called.
 */
export function everyDay(task: () => Promise<void>): () => Promise<void> {
  const job = schedule(ONCE_A_DAY, task, {
    timezone: 'UTC',
    missedExecutionTolerance: DAY_MS,
    suppressMissedWarning: true,
  });
  return async () => {
    await job.destroy();
  };
}
