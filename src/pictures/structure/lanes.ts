/** An edge that joins two boxes along the right-hand side. Indexes of boxes from the top. */
export type Span = { readonly top: number; readonly bottom: number };

/** Where an edge runs: its lane (0: nearest to the boxes), and which of the ports of a box it takes, counted from the top. */
export type Lane = { readonly lane: number; readonly topPort: number; readonly bottomPort: number };

/**
 * Gives each edge a lane of its own where others run beside it, the shorter nearer to the boxes, and orders the ports of
 * each box so that no edge crosses another that it lies in or beside.
 */
export function lanesOf(spans: readonly Span[]): {
  readonly lanes: readonly Lane[];
  readonly count: number;
  /** How many ports each box has. */
  readonly ports: ReadonlyMap<number, number>;
} {
  const order = spans
    .map((span, i) => ({ ...span, i }))
    .toSorted((a, b) => a.bottom - a.top - (b.bottom - b.top) || a.i - b.i);
  const lane = new Map<number, number>();
  for (const span of order) {
    const first = Math.max(
      0,
      ...order
        .filter(({ i }) => lane.has(i) && overlaps(span, spans[i]))
        .map(({ i }) => (lane.get(i) ?? 0) + 1),
    );
    lane.set(span.i, first);
  }
  const ports = new Map<number, number>();
  const portOf = new Map<string, number>();
  const boxes = new Set(spans.flatMap(({ top, bottom }) => [top, bottom]));
  for (const box of boxes) {
    // What comes from above arrives before what goes down leaves; the outer lanes at the outside.
    const arriving = order.filter(({ bottom }) => bottom === box).map(({ i }) => i);
    const leaving = order.filter(({ top }) => top === box).map(({ i }) => i);
    const inner = (a: number, b: number) => (lane.get(a) ?? 0) - (lane.get(b) ?? 0);
    const all = [
      ...arriving.toSorted(inner).map((i) => `${i} bottom`),
      ...leaving.toSorted((a, b) => inner(b, a)).map((i) => `${i} top`),
    ];
    for (const [port, key] of all.entries()) portOf.set(key, port);
    ports.set(box, all.length);
  }
  return {
    count: Math.max(-1, ...lane.values()) + 1,
    ports,
    lanes: spans.map((_, i) => ({
      lane: lane.get(i) ?? 0,
      topPort: portOf.get(`${i} top`) ?? 0,
      bottomPort: portOf.get(`${i} bottom`) ?? 0,
    })),
  };
}

/** Where one begins in the box in which the other ends, they run above each other. */
const overlaps = (a: Span, b: Span | undefined) =>
  b !== undefined && a.top < b.bottom && b.top < a.bottom;
