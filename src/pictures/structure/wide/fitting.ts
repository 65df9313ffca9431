import type { NodeId } from '../../../library/index.ts';
import { WIDE } from '../../wide.ts';
import type { Edge } from '../tree.ts';
import type { Columns, Layout } from './geometry.ts';

const { width: WIDTH, pad: PAD } = WIDE;
/** How wide the columns of boxes may be; the labels of edges across have the room between them. */
const WIDTHS = [440, 400, 360, 320, 280] as const;
/** What these labels have at least. */
const CHANNEL = 270;
/** With more lines beside the boxes, their labels would have no room: such edges are told below. */
const MOST_LANES = 4;

/** Whether an edge leads from a box of one column to a box of the other. */
export function isCut({ from, to }: Edge, [left]: Columns): boolean {
  const isLeft = (id: NodeId) => left.some(({ node }) => node.id === id);
  return isLeft(from) !== isLeft(to);
}

/** How wide both columns are, in px. */
export type Sizes = readonly [number, number];

/** The lowest layout with as many edges across as there is room for, and those that are left over. */
export function fitting(
  columns: Columns,
  others: readonly Edge[],
  layoutIn: (across: readonly Edge[], sizes: Sizes, lanes: Sizes) => Layout,
): { readonly layout: Layout; readonly rest: readonly Edge[] } {
  const cut = columns[1].flatMap(({ above }) => (above && isCut(above, columns) ? [above] : []));
  const across = [...cut, ...others];
  const sizes = WIDTHS.flatMap((left) => WIDTHS.map((right) => [left, right] as const)).filter(
    ([left, right]) => WIDTH - 2 * PAD - left - right >= CHANNEL,
  );
  const start: Sizes = [400, 360];
  const room = layoutIn([], start, [0, 0]).bottom * 1.1;
  const fitted = (own: readonly Edge[], size: Sizes): Layout | null => {
    let lanes: Sizes = [0, 0];
    for (let round = 0; round < 4; round++) {
      const layout = layoutIn(own, size, lanes);
      if (Math.max(...layout.lanes) > MOST_LANES) return null;
      if (layout.lanes.every((count, side) => count <= (lanes[side] ?? 0))) {
        const isLow = Math.max(layout.lowest, layout.bottom) <= room;
        return layout.isClear && isLow ? layout : null;
      }
      lanes = [Math.max(lanes[0], layout.lanes[0]), Math.max(lanes[1], layout.lanes[1])];
    }
    return null;
  };
  let kept: readonly Edge[] = [];
  for (const edge of across) if (fitted([...kept, edge], start)) kept = [...kept, edge];
  const layouts = sizes.flatMap((size) => {
    const layout = fitted(kept, size);
    return layout ? [{ layout, sum: size[0] + size[1] }] : [];
  });
  const [best] = layouts.toSorted((a, b) => a.layout.bottom - b.layout.bottom || a.sum - b.sum);
  return {
    layout: best?.layout ?? layoutIn(kept, start, [MOST_LANES, MOST_LANES]),
    rest: across.filter((edge) => !kept.includes(edge)),
  };
}
