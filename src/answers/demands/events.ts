import {
  type Brief,
  compareDates,
  type Fact,
  hasNoYear,
  type Library,
  timelineOf,
} from '../../library/index.ts';
import { normalise, overlap, type Period, periodOf } from '../text/index.ts';

/** So many events are an answer. */
const MOST = 4;

/** What happened in a period. */
export type Events = {
  /** At most four, oldest first. */
  readonly facts: readonly Fact[];
  /** How many more there are. */
  readonly more: number;
};

/**
 * The dated facts of a period, of one brief or of all: the newest of an open period, else one of each brief first, in
 * the order in which they are listed. Null where there is none.
 */
export function eventsIn(period: Period, brief: Brief | null, library: Library): Events | null {
  // What is still to come has not happened.
  const past = period.to === null ? { ...period, to: library.reach } : period;
  const found = timelineOf(library, brief).filter(
    ({ date }) => !hasNoYear(date) && overlap(periodOf(date), past),
  );
  if (found.length === 0) return null;
  const order = [...library.briefs.keys()];
  const listed = found.toSorted((a, b) => order.indexOf(a.brief) - order.indexOf(b.brief));
  const seen = new Set<string>();
  const firsts = listed.filter((fact) => !seen.has(fact.brief) && seen.add(fact.brief));
  const chosen =
    period.to === null
      ? found.slice(-MOST)
      : [...new Set([...firsts, ...listed])]
          .slice(0, MOST)
          .toSorted((a, b) => compareDates(a.date, b.date));
  return { facts: chosen, more: found.length - chosen.length };
}

/** The dated facts that stand nearest before and after a period in which nothing happened. */
export function eventsAround(period: Period, brief: Brief | null, library: Library): Fact[] {
  const dated = timelineOf(library, brief);
  const before = dated.filter(({ date }) => period.from !== null && date < period.from).slice(-2);
  const after = dated.filter(({ date }) => period.to !== null && date > period.to).slice(0, 1);
  return [...before, ...after];
}

/** The brief that a question names by id, title or alias, the longest name first; or null. */
export function briefNamedIn(question: string, library: Library): Brief | null {
  const text = normalise(question);
  let best: { brief: Brief; length: number } | null = null;
  for (const brief of library.briefs.values()) {
    const { id, title, aliases } = brief;
    for (const name of [id, title.en, title.ja, ...aliases.en, ...aliases.ja]) {
      const key = normalise(name);
      if (key.length <= (best?.length ?? 0) || /^\d+年?$/.test(key)) continue;
      if (occursIn(text, key)) best = { brief, length: key.length };
    }
  }
  return best?.brief ?? null;
}

/** Latin names are whole words; Japanese has none. */
const occursIn = (text: string, name: string) =>
  /^[\x20-\x7e]+$/.test(name)
    ? ` ${text.replace(/[?!.,;:"]/g, ' ')} `.includes(` ${name} `)
    : text.includes(name);
