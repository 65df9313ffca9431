import type { FactBlock } from '../../../replies/index.ts';
import { textLines, wrap } from '../../text.ts';
import { citedBy, statementOf } from '../cited.ts';
import { countedMarks } from '../marks.ts';
import type { Entry, Period } from '../periods.ts';
import type { DatedFact } from '../timeline.ts';
import { LEFT, PAD, RAIL, type Sheet, WIDTH } from './sheet.ts';

/** Of more facts only how many there are is drawn. */
const MOST_MARKS = 400;
const MARK = 17;
const MOST_COLUMNS = 4;
const COUNT = 52;

/** What facts say and cite. */
export type Blocks = ReadonlyMap<DatedFact, FactBlock>;

/** How the marks of all entries stand: in so many columns, or counted. */
export type Marks = { readonly columns: number; readonly isCounted: boolean };

/** The marks of these periods: one column fits all of them. */
export function marksFor(periods: readonly Period[], facts: number): Marks {
  const entries = periods.flatMap((period) => period.entries);
  const most = Math.max(...entries.map((each) => each.facts.length));
  const isByBrief = entries.every(({ brief }) => brief !== null);
  return {
    columns: Math.min(isByBrief ? MOST_COLUMNS : 2 * MOST_COLUMNS, most),
    isCounted: facts > MOST_MARKS,
  };
}

/** A fact with all its words, and below it what others say. */
export function drawStatement(sheet: Sheet, fact: DatedFact, blocks: Blocks): void {
  const block = blocks.get(fact);
  if (!block) return;
  const { own, sides } = statementOf(block, sheet.lang);
  sheet.drawn.push(sheet.markAt(sheet.certaintyFor(fact), RAIL));
  sheet.put(own, sheet.plain, LEFT, 3);
  for (const side of sides) sheet.put(side, sheet.plain, LEFT + 8, 2);
  sheet.y += 4;
}

/** The marks of some facts in their column, and beside them the brief that these are of, with the sources. */
export function drawEntry(
  sheet: Sheet,
  { brief, facts }: Entry,
  blocks: Blocks,
  { columns, isCounted }: Marks,
): void {
  const single = facts.length === 1 && !isCounted ? facts[0] : undefined;
  const top = sheet.y;
  if (isCounted) drawCounts(sheet, facts);
  else if (!single) drawMarks(sheet, facts, columns);
  const bottom = sheet.y;
  sheet.y = top;
  const title = (brief && sheet.library.briefs.get(brief)?.title[sheet.lang]) ?? '';
  const cites = citedBy(facts, blocks);
  const x = LEFT + (isCounted ? COUNT : columns * MARK) + 3;
  const broken = wrap(title === '' ? cites : `${title} ${cites}`, WIDTH - PAD - x, sheet.plain);
  const words = textLines(broken, x, sheet.y + 13, sheet.plain);
  const height = broken.length * sheet.plain.leading;
  if (single) {
    const shape = sheet.markAt(sheet.certaintyFor(single), x - 3 - MARK + 5.5);
    sheet.drawn.push(sheet.link(single, LEFT, WIDTH - PAD - LEFT, height, shape + words));
  } else sheet.drawn.push(words);
  sheet.y = Math.max(bottom, sheet.y + height) + 3;
}

/** A line for each kind of mark, with how many there are. */
function drawCounts(sheet: Sheet, facts: readonly DatedFact[]): void {
  for (const { certainty, count, first } of countedMarks(facts, (fact) =>
    sheet.certaintyFor(fact),
  )) {
    const shape = sheet.markAt(certainty, LEFT + 5.5);
    const number = textLines([`${count}`], LEFT + 16, sheet.y + 13, sheet.plain);
    sheet.drawn.push(sheet.link(first, LEFT - 3, COUNT, 18, shape + number));
    sheet.y += 17;
  }
}

/** A mark for each fact, in rows; the last mark of a row stands beside the words. */
function drawMarks(sheet: Sheet, facts: readonly DatedFact[], columns: number): void {
  for (const [i, fact] of facts.entries()) {
    const inRow = Math.min(columns, facts.length - i + (i % columns));
    const x = LEFT + (columns - inRow + (i % columns)) * MARK;
    if (i > 0 && i % columns === 0) sheet.y += MARK;
    const shape = sheet.markAt(sheet.certaintyFor(fact), x + 5.5);
    sheet.drawn.push(sheet.link(fact, x - 3, MARK, 18, shape));
  }
  sheet.y += MARK;
}
