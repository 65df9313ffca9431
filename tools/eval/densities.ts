import type { Library } from '../../src/library/library.ts';
import type { Lang } from '../../src/library/schema.ts';
import { type Measured, measure } from './measure.ts';
import { areaUnderCurve, calibrationError, recallAt, riskAt } from './metrics.ts';
import type { Pack } from './packs.ts';
import { type Density, thin } from './thin.ts';

/** What the table has of questions in one language. Shares are from 0 to 1. */
export type DensityFigures = {
  readonly answerable: number;
  readonly unanswerable: number;
  /** Of the answerable ones. */
  readonly right: number;
  readonly helpful: number;
  /** Of the unanswerable ones. */
  readonly declined: number;
  readonly unanswerableAnswered: number;
  /** Of the unanswerable questions those that closest statements are shown for. */
  readonly unanswerableNear: number;
  /** Answered wrongly or though unanswerable, of all. */
  readonly wrong: number;
  /** Of the answerable ones that a single fact answers: how often it is among the first so many. */
  readonly recall: Readonly<Record<(typeof RECALLED)[number], number>>;
  readonly areaUnderCurve: number | null;
  readonly calibrationError: number;
  /** By coverage in per cent of all questions: the share of the answers that would be wrong. */
  readonly risk: Readonly<Record<(typeof COVERED)[number], number>>;
};

export const RECALLED = [1, 3, 5] as const;
export const COVERED = [50, 70, 80, 90, 95] as const;

const ASKS = [0, 1, 3, 12, 'all'] as const satisfies readonly Density['asks'][];

/**
 * Every density of the table, with and without uncovered questions. Where no fact has so many asks that a higher one
 * would keep more, that one is left out.
 */
export function densitiesOf({ facts }: Library): Density[] {
  const counts = Array.from(facts.values(), ({ asks }) =>
    Math.max(asks?.en.length ?? 0, asks?.ja.length ?? 0),
  );
  const most = Math.max(...counts, 0);
  const different = ASKS.filter(
    (asks, i) => asks === 'all' || !ASKS.slice(0, i).some((fewer) => Number(fewer) >= most),
  );
  return different.flatMap((asks) => [false, true].map((uncovered) => ({ asks, uncovered })));
}

/** A pack at a density, its questions of one split (the shipped briefs have two) in one language. */
export type DensityRow = DensityFigures & {
  readonly pack: string;
  readonly lang: Lang;
} & Density;

export function densityRows(
  { name, library, rows, meanings }: Pack,
  density: Density,
): DensityRow[] {
  const thinned = thin(library, density);
  const bySplit = Map.groupBy(rows, ({ split }) => (split ? `${name} ${split}` : name));
  return [...bySplit].flatMap(([pack, own]) => {
    const measured = measure(own, thinned, meanings);
    return library.languages.map((lang) => ({
      pack,
      lang,
      ...density,
      ...densityFigures(measured.filter((one) => one.lang === lang)),
    }));
  });
}

export function densityFigures(all: readonly Measured[]): DensityFigures {
  const answerable = all.filter((one) => one.isAnswerable);
  const unanswerable = all.filter((one) => !one.isAnswerable);
  const declined = share(unanswerable, ({ verdict }) => verdict === 'not-answered');
  const ranks = answerable.filter((one) => one.hasRightFact).map(({ rank }) => rank);
  const byNumber = <N extends number>(numbers: readonly N[], figure: (n: N) => number) =>
    Object.fromEntries(numbers.map((n) => [n, figure(n)])) as Record<N, number>;
  return {
    answerable: answerable.length,
    unanswerable: unanswerable.length,
    right: share(answerable, ({ verdict }) => verdict === 'right'),
    helpful: share(answerable, ({ helpful }) => helpful),
    declined,
    unanswerableAnswered: unanswerable.length === 0 ? 0 : 1 - declined,
    unanswerableNear: share(unanswerable, ({ near }) => near),
    wrong: share(all, ({ verdict }) => verdict === 'wrong'),
    recall: byNumber(RECALLED, (first) => recallAt(first, ranks)),
    areaUnderCurve: areaUnderCurve(all),
    calibrationError: calibrationError(all),
    risk: byNumber(COVERED, (percent) => riskAt(percent / 100, all)),
  };
}

function share<T>(all: readonly T[], counts: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(counts).length / all.length;
}
