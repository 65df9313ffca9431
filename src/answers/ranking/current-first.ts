import {
  type DateText,
  type Fact,
  isOvertaken,
  knownAt,
  type Lang,
  type Library,
  successorsOf,
  textsOf,
} from '../../library/index.ts';

/** So many facts an answer has at most, and so many characters where more than two speak. */
const MOST = 4;
const LONG: Record<Lang, number> = { en: 560, ja: 300 };

/**
 * The facts of an answer with what is known now before what time has overtaken: in place of an overtaken fact come its
 * successors, and it follows as what was known then. Where the question asks about a time at which it was known
 * (from `askedFrom` on), it keeps its place. At most four facts, or so many; the one that answered is never left out,
 * nor is what was disputed then below what is disputed now.
 */
export function currentFirst(
  facts: readonly Fact[],
  library: Library,
  lang: Lang,
  askedFrom: DateText | null,
  most = MOST,
): readonly Fact[] {
  const isPast = (fact: Fact) =>
    isOvertaken(fact, library) && !(askedFrom && wasKnownAt(fact, askedFrom, library));
  if (!facts.some(isPast)) return facts;
  const [best] = facts;
  const past = facts.filter(isPast);
  const current = new Set(
    facts.flatMap((fact) => (isPast(fact) ? successorsOf(fact, library) : fact)),
  );
  const [first] = current;
  const disputedThen = first?.status === 'disputed' ? past.filter(isDisputed) : [];
  const vital = [first, best, disputedThen[0]].filter((fact) => fact !== undefined);
  const chosen = new Set(vital);
  for (const fact of [...current, ...past]) {
    if (chosen.size >= most) break;
    if (lengthOf([...chosen, fact], lang) <= LONG[lang]) chosen.add(fact);
  }
  return [...current, ...past].filter((fact) => chosen.has(fact));
}

const isDisputed = ({ status }: Fact) => status === 'disputed';

/** As precisely as both are: what was known in April 2025 was known on 15 April, and in March. */
function wasKnownAt(fact: Fact, askedFrom: DateText, library: Library): boolean {
  const known = knownAt(fact, library);
  return known !== null && askedFrom.slice(0, known.length) <= known;
}

const lengthOf = (facts: readonly Fact[], lang: Lang) =>
  facts.flatMap((fact) => textsOf(fact, lang)).join('').length;
