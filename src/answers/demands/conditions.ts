import {
  citesOf,
  compareDates,
  type DateText,
  type Fact,
  isOvertaken,
  knownAt,
  type Lang,
  type Library,
  memoisePer,
  memoisePerLang,
  textLangFor,
  textsOf,
} from '../../library/index.ts';
import {
  type Conditions,
  datesIn,
  isPartOfYear,
  normalise,
  ordinalsIn,
  overlap,
  type Period,
  periodOf,
} from '../text/index.ts';

/**
 * Whether a fact meets what a question demands of it: the time, the ordinal, that it lies ahead. `lang`: one that the
 * library is written in.
 */
export function meets(fact: Fact, conditions: Conditions, library: Library, lang: Lang): boolean {
  const { period, ordinals, next, mayBeWrong } = conditions;
  if (period === null && ordinals.length === 0 && next === null) return true;
  const asked = [askedFor(fact, lang), ...(mayBeWrong ? [corrected(fact, lang)] : [])];
  return (
    (period === null ||
      isOfPeriod(fact, period.period, library, conditions) ||
      asked.some(({ dates }) => dates.some((date) => isAskedOf(date, period.period)))) &&
    ordinals.every(
      ({ n }) =>
        hasOrdinal(stated(fact, lang).ordinals, n) ||
        asked.some((lines) => lines.ordinals.includes(n)),
    ) &&
    (next === null || liesAhead(fact, library))
  );
}

/** The dates and ordinals that lines name. */
type Named = { readonly dates: readonly string[]; readonly ordinals: readonly number[] };

const namedIn = (lines: readonly string[], lang: Lang): Named => {
  const normal = lines.map((line) => normalise(line.replace(ORDINAL_OF_NAME, '')));
  return {
    dates: normal.flatMap((line) => datesIn(line, lang).map(({ date }) => date)),
    ordinals: normal.flatMap((line) => ordinalsIn(line, lang).map(({ n }) => n)),
  };
};

// The same facts come up for question after question: their lines are read once.

/** By the questions that the fact answers, by its editor's word. */
const askedFor = memoisePerLang(({ asks }: Fact, lang) => namedIn(asks?.[lang] ?? [], lang));
/** By those that it sets right. */
const corrected = memoisePerLang(({ corrects }: Fact, lang) =>
  namedIn(corrects?.[lang] ?? [], lang),
);
/** By what it says. */
const stated = memoisePerLang((fact: Fact, lang) => namedIn([textsOf(fact, lang).join(' ')], lang));

/** "The Seventh Fleet" is a name, and none of seven. */
const ORDINAL_OF_NAME =
  /(?<=^|[a-z,] |[A-Z]\. )(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|\d{1,2}(?:st|nd|rd|th))(?= [A-Z])/g;

/** By a time that is as precise as the one asked for. */
const isAskedOf = (date: string, period: Period) =>
  precisionOfDate(date) >= precisionOf(period) && shows(periodOf(date), period);

/** Whether a named time is one that was asked for: a month without its year says nothing of one in a year. */
const shows = (named: Period, asked: Period) =>
  (named.month === undefined || asked.month !== undefined) && overlap(named, asked);

/** How precise a named date is: by its length, a season between a month and a half of a year. */
const YEAR = 4;
const HALF = 5;
const SEASON = 6;
const MONTH = 7;

const precisionOfDate = (date: string): number => {
  if (!isPartOfYear(date)) return date.length;
  return precisionOf(periodOf(date));
};

/** How precise a date has to be that shows something of a period: the same for fact after fact. */
const precisionOf = memoisePer(({ from, to, month }: Period): number => {
  if (month !== undefined) return MONTH;
  const isWhole = (from ?? '-01-01').endsWith('-01-01') && (to ?? '-12-31').endsWith('-12-31');
  if (isWhole) return YEAR;
  if (from === null || to === null) return MONTH;
  const months =
    12 * (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) +
    (Number(to.slice(5, 7)) - Number(from.slice(5, 7)));
  return months < 2 ? MONTH : months < 5 ? SEASON : HALF;
});

/**
 * By its date or one in its text; a state by when it was known to hold, which is no event.
 */
function isOfPeriod(
  fact: Fact,
  period: Period,
  library: Library,
  { asksForEvents, asksForHolder }: Conditions,
): boolean {
  if (fact.date !== undefined && overlap(periodOf(fact.date), period)) return true;
  const { text, lang } = judgedText(fact, library);
  const precision = precisionOf(period);
  const isShown = (each: Dated) =>
    each.precision >= precision && shows(asksForEvents ? each.beginning : each.period, period);
  if (datedIn(fact, lang).some(isShown)) return true;
  if (asksForEvents || fact.date !== undefined) return false;
  // Who held an office until a day that the editor gives held it, whatever years the fact names.
  if (!(asksForHolder && fact.until !== undefined) && NAMES_YEAR.test(text)) return false;
  // What held when the newest source was written need not hold since; what is open may be open still.
  const isAfterAll = (period.from ?? '') > library.reach;
  if (isAfterAll && !asksForHolder && !liesAhead(fact, library)) return false;
  return overlap(heldIn(fact, library), period);
}

/** What a fact says, in the language that it is judged by: English where there is any, since both say the same. */
function judgedText(fact: Fact, { languages }: Library) {
  const lang = textLangFor('en', languages);
  return { text: textsOf(fact, lang).join(' '), lang };
}

/** What says of a date that something is known up to it, while nothing happened then: before it, or in Japanese after it. */
const AS_OF: Record<Lang, RegExp> = {
  en: /\b(?:as of|up to|as late as)(?: (?:the|early|mid|late|spring|summer|autumn|winter))? $/,
  ja: /^(?:[春夏秋冬])?(?:現在|時点|の時点)/,
};
/** What says of a date that something goes on from it. */
const SINCE: Record<Lang, RegExp> = {
  en: /\b(?:since|from) (?:the )?$/,
  ja: /^(?:以降|以後|以来|から(?!の))/,
};

/** What says that it ended on the next date: "from March 2025 until he was chosen as its head in March 2026". */
const ENDS: Record<Lang, RegExp> = {
  en: /^,? (?:until|till|to|through)\b[^.;]*\d/,
  ja: /^から[^。]*?\d[^。]*?まで/,
};

const NAMES_YEAR = /\b(?:19|20)\d\d\b/;

/** A period that a fact names, and how precise the date is. */
type Dated = {
  readonly period: Period;
  /** The period without what follows it: something began then. */
  readonly beginning: Period;
  readonly precision: number;
};

/** The periods of the dates that a fact names: "since 2024" is open. */
const datedIn = memoisePerLang((fact: Fact, lang): readonly Dated[] => {
  const normal = normalise(textsOf(fact, lang).join(' '));
  const beside = ({ start, end }: { start: number; end: number }) =>
    lang === 'en' ? normal.slice(0, start) : normal.slice(end);
  return datesIn(normal, lang)
    .filter((named) => !AS_OF[lang].test(beside(named)))
    .map((named, i, all) => {
      const period = periodOf(named.date);
      const isSince = SINCE[lang].test(beside(named));
      const next = all[i + 1];
      const ends = next && ENDS[lang].test(normal.slice(named.end)) ? periodOf(next.date).to : null;
      return {
        period: isSince ? { from: period.from, to: ends } : period,
        beginning: period,
        precision: precisionOfDate(named.date),
      };
    });
});

/** From its oldest source on, until it was overtaken; what somebody said was said by its newest. */
function heldIn(fact: Fact, library: Library): Period {
  const dates = citesOf(fact).flatMap(({ source }) => library.sources.get(source)?.date ?? []);
  const [oldest] = dates.toSorted(compareDates);
  const isOver = fact.status === 'said' || isOvertaken(fact, library);
  const end = isOver ? knownAt(fact, library) : null;
  return {
    from: oldest === undefined ? null : periodOf(oldest).from,
    to: end === null ? null : periodOf(end).to,
  };
}

/** Whether a fact says the ordinals that a question names: "the first commander", which one without any may be, too. */
export const saysOrdinals = (fact: Fact, { ordinals }: Conditions, lang: Lang): boolean =>
  ordinals.length > 0 && ordinals.every(({ n }) => stated(fact, lang).ordinals.includes(n));

/** A text without any ordinal is about the first. */
const hasOrdinal = (found: readonly number[], n: number): boolean =>
  found.includes(n) || (n === 1 && found.length === 0);

const AHEAD: Record<Lang, RegExp> = {
  en: /\b(?:will|would|is to|are to|to be|plans?|planned|planning|expect(?:ed|s)?|scheduled|due|next|upcoming|intends?|set to|should (?:reach|be|start|begin|come|run)|aims?|later|forthcoming|no date|without (?:fixing |setting )?an? date|not (?:yet )?(?:set|fixed|decided))\b/,
  ja: /予定|計画|見込|見通し|方針|今後|これから|次回|将来|来(?:年|月|週|春|夏|秋|冬)|目指|めざ|する考え|未定|決ま(?:って|らず)|決めて(?:いな|おら)|はず|つもり/,
};

/** It is open, its date is still to come, or it speaks of plans. */
function liesAhead(fact: Fact, library: Library): boolean {
  const isLater = (date: DateText | string) => (periodOf(date).to ?? '') > library.reach;
  const { text, lang } = judgedText(fact, library);
  return (
    fact.status === 'undecided' ||
    (fact.date !== undefined && isLater(fact.date)) ||
    AHEAD[lang].test(text)
  );
}
