import { quantile } from '../bench/stats.ts';

/** A figure at a time (ms). */
export type Point = { readonly at: number; readonly value: number };

/**
 * By how many per cent a figure grew from the first of these points to the last, along the line that fits them best:
 * its slope is the median of the slopes between any two (Theil and Sen), so that single points off it do not count. Null
 * for fewer than `FEWEST` points, which tell nothing.
 */
export function growth(points: readonly Point[]): number | null {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < FEWEST) return null;
  const slopes = points.flatMap((a, n) =>
    points.slice(n + 1).map((b) => (b.value - a.value) / (b.at - a.at)),
  );
  const slope = quantile(slopes, 0.5);
  const start = quantile(
    points.map(({ at, value }) => value - slope * (at - first.at)),
    0.5,
  );
  return ((slope * (last.at - first.at)) / start) * 100;
}

const FEWEST = 4;
