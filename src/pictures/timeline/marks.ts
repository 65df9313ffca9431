import { type Drawn, element, type Ink, type Inks, rounded } from '../svg.ts';
import type { Certainty, DatedFact } from './timeline.ts';

const INKS: Readonly<Record<Certainty, Ink>> = {
  ...{ day: 'accent', month: 'accent', year: 'accent', yearless: 'soft' },
  ...{ planned: 'together', open: 'open' },
};

/** The mark of a fact, about its middle: full where the date is certain, hollow where something is open. */
export function mark(certainty: Certainty, x: number, y: number, inks: Inks, size = 5): Drawn {
  const ink = inks(INKS[certainty]);
  const full = { fill: ink };
  const hollow = { fill: inks('card'), stroke: ink, 'stroke-width': 1.8 };
  const at = (dx: number, dy: number) => `${rounded(x + dx * size)} ${rounded(y + dy * size)}`;
  switch (certainty) {
    case 'day':
      return element('circle', { cx: x, cy: y, r: size, ...full });
    case 'month':
      return element('rect', {
        ...{ x: x - size * 0.9, y: y - size * 0.9, width: size * 1.8, height: size * 1.8, rx: 1 },
        ...full,
      });
    case 'year':
      return element('path', { d: `M${at(0, -1.1)}L${at(1.1, 0.9)}L${at(-1.1, 0.9)}z`, ...full });
    case 'yearless':
      return element('path', { d: `M${at(0, -1)}L${at(1, 0.8)}L${at(-1, 0.8)}z`, ...hollow });
    case 'planned':
      return element('circle', { cx: x, cy: y, r: size - 0.9, ...hollow });
    case 'open':
      return element('path', {
        d: `M${at(0, -1.1)}L${at(1.1, 0)}L${at(0, 1.1)}L${at(-1.1, 0)}z`,
        ...hollow,
      });
  }
}

/** How many facts have which mark, and the first one of each. */
export const countedMarks = (
  facts: readonly DatedFact[],
  certaintyFor: (fact: DatedFact) => Certainty,
) =>
  [...Map.groupBy(facts, certaintyFor)].map(([certainty, same]) => {
    return { certainty, count: same.length, first: same[0] as DatedFact };
  });
