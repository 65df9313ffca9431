import { stemmer } from 'stemmer';
import { type Fact, type Lang, type Library, textsOf } from '../library/index.ts';
import { type Answer, answerStatement } from './answer.ts';
import {
  type Claim,
  clausesOf,
  holderClaim,
  NEGATED,
  nameClaim,
  placeClaim,
} from './claims/index.ts';
import { meets } from './conditions.ts';
import { type FactIndex, indexFor } from './index/index.ts';
import {
  conditionsOf,
  datesIn,
  isFunctionWord,
  NO_CONDITIONS,
  normalise,
  overlap,
  periodOf,
} from './text/index.ts';

/** A date, a figure or a claim of a statement, and what the briefs say on it. */
export type Part = {
  /** In the statement's words. */
  readonly shown: string;
  readonly verdict: 'supported' | 'contradicted' | 'not-covered';
  /** What the briefs hold in the same role, where that can be named: another person; a place that need not be another. */
  readonly instead?: string;
};

export type CheckedStatement = { readonly facts: readonly Fact[]; readonly parts: readonly Part[] };

/** So many of the facts that come nearest are held against the parts of a statement; so many are shown beside them. */
const MOST = { held: 6, shown: 2 } as const;

/** Holds a statement against the facts that bear on it, each of its dates, figures and claims by itself. */
export function checkStatement(statement: string, lang: Lang, library: Library): CheckedStatement {
  const index = indexFor(library, lang);
  const clauses = clausesOf(statement, lang, index.phrases);
  const denied = clauses.filter(({ said }) => NEGATED[lang].test(said));
  const deniedText = denied.map(({ said }) => normalise(said)).join('\n');
  const valuesOn = (text: string) => checkValues(text, deniedText, lang, library, index);
  const together = valuesOn(statement);
  // Where no fact bears on all of it, its clauses are told apart.
  const byValues =
    together.facts.length > 0 || clauses.length < 2
      ? [together]
      : clauses.map(({ whole }) => valuesOn(whole));
  const claims = clauses
    .filter((clause) => !denied.includes(clause))
    .flatMap((clause): Claim[] => {
      const found = [
        placeClaim(clause, lang, library, index.phrases),
        holderClaim(clause, lang, library, index.phrases),
      ].filter((claim) => claim !== null);
      // What has a value of its own is judged by that.
      const isJudged = found.length > 0 || valuesIn(normalise(clause.said), lang, index).length > 0;
      const other = isJudged ? null : nameClaim(clause, lang, library, index.phrases);
      return other ? [...found, other] : found;
    });
  const judged = claims.map((claim) => judgeClaim(claim, statement, lang, library, index));
  const deciding = judged.flatMap(({ by }) => by ?? []);
  const facts = [...new Set([...deciding, ...byValues.flatMap((one) => one.facts)])];
  if (facts.length === 0) return { facts: [], parts: [] };
  return {
    facts,
    parts: [...byValues.flatMap((one) => one.parts), ...judged.map(({ part }) => part)],
  };
}

/** What the facts say on a claim; `by`: the fact that says it. Only the first, which decides, may say otherwise. */
function judgeClaim(
  { shown, said, question, judge }: Claim,
  statement: string,
  lang: Lang,
  library: Library,
  index: FactIndex,
): { part: Part; by?: Fact } {
  const answer = answerStatement(question, lang, library);
  const text = normalise(said);
  // A clause with dates and figures is shown without them: they are parts of their own.
  const clause = valuesIn(text, lang, index).length === 0 ? said : asWritten(shown, statement);
  if (!isAnswered(answer)) return { part: { shown: clause, verdict: 'not-covered' } };
  const { period } = conditionsOf(text, index.phrases.without(text), lang, library.reach);
  const ofTime = { ...NO_CONDITIONS, period };
  const ranked = answer.reading.ranked.slice(0, MOST.held).map(({ fact }) => fact);
  const held = [...new Set([...answer.facts, ...ranked])]
    .map((by) => ({ by, found: judge(by, by === answer.facts[0]) }))
    .find(({ by, found }) =>
      found.verdict === 'supported'
        ? meets(by, ofTime, library, lang)
        : found.instead !== undefined && period === null,
    );
  if (!held) return { part: { shown: clause, verdict: 'not-covered' } };
  const { found, by } = held;
  if (found.verdict === 'supported') return { part: { shown: clause, verdict: 'supported' }, by };
  return by === answer.facts[0]
    ? { part: { ...found, shown: asWritten(shown, statement) }, by }
    : { part: { shown: clause, verdict: 'not-covered' } };
}

function checkValues(
  statement: string,
  denied: string,
  lang: Lang,
  library: Library,
  index: FactIndex,
): CheckedStatement {
  const text = normalise(statement);
  const values = valuesIn(text, lang, index).filter(({ shown }) => !denied.includes(shown));
  const whole = answerStatement(statement, lang, library);
  const answer = isAnswered(whole) ? whole : answerStatement(without(values, text), lang, library);
  if (!isAnswered(answer)) return { facts: [], parts: [] };
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
    parts: judged.map(({ part }) => ({ ...part, shown: asWritten(part.shown, statement) })),
  };
}

/** A piece of a normalised text as it stands in the text itself, where it does: "March 2025". */
function asWritten(piece: string, statement: string): string {
  const lower = statement.toLowerCase();
  const at = lower.length === statement.length ? lower.indexOf(piece) : -1;
  return at < 0 ? piece : statement.slice(at, at + piece.length);
}

const isAnswered = (answer: Answer): answer is Answer & { kind: 'answered' } =>
  answer.kind === 'answered';

type Value = { readonly shown: string; readonly start: number; readonly end: number } & (
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'figure'; readonly figure: number; readonly unit: string }
);

const FIGURE: Record<Lang, RegExp> = {
  en: /(?<![\p{L}\p{N}.-])[$€£¥]?(?<figure>\d+(?:\.\d+)?)(?!(?:st|nd|rd|th)\b)(?: ?(?<unit>%|[a-z]+))?/gu,
  ja: /(?<![a-z.-])(?<figure>\d+(?:\.\d+)?)(?<unit>[万億兆]?(?:人|名|機|隻|発|個|件|回|基|歳|円|ドル|%|カ国|カ月|時間|分|年間|平方メートル|メートル|キロ|トン))/gu,
};

/** The dates and figures of a normalised text; those in names are none. */
function valuesIn(text: string, lang: Lang, index: FactIndex): Value[] {
  const dates: Value[] = datesIn(text, lang).map(({ date, start, end }) => {
    return { kind: 'date', date, start, end, shown: text.slice(start, end) };
  });
  const taken = [...dates, ...index.phrases.names(text)];
  const figures = [...text.matchAll(FIGURE[lang])].flatMap((match): Value[] => {
    const { figure = '', unit = '' } = match.groups ?? {};
    const isLoose = lang === 'en' && isFunctionWord(unit, 'en');
    const shown = isLoose ? match[0].slice(0, match[0].length - unit.length).trim() : match[0];
    const [start, end] = [match.index, match.index + shown.length];
    if (taken.some((one) => one.start < end && start < one.end)) return [];
    return [
      { kind: 'figure', figure: Number(figure), unit: isLoose ? '' : unit, shown, start, end },
    ];
  });
  return [...dates, ...figures].toSorted((a, b) => a.start - b.start);
}

/** A text without its values: what it is about. */
const without = (values: readonly Value[], text: string) =>
  values
    .toReversed()
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);

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

function valuesOf(fact: Fact, lang: Lang, index: FactIndex): Value[] {
  const date: Value[] = fact.date
    ? [{ kind: 'date', date: fact.date, shown: '', start: 0, end: 0 }]
    : [];
  return [...date, ...valuesIn(normalise(textsOf(fact, lang).join(' ')), lang, index)];
}

function agree(value: Value, said: Value): boolean {
  if (value.kind === 'date')
    return isAsPrecise(value.date, said) && overlap(periodOf(value.date), periodOf(said.date));
  return said.kind === 'figure' && value.figure === said.figure;
}

/** "2025" says nothing on "April 2025". */
const isAsPrecise = (date: string, said: Value): said is Value & { kind: 'date' } =>
  said.kind === 'date' && said.date.length >= date.length;

const isNoUnit = (unit: string) => /^(?:|hundred|thousand|million|billion|trillion)$/.test(unit);

/** Two dates, or figures of one unit: people are staff as well. */
function areOfOneKind(value: Value, said: Value, { lang, phrases }: FactIndex): boolean {
  if (value.kind === 'date') return isAsPrecise(value.date, said);
  if (said.kind === 'date' || isNoUnit(value.unit) || isNoUnit(said.unit)) return false;
  if (lang === 'ja') return value.unit === said.unit;
  const [one, other] = [stemmer(value.unit), stemmer(said.unit)];
  const meanings = new Set(phrases.ofWord(one));
  return one === other || phrases.ofWord(other).some((meaning) => meanings.has(meaning));
}
