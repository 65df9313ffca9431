import { type BriefId, type DateText, hasNoYear, type Lang } from '../../library/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { DatedFact } from './timeline.ts';

/** Facts of one period that are shown as one line: those of one brief, or, where there are too many, of all. */
export type Entry = { readonly brief: BriefId | null; readonly facts: readonly DatedFact[] };

export type Period = {
  readonly label: string;
  /** The years it begins and ends in; null: not known. */
  readonly years: readonly [first: number, last: number] | null;
  readonly entries: readonly Entry[];
};

/** So many lines stay readable, and so large a picture gets. */
const MOST_LINES = 40;

/** From the finest to the coarsest: how much of its date tells which period a fact is of, and whether briefs stay apart. */
const LEVELS = [
  { digits: 10, byBrief: true },
  { digits: 7, byBrief: true },
  { digits: 4, byBrief: true },
  { digits: 4, byBrief: false },
  { digits: 3, byBrief: false },
] as const;

/** Dated facts, oldest first, in as fine periods as there is room for; what is too long ago stands together. */
export function periodsOf(facts: readonly DatedFact[], lang: Lang): readonly Period[] {
  let periods: readonly Period[] = [];
  for (const { digits, byBrief } of LEVELS) {
    periods = grouped(facts, digits, byBrief, lang);
    if (linesOf(periods) <= MOST_LINES) return periods;
  }
  return joined(periods, MOST_LINES, lang);
}

/** Periods of one line each, of which the newest stay and those before stand together. */
function joined(periods: readonly Period[], most: number, lang: Lang): readonly Period[] {
  const newer = periods.slice(-most);
  const older = periods.slice(0, -most);
  const [first, last] = [older[0], older.at(-1)];
  if (!first || !last) return newer;
  const together: Period = {
    label: wordsFor(lang).pictures.until(last.label),
    years: first.years && last.years && [first.years[0], last.years[1]],
    entries: [
      { brief: null, facts: older.flatMap(({ entries }) => entries.flatMap((e) => e.facts)) },
    ],
  };
  return [together, ...newer];
}

/** First the years, then the decades that months, and years, are put together in. */
const COARSER = [
  { fine: 7, coarse: 4 },
  { fine: 4, coarse: 3 },
] as const;

/**
 * Dated facts of all briefs, oldest first, by the month; where that makes more than `most` periods, as many of the first
 * years as it takes stand as one each, and if that is not enough, the first decades.
 */
export function countedPeriods(
  facts: readonly DatedFact[],
  lang: Lang,
  most: number,
): readonly Period[] {
  for (const { fine, coarse } of COARSER) {
    const parts = [...Map.groupBy(facts, ({ date }) => date.slice(0, coarse)).values()];
    for (let whole = 0; whole <= parts.length; whole++) {
      const periods = parts.flatMap((own, i) =>
        grouped(own, i < whole ? coarse : fine, false, lang),
      );
      if (periods.length <= most) return periods;
    }
  }
  return joined(grouped(facts, 3, false, lang), most, lang);
}

const linesOf = (periods: readonly Period[]) =>
  periods.reduce((sum, { entries }) => sum + entries.length, 0);

function grouped(
  facts: readonly DatedFact[],
  digits: number,
  byBrief: boolean,
  lang: Lang,
): readonly Period[] {
  const keyOf = ({ date }: DatedFact) =>
    hasNoYear(date) && digits < 7 ? 'XXXX' : date.slice(0, digits);
  return [...Map.groupBy(facts, keyOf)].map(([key, members]) => ({
    label: labelOf(key, lang),
    years: yearsOf(key),
    entries: byBrief
      ? [...Map.groupBy(members, ({ brief }) => brief)].map(([brief, own]) => ({
          brief,
          facts: own,
        }))
      : [{ brief: null, facts: members }],
  }));
}

function labelOf(key: string, lang: Lang): string {
  const { date, pictures } = wordsFor(lang);
  if (key === 'XXXX') return pictures.certainty.yearless;
  return key.length === 3 ? pictures.decade(Number(key) * 10) : date(key as DateText);
}

function yearsOf(key: string): Period['years'] {
  if (key.startsWith('XXXX')) return null;
  const year = Number(key.slice(0, 4));
  return key.length === 3 ? [year * 10, year * 10 + 9] : [year, year];
}
