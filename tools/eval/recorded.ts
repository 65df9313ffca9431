import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { SPLITS, type Split } from './questions.ts';
import { FIGURE_NAMES, FIGURES, type Figures } from './run.ts';

const FILE = new URL('../../test/eval/recorded.json', import.meta.url);
/** Percentage points by which a figure may be worse than recorded. */
const TOLERANCE = 0.5;

const shape = z.partialRecord(z.enum(SPLITS), z.record(z.enum(FIGURE_NAMES), z.number()));

export type BySplit = { readonly [split in Split]?: Figures | undefined };

/** The figures of test/eval/recorded.json; none where there is no such file. */
export function readRecorded(): BySplit {
  return existsSync(FILE) ? shape.parse(JSON.parse(readFileSync(FILE, 'utf8'))) : {};
}

/** Writes the figures down; a split that was not run keeps what was recorded of it. */
export function record(now: BySplit): void {
  const rounded = Object.entries(now).map(([split, figures]) => [
    split,
    Object.fromEntries(
      Object.entries(figures ?? {}).map(([name, value]) => [name, Number(value.toFixed(2))]),
    ),
  ]);
  const all = { ...readRecorded(), ...Object.fromEntries(rounded) };
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
}

/** Each figure that is worse than recorded, as a line that names it. */
export function dropsSince(recorded: BySplit, now: BySplit): string[] {
  return SPLITS.flatMap((split) => {
    const figures = now[split];
    const before = recorded[split];
    if (!figures) return [];
    if (!before) return [`${split}: no figures are recorded; run npm run eval -- --record`];
    return FIGURE_NAMES.flatMap((name) => {
      const { label, better } = FIGURES[name];
      const gain = figures[name] - before[name];
      const drop = better === 'higher' ? -gain : gain;
      if (drop <= TOLERANCE) return [];
      return `${split}: ${label}: ${figures[name].toFixed(1)} %, recorded ${before[name].toFixed(1)} %`;
    });
  });
}
