import type { Placed } from '../tree.ts';
import type { Columns } from './geometry.ts';

/** So much harder is it to follow a line from one column to the other: px of height that are given for it. */
const CUT = 140;

/**
 * Parts the boxes of a structure into two columns, the first ones in the left one, so that these are about as high and
 * few lines between a box and the one above it are cut. `heightOf`: of a box with its label, in px.
 */
export function inColumns(
  placed: readonly Placed[],
  heightOf: (placed: Placed) => number,
): Columns {
  const heights = placed.map(heightOf);
  const sum = (from: number, to: number) => heights.slice(from, to).reduce((a, b) => a + b, 0);
  let best = { at: placed.length, cost: sum(0, placed.length) };
  for (let at = 1; at < placed.length; at++) {
    const left = new Set(placed.slice(0, at).map(({ node }) => node.id));
    const cuts = placed.slice(at).filter(({ parent }) => parent !== null && left.has(parent));
    const cost = Math.max(sum(0, at), sum(at, placed.length)) + cuts.length * CUT;
    if (cost < best.cost) best = { at, cost };
  }
  return [placed.slice(0, best.at), placed.slice(best.at)];
}
