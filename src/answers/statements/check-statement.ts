import type { Fact, Lang, Library } from '../../library/index.ts';
import { asWritten } from '../as-written.ts';
import {
  type Claim,
  clausesOf,
  factText,
  holderClaim,
  isNegated,
  isOnWeekdays,
  isPerson,
  leftOverIn,
  placeClaim,
  resolved,
  subjectOf,
  valuesIn,
  wholeClaim,
} from '../claims/index.ts';
import { indexFor } from '../index/index.ts';
import { datesIn, normalise } from '../text/index.ts';
import { checkValues } from './check-values.ts';
import { namesIn } from './event.ts';
import { judgeClaim } from './judge-claim.ts';
import type { Part } from './types.ts';
import { withNearest } from './with-nearest.ts';

export type CheckedStatement = {
  /** Those that decide come first. */
  readonly facts: readonly Fact[];
  readonly parts: readonly Part[];
  /** What it is about, which the next one may lean on ("It …"); empty: nothing with a name. */
  readonly subject: string;
};

/** So many facts are shown of a statement. */
const MOST_FACTS = 3;

/**
 * Holds a statement against the facts that bear on it, each of its dates, figures and claims by itself; what it names
 * besides and no fact has is a part too. `subjectBefore`: the subject of the statement before it.
 */
export function checkStatement(
  statement: string,
  lang: Lang,
  library: Library,
  subjectBefore = '',
): CheckedStatement {
  const index = indexFor(library, lang);
  const { phrases } = index;
  const isOther = /^its?\b/i.test(statement) && isPerson(subjectBefore, library, phrases);
  const before = isOther ? '' : subjectBefore;
  const subject = subjectOf(statement, phrases) || before;
  const clauses = clausesOf(statement, lang, phrases, before, (name) =>
    isPerson(name, library, phrases),
  );
  const denied = clauses.filter(({ said }) => isNegated(said, lang));
  const stated = clauses.filter((clause) => !denied.includes(clause));
  const leftOver = leftOverIn(statement, lang, library, index);
  const others = leftOver([]).filter((piece) => !isOfClause(piece, subject));
  const valuesOn = (text: string, tries: 'most' | 'core') =>
    checkValues(text, tries, stated, others, lang, library, index);
  const leaning = resolved(statement, before, lang, phrases);
  // Where no fact bears on all of it, its clauses are told apart; where none bears on one of them, what they are about.
  const byValues = firstBearing([
    () => [valuesOn(leaning, 'most')],
    () => (clauses.length < 2 ? [] : clauses.map(({ whole }) => valuesOn(whole, 'most'))),
    () => [valuesOn(leaning, 'core')],
  ]);
  const claims = clauses.flatMap((clause): Claim[] => {
    const found = denied.includes(clause)
      ? []
      : [
          placeClaim(clause, lang, library, phrases),
          holderClaim(clause, lang, library, phrases),
        ].filter((claim) => claim !== null);
    // What has a value of its own is judged by that, but for what is so on days of the week.
    const hasValue = valuesIn(normalise(clause.said), lang, index).length > 0;
    const isJudged = found.length > 0 || (hasValue && !isOnWeekdays(clause.said, lang));
    if (isQuestion(statement)) return found;
    const other =
      isJudged && !denied.includes(clause) ? null : wholeClaim(clause, lang, library, phrases);
    return other ? [...found, other] : found;
  });
  const judged = claims.map((claim) => ({
    ...judgeClaim(claim, lang, library, index),
    isTerm: claim.term !== undefined,
    said: claim.said,
  }));
  const deciding = judged.flatMap(({ by }) => by ?? []);
  const bearing = [...new Set([...deciding, ...byValues.flatMap((one) => one.facts)])];
  const facts = withNearest(
    bearing.slice(0, MOST_FACTS),
    byValues.flatMap(({ near }) => near),
    leftOver,
    valuesIn(normalise(statement), lang, index).map(({ shown }) => shown),
  );
  if (facts.length === 0) return { facts, parts: wholly(statement, leftOver([])), subject };
  // What only stands in a fact beside that is not on the same subject is told too.
  const confirming = [...new Set([...deciding, ...byValues.flatMap((one) => one.deciding)])];
  const isOnSubject = (fact: Fact) =>
    subject !== '' && !namesIn(subject, index).isDisjointFrom(namesIn(factText(fact, lang), index));
  const beside = bearing.filter((fact) => !confirming.includes(fact) && !isOnSubject(fact));
  const isConfirmed = confirming.length > 0;
  const actors = isConfirmed ? leftOver(confirming).filter((piece) => acts(piece, statement)) : [];
  const rest = [
    ...new Set([
      ...actors,
      ...leftOver(isConfirmed ? facts.filter((fact) => !beside.includes(fact)) : facts),
    ]),
  ];
  // When somebody held an office, only a fact on that person in that office tells.
  const openTerms = judged
    .filter(({ part, isTerm }) => isTerm && part?.verdict !== 'supported')
    .map(({ said }) => normalise(said));
  // Where sources show that person in office at that time, the time is right as well.
  const timedTerms = judged.flatMap(({ isTimed, said }) => (isTimed ? normalise(said) : []));
  const ofValues = byValues
    .flatMap((one) => one.parts)
    .map((part): Part => {
      const isOf = (clauses: readonly string[]) =>
        clauses.some((said) => said.includes(normalise(part.shown)));
      if (isOf(openTerms)) return { shown: part.shown, verdict: 'not-covered' };
      const isTime = datesIn(normalise(part.shown), lang).length > 0;
      return isTime && isOf(timedTerms) ? { shown: part.shown, verdict: 'supported' } : part;
    });
  const parts = [
    ...ofValues,
    ...judged.flatMap(({ part, shown }) =>
      // A clause is not confirmed with what no fact has in it.
      part?.verdict === 'supported' && rest.some((piece) => stands(piece, part.shown))
        ? { ...part, shown }
        : (part ?? []),
    ),
  ].map((part) => ({ ...part, shown: asWritten(part.shown, statement) }));
  return { facts, parts: [...parts, ...restOf(rest, parts, statement)], subject };
}

type ByValues = ReturnType<typeof checkValues>;

/** The first of some ways to look that finds facts; the last where none does. */
function firstBearing(ways: readonly (() => readonly ByValues[])[]): readonly ByValues[] {
  let told: readonly ByValues[] = [];
  for (const look of ways) {
    told = look();
    if (told.some(({ facts }) => facts.length > 0)) break;
  }
  return told;
}

/** Whether a piece of a statement is in what it is about. */
const isOfClause = (piece: string, subject: string) =>
  subject !== '' && normalise(subject).includes(normalise(piece));

const isQuestion = (text: string) => /[?？][\p{Pe}\p{Pf}"']*$/u.test(text);

/** Whether a statement begins with a piece of it: who did something has to stand where the deed is told. */
const acts = (piece: string, statement: string) =>
  normalise(statement).replace(/^the /, '').startsWith(normalise(piece));

/** A statement that no fact bears on is one part, if it names anything; questions state nothing. */
function wholly(statement: string, pieces: readonly string[]): Part[] {
  if (isQuestion(statement)) return [];
  return pieces.length > 0
    ? [{ shown: statement.replace(/[.。]$/, ''), verdict: 'not-covered' }]
    : [];
}

/** What is left over, but for what a part that is not confirmed tells already. */
function restOf(rest: readonly string[], parts: readonly Part[], statement: string): Part[] {
  const isTold = (piece: string) =>
    parts.some(
      ({ shown, verdict }) =>
        (verdict !== 'supported' && stands(piece, shown)) || normalise(shown) === normalise(piece),
    );
  return rest
    .filter((piece) => !isTold(piece))
    .map((piece) => ({ shown: asWritten(piece, statement), verdict: 'not-covered' }));
}

/** Whether a piece stands in a text as a whole: 6 is no part of 16. */
function stands(piece: string, text: string): boolean {
  const [one, other] = [normalise(piece), normalise(text)];
  const isCut = (a = '', b = '') => /[a-z0-9]/.test(a) && /[a-z0-9]/.test(b);
  for (let at = other.indexOf(one); at >= 0; at = other.indexOf(one, at + 1)) {
    const end = at + one.length;
    if (!isCut(other[at - 1], one[0]) && !isCut(one.at(-1), other[end])) return true;
  }
  return false;
}
