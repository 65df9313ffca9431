import {
  type Brief,
  type DateText,
  type Lang,
  type Library,
  timelineOf,
} from '../../../library/index.ts';
import { ageLine, Citations } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { finished } from '../../finish.ts';
import type { Picture, PictureTheme } from '../../picture.ts';
import { element } from '../../svg.ts';
import { sourceList } from '../cited.ts';
import { mark } from '../marks.ts';
import { type Period, periodsOf } from '../periods.ts';
import { CERTAINTIES, MOST_WITH_WORDS, timelineCaption, timelineTitle } from '../timeline.ts';
import { type Blocks, drawEntry, drawStatement, marksFor } from './entries.ts';
import { Rail } from './rail.ts';
import { LEFT, PAD, RAIL, Sheet, WIDTH } from './sheet.ts';

const MOST_SOURCES = 40;
/** Years without anything that are told. */
const GAP_YEARS = 2;

/**
 * The dated facts of a brief, or of all, along a rail from the oldest down. On a page, whose list has their words, and
 * where there are many, they stand together by brief and period.
 */
export function drawTallTimeline(
  brief: Brief | null,
  library: Library,
  lang: Lang,
  theme: PictureTheme,
  today: DateText,
): Picture {
  const sheet = new Sheet(library, lang, theme);
  const facts = timelineOf(library, brief);
  const citations = new Citations(library, lang);
  // Numbered as on the page and in the reply that it stands in: by the order of the facts.
  const blocks: Blocks = new Map(facts.map((fact) => [fact, citations.fact(fact)]));
  if (!sheet.isLive) {
    sheet.put(timelineTitle(brief, lang), { ...sheet.bold, size: 15.5, leading: 20 }, PAD, 2);
  }
  sheet.put(ageLine((brief ?? library).newestSource, lang, today), sheet.small, PAD, 12);

  const rail = new Rail(sheet.inks, sheet.y + 8);
  const isWordy = !sheet.isLive && facts.length <= MOST_WITH_WORDS;
  drawPeriods(
    sheet,
    rail,
    periodsOf(facts, lang),
    facts.length,
    isWordy ? 'words' : 'marks',
    blocks,
  );
  explainMarks(sheet);
  if (!sheet.isLive) {
    sheet.y += 6;
    sheet.put(sourceList(citations, lang, MOST_SOURCES), sheet.small, PAD);
  }
  const height = Math.ceil(sheet.y + PAD);
  return finished({ ...timelineCaption(library, brief, lang), theme, width: WIDTH, height }, [
    ...rail.drawn,
    ...sheet.drawn,
  ]);
}

/** All periods from the oldest down, with the years between them in which nothing is known. */
function drawPeriods(
  sheet: Sheet,
  rail: Rail,
  periods: readonly Period[],
  facts: number,
  as: 'words' | 'marks',
  blocks: Blocks,
): void {
  const marks = marksFor(periods, facts);
  let before: Period | null = null;
  for (const period of periods) {
    drawGap(sheet, rail, before, period);
    if (as === 'marks') {
      const dot = { cx: RAIL, cy: sheet.y + 8.5, r: 3.5, fill: sheet.inks('soft') };
      sheet.drawn.push(element('circle', dot));
    }
    sheet.put(period.label, sheet.bold, LEFT, 1);
    for (const entry of period.entries) {
      if (as === 'marks') drawEntry(sheet, entry, blocks, marks);
      else for (const fact of entry.facts) drawStatement(sheet, fact, blocks);
    }
    sheet.y += 5;
    before = period;
  }
  rail.to(sheet.y - 10);
}

/** Where years lie between two periods, or the second has none: a dotted piece of the rail, with how many. */
function drawGap(sheet: Sheet, rail: Rail, before: Period | null, { years }: Period): void {
  const gap = before?.years && years ? years[0] - before.years[1] : 0;
  const isUnplaced = years === null && before?.years != null;
  if (gap < GAP_YEARS && !isUnplaced) return;
  rail.to(sheet.y - 4);
  if (isUnplaced) sheet.y += 8;
  else sheet.put(wordsFor(sheet.lang).pictures.years(gap), sheet.small, LEFT, 9);
  rail.to(sheet.y + 2, true);
}

/** What each mark that was used stands for, below a line. */
function explainMarks(sheet: Sheet): void {
  sheet.y += 2;
  sheet.drawn.push(
    element('path', { d: `M${PAD} ${sheet.y}H${WIDTH - PAD}`, stroke: sheet.inks('line') }),
  );
  sheet.y += 9;
  for (const certainty of CERTAINTIES) {
    if (!sheet.used.has(certainty)) continue;
    sheet.drawn.push(mark(certainty, RAIL, sheet.y + 8, sheet.inks));
    sheet.put(wordsFor(sheet.lang).pictures.certainty[certainty], sheet.small, LEFT, 2);
  }
}
