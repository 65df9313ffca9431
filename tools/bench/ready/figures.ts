import { quantile } from '../stats.ts';

/** What was measured of one start, by name: times in ms, memory in MB. */
export type Figures = Readonly<Record<string, number>>;

/** All that was measured, by what was started. */
export class Samples {
  readonly #all = new Map<string, Figures[]>();

  add(subject: string, figures: Figures): void {
    this.#all.set(subject, [...this.of(subject), figures]);
  }

  of(subject: string): readonly Figures[] {
    return this.#all.get(subject) ?? [];
  }

  /** One figure of every start in which it was measured. */
  values(subject: string, figure: string): number[] {
    return this.of(subject).flatMap((figures) => figures[figure] ?? []);
  }
}

/** A figure of the bot, and what it is set beside. */
export type Row = {
  readonly what: string;
  readonly unit: 'ms' | 'MB';
  readonly own: readonly number[];
  readonly beside: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** The most that the ratio to the first of them may be. */
  readonly target?: number | undefined;
};

/** One line: medians with their ranges, and the ratio to each that it is set beside. */
export function lineOf({ what, unit, own, beside, target }: Row): string {
  const ratios = beside.map(({ name, values }, n) => {
    const ratio = quantile(own, 0.5) / quantile(values, 0.5);
    const goal = n > 0 || target === undefined ? '' : verdict(ratio, target);
    return ` · ${name} ${shown(values, unit)} · ratio ${ratio.toFixed(2)}${goal}`;
  });
  return `    ${what.padEnd(34)} ${shown(own, unit)}${ratios.join('')}\n`;
}

const verdict = (ratio: number, target: number) =>
  ` (target ${target.toFixed(1)}: ${ratio <= target ? 'reached' : 'missed'})`;

function shown(values: readonly number[], unit: string): string {
  const [least, median, most] = [0, 0.5, 1].map((share) => quantile(values, share).toFixed(0));
  return values.length > 1 ? `${median} ${unit} (${least} – ${most})` : `${median} ${unit}`;
}
