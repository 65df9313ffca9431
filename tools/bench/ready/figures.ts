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

/** A figure of one subject beside that of another. */
export type Comparison = {
  readonly what: string;
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  readonly unit: 'ms' | 'MB';
  /** The most that the ratio may be. */
  readonly target?: number;
};

/** One line: both medians with their ranges, the ratio of the medians, and its target. */
export function lineOf({ what, ours, theirs, unit, target }: Comparison): string {
  const ratio = quantile(ours, 0.5) / quantile(theirs, 0.5);
  const goal =
    target === undefined ? '' : ` (target ${target.toFixed(1)}: ${verdict(ratio, target)})`;
  return `    ${what.padEnd(42)} ${shown(ours, unit)} · to ${shown(theirs, unit)} · ratio ${ratio.toFixed(2)}${goal}\n`;
}

const verdict = (ratio: number, target: number) => (ratio <= target ? 'reached' : 'missed');

function shown(values: readonly number[], unit: string): string {
  const [least, median, most] = [0, 0.5, 1].map((share) => quantile(values, share).toFixed(0));
  return values.length > 1 ? `${median} ${unit} (${least} – ${most})` : `${median} ${unit}`;
}
