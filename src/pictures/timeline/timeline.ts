import {
  type Brief,
  citesOf,
  compareDates,
  type DateText,
  type Fact,
  hasNoYear,
  type Lang,
  type Library,
  newestCited,
  timelineOf,
} from '../../library/index.ts';
import { wordsFor } from '../../replies/words/index.ts';

/** How certain a date is, or what is said of it: each has a shape of its own. */
export const CERTAINTIES = ['day', 'month', 'year', 'yearless', 'planned', 'open'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export type DatedFact = ReturnType<typeof timelineOf>[number];

/**
 * What the mark of a fact shows. A date after the newest source that tells of it was announced then, and nothing says
 * that it came about.
 */
export function certaintyOf(fact: Fact & { readonly date: DateText }, library: Library): Certainty {
  if (fact.status === 'disputed' || fact.status === 'undecided') return 'open';
  if (hasNoYear(fact.date)) return 'yearless';
  const told = newestCited(citesOf(fact), library);
  if (told !== null && compareDates(fact.date, told) > 0 && !fact.date.startsWith(told)) {
    return 'planned';
  }
  return fact.date.length === 10 ? 'day' : fact.date.length === 7 ? 'month' : 'year';
}

/** So few facts are shown with their words; of more, only how many there are. */
export const MOST_WITH_WORDS = 12;

/** One date makes no timeline. */
export const hasTimeline = (library: Library, brief: Brief | null): boolean =>
  timelineOf(library, brief).length > 1;

/** What a timeline is called. */
export function timelineTitle(brief: Brief | null, lang: Lang): string {
  const { timeline } = wordsFor(lang);
  return brief ? timeline.titleOf(brief.title[lang]) : timeline.title;
}

/** What goes with every picture of a timeline, however it is laid out. */
export const timelineCaption = (library: Library, brief: Brief | null, lang: Lang) => ({
  ref: { kind: 'timeline', topic: brief?.id ?? null } as const,
  ...{ library, lang },
  title: timelineTitle(brief, lang),
  alt: timelineAlt(library, brief, lang),
});

/** What a timeline shows, in words: how much, from when to when, and how certain. */
export function timelineAlt(library: Library, brief: Brief | null, lang: Lang): string {
  const words = wordsFor(lang);
  const facts = timelineOf(library, brief);
  const dates = facts.map(({ date }) => date).filter((date) => !hasNoYear(date));
  const [first, last] = [dates[0] ?? facts[0]?.date, dates.at(-1) ?? facts.at(-1)?.date];
  if (first === undefined || last === undefined) return timelineTitle(brief, lang);
  const certainties = facts.map((fact) => certaintyOf(fact, library));
  const counts = CERTAINTIES.flatMap((each) => {
    const count = certainties.filter((one) => one === each).length;
    return count > 0 ? words.pictures.counts(words.pictures.certainty[each], count) : [];
  });
  const about = words.pictures.timelineAlt(
    timelineTitle(brief, lang),
    facts.length,
    words.date(first),
    words.date(last),
  );
  return words.pictures.sentences(about, words.listOf(counts));
}
