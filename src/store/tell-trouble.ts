import type { Store } from './store.ts';

/** So long (ms) a trouble that lasts is not told again. */
const HOUR_MS = 60 * 60 * 1000;

type Told = Map<string, number>;
const toldOf = new WeakMap<Store, Told>();

/**
 * Tells what went wrong in a query, with the remedy: the same only once an hour, however many requests meet it.
 * `at`: a time (ms) that only goes forward.
 */
export function tellTrouble(
  store: Store,
  error: unknown,
  say: (line: string) => void,
  at: number = performance.now(),
): void {
  const told: Told = toldOf.get(store) ?? new Map();
  toldOf.set(store, told);
  const line = store.explain(error);
  const last = told.get(line);
  if (last !== undefined && at - last < HOUR_MS) return;
  if (told.size >= MOST) told.clear();
  told.set(line, at);
  say(line);
}

/** So many lines are remembered as told. */
const MOST = 50;
