import type { Store } from '../store.ts';
import { hashed } from './hashed.ts';
import { sweeper } from './sweep.ts';
import { WriteBehind } from './write-behind.ts';

/** What conversations were last about, for every copy of the bot that shares the store, for a few minutes. */
export type ConversationStates = {
  /**
   * What was last kept for each name, as JSON gives it; null where nothing is, or not any more. Rejects when the
   * store fails.
   */
  recall(names: readonly string[], now: Date): Promise<unknown[]>;
  /** Keeps a state until a time; it is written a moment later, and for the caller it counts at once. */
  keep(name: string, state: object, now: Date, until: Date): void;
  /** Writes what is left. */
  close(): Promise<void>;
};

type Kept = { readonly state: string; readonly until: number; readonly at: number };

/** The conversations in a store. `onError` is told of what could not be written: it is lost. */
export function openConversations(
  store: Store,
  wait: (ms: number, signal: AbortSignal) => Promise<unknown>,
  onError: (error: unknown) => void,
): ConversationStates {
  const sweep = sweeper(store, 'conversation');
  const written = new WriteBehind<Kept, true>({
    ...{ wait, onError },
    join: (_, later) => later,
    write: (rows) => write(store, rows, sweep),
  });
  return {
    async recall(names, now) {
      const keys = names.map(hashed);
      const unwritten = keys.map((key) => written.pending(key));
      const unknown = keys.filter((_, i) => unwritten[i] === undefined);
      const stored = unknown.length === 0 ? new Map() : await read(store, unknown, now.getTime());
      return keys.map((key, i) => {
        const state = unwritten[i]?.state ?? stored.get(key);
        return state === undefined ? null : parsed(state);
      });
    },
    keep(name, state, now, until) {
      const kept = { state: JSON.stringify(state), until: until.getTime(), at: now.getTime() };
      written.put(hashed(name), kept).catch(onError);
    },
    close: () => written.close(),
  };
}

async function read(
  store: Store,
  keys: readonly string[],
  at: number,
): Promise<ReadonlyMap<string, string>> {
  const database = await store.ready();
  const rows = await database
    .selectFrom('conversation')
    .select(['key', 'state'])
    .where('key', 'in', keys)
    .where('until', '>', at)
    .execute();
  return new Map(rows.map(({ key, state }) => [key, state]));
}

async function write(
  store: Store,
  rows: ReadonlyMap<string, Kept>,
  sweep: (at: number) => Promise<void>,
): Promise<ReadonlyMap<string, true>> {
  const database = await store.ready();
  await database
    .insertInto('conversation')
    // In one order everywhere: two processes that write the same rows must not wait for each other.
    .values([...rows].toSorted(byKey).map(([key, { state, until }]) => ({ key, state, until })))
    .onConflict((on) =>
      on.column('key').doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        until: eb.ref('excluded.until'),
      })),
    )
    .execute();
  await sweep(Math.max(...[...rows.values()].map(({ at }) => at)));
  return new Map([...rows.keys()].map((key) => [key, true]));
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) =>
  a < b ? -1 : 1;

/** A row that somebody edited counts as none. */
function parsed(state: string): unknown {
  try {
    return JSON.parse(state);
  } catch {
    return null;
  }
}
