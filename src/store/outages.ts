import type { UnusableStore } from './unusable-store.ts';

/** What a log is told of a database that fails: each trouble once, and that it is over. */
export type Outages = {
  /** Says what is wrong, unless it was said since the database last answered. */
  tell(wrong: UnusableStore, say: (line: string) => void): void;
  /** To be called at every answer. */
  end(): void;
};

/** Many ask a database at once, and the whole minute over: were each to say that it is away, nothing else would be seen. */
export function watchOutages(sayOver: (line: string) => void): Outages {
  /** Of a server that is away, libraries write this way and that: it is one trouble. */
  const told = new Set<string>();
  const AWAY = 'away';
  return {
    tell(wrong, say) {
      const trouble = wrong.isPassing ? AWAY : wrong.message;
      if (told.has(trouble)) return;
      told.add(trouble);
      say(wrong.message);
    },
    end() {
      if (told.size === 0) return;
      if (told.has(AWAY)) sayOver('PostgreSQL answers again.');
      told.clear();
    },
  };
}
