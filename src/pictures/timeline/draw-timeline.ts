import {
  type Brief,
  type DateText,
  type Lang,
  type Library,
  timelineOf,
} from '../../library/index.ts';
import { ageLine, briefAddress, Citations, type FactBlock } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import { finished } from '../finish.ts';
import type { Picture, PictureTheme } from '../picture.ts';
import { type Drawn, element, escaped, inksOf } from '../svg.ts';
import { type Setting, textLines, wrap } from '../text.ts';
import { citedBy, sourceList, statementOf } from './cited.ts';
import { countedMarks, mark } from './marks.ts';
import { type Entry, type Period, periodsOf } from './periods.ts';
import {
  CERTAINTIES,
  type Certainty,
  certaintyOf,
  type DatedFact,
  MOST_WITH_WORDS,
  timelineCaption,
  timelineTitle,
} from './timeline.ts';

/** So wide (px) that a phone shows it at its size. */
const WIDTH = 340;
const PAD = 12;
const RAIL = PAD + 7;
const LEFT = PAD + 24;
/** Of more facts only how many there are is drawn. */
const MOST_MARKS = 400;
const MARK = 17;
const MOST_COLUMNS = 4;
const MOST_SOURCES = 40;
const COUNT = 52;
/** Years without anything that are told. */
const GAP_YEARS = 2;

/**
 * The dated facts of a brief, or of all, along a rail from the oldest down. On a page, whose list has their words, and
 * where there are many, they stand together by brief and period.
 */
export function drawTimeline(
  brief: Brief | null,
  library: Library,
  lang: Lang,
  theme: PictureTheme,
  today: DateText,
): Picture {
  const words = wordsFor(lang);
  const inks = inksOf(theme);
  const isLive = theme === 'page';
  const small: Setting = { size: 12.5, leading: 16.5, fill: inks('soft') };
  const plain: Setting = { size: 13, leading: 18, fill: inks('text') };
  const bold: Setting = { ...plain, isBold: true };
  const facts = timelineOf(library, brief);
  const citations = new Citations(library, lang);
  // Numbered as on the page and in the reply that it stands in: by the order of the facts.
  const blocks = new Map<DatedFact, FactBlock>(facts.map((fact) => [fact, citations.fact(fact)]));
  const drawn: Drawn[] = [];
  let y = PAD + 4;

  const put = (text: string, setting: Setting, x: number, after = 0) => {
    const broken = wrap(text, WIDTH - PAD - x, setting);
    drawn.push(textLines(broken, x, y + setting.size, setting));
    y += broken.length * setting.leading + after;
  };
  if (!isLive) put(timelineTitle(brief, lang), { ...bold, size: 15.5, leading: 20 }, PAD, 2);
  put(ageLine((brief ?? library).newestSource, lang, today), small, PAD, 12);

  const certaintyFor = (fact: DatedFact) => certaintyOf(fact, library);
  const used = new Set<Certainty>();
  const markAt = (certainty: Certainty, x: number) => {
    used.add(certainty);
    return mark(certainty, x, y + 8.5, inks);
  };
  const link = (fact: DatedFact, drawing: Drawn) => {
    if (!isLive) return drawing;
    const title = element(
      'title',
      {},
      escaped(`${words.date(fact.date)}${words.colon}${fact[lang]}`),
    );
    return element('a', { href: briefAddress(fact.brief, lang, fact.id) }, title + drawing);
  };
  const area = (x: number, width: number, height: number) =>
    isLive
      ? element('rect', { x, y: y - 1, width, height, fill: 'none', 'pointer-events': 'all' })
      : '';

  function withWords(fact: DatedFact) {
    const block = blocks.get(fact);
    if (!block) return;
    const { own, sides } = statementOf(block, lang);
    drawn.push(markAt(certaintyFor(fact), RAIL));
    put(own, plain, LEFT, 3);
    for (const side of sides) put(side, plain, LEFT + 8, 2);
    y += 4;
  }

  /** The marks of some facts in their column, and beside them the brief that these are of, with the sources. */
  function entryLine({ brief: id, facts: own }: Entry) {
    const [first] = own;
    if (!first) return;
    const counted = isCounted ? countedMarks(own, certaintyFor) : null;
    const single = own.length === 1 ? first : null;
    const top = y;
    if (counted) {
      for (const each of counted) {
        const shape = markAt(each.certainty, LEFT + 5.5);
        const count = textLines([`${each.count}`], LEFT + 16, y + 13, plain);
        drawn.push(link(each.first, area(LEFT - 3, COUNT, 18) + shape + count));
        y += 17;
      }
    } else if (!single) {
      for (const [i, fact] of own.entries()) {
        // The last mark of a row stands beside the words.
        const inRow = Math.min(columns, own.length - i + (i % columns));
        const x = LEFT + (columns - inRow + (i % columns)) * MARK;
        if (i > 0 && i % columns === 0) y += MARK;
        drawn.push(link(fact, area(x - 3, MARK, 18) + markAt(certaintyFor(fact), x + 5.5)));
      }
      y += MARK;
    }
    const bottom = y;
    y = top;
    const title = (id && library.briefs.get(id)?.title[lang]) ?? '';
    const cites = citedBy(own, blocks);
    const text = title === '' ? cites : `${title} ${cites}`;
    const x = LEFT + (counted ? COUNT : columns * MARK) + 3;
    const broken = wrap(text, WIDTH - PAD - x, plain);
    const words = textLines(broken, x, y + 13, plain);
    const height = broken.length * plain.leading;
    if (single && !counted) {
      const shape = markAt(certaintyFor(single), x - 3 - MARK + 5.5);
      drawn.push(link(single, area(LEFT, WIDTH - PAD - LEFT, height) + shape + words));
    } else drawn.push(words);
    y = Math.max(bottom, y + height) + 3;
  }

  const isWordy = !isLive && facts.length <= MOST_WITH_WORDS;
  const rail: Drawn[] = [];
  let before: Period | null = null;
  const periods = periodsOf(facts, lang);
  const isCounted = facts.length > MOST_MARKS;
  const most = Math.max(
    ...periods.flatMap(({ entries }) => entries.map((each) => each.facts.length)),
  );
  const isByBrief = periods.every(({ entries }) => entries.every(({ brief: id }) => id !== null));
  const columns = Math.min(isByBrief ? MOST_COLUMNS : 2 * MOST_COLUMNS, most);
  let from = y + 8;
  const railTo = (end: number, isDotted = false) => {
    if (end > from) {
      rail.push(
        element('path', {
          d: `M${RAIL} ${from}V${end}`,
          ...{ fill: 'none', stroke: inks('line'), 'stroke-width': 2 },
          ...(isDotted ? { 'stroke-dasharray': '2 4' } : {}),
        }),
      );
    }
    from = end;
  };
  for (const period of periods) {
    const gap = before?.years && period.years ? period.years[0] - before.years[1] : 0;
    const isUnplaced = period.years === null && before?.years != null;
    if (gap >= GAP_YEARS || isUnplaced) {
      railTo(y - 4);
      if (!isUnplaced) put(words.pictures.years(gap), small, LEFT, 9);
      else y += 8;
      railTo(y + 2, true);
    }
    if (!isWordy)
      drawn.push(element('circle', { cx: RAIL, cy: y + 8.5, r: 3.5, fill: inks('soft') }));
    put(period.label, bold, LEFT, 1);
    for (const entry of period.entries) {
      if (isWordy) for (const fact of entry.facts) withWords(fact);
      else entryLine(entry);
    }
    y += 5;
    before = period;
  }
  railTo(y - 10);

  y += 2;
  drawn.push(element('path', { d: `M${PAD} ${y}H${WIDTH - PAD}`, stroke: inks('line') }));
  y += 9;
  for (const certainty of CERTAINTIES) {
    if (!used.has(certainty)) continue;
    drawn.push(mark(certainty, RAIL, y + 8, inks));
    put(words.pictures.certainty[certainty], small, LEFT, 2);
  }
  if (!isLive) {
    y += 6;
    put(sourceList(citations, lang, MOST_SOURCES), small, PAD);
  }
  const height = Math.ceil(y + PAD);
  return finished({ ...timelineCaption(library, brief, lang), theme, width: WIDTH, height }, [
    ...rail,
    ...drawn,
  ]);
}
