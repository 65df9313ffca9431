import type { UnusableStore } from './unusable-store.ts';

/** What a log is told of a database that fails. */
export type Outages = {
  /** Says what is wrong, unless it has been said: `at` is a time (ms) that only goes forward. */
  tell(wrong: UnusableStore, say: (line: string) => void, at?: number): void;
  /** To be called at every answer: the server is not away. */
  end(): void;
};

/** A failure that lasts is told again after so long (ms). */
const HOUR_MS = 60 * 60 * 1000;
/** So many failures are remembered as told. */
const MOST = 50;
/** Of a server that is away, libraries write this way and that: it is one failure. */
const AWAY = 'away';

/**
 * Many ask a database at once, and every minute anew: were each to say that it fails, nothing else would be seen. So
 * each failure is told once; a server that was away and answers is told of, too. Other failures are told again after an
 * hour: a full disk still answers those who only read.
 */
export function watchOutages(sayOver: (line: string) => void): Outages {
  /** When each was told. */
  const told = new Map<string, number>();
  return {
    tell(wrong, say, at = performance.now()) {
      const failure = wrong.isAway ? AWAY : wrong.message;
      const last = told.get(failure);
      if (last !== undefined && (wrong.isAway || at - last < HOUR_MS)) return;
      if (told.size >= MOST) told.clear();
      told.set(failure, at);
      say(wrong.message);
    },
    end() {
      if (told.delete(AWAY)) sayOver('PostgreSQL answers again.');
    },
  };
}
