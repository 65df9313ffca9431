import { COVERED, type DensityRow, RECALLED } from './densities.ts';

/** A column: its head, and its cell in a row. */
type Column = readonly [head: string, cell: (row: DensityRow) => string];

const percent = (share: number) => (100 * share).toFixed(1);
/** Without the zero before the point. */
const decimals = (value: number | null) => value?.toFixed(2).replace(/^0/, '') ?? '–';

const COLUMNS: readonly Column[] = [
  ['asks', ({ asks }) => String(asks)],
  ['uncovered', ({ uncovered }) => (uncovered ? 'with' : 'none')],
  ['lang', ({ lang }) => lang],
  ['right', ({ right }) => percent(right)],
  ['helpful', ({ helpful }) => percent(helpful)],
  ['near', ({ unanswerableNear }) => percent(unanswerableNear)],
  ['made up', ({ unanswerableAnswered }) => percent(unanswerableAnswered)],
  ['wrong', ({ wrong }) => percent(wrong)],
  ...RECALLED.map((first): Column => [`@${first}`, ({ recall }) => percent(recall[first])]),
  ['AUC', ({ areaUnderCurve }) => decimals(areaUnderCurve)],
  ['ECE', ({ calibrationError }) => decimals(calibrationError)],
  ...COVERED.map((covered): Column => [`r${covered}`, ({ risk }) => percent(risk[covered])]),
];

const LEGEND = [
  'right, helpful: of the answerable questions; near (closest statements shown), made up (answered): of the\nunanswerable ones;',
  'wrong: of all; @n: a right fact is among the first n before anything is judged; AUC, ECE: of the confidence;',
  'rNN: per cent wrong among the answers if the threshold let NN % of the questions through.',
].join('\n');

/** The rows as a table, pack by pack. */
export function densityTable(rows: readonly DensityRow[]): string {
  const packs = [...Map.groupBy(rows, ({ pack }) => pack)].map(([pack, own]) => {
    const lines = [
      COLUMNS.map(([head]) => head),
      ...own.map((row) => COLUMNS.map(([, cell]) => cell(row))),
    ];
    const widths = COLUMNS.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
    const counts = own
      .slice(0, 2)
      .map((row) => `${row.lang} ${row.answerable} answerable + ${row.unanswerable} unanswerable`);
    return [
      `${pack} (${counts.join(', ')})`,
      ...lines.map(
        (line) => `  ${line.map((cell, i) => cell.padStart(widths[i] ?? 0)).join('  ')}`,
      ),
    ].join('\n');
  });
  return [...packs, LEGEND].join('\n\n');
}
