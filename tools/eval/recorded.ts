import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { type DensityRow, densityRows } from './densities.ts';
import { loadPack, packFolders, readersOf, SHIPPED } from './packs.ts';
import type { Split } from './questions.ts';
import { FIGURES, type Figure } from './run.ts';
import type { Density } from './thin.ts';

const FILE = new URL('../../test/eval/recorded.json', import.meta.url);
/** Percentage points by which a figure may be worse than recorded. */
const TOLERANCE = 0.5;

/** What is recorded of a pack at a density, in one language. */
const DENSITY_FIGURES = {
  right: { label: 'right', better: 'higher' },
  helpful: { label: 'helpful', better: 'higher' },
  declined: { label: 'unanswerable declined', better: 'higher' },
  wrong: { label: 'wrong, of all', better: 'lower' },
} as const satisfies Partial<Record<keyof DensityRow, Named>>;

type Named = Pick<Figure, 'label' | 'better'>;
const ALL: Readonly<Record<string, Named>> = { ...FIGURES, ...DENSITY_FIGURES };

const shape = z.record(z.string(), z.record(z.string(), z.number()));
/** Figures in per cent by their names, of each thing that was measured. */
export type Recorded = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The figures of test/eval/recorded.json; none where there is no such file. */
export function readRecorded(): Recorded {
  return existsSync(FILE) ? shape.parse(JSON.parse(readFileSync(FILE, 'utf8'))) : {};
}

/** Writes the figures down, in place of what was recorded. */
export function record(now: Recorded): void {
  const rounded = Object.entries(now).map(([of, figures]) => [
    of,
    Object.fromEntries(
      Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(2))]),
    ),
  ]);
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(rounded), null, 2)}\n`);
}

/** Each figure that is worse than recorded, as a line that names it. */
export function dropsSince(recorded: Recorded, now: Recorded): string[] {
  return Object.entries(now).flatMap(([of, figures]) => {
    const before = recorded[of];
    if (!before) return [`${of}: no figures are recorded; run npm run eval -- --record`];
    return Object.entries(figures).flatMap(([name, figure]) => {
      const known = before[name] ?? Number.NaN;
      const { label = name, better = 'higher' } = ALL[name] ?? {};
      const gain = figure - known;
      if ((better === 'higher' ? -gain : gain) <= TOLERANCE) return [];
      return `${of}: ${label}: ${figure.toFixed(1)} %, recorded ${known.toFixed(1)} %`;
    });
  });
}

/** Enough of the table to see that none of it has become worse: few asks, and uncovered questions without any. */
const OF_SHIPPED: readonly Density[] = [
  { asks: 0, uncovered: false },
  { asks: 0, uncovered: true },
  { asks: 3, uncovered: true },
];
const OF_OTHERS: readonly Density[] = [
  { asks: 0, uncovered: false },
  { asks: 3, uncovered: true },
];
const OF_READERS: Density = { asks: 'all', uncovered: true };
/** Of the many questions on the shipped briefs each third one does. */
const EACH = 3;

/** The figures of every pack at some densities, at a fraction of the cost of the table. */
export async function densitiesToRecord(splits: readonly Split[]): Promise<Recorded> {
  const found: DensityRow[] = [];
  for (const folder of packFolders()) {
    const pack = await loadPack(folder, splits);
    const isShipped = folder === SHIPPED;
    const rows = isShipped ? pack.rows.filter((_, i) => i % EACH === 0) : pack.rows;
    for (const density of isShipped ? OF_SHIPPED : OF_OTHERS) {
      found.push(...densityRows({ ...pack, rows }, density));
    }
    if (isShipped) found.push(...densityRows(readersOf(pack), OF_READERS));
  }
  return Object.fromEntries(found.map((row) => [nameOf(row), inPercent(row)]));
}

const nameOf = ({ pack, asks, uncovered, lang }: DensityRow) =>
  `${pack}, ${asks} asks, uncovered ${uncovered ? 'all' : 'none'}, ${lang}`;

function inPercent(row: DensityRow): Record<string, number> {
  const names = Object.keys(DENSITY_FIGURES) as (keyof typeof DENSITY_FIGURES)[];
  return Object.fromEntries(names.map((name) => [name, 100 * row[name]]));
}
