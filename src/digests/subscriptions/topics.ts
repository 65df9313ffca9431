import type { BriefId } from '../../library/index.ts';

/**
 * The briefs that a digest is about: those of some ids, all but some, so that it is about one that is added later
 * too, or all (null).
 */
export type Topics = ReadonlySet<BriefId> | AllBut | null;
type AllBut = { readonly except: ReadonlySet<BriefId> };

/** Whether a digest of these topics is about a brief. */
export function isAbout(topics: Topics, brief: BriefId): boolean {
  if (topics === null) return true;
  return 'except' in topics ? !topics.except.has(brief) : topics.has(brief);
}

/** Before each id that is left out; no id begins with it. */
const LEFT_OUT = '-';

/** As the store keeps them: ids between spaces, each behind a minus if it is left out; empty for all. */
export function serialiseTopics(topics: Topics): string {
  if (topics === null) return '';
  if (!('except' in topics)) return [...topics].join(' ');
  return Array.from(topics.except, (id) => `${LEFT_OUT}${id}`).join(' ');
}

/** The topics of such a text. */
export function parseTopics(text: string): Topics {
  if (text === '') return null;
  const ids = text.split(' ');
  const bare = ids.map((id) => id.replace(/^-/, '') as BriefId);
  return ids.every((id) => id.startsWith(LEFT_OUT))
    ? { except: new Set(bare) }
    : new Set(ids as BriefId[]);
}

/** Whether two are about the same, in whichever order they were named. */
export function sameTopics(a: Topics, b: Topics): boolean {
  const sorted = (topics: Topics) => serialiseTopics(topics).split(' ').toSorted().join(' ');
  return sorted(a) === sorted(b);
}
