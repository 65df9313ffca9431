import {
  citesOf,
  compareDates,
  type DateText,
  type Fact,
  isOvertaken,
  knownAt,
  type Lang,
  type Library,
  textsOf,
} from '../library/index.ts';
import {
  type Conditions,
  datesIn,
  normalise,
  ordinalsIn,
  overlap,
  type Period,
  periodOf,
} from './text/index.ts';

/** Whether a fact meets what a question demands of it: the time, the ordinal, that it lies ahead. */
export function meets(
  fact: Fact,
  { period, ordinals, next, mayBeWrong, asksForEvents }: Conditions,
  library: Library,
  lang: Lang,
): boolean {
  const asksFor = (isSuch: (line: string) => boolean) =>
    linesOf(fact, lang, mayBeWrong).some(isSuch);
  return (
    (period === null ||
      isOfPeriod(fact, period.period, library, asksForEvents) ||
      asksFor((line) => isAskedOf(line, lang, period.period))) &&
    ordinals.every(
      ({ n }) =>
        hasOrdinal(normalise(textsOf(fact, lang).join(' ')), n, lang) ||
        asksFor((line) => ordinalsIn(normalise(line), lang).some((one) => one.n === n)),
    ) &&
    (next === null || liesAhead(fact, library))
  );
}

/** The questions that the fact answers by its editor's word, perhaps with those that it sets right. */
const linesOf = ({ asks, corrects }: Fact, lang: Lang, withCorrects: boolean) => [
  ...(asks?.[lang] ?? []),
  ...(withCorrects ? (corrects?.[lang] ?? []) : []),
];

/** By a time that is as precise as the one asked for. */
const isAskedOf = (line: string, lang: Lang, period: Period) =>
  datesIn(normalise(line), lang)
    .filter(({ date }) => date.length >= precisionOf(period))
    .map(({ date }) => periodOf(date))
    .some((each) => shows(each, period));

/** Whether a named time is one that was asked for: a month without its year says nothing of one in a year. */
const shows = (named: Period, asked: Period) =>
  (named.month === undefined || asked.month !== undefined) && overlap(named, asked);

/** So many characters has a date that is as precise as that. */
const YEAR = 4;
const MONTH = 7;

/** How precise the dates that mark a period are: whole years, or less. */
const precisionOf = ({ from, to, month }: Period) =>
  month === undefined &&
  (from ?? '-01-01').endsWith('-01-01') &&
  (to ?? '-12-31').endsWith('-12-31')
    ? YEAR
    : MONTH;

/**
 * By its date or one in its English text; a state by when it was known to hold. `eventsOnly`: what merely held then
 * does not count.
 */
function isOfPeriod(fact: Fact, period: Period, library: Library, eventsOnly: boolean): boolean {
  if (fact.date !== undefined && overlap(periodOf(fact.date), period)) return true;
  const dated = periodsIn(textsOf(fact, 'en').join(' '), precisionOf(period));
  if (dated.some((each) => shows(each, period))) return true;
  if (eventsOnly || fact.date !== undefined || namesYear(fact)) return false;
  return overlap(heldIn(fact, library), period);
}

/** What comes before a date up to which something is known, but at which nothing happened. */
const AS_OF =
  /\b(?:as of|up to|as late as)(?: (?:the|early|mid|late|spring|summer|autumn|winter))? $/;

const namesYear = (fact: Fact) => /\b(?:19|20)\d\d\b/.test(textsOf(fact, 'en').join(' '));

/** The periods of the dates in an English text that are so precise: "since 2024" is open. */
function periodsIn(text: string, precision: number): readonly Period[] {
  const normal = normalise(text);
  const dates = datesIn(normal, 'en').filter(
    ({ date, start }) => date.length >= precision && !AS_OF.test(normal.slice(0, start)),
  );
  return dates.map(({ date, start }) => {
    const period = periodOf(date);
    return /\b(?:since|from) (?:the )?$/.test(normal.slice(0, start))
      ? { from: period.from, to: null }
      : period;
  });
}

/** From its oldest source on, until it was overtaken. */
function heldIn(fact: Fact, library: Library): Period {
  const dates = citesOf(fact).flatMap(({ source }) => library.sources.get(source)?.date ?? []);
  const [oldest] = dates.toSorted(compareDates);
  const end = isOvertaken(fact, library) ? knownAt(fact, library) : null;
  return {
    from: oldest === undefined ? null : periodOf(oldest).from,
    to: end === null ? null : periodOf(end).to,
  };
}

/** A text without any ordinal is about the first. */
function hasOrdinal(text: string, n: number, lang: Lang): boolean {
  const found = ordinalsIn(text, lang);
  return found.some((one) => one.n === n) || (n === 1 && found.length === 0);
}

const AHEAD =
  /\b(?:will|would|is to|are to|to be|plans?|planned|planning|expect(?:ed|s)?|scheduled|due|next|upcoming|intends?|set to|aims?|later|forthcoming|no date|without (?:fixing |setting )?an? date|not (?:yet )?(?:set|fixed|decided))\b/;

/** It is open, its date is still to come, or it speaks of plans. */
function liesAhead(fact: Fact, { reach }: Library): boolean {
  const isLater = (date: DateText | string) => (periodOf(date).to ?? '') > reach;
  return (
    fact.status === 'undecided' ||
    (fact.date !== undefined && isLater(fact.date)) ||
    AHEAD.test(textsOf(fact, 'en').join(' '))
  );
}
