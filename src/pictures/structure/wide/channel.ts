/** Labels that stand below one another keep so much apart (px). */
const GAP = 14;
/** Lines that run beside one another, and a line and the end of another. */
const LEAST = 8;

/** What stands in the channel between two columns: a label above a line, which would best be at `best`. */
export type Slot = { readonly label: number; readonly best: number };

/** The heights of the lines of some labels, from the top, each as near to its best one as those above it let it. */
export function stackedSlots(slots: readonly Slot[], top: number): readonly number[] {
  const heights: number[] = [];
  const bests = slots.map(({ best }) => best);
  for (const { label, best } of slots) {
    const least = (heights.at(-1) ?? top - GAP) + GAP + label;
    let y = Math.max(least, best);
    // On a line of its own, lest it runs along with the end of another.
    while (y !== best && bests.some((other) => Math.abs(other - y) < LEAST / 2)) y += LEAST / 2;
    heights.push(y);
  }
  return heights;
}

/** A line that runs up or down beside the boxes of one side. `isWithin`: between two of them. */
export type Span = { readonly from: number; readonly to: number; readonly isWithin: boolean };

/**
 * The lane of each, counted from the boxes. Those between two boxes of the side lie nearest to these, the short ones
 * first; of those that go across, the long ones: so they cross each other least.
 */
export function lanesOf(spans: readonly Span[]): readonly number[] {
  const length = ({ from, to }: Span) => Math.abs(to - from);
  const order = [...spans.entries()].toSorted(
    ([, a], [, b]) =>
      Number(b.isWithin) - Number(a.isWithin) ||
      (a.isWithin ? length(a) - length(b) : length(b) - length(a)),
  );
  const lanes = new Map<number, number>();
  const isBeside = (a: Span, b: Span) =>
    Math.min(a.from, a.to) < Math.max(b.from, b.to) + LEAST &&
    Math.min(b.from, b.to) < Math.max(a.from, a.to) + LEAST;
  for (const [i, span] of order) {
    const taken = [...lanes].flatMap(([j, lane]) => {
      const other = spans[j];
      return other && isBeside(span, other) ? [lane] : [];
    });
    lanes.set(i, length(span) < 1 ? -1 : Math.max(-1, ...taken) + 1);
  }
  return spans.map((_, i) => lanes.get(i) ?? 0);
}
