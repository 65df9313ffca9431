import type { Drawn, Ink, Inks } from '../svg.ts';
import { element, rounded } from '../svg.ts';

/** How an edge is drawn. What was only known earlier is paler. */
export type LineStyle = {
  readonly kind: 'commands' | 'coordinates' | 'undecided';
  readonly isOvertaken: boolean;
};

const INKS = { commands: 'accent', coordinates: 'together', undecided: 'open' } as const;

/** The colour of an edge and its label. */
export const inkOf = ({ kind, isOvertaken }: LineStyle): Ink => (isOvertaken ? 'soft' : INKS[kind]);

/** What tells the kinds of edges apart beside colour: solid, dotted, dashed. */
const DASHES = { commands: undefined, coordinates: '0.1 5', undecided: '7 4' } as const;

type Point = readonly [x: number, y: number];
/** Which way an end points. */
type Towards = 'left' | 'right';

/** A line through these points, with the marks of its kind at the ends: an arrow, an open arrow each, a ring. */
export function line(
  points: readonly Point[],
  style: LineStyle,
  inks: Inks,
  ends: { readonly first: Towards | null; readonly last: Towards },
): Drawn {
  const stroke = inks(inkOf(style));
  const path = `M${points.map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join('L')}`;
  const halo = element('path', {
    d: path,
    fill: 'none',
    stroke: inks('card'),
    'stroke-width': 5,
  });
  const drawn = element('path', {
    d: path,
    fill: 'none',
    stroke,
    'stroke-width': style.kind === 'coordinates' ? 2.4 : 1.8,
    'stroke-dasharray': DASHES[style.kind],
    'stroke-linecap': style.kind === 'coordinates' ? 'round' : undefined,
    'stroke-linejoin': 'round',
  });
  const [first, last] = [points[0], points.at(-1)];
  const isBoth = style.kind !== 'commands';
  return [
    halo,
    drawn,
    last ? end(last, ends.last, style, inks) : '',
    first && ends.first && isBoth ? end(first, ends.first, style, inks) : '',
  ].join('');
}

function end([x, y]: Point, towards: Towards, style: LineStyle, inks: Inks): Drawn {
  const fill = inks(inkOf(style));
  const back = towards === 'right' ? -1 : 1;
  switch (style.kind) {
    case 'commands':
      return element('path', {
        d: `M${rounded(x)} ${rounded(y)}l${9 * back} -4.5v9z`,
        fill,
      });
    case 'coordinates':
      return element('path', {
        d: `M${rounded(x + 7 * back)} ${rounded(y - 4.5)}L${rounded(x)} ${rounded(y)}L${rounded(x + 7 * back)} ${rounded(y + 4.5)}`,
        ...{ fill: 'none', stroke: fill, 'stroke-width': 1.8 },
        'stroke-linejoin': 'round',
        'stroke-linecap': 'round',
      });
    case 'undecided':
      return element('circle', {
        cx: x + 4.5 * back,
        cy: y,
        r: 3.6,
        ...{ fill: inks('card'), stroke: fill, 'stroke-width': 1.8 },
      });
  }
}
