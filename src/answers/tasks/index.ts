import { setImmediate as breathe } from 'node:timers/promises';
import { memoisePer } from '../../library/index.ts';

/** Work in small steps: each `yield` is a place where something else may come first. */
export type Task<T> = Generator<undefined, T, undefined>;

/** So long (ms) the work goes on before others get their turn: a heartbeat can wait that long. */
const SLICE_MS = 10;

/** Does the work to its end in one go, from where it stands. */
export function runToEnd<T>(steps: Task<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does the work between other things. Stops, and gives null, once `signal` says so. */
async function inSlices<T>(steps: Task<T>, signal?: AbortSignal): Promise<T | null> {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await breathe();
    if (signal?.aborted) return null;
  }
}

/** What is made once from a thing that never changes: at once where it is needed, or between other things before. */
export function memoiseTaskPer<K extends object, V>(make: (from: K) => Task<V>) {
  const making = memoisePer((from: K) => ({ steps: make(from), made: null as V | null }));
  return {
    /** What is not made yet is, from where it stands. */
    now(from: K): V {
      const it = making(from);
      it.made ??= runToEnd(it.steps);
      return it.made;
    },
    async runInSlices(from: K, signal?: AbortSignal): Promise<void> {
      const it = making(from);
      if (it.made !== null || signal?.aborted) return;
      const made = await inSlices(it.steps, signal);
      it.made ??= made; // unless somebody needed it meanwhile
    },
  };
}
