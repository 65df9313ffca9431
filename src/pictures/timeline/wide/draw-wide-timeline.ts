import {
  type Brief,
  type DateText,
  type Lang,
  type Library,
  timelineOf,
} from '../../../library/index.ts';
import { ageLine, Citations, type FactBlock } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { finished } from '../../finish.ts';
import type { Picture, PictureTheme } from '../../picture.ts';
import { type Drawn, element, inksOf } from '../../svg.ts';
import { type Setting, textLines, wrap } from '../../text.ts';
import { keptWrap, legend, WIDE } from '../../wide.ts';
import { numbersOf, sourceList } from '../cited.ts';
import { mark } from '../marks.ts';
import { countedPeriods } from '../periods.ts';
import {
  CERTAINTIES,
  type Certainty,
  type DatedFact,
  MOST_WITH_WORDS,
  timelineCaption,
  timelineTitle,
} from '../timeline.ts';
import { type Block, type BlockSettings, periodBlock, statementBlock } from './blocks.ts';

const { width: WIDTH, pad: PAD } = WIDE;
const GAP = 26;
/**
 * Of three columns where there are many facts: those with periods, and those with the newest facts in words. What a brief
 * is about is known, so that of its facts the words tell more.
 */
const SPREAD = {
  all: { periods: 2, newest: 1 },
  brief: { periods: 1, newest: 2 },
} as const;
/** In one column. */
const MOST_PERIODS = 10;
/** The least room (px) that the newest ones have in a column, and how many there are at most. */
const LEAST_HEIGHT = 440;
const MOST_NEWEST = 8;
/** The reply that the picture goes with has all of them. */
const MOST_SOURCES = 24;

/**
 * A timeline for a chat, in columns that are read downwards: few facts with all their words; of many, the months or
 * years with a mark each or counts, and the newest facts with their words.
 */
export function drawWideTimeline(
  brief: Brief | null,
  library: Library,
  lang: Lang,
  theme: PictureTheme,
  today: DateText,
): Picture {
  const words = wordsFor(lang);
  const inks = inksOf(theme);
  const set = (size: number, fill: string, isBold = false): Setting => {
    return { size, leading: Math.round(size * 1.29), fill, isBold, isOwnFont: true };
  };
  const soft = set(16, inks('soft'));
  const facts = timelineOf(library, brief);
  const citations = new Citations(library, lang);
  // Numbered as in the reply that it stands in: by the order of the facts.
  const blocks = new Map<DatedFact, FactBlock>(facts.map((fact) => [fact, citations.fact(fact)]));
  const used = new Set<Certainty>();
  const settings: BlockSettings = {
    ...{ library, brief, lang, inks, blocks, wrapped: keptWrap() },
    ...{ plain: set(17, inks('text')), small: set(14.5, inks('soft')) },
    use: (certainty) => used.add(certainty),
  };

  const drawn: Drawn[] = [];
  let y: number = PAD;
  const put = (text: string, setting: Setting) => {
    const broken = wrap(text, WIDTH - 2 * PAD, setting);
    drawn.push(textLines(broken, PAD, y + setting.size, setting));
    y += broken.length * setting.leading;
  };
  const title = timelineTitle(brief, lang);
  put(title, set(24, inks('text'), true));
  put(ageLine((brief ?? library).newestSource, lang, today), soft);
  y += 14;

  /** Draws a column of blocks with its rail; returns where it ends. */
  function column(own: readonly Block[], x: number): number {
    let at = y;
    const dots = own.flatMap((block) => {
      const dot = block.dot === null ? [] : [at + block.dot];
      drawn.push(block.draw(x, at));
      at += block.height;
      return dot;
    });
    const [first, last] = [dots[0], dots.at(-1)];
    if (first !== undefined && last !== undefined && last > first) {
      rails.push(
        element('path', {
          d: `M${x + 6} ${first}V${last}`,
          ...{ fill: 'none', stroke: inks('line'), 'stroke-width': 2.5 },
        }),
      );
    }
    return at;
  }
  const rails: Drawn[] = [];
  const dateOf = (fact: DatedFact) => words.date(fact.date);
  const withWords = (own: readonly DatedFact[], width: number) =>
    own.map((fact, i) => {
      const before = own[i - 1];
      const isSame = before !== undefined && dateOf(before) === dateOf(fact);
      return statementBlock(fact, isSame ? null : dateOf(fact), width, settings);
    });

  let inWords: readonly DatedFact[] = facts;
  let columns: readonly (readonly Block[])[];
  if (facts.length <= MOST_WITH_WORDS) {
    const count = facts.length > 2 ? 2 : 1;
    columns = inColumns(facts, count, (own) => withWords(own, widthIn(count)));
  } else {
    const width = widthIn(3);
    const spread = SPREAD[brief ? 'brief' : 'all'];
    const counted = (own: readonly DatedFact[]) => {
      const periods = countedPeriods(own, lang, spread.periods * MOST_PERIODS);
      const drawings = new Map(periods.map((each) => [each, periodBlock(each, width, settings)]));
      return inColumns(periods, spread.periods, (some) =>
        some.flatMap((each) => drawings.get(each) ?? []),
      );
    };
    const most = spread.newest * Math.max(LEAST_HEIGHT, heightOf(counted(facts)));
    let newest: readonly DatedFact[] = [];
    for (const fact of facts.filter(({ date }) => !date.startsWith('X')).toReversed()) {
      const more = [fact, ...newest];
      const height = withWords(more, width).reduce((sum, block) => sum + block.height, 0);
      if (newest.length > 0 && (height > most || more.length > spread.newest * MOST_NEWEST)) break;
      newest = more;
    }
    used.clear();
    inWords = newest;
    const others = facts.filter((fact) => !newest.includes(fact));
    const told = inColumns(newest, spread.newest, (own) => withWords(own, width));
    columns = [...counted(others), ...told];
  }
  const step = widthIn(columns.length) + GAP;
  y = Math.max(...columns.map((own, i) => column(own, PAD + i * step))) + 4;

  drawn.push(element('path', { d: `M${PAD} ${y}H${WIDTH - PAD}`, stroke: inks('line') }));
  y += 10;
  const entries = CERTAINTIES.filter((each) => used.has(each)).map((of) => {
    return { of, text: words.pictures.certainty[of] };
  });
  const sample = (of: Certainty, x: number, middle: number) => mark(of, x + 7, middle, inks, 6);
  const explained = legend(entries, sample, 22, y, soft);
  drawn.push(...explained.drawn);
  y = explained.y + 8;
  put(sourceList(citations, lang, MOST_SOURCES, numbersOf(inWords, blocks)), set(14, inks('soft')));

  const height = Math.ceil(y - 4 + PAD);
  return finished({ ...timelineCaption(library, brief, lang), theme, width: WIDTH, height }, [
    ...rails,
    ...drawn,
  ]);
}

const widthIn = (columns: number) => (WIDTH - 2 * PAD - (columns - 1) * GAP) / columns;

const heightOf = (columns: readonly (readonly Block[])[]) =>
  Math.max(...columns.map((own) => own.reduce((sum, { height }) => sum + height, 0)));

/** What is drawn in columns, in its order, so that the highest of them is as low as it can be. */
function inColumns<T>(
  items: readonly T[],
  count: 1 | 2,
  blocksOf: (items: readonly T[]) => readonly Block[],
): readonly (readonly Block[])[] {
  if (count === 1) return [blocksOf(items)];
  const splits = items.map((_, i) => {
    return [blocksOf(items.slice(0, i + 1)), blocksOf(items.slice(i + 1))];
  });
  const [best] = splits.toSorted((a, b) => heightOf(a) - heightOf(b));
  return best ?? [[], []];
}
