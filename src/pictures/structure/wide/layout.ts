import type { NodeId } from '../../../library/index.ts';
import type { Edge } from '../tree.ts';
import { lanesOf, stackedSlots } from './channel.ts';
import type { Box, Columns, Frame, Label, Layout, Measure, Route } from './geometry.ts';

const LANE = 16;
const BESIDE = 16;
const PORT = 16;
const INSET = 22;

/**
 * Where the boxes of two columns stand, and the edges `across` run. The labels of those from one column to the other
 * stand between these, and the boxes at the right are so high that their lines reach them straight. `lanes`: for how
 * many lines beside the boxes there is room kept.
 */
export function layOut(
  columns: Columns,
  across: readonly Edge[],
  measure: Measure,
  frame: Frame,
  lanes: readonly [number, number],
): Layout {
  const order = new Map(columns.flat().map(({ node }, i) => [node.id, i]));
  const isRight = (id: NodeId) => (order.get(id) ?? 0) >= columns[0].length;
  const upper = ({ from, to }: Edge) => ((order.get(from) ?? 0) < (order.get(to) ?? 0) ? from : to);
  const lower = (edge: Edge) => (upper(edge) === edge.from ? edge.to : edge.from);
  const within = across.filter(({ from, to }) => isRight(from) === isRight(to));
  // The one at the left is always the upper one of the list.
  const slotted = across
    .filter((edge) => !within.includes(edge))
    .toSorted(
      (a, b) =>
        (order.get(lower(a)) ?? 0) - (order.get(lower(b)) ?? 0) ||
        (order.get(upper(a)) ?? 0) - (order.get(upper(b)) ?? 0),
    );
  const endsOf = (id: NodeId) => [
    within.filter((edge) => lower(edge) === id),
    slotted.filter(({ from, to }) => from === id || to === id),
    within.filter((edge) => upper(edge) === id).toReversed(),
  ];
  const boxes = new Map<NodeId, Box>();
  const labels: Label[] = [];

  const [leftEnd, rightStart] = [frame.columns[0][1], frame.columns[1][0]];
  const centre = [
    leftEnd + BESIDE + lanes[0] * LANE,
    rightStart - BESIDE - lanes[1] * LANE,
  ] as const;
  const width = centre[1] - centre[0];

  /** Stacks the boxes of a column; `reach`: between which heights one should at least lie. */
  function stack(side: 0 | 1, reach: (id: NodeId) => readonly [number, number] | null): number {
    const own = columns[side];
    const [from, to] = frame.columns[side];
    const least = Math.min(...own.map(({ depth }) => depth));
    let y = frame.top;
    for (const [i, { node, depth, above, parent }] of own.entries()) {
      const inset = (depth - least) * frame.indent;
      const x = side === 0 ? from + inset : from;
      const boxWidth = to - from - inset;
      const isHung = above !== null && parent !== null && isRight(parent) === (side === 1);
      const toldHeight = isHung ? measure.label(above, boxWidth - 8) + 2 : 0;
      if (i > 0) y += isHung ? 8 : 22;
      const wanted = reach(node.id);
      y = Math.max(y, (wanted?.[0] ?? 0) - toldHeight);
      if (isHung) labels.push({ edge: above, x: x + 4, anchor: undefined, y, width: boxWidth - 8 });
      y += toldHeight;
      const ports = endsOf(node.id).flat().length;
      const natural = Math.max(measure.box(node, boxWidth), ports * PORT + 12);
      const height = Math.max(natural, (wanted?.[1] ?? 0) - y);
      boxes.set(node.id, { x, y, width: boxWidth, height });
      y += height;
    }
    return y;
  }

  const leftBottom = stack(0, () => null);
  /** Where the line of an edge leaves a box whose ends are evenly spread. */
  const even = (id: NodeId, edge: Edge) => {
    const [box, all] = [boxes.get(id), endsOf(id).flat()];
    return box ? box.y + (box.height * (all.indexOf(edge) + 1)) / (all.length + 1) : 0;
  };
  const slots = stackedSlots(
    slotted.map((edge) => {
      return { label: measure.label(edge, width) + 8, best: even(upper(edge), edge) };
    }),
    frame.top - 8,
  );
  const slotOf = new Map(slotted.map((edge, i) => [edge, slots[i] ?? 0]));
  const rightBottom = stack(1, (id) => {
    const [ups = [], own = [], downs = []] = endsOf(id);
    const heights = own.map((edge) => slotOf.get(edge) ?? 0);
    if (heights.length === 0) return null;
    return [
      Math.min(...heights) - INSET - ups.length * PORT,
      Math.max(...heights) + INSET + downs.length * PORT,
    ];
  });
  const portAt = (id: NodeId, edge: Edge) => {
    const [box, slot] = [boxes.get(id), slotOf.get(edge)];
    if (!box || !isRight(id)) return even(id, edge);
    if (slot !== undefined && slot > box.y + 8 && slot < box.y + box.height - 8) return slot;
    const [ups = [], own = [], downs = []] = endsOf(id);
    if (own.length === 0) return even(id, edge);
    if (ups.includes(edge)) return box.y + 14 + ups.indexOf(edge) * PORT;
    if (!downs.includes(edge)) return even(id, edge);
    return box.y + box.height - 14 - (downs.length - 1 - downs.indexOf(edge)) * PORT;
  };

  const sides = ([0, 1] as const).map((side) => {
    const own = across.filter(
      (edge) => isRight(side === 0 ? upper(edge) : lower(edge)) === (side === 1),
    );
    const spans = own.map((edge) => {
      const isWithin = within.includes(edge);
      const end = side === 0 ? upper(edge) : lower(edge);
      const to = isWithin
        ? portAt(upper(edge) === end ? lower(edge) : upper(edge), edge)
        : slotOf.get(edge);
      return { from: portAt(end, edge), to: to ?? 0, isWithin };
    });
    const taken = lanesOf(spans);
    return new Map(own.map((edge, i) => [edge, taken[i] ?? 0]));
  });
  const xAt = (side: 0 | 1, edge: Edge) => {
    const out = BESIDE + Math.max(0, sides[side]?.get(edge) ?? 0) * LANE;
    return side === 0 ? leftEnd + out : rightStart - out;
  };
  const routes = across.map((edge): Route => {
    const [a, b] = [upper(edge), lower(edge)];
    const [sideA, sideB] = [isRight(a) ? 1 : 0, isRight(b) ? 1 : 0] as const;
    const edgeOf = (side: 0 | 1) => (side === 0 ? leftEnd + 1 : rightStart - 1);
    const [y1, y2] = [portAt(a, edge), portAt(b, edge)];
    const slot = slotOf.get(edge);
    const points = [
      [edgeOf(sideA), y1],
      [xAt(sideA, edge), y1],
      ...(slot === undefined
        ? []
        : [
            [xAt(sideA, edge), slot],
            [xAt(sideB, edge), slot],
          ]),
      [xAt(sideB, edge), y2],
      [edgeOf(sideB), y2],
    ] as [number, number][];
    const [first, last] = [sideA === 0 ? 'left' : 'right', sideB === 0 ? 'left' : 'right'] as const;
    const isForward = edge.from === a;
    return {
      edge,
      points: isForward ? points : points.toReversed(),
      ends: isForward ? { first, last } : { first: last, last: first },
    };
  });
  for (const edge of slotted) {
    const y = (slotOf.get(edge) ?? 0) - measure.label(edge, width) - 8;
    labels.push({ edge, x: (centre[0] + centre[1]) / 2, anchor: 'middle', y, width });
  }
  // Those of one side stand at their line, below what goes across.
  let lowest = Math.max(frame.top - 8, ...slots);
  let isClear = true;
  const middleOf = (edge: Edge) => (portAt(upper(edge), edge) + portAt(lower(edge), edge)) / 2;
  for (const edge of within.toSorted((a, b) => middleOf(a) - middleOf(b))) {
    const height = measure.label(edge, width);
    const y = Math.max(lowest + 12, middleOf(edge) - height / 2);
    const [x, anchor] = isRight(edge.from) ? ([centre[1], 'end'] as const) : [centre[0], undefined];
    labels.push({ edge, x, anchor, y, width });
    lowest = y + height;
    const middle = y + height / 2;
    const beside = within.filter(
      (each) =>
        isRight(each.from) === isRight(edge.from) &&
        portAt(upper(each), each) < middle &&
        portAt(lower(each), each) > middle,
    );
    isClear &&= beside.length === 1 && beside[0] === edge;
  }
  const most = (side: 0 | 1) => Math.max(-1, ...(sides[side]?.values() ?? [])) + 1;
  return {
    ...{ boxes, labels, routes, lowest, isClear },
    lanes: [most(0), most(1)],
    bottom: Math.max(leftBottom, rightBottom, lowest + 8),
  };
}
