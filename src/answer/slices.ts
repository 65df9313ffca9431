import { setImmediate as breathe } from 'node:timers/promises';

/** Work in small steps: each `yield` is a place where something else may come first. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** So long (ms) the work goes on before others get their turn: a heartbeat can wait that long. */
const SLICE_MS = 10;

/** Does the work to its end in one go, from where it stands. */
export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does the work between other things. Stops, and gives null, once `signal` says so. */
export async function inSlices<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T | null> {
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
