import type { Fact, Lang, Library } from '../../library/index.ts';
import { answerStatement } from '../answer.ts';
import { type Claim, factSentences, isSettled, valuesIn } from '../claims/index.ts';
import { meets } from '../demands/conditions.ts';
import type { FactIndex } from '../index/index.ts';
import {
  conditionsOf,
  datesIn,
  NO_CONDITIONS,
  normalise,
  overlap,
  type Period,
  periodOf,
} from '../text/index.ts';
import { isInOffice, isSameEdge } from './in-office.ts';
import type { Part } from './types.ts';

/** So many of the facts that come nearest are held against a claim. */
const MOST_HELD = 6;

/**
 * What the facts say on a claim, null where only the fact tells; `by`: the fact that says it; `shown`: what is claimed without its clause. Only the first
 * fact, which decides, may say otherwise.
 */
export function judgeClaim(
  { shown, said, question, judge, term }: Claim,
  lang: Lang,
  library: Library,
  index: FactIndex,
): { part: Part | null; shown: string; by?: Fact; isTimed?: boolean } {
  const answer = answerStatement(question, lang, library);
  const text = normalise(said);
  // A clause with dates and figures is shown without them: they are parts of their own.
  const clause = valuesIn(text, lang, index).length === 0 ? said : shown;
  const open = { part: { shown: clause, verdict: 'not-covered' }, shown } as const;
  if (answer.kind !== 'answered') return open;
  const { period } = conditionsOf(text, index.phrases.without(text), lang, library.reach);
  const ofTime = { ...NO_CONDITIONS, period };
  const ranked = answer.reading.ranked.slice(0, MOST_HELD).map(({ fact }) => fact);
  const inOffice = (fact: Fact) =>
    term && period !== null ? isInOffice(fact, period.period, text, lang) : null;
  const isOfThen = (fact: Fact) =>
    term && period !== null
      ? holdsIn(period.period, text, fact, term.holder, lang, index) || inOffice(fact) !== null
      : meets(fact, ofTime, library, lang);
  // "As of June 2026" is now, where the newest source is of June 2026.
  const isNow =
    period === null || (term?.isNow === true && overlap(period.period, periodOf(library.reach)));
  const all = [...new Set([...answer.facts, ...ranked])]
    .filter(isSettled)
    .map((by) => ({ by, found: judge(by, by === answer.facts[0], inOffice(by) === 'wholly') }));
  const isBorneOut = ({ by, found }: (typeof all)[number]) =>
    (found.verdict === 'supported' || found.verdict === 'overtaken') && isOfThen(by);
  const isElsewise = ({ by, found }: (typeof all)[number]) =>
    'instead' in found && found.instead !== undefined && (isNow || inOffice(by) === 'wholly');
  // Where a time is named, the facts of that time go first.
  const held =
    (period === null ? undefined : all.find(isBorneOut)) ??
    all.find((one) => isBorneOut(one) || isElsewise(one));
  if (!held) return open;
  const { found, by } = held;
  const confirmed = term?.isAll === false ? shown : clause;
  if (found.verdict === 'supported')
    return { part: { shown: confirmed, ...found }, shown, by, isTimed: inOffice(by) !== null };
  // The fact says itself that it was known then.
  if (found.verdict === 'overtaken') return { part: null, shown, by };
  return by === answer.facts[0] || inOffice(by) === 'wholly'
    ? { part: { ...found, shown }, shown, by }
    : open;
}

/** Whether a fact names somebody beside a time in a period: of when else that person held the office, it says nothing. */
function holdsIn(
  period: Period,
  clause: string,
  fact: Fact,
  holder: string,
  lang: Lang,
  { phrases }: FactIndex,
): boolean {
  return factSentences(fact, lang).some(
    (sentence) =>
      isSameEdge(clause, sentence, lang) &&
      phrases.names(sentence).some(({ meaning }) => meaning === holder) &&
      datesIn(sentence, lang).some(({ date }) => overlap(periodOf(date), period)),
  );
}
