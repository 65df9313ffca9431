import type { BriefId, Library } from '../../library/index.ts';
import { failure, findTopic, memoisePer, type Result, success } from '../../library/index.ts';
import { fold, normaliseTyped } from '../../library/text/index.ts';
import type { Topics } from './topics.ts';

/** Why what was typed cannot be topics: src/digests/management/explain-refusal.ts has words for each. */
export type TopicsRefusal =
  | { readonly kind: 'unknown-topic'; readonly name: string }
  /** "All but", and nothing behind it. */
  | { readonly kind: 'nothing-left-out' }
  | { readonly kind: 'nothing-left' };

/** "all but", "everything except for", "all the topics, but not", "without". */
const ALL_BUT_EN =
  /^(?:(?:all|any|every)(?:thing)?[\s,(]+)?(?:(?:of )?(?:the )?(?:topics?|briefs?|them)[\s,(]+)?(?:but|except(?:ing)?|excluding|without|minus|other than)(?:\s+(?:for|not))?(?:[\s,:]+|$)/i;
/** 「…以外」「…を除くすべての話題」. */
const ALL_BUT_JA =
  /\s*(?:以外|を?除[くき]|を?除い[てた]|抜き)の?(?:すべて|全て|全部|全)?(?:の?話題)?(?:すべて|全て|全部)?[)。.]?$/u;
/** 「すべて（…以外）」「全部、ただし…を除く」. */
const ALL_JA = /^(?:すべて|全て|全部|全話題)(?:の話題)?[\s,、(:]*(?:(?:ただし|但し)[\s,、]*)?/u;
const ALL = new Set(
  ['all', 'everything', 'all topics', 'all briefs', 'すべて', '全て', '全部', '全話題']
    .concat(['すべての話題', '全ての話題'])
    .map(fold),
);
/** "-usfj". */
const MINUS = /^[-!]\s*/;
/** "not usfj". */
const NOT = /^(?:not|no)\s+/i;
const AND = /\s*(?:&|・|\band\b|と|や|および|及び)\s*/iu;
/** Of a name that is not written out. */
const LEAST_OF_ID = 2;

/** Names that stand between commas. */
export const namesIn = (typed: string): string[] =>
  typed.split(/[,、，､]/).flatMap((name) => name.trim() || []);

/** What was typed as topics, taken apart. */
type SplitTopics = {
  /** The names are those of what is left out. */
  readonly isAllBut: boolean;
  /** It ends as a list of what is left out ends in Japanese: no name is being typed any more. */
  readonly isClosed: boolean;
  readonly names: string;
};

/** Takes apart what somebody typed as topics, or has typed so far. */
export function splitTopics(typed: string): SplitTopics {
  const text = normaliseTyped(typed).replace(/\s+(?=-[\p{L}\p{N}])/gu, ', ');
  const leftOut = (names: string, isClosed = false) => ({ isAllBut: true, isClosed, names });
  if (ALL_BUT_EN.test(text)) return leftOut(text.replace(ALL_BUT_EN, ''));
  if (ALL_BUT_JA.test(text)) return leftOut(text.replace(ALL_BUT_JA, '').replace(ALL_JA, ''), true);
  const names = namesIn(text);
  if (names.length > 0 && names.every((name) => MINUS.test(name))) {
    return leftOut(text.replace(/(^|[,、])\s*[-!]\s*/gu, '$1'));
  }
  return { isAllBut: false, isClosed: false, names: text };
}

/**
 * The topics that somebody typed: names of briefs between commas, "all but" some in English or Japanese, names
 * behind a minus, or nothing for all.
 */
export function readTopics(typed: string, library: Library): Result<Topics, TopicsRefusal> {
  const whole = MINUS.test(normaliseTyped(typed)) ? null : findTopic(library, typed);
  if (whole) return success(new Set([whole.id]));
  const { isAllBut, names } = splitTopics(typed);
  const wanted = new Set<BriefId>();
  const leftOut = new Set<BriefId>();
  for (const name of namesIn(names)) {
    if (ALL.has(fold(name)) || name === '*') continue;
    const denied = MINUS.test(name)
      ? MINUS
      : NOT.test(name) && !findTopic(library, name)
        ? NOT
        : null;
    const bare = denied ? name.replace(denied, '') : name;
    const found = briefsNamed(bare, library);
    if (!found) return failure({ kind: 'unknown-topic', name: bare });
    for (const id of found) (isAllBut || denied ? leftOut : wanted).add(id);
  }
  if (isAllBut && leftOut.size === 0) return failure({ kind: 'nothing-left-out' });
  const base = wanted.size > 0 ? wanted : new Set(library.briefs.keys());
  if (base.isSubsetOf(leftOut)) return failure({ kind: 'nothing-left' });
  if (wanted.size > 0) return success(wanted.difference(leftOut));
  return success(leftOut.size > 0 ? { except: leftOut } : null);
}

/** The briefs of a name, or of several that "and" or blanks divide; null if one of them is none's. */
function briefsNamed(name: string, library: Library): readonly BriefId[] | null {
  const one = briefNamed(name, library);
  if (one) return [one];
  for (const divider of [AND, /\s+/]) {
    const parts = name.split(divider).filter(Boolean);
    const found = parts.flatMap((part) => briefNamed(part, library) ?? []);
    if (parts.length > 1 && found.length === parts.length) return found;
  }
  return null;
}

/** The brief of a name, or the only one whose id begins so. */
function briefNamed(name: string, library: Library): BriefId | null {
  const exact = findTopic(library, name);
  if (exact) return exact.id;
  const key = fold(name);
  if (key.length < LEAST_OF_ID) return null;
  const begun = [...library.briefs.keys()].filter((id) => fold(id).startsWith(key));
  return begun.length === 1 ? (begun[0] ?? null) : null;
}

/** The shortest beginning of each id by which `readTopics` knows it: for lists that have little room. */
export const shortIds = memoisePer(
  (library: Library): ReadonlyMap<BriefId, string> =>
    new Map(Array.from(library.briefs.keys(), (id) => [id, shortened(id, library)])),
);

function shortened(id: BriefId, library: Library): string {
  for (let length = LEAST_OF_ID; length < id.length; length++) {
    const short = id.slice(0, length);
    const read = readTopics(short, library);
    const ids = read.ok && read.value instanceof Set ? [...read.value] : [];
    if (ids.length === 1 && ids[0] === id) return short;
  }
  return id;
}
