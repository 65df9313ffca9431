import type { Store } from '../../store/index.ts';
import { changeLog, type LoggedChange } from './change-log.ts';
import { readHistory } from './history.ts';

/** So long (ms) what was read stays. */
const FRESH_MS = 30_000;

/** What was recorded of the briefs, and a name for the reading: the same name, the same changes. */
export type Recorded = { readonly turn: string; readonly changes: Promise<LoggedChange[]> };

/**
 * What was recorded of the briefs, read from the database once in half a minute, however many ask; where that fails, it is
 * read again for who asks next.
 */
export function recordedChanges(store: Store, now: () => Date): () => Recorded {
  let last: Recorded | null = null;
  return () => {
    const turn = `${Math.floor(now().getTime() / FRESH_MS)}`;
    if (last?.turn === turn) return last;
    const read: Recorded = { turn, changes: readHistory(store).then(changeLog) };
    read.changes.catch(() => {
      if (last === read) last = null;
    });
    last = read;
    return read;
  };
}
