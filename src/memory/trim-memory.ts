import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The bot is looked at so often (ms). */
const LOOK_MS = 1000;
/** It is idle if it took no more than this (µs) of the processor since the last look. */
const IDLE_US = 50_000;
/** Memory is given back once the heap has grown by so many bytes since that was last done. */
const WORTHWHILE_BYTES = 16 * 2 ** 20;

/**
 * Gives back, as soon as the bot has nothing to do, what a busy time has left behind. V8 itself keeps for good every
 * page of its heap that it has once had, and frees them only where memory is short: requests made the process two to
 * three times as large as it was at its start. Goes on until the process ends, and does not keep it alive.
 */
export function trimMemoryWhenIdle(): void {
  let kept = getHeapStatistics().total_heap_size;
  let before = process.cpuUsage();
  let collect: (() => void) | null = null;
  setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    const size = getHeapStatistics().total_heap_size;
    kept = Math.min(kept, size);
    if (user + system > IDLE_US || size - kept < WORTHWHILE_BYTES) return;
    collect ??= collector();
    collect();
    kept = getHeapStatistics().total_heap_size;
    before = process.cpuUsage();
  }, LOOK_MS).unref();
}

/** The collection that V8 does where memory is short. Node has no other way to ask for it while it runs. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as (options: object) => void;
  setFlagsFromString('--no-expose-gc');
  return () => gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
