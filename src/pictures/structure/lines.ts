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
const DASHES = { commands: null, coordinates: [0.1, 5], undecided: [7, 4] } as const;

type Point = readonly [x: number, y: number];
/** Which way an end points. */
type Towards = 'left' | 'right';

/**
 * A line through these points, with the marks of its kind at the ends: an arrow, an open arrow each, a ring. `scale`: how
 * much larger than on a page of the web, where nothing is scaled down.
 */
export function line(
  points: readonly Point[],
  style: LineStyle,
  inks: Inks,
  ends: { readonly first: Towards | null; readonly last: Towards },
  scale = 1,
): Drawn {
  const stroke = inks(inkOf(style));
  const path = `M${points.map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join('L')}`;
  const halo = element('path', {
    d: path,
    fill: 'none',
    stroke: inks('card'),
    'stroke-width': 5 * scale,
  });
  const drawn = element('path', {
    d: path,
    fill: 'none',
    stroke,
    'stroke-width': (style.kind === 'coordinates' ? 2.4 : 1.8) * scale,
    'stroke-dasharray': DASHES[style.kind]?.map((each) => each * scale).join(' '),
    'stroke-linecap': style.kind === 'coordinates' ? 'round' : undefined,
    'stroke-linejoin': 'round',
  });
  const [first, last] = [points[0], points.at(-1)];
  const isBoth = style.kind !== 'commands';
  return [
    halo,
    drawn,
    last ? end(last, ends.last, style, inks, scale) : '',
    first && ends.first && isBoth ? end(first, ends.first, style, inks, scale) : '',
  ].join('');
}

function end([x, y]: Point, towards: Towards, style: LineStyle, inks: Inks, scale: number): Drawn {
  const fill = inks(inkOf(style));
  const back = towards === 'right' ? -scale : scale;
  const half = 4.5 * scale;
  switch (style.kind) {
    case 'commands':
      return element('path', {
        d: `M${rounded(x)} ${rounded(y)}l${9 * back} ${-half}v${2 * half}z`,
        fill,
      });
    case 'coordinates':
      return element('path', {
        d: `M${rounded(x + 7 * back)} ${rounded(y - half)}L${rounded(x)} ${rounded(y)}L${rounded(x + 7 * back)} ${rounded(y + half)}`,
        ...{ fill: 'none', stroke: fill, 'stroke-width': 1.8 * scale },
        'stroke-linejoin': 'round',
        'stroke-linecap': 'round',
      });
    case 'undecided':
      return element('circle', {
        cx: x + 4.5 * back,
        cy: y,
        r: 3.6 * scale,
        ...{ fill: inks('card'), stroke: fill, 'stroke-width': 1.8 * scale },
      });
  }
}
