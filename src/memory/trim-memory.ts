import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The bot is looked at so often (ms). */
const LOOK_MS = 1000;
/** It is idle if it took no more than this (µs) of the processor since the last look. */
const IDLE_US = 50_000;
/**
 * Memory is given back once the heap has grown by so many bytes since that was last done, after one idle look; after two
 * by half of it, and so on: the longer nobody asks, the less is worth the pause.
 */
const WORTHWHILE_BYTES = 16 * 2 ** 20;
const LEAST_BYTES = 2 * 2 ** 20;

/**
 * Gives back, as soon as the bot has nothing to do, what its start and later a busy time have left behind. V8 itself
 * keeps for good every page of its heap that it has once had, and frees them only where memory is short: requests made
 * the process two to three times as large as it was at its start. Goes on until the process ends, and does not keep it
 * alive.
 */
export function trimMemoryWhenIdle(): void {
  /** The size of the heap when memory was last given back; 0: it has not been yet. */
  let kept = 0;
  let before = process.cpuUsage();
  let idleLooks = 0;
  let collect: (() => void) | null = null;
  setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    const size = getHeapStatistics().total_heap_size;
    kept = Math.min(kept, size);
    idleLooks = user + system > IDLE_US ? 0 : idleLooks + 1;
    const worthwhile = Math.max(WORTHWHILE_BYTES / idleLooks, LEAST_BYTES);
    if (size - kept < worthwhile) return;
    collect ??= collector();
    collect();
    kept = getHeapStatistics().total_heap_size;
    before = process.cpuUsage();
    idleLooks = 0;
  }, LOOK_MS).unref();
}

/** The collection that V8 does where memory is short. Node has no other way to ask for it while it runs. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as (options: object) => void;
  setFlagsFromString('--no-expose-gc');
  return () => gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
