import { type Drawn, element, type Inks } from '../../svg.ts';
import { RAIL } from './sheet.ts';

/** The line along which the periods stand, drawn piece by piece from `start` down. */
export class Rail {
  readonly drawn: Drawn[] = [];
  readonly #inks: Inks;
  #from: number;

  constructor(inks: Inks, start: number) {
    this.#inks = inks;
    this.#from = start;
  }

  /** Draws it on to `end`; dotted where years are left out. */
  to(end: number, isDotted = false): void {
    if (end > this.#from) {
      this.drawn.push(
        element('path', {
          d: `M${RAIL} ${this.#from}V${end}`,
          ...{ fill: 'none', stroke: this.#inks('line'), 'stroke-width': 2 },
          ...(isDotted ? { 'stroke-dasharray': '2 4' } : {}),
        }),
      );
    }
    this.#from = end;
  }
}
