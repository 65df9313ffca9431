import { type Fact, type Lang, type Library, textsOf } from '../library/index.ts';
import { type Answer, answerStatement } from './answer.ts';
import {
  agree,
  areOfOneKind,
  type Claim,
  clausesOf,
  holderClaim,
  isPerson,
  leftOver,
  NEGATED,
  nameClaim,
  placeClaim,
  resolved,
  subjectOf,
  type Value,
  valuesIn,
  valuesOf,
  withoutValues,
} from './claims/index.ts';
import { meets } from './conditions.ts';
import { type FactIndex, indexFor } from './index/index.ts';
import { conditionsOf, NO_CONDITIONS, normalise } from './text/index.ts';

/** A date, a figure or a claim of a statement, and what the briefs say on it. */
export type Part = {
  /** In the statement's words. */
  readonly shown: string;
  readonly verdict: 'supported' | 'contradicted' | 'not-covered';
  /** What the briefs hold in the same role, where that can be named: another person; a place that need not be another. */
  readonly instead?: string;
};

export type CheckedStatement = {
  /** Those that decide come first. */
  readonly facts: readonly Fact[];
  readonly parts: readonly Part[];
  /** What it is about, which the next one may lean on ("It …"); empty: nothing with a name. */
  readonly subject: string;
};

/**
 * So many of the facts that come nearest are held against the parts of a statement; so many are shown beside those that
 * decide, and so many in all.
 */
const MOST = { held: 6, shown: 2, facts: 3 } as const;

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
  const denied = clauses.filter(({ said }) => NEGATED[lang].test(said));
  const deniedText = denied.map(({ said }) => normalise(said)).join('\n');
  const valuesOn = (text: string) => checkValues(text, deniedText, lang, library, index);
  const together = valuesOn(resolved(statement, before, lang, phrases));
  // Where no fact bears on all of it, its clauses are told apart.
  const byValues =
    together.facts.length > 0 || clauses.length < 2
      ? [together]
      : clauses.map(({ whole }) => valuesOn(whole));
  const claims = clauses
    .filter((clause) => !denied.includes(clause))
    .flatMap((clause): Claim[] => {
      const found = [
        placeClaim(clause, lang, library, phrases),
        holderClaim(clause, lang, library, phrases),
      ].filter((claim) => claim !== null);
      // What has a value of its own is judged by that.
      const isJudged = found.length > 0 || valuesIn(normalise(clause.said), lang, index).length > 0;
      const other = isJudged ? null : nameClaim(clause, lang, library, phrases);
      return other ? [...found, other] : found;
    });
  const judged = claims.map((claim) => judgeClaim(claim, lang, library, index));
  const deciding = judged.flatMap(({ by }) => by ?? []);
  const bearing = [...new Set([...deciding, ...byValues.flatMap((one) => one.facts)])];
  const facts = withNearest(
    bearing.slice(0, MOST.facts),
    byValues.flatMap(({ near }) => near),
    (held) => leftOver(statement, held, lang, library, index),
    valuesIn(normalise(statement), lang, index).map(({ shown }) => shown),
  );
  if (facts.length === 0) return { facts, parts: wholly(statement, lang, library, index), subject };
  const rest = leftOver(statement, facts, lang, library, index);
  const parts = [
    ...byValues.flatMap((one) => one.parts),
    ...judged.flatMap(({ part, shown }) =>
      // A clause is not confirmed with what no fact has in it.
      part?.verdict === 'supported' &&
      rest.some((piece) => normalise(part.shown).includes(normalise(piece)))
        ? { ...part, shown }
        : (part ?? []),
    ),
  ].map((part) => ({ ...part, shown: asWritten(part.shown, statement) }));
  return { facts, parts: [...parts, ...restOf(rest, parts, statement)], subject };
}

/** So much of what a statement names is in a fact that is about the same. */
const SAME = 3;

/**
 * Facts, and the one of some others that is about the same (it lacks none of the dates and figures that they have) and has
 * most of what they lack.
 */
function withNearest(
  facts: readonly Fact[],
  others: readonly Fact[],
  leftOverBy: (facts: readonly Fact[]) => readonly string[],
  values: readonly string[],
): readonly Fact[] {
  const rest = leftOverBy(facts);
  if (facts.length === 0 || rest.length === 0) return facts;
  const all = leftOverBy([]).length;
  const [best] = others
    .map((fact) => ({ fact, without: leftOverBy([fact]) }))
    .filter(
      ({ without }) =>
        all - without.length >= SAME &&
        values.every((value) => !without.includes(value) || rest.includes(value)),
    )
    .map(({ fact, without }) => ({
      fact,
      still: rest.filter((one) => without.includes(one)).length,
    }))
    .filter(({ still }) => still < rest.length)
    .toSorted((a, b) => a.still - b.still);
  return best ? [...facts, best.fact] : facts;
}

/** A statement that no fact bears on is one part, if it names anything; questions state nothing. */
function wholly(statement: string, lang: Lang, library: Library, index: FactIndex): Part[] {
  if (/[?？][\p{Pe}\p{Pf}"']*$/u.test(statement)) return [];
  return leftOver(statement, [], lang, library, index).length > 0
    ? [{ shown: statement.replace(/[.。]$/, ''), verdict: 'not-covered' }]
    : [];
}

/** What is left over and stands in no part that is told of already. */
function restOf(rest: readonly string[], parts: readonly Part[], statement: string): Part[] {
  const told = parts.map(({ shown }) => normalise(shown));
  return rest
    .filter((piece) => !told.some((part) => part.includes(normalise(piece))))
    .map((piece) => ({ shown: asWritten(piece, statement), verdict: 'not-covered' }));
}

/**
 * What the facts say on a claim, null where only the fact tells; `by`: the fact that says it; `shown`: what is claimed without its clause. Only the first
 * fact, which decides, may say otherwise.
 */
function judgeClaim(
  { shown, said, question, judge }: Claim,
  lang: Lang,
  library: Library,
  index: FactIndex,
): { part: Part | null; shown: string; by?: Fact } {
  const answer = answerStatement(question, lang, library);
  const text = normalise(said);
  // A clause with dates and figures is shown without them: they are parts of their own.
  const clause = valuesIn(text, lang, index).length === 0 ? said : shown;
  const open = { part: { shown: clause, verdict: 'not-covered' }, shown } as const;
  if (!isAnswered(answer)) return open;
  const { period } = conditionsOf(text, index.phrases.without(text), lang, library.reach);
  const ofTime = { ...NO_CONDITIONS, period };
  const ranked = answer.reading.ranked.slice(0, MOST.held).map(({ fact }) => fact);
  const held = [...new Set([...answer.facts, ...ranked])]
    .map((by) => ({ by, found: judge(by, by === answer.facts[0]) }))
    .find(({ by, found }) =>
      found.verdict === 'supported' || found.verdict === 'overtaken'
        ? meets(by, ofTime, library, lang)
        : found.instead !== undefined && period === null,
    );
  if (!held) return open;
  const { found, by } = held;
  if (found.verdict === 'supported') return { part: { shown: clause, ...found }, shown, by };
  // The fact says itself that it was known then.
  if (found.verdict === 'overtaken') return { part: null, shown, by };
  return by === answer.facts[0] ? { part: { ...found, shown }, shown, by } : open;
}

function checkValues(
  statement: string,
  denied: string,
  lang: Lang,
  library: Library,
  index: FactIndex,
): Pick<CheckedStatement, 'facts' | 'parts'> & { readonly near: readonly Fact[] } {
  const text = normalise(statement);
  const values = valuesIn(text, lang, index).filter(({ shown }) => !denied.includes(shown));
  const whole = answerStatement(statement, lang, library);
  const answer = isAnswered(whole)
    ? whole
    : answerStatement(withoutValues(values, text), lang, library);
  if (!isAnswered(answer)) return { facts: [], parts: [], near: [] };
  const names = new Set(namesOf(text, index));
  const held = answer.reading.ranked
    .map(({ fact }) => fact)
    .filter((fact) => {
      const own = namesOf(normalise(textsOf(fact, lang).join(' ')), index);
      return names.size === 0 || own.some((name) => names.has(name));
    });
  const near = [...new Set([...answer.facts, ...held])].slice(0, MOST.held);
  const judged = values.map((value) => judge(value, near, lang, index));
  const evidence = judged.flatMap(({ by }) => by ?? []);
  return {
    facts: [...new Set([...evidence, ...answer.facts.slice(0, MOST.shown)])],
    parts: judged.map(({ part }) => part),
    near,
  };
}

/** A piece of a normalised text as it stands in the text itself, where it does: "March 2025". */
function asWritten(piece: string, statement: string): string {
  if (statement.includes(piece)) return piece;
  const lower = statement.toLowerCase();
  const at = lower.length === statement.length ? lower.indexOf(piece) : -1;
  if (at >= 0) return statement.slice(at, at + piece.length);
  // "U.S. Forces" is normalised as "us forces".
  const words = [...statement.matchAll(/[^\s,;:()“”"]+/gu)];
  for (const [i, first] of words.entries()) {
    for (const last of words.slice(i, i + LONGEST)) {
      const written = statement.slice(first.index, last.index + last[0].length);
      if (normalise(written).replace(/(?:'s|\.)$/, '') === piece)
        return written.replace(/['’]s$/, '');
    }
  }
  return piece;
}

/** So many words has a name. */
const LONGEST = 8;

const isAnswered = (answer: Answer): answer is Answer & { kind: 'answered' } =>
  answer.kind === 'answered';

const namesOf = (text: string, { phrases }: FactIndex) =>
  phrases.names(text).map(({ meaning }) => meaning);

/** What facts say on one value; `by`: the fact that says it. */
function judge(value: Value, facts: readonly Fact[], lang: Lang, index: FactIndex) {
  const part = (verdict: Part['verdict']): Part => ({ shown: value.shown, verdict });
  const said = facts.map((fact) => ({ fact, values: valuesOf(fact, lang, index) }));
  const same = said.find(({ values }) => values.some((one) => agree(value, one)));
  if (same) return { part: part('supported'), by: same.fact };
  // Only the facts that come nearest are surely about the same: another date further down may be of another event.
  const other = said
    .slice(0, MOST.shown)
    .find(({ values }) => values.some((one) => areOfOneKind(value, one, index)));
  if (other) return { part: part('contradicted'), by: other.fact };
  return { part: part('not-covered') };
}
