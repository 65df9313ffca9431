/** Long computations as tasks that can be run at once or in slices between other things. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { memoisePer } from '../../library/index.ts';

/** Work in small steps: at each `yield` something else may come first. */
export type Task<T> = Generator<undefined, T, undefined>;

/** So long (ms) a task runs before others get their turn: a heartbeat can wait that long. */
const SLICE_MS = 5;

/** Runs a task to its end without a pause, from where it stands. */
export function runToEnd<T>(task: Task<T>): T {
  for (;;) {
    const step = task.next();
    if (step.done) return step.value;
  }
}

/** Runs a task in slices, with a turn of the event loop after each. Stops, and gives null, once `signal` is aborted. */
async function runInSlices<T>(task: Task<T>, signal?: AbortSignal): Promise<T | null> {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    do {
      const step = task.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await nextTurn();
    if (signal?.aborted) return null;
  }
}

/** Memoises what a task makes from an object that never changes, whether it is run in slices or needed at once. */
export function memoiseTaskPer<K extends object, V>(make: (from: K) => Task<V>) {
  const stateOf = memoisePer((from: K) => ({ task: make(from), made: null as V | null }));
  return {
    /** The result. What is not made yet is made now, from where the task stands. */
    get(from: K): V {
      const state = stateOf(from);
      state.made ??= runToEnd(state.task);
      return state.made;
    },
    /** Takes what was made before, by another process. */
    set(from: K, made: V): void {
      stateOf(from).made = made;
    },
    /** Makes it in slices; leaves off where it is once `signal` is aborted. */
    async runInSlices(from: K, signal?: AbortSignal): Promise<void> {
      const state = stateOf(from);
      if (state.made !== null || signal?.aborted) return;
      const made = await runInSlices(state.task, signal);
      state.made ??= made; // unless somebody needed it meanwhile
    },
  };
}
