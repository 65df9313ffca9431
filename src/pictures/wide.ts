import type { Drawn } from './svg.ts';
import { type Setting, textLines, widthOf, wrap } from './text.ts';

/** How large a picture for a chat is, in px: there it is shown about half as wide, on a phone a third. */
export const WIDE = { width: 1100, pad: 24, scale: 1.5 } as const;

/** What is drawn, and where it ends. */
export type Part = { readonly drawn: readonly Drawn[]; readonly y: number };

/** Entries in columns of one width, read downwards. */
export function columnsOfText(
  entries: readonly string[],
  [from, to]: readonly [x: number, end: number],
  top: number,
  setting: Setting,
  count: number,
): Part {
  const gap = 24;
  const width = (to - from + gap) / count;
  const broken = entries.map((each) => wrap(each, width - gap, setting));
  const rows = leastRows(
    broken.map(({ length }) => length),
    count,
  );
  const drawn: Drawn[] = [];
  let [column, row, most] = [0, 0, 0];
  for (const lines of broken) {
    if (row > 0 && row + lines.length > rows) [column, row] = [column + 1, 0];
    const [x, y] = [from + column * width, top + row * setting.leading + setting.size];
    drawn.push(textLines(lines, x, y, setting));
    row += lines.length;
    most = Math.max(most, row);
  }
  return { drawn, y: top + most * setting.leading };
}

/** How many rows columns have at least, if these entries are to stand in so many of them. */
function leastRows(heights: readonly number[], count: number): number {
  const fits = (rows: number) => {
    let [columns, row] = [1, 0];
    for (const height of heights) {
      if (row > 0 && row + height > rows) [columns, row] = [columns + 1, 0];
      row += height;
    }
    return columns <= count;
  };
  let rows = Math.max(1, ...heights);
  while (!fits(rows)) rows++;
  return rows;
}

/** The legend: samples with their words, one after the other. `sample` draws one about the middle of its line. */
export function legend<T>(
  entries: readonly { readonly of: T; readonly text: string }[],
  sample: (of: T, x: number, middle: number) => Drawn,
  sampleWidth: number,
  top: number,
  setting: Setting,
): Part {
  const end = WIDE.width - WIDE.pad;
  const drawn: Drawn[] = [];
  let [x, y] = [WIDE.pad as number, top];
  for (const { of, text } of entries) {
    const width = sampleWidth + widthOf(text, setting);
    if (x > WIDE.pad && x + width > end) [x, y] = [WIDE.pad, y + setting.leading + 4];
    drawn.push(sample(of, x, y + setting.leading / 2));
    drawn.push(textLines([text], x + sampleWidth, y + setting.size, setting));
    x += width + 22;
  }
  return { drawn, y: y + setting.leading };
}

/** Breaks lines, each text only once for each width and setting: layouts are tried out. */
export function keptWrap(): typeof wrap {
  const kept = new Map<string, readonly string[]>();
  return (text, width, setting) => {
    const key = `${text}\n${width} ${setting.size} ${setting.isBold}`;
    const broken = kept.get(key) ?? wrap(text, width, setting);
    kept.set(key, broken);
    return broken;
  };
}
