import { isOvertaken, type Library } from '../../library/index.ts';
import { isAbout, type Topics } from '../subscriptions/index.ts';
import { contentOf, type FactContent, hashOf } from './fact-content.ts';
import type { FactVersion, History } from './history.ts';

/** A fact that says something else now than it did. */
export type Change = {
  readonly kind: 'added' | 'changed' | 'withdrawn';
  /** When the bot first served it so. */
  readonly at: Date;
  /** What it says now; of a withdrawn one, what it said last. */
  readonly content: FactContent;
};

/**
 * What differs between the library as it was served at `since` and as it is now, the newest first, and of what came at
 * once that which time has overtaken last. What came and
 * went in between is no change. Facts that were there when the first library was recorded are not new.
 */
export function changesSince(
  since: Date,
  history: History,
  library: Library,
  topics: Topics,
  now: Date,
): Change[] {
  const changes: Change[] = [];
  const isPast = ({ content }: Change) => Number(isOvertaken(content.fact, library));
  const first = Math.min(...history.values().map(([begin]) => begin?.at.getTime() ?? 0));
  const begin = new Date(Math.max(since.getTime(), first));
  for (const fact of history.size > 0 ? library.facts.values() : []) {
    const versions = history.get(fact.id) ?? [];
    const before = versionAt(versions, begin)?.said ?? null;
    const hash = hashOf(fact);
    if (before?.hash === hash) continue;
    const at = versions.findLast(({ said }) => said?.hash === hash)?.at ?? now;
    changes.push({ kind: before ? 'changed' : 'added', at, content: contentOf(fact, library) });
  }
  for (const [id, versions] of history) {
    const before = versionAt(versions, begin)?.said;
    if (library.facts.has(id) || !before) continue;
    const last = versions.findLast(({ said }) => said)?.said ?? before;
    const at = versions.at(-1)?.said ? now : (versions.at(-1)?.at ?? now);
    changes.push({ kind: 'withdrawn', at, content: last.content });
  }
  return changes
    .filter(({ content }) => isAbout(topics, content.fact.brief))
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || isPast(a) - isPast(b));
}

const versionAt = (versions: readonly FactVersion[], instant: Date) =>
  versions.findLast(({ at }) => at <= instant);
