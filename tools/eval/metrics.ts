/** How sure the bot was of its best answer, and whether that answer, if given, was right. */
export type Judged = { readonly confidence: number; readonly right: boolean };

/**
 * The area under the ROC curve: how often a right answer is held for surer than one that is not; a draw counts half.
 * Null where there are none of either.
 */
export function areaUnderCurve(all: readonly Judged[]): number | null {
  const right = all.filter((one) => one.right).length;
  const wrong = all.length - right;
  if (right === 0 || wrong === 0) return null;
  const groups = Map.groupBy(all, ({ confidence }) => confidence);
  let below = 0;
  let won = 0;
  for (const [, group] of [...groups].toSorted(([a], [b]) => a - b)) {
    const rightHere = group.filter((one) => one.right).length;
    const wrongHere = group.length - rightHere;
    won += rightHere * (below + wrongHere / 2);
    below += wrongHere;
  }
  return won / (right * wrong);
}

const BINS = 10;

/**
 * The expected calibration error, from 0 to 1: how far the confidence is from the share that is right, over ten bins of
 * equal width, each weighted by what is in it.
 */
export function calibrationError(all: readonly Judged[]): number {
  const bins = Map.groupBy(all, ({ confidence }) =>
    Math.min(Math.floor(confidence * BINS), BINS - 1),
  );
  let error = 0;
  for (const bin of bins.values()) {
    const claimed = bin.reduce((sum, { confidence }) => sum + confidence, 0);
    error += Math.abs(claimed - bin.filter(({ right }) => right).length);
  }
  return all.length === 0 ? 0 : error / all.length;
}

/**
 * A point of the risk–coverage curve: the share of wrong ones among the answers that are given where the threshold is
 * as high as lets it answer this share of the questions. Those as sure as the last one of them are given too.
 */
export function riskAt(coverage: number, all: readonly Judged[]): number {
  const sorted = all.toSorted((a, b) => b.confidence - a.confidence);
  // Rounded first: 0.7 * 10 is a little more than 7.
  const last = sorted[Math.ceil(Number((coverage * all.length).toFixed(6))) - 1];
  if (!last) return 0;
  const given = sorted.filter(({ confidence }) => confidence >= last.confidence);
  return given.filter(({ right }) => !right).length / given.length;
}

/** The share of questions whose right fact stands among the first so many. Ranks from 1; null: not ranked at all. */
export function recallAt(first: number, ranks: readonly (number | null)[]): number {
  if (ranks.length === 0) return 0;
  return ranks.filter((rank) => rank !== null && rank <= first).length / ranks.length;
}
