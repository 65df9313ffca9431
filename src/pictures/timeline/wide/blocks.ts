import type { Brief, Lang, Library } from '../../../library/index.ts';
import type { FactBlock } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { type Drawn, element, type Inks } from '../../svg.ts';
import { type Setting, textLines, widthOf, type wrap } from '../../text.ts';
import { citedBy, statementOf } from '../cited.ts';
import { countedMarks, mark } from '../marks.ts';
import type { Period } from '../periods.ts';
import { type Certainty, certaintyOf, type DatedFact } from '../timeline.ts';

/** What stands together in a column of a timeline, from its top: one period, or one fact. Sizes in px. */
export type Block = {
  readonly height: number;
  /** Where its own place on the rail is, from its top; null: it has none. */
  readonly dot: number | null;
  draw(x: number, y: number): Drawn;
};

export type BlockSettings = {
  readonly library: Library;
  /** The one that all is about; null: there are several. */
  readonly brief: Brief | null;
  readonly lang: Lang;
  readonly inks: Inks;
  readonly blocks: ReadonlyMap<DatedFact, FactBlock>;
  readonly wrapped: typeof wrap;
  readonly plain: Setting;
  readonly small: Setting;
  /** Called with each shape that is drawn. */
  readonly use: (certainty: Certainty) => void;
};

/** From the rail to the words beside it. */
const BESIDE = 22;
const MARK = 6;
const STEP = 16;

/** A fact with all its words below its date; without its date where the one above has the same. */
export function statementBlock(
  fact: DatedFact,
  heading: string | null,
  width: number,
  { library, lang, inks, blocks, wrapped, plain, use }: BlockSettings,
): Block {
  const block = blocks.get(fact);
  const { own, sides } = block ? statementOf(block, lang) : { own: '', sides: [] };
  const bold = { ...plain, isBold: true };
  const paragraphs = [
    ...(heading === null
      ? []
      : [{ lines: wrapped(heading, width - BESIDE, bold), setting: bold, x: 0 }]),
    { lines: wrapped(own, width - BESIDE, plain), setting: plain, x: 0 },
    ...sides.map((side) => ({
      lines: wrapped(side, width - BESIDE - 12, plain),
      setting: plain,
      x: 12,
    })),
  ];
  const lines = paragraphs.reduce((sum, each) => sum + each.lines.length, 0);
  const certainty = certaintyOf(fact, library);
  use(certainty);
  return {
    height: lines * plain.leading + 12,
    dot: plain.leading / 2,
    draw(x, y) {
      let at = y;
      const drawn = paragraphs.map(({ lines: own, setting, x: inset }) => {
        const text = textLines(own, x + BESIDE + inset, at + plain.size, setting);
        at += own.length * plain.leading;
        return text;
      });
      return [mark(certainty, x + MARK, y + plain.leading / 2, inks, MARK), ...drawn].join('');
    },
  };
}

/** A period: its marks in a row, or how many there are of each, and below them which briefs they are of, with the sources. */
export function periodBlock(
  { label, entries }: Period,
  width: number,
  { library, brief, lang, inks, blocks, wrapped, plain, small, use }: BlockSettings,
): Block {
  const facts = entries.flatMap((entry) => entry.facts);
  const certaintyFor = (fact: DatedFact) => certaintyOf(fact, library);
  for (const fact of facts) use(certaintyFor(fact));
  const bold = { ...plain, isBold: true };
  const start = BESIDE + Math.max(widthOf(label, bold) + 12, 96);
  const isCounted = facts.length > Math.floor((width - start) / STEP);
  const about = titlesOf(facts, width - BESIDE);

  /** As many titles of briefs as two lines have room for, those of the most facts first. */
  function titlesOf(own: readonly DatedFact[], room: number): readonly string[] {
    const byBrief = [...Map.groupBy(own, ({ brief }) => brief)];
    const titles = byBrief
      .toSorted(([, a], [, b]) => b.length - a.length)
      .flatMap(([id]) => (id === brief?.id ? [] : (library.briefs.get(id)?.title[lang] ?? [])));
    const words = wordsFor(lang);
    const cites = citedBy(own, blocks);
    for (let count = titles.length; count > 0; count--) {
      const more = titles.length - count;
      const rest = more > 0 ? [words.pictures.more(more)] : [];
      const text = `${[...titles.slice(0, count), ...rest].join(words.dot)} ${cites}`;
      if (count > 1 && widthOf(text, small) > 2 * room) continue; // no need to try
      const broken = wrapped(text, room, small);
      if (broken.length <= 2 || count === 1) return broken;
    }
    return wrapped(cites, room, small);
  }

  return {
    height: plain.leading + about.length * small.leading + 10,
    dot: plain.leading / 2,
    draw(x, y) {
      const middle = y + plain.leading / 2;
      const drawn = [
        element('circle', { cx: x + MARK, cy: middle, r: 4.5, fill: inks('soft') }),
        textLines([label], x + BESIDE, y + plain.size, bold),
        textLines(about, x + BESIDE, y + plain.leading + small.size, small),
      ];
      let at = x + start + MARK;
      if (!isCounted) {
        for (const fact of facts) {
          drawn.push(mark(certaintyFor(fact), at, middle, inks, MARK));
          at += STEP;
        }
      } else {
        for (const { certainty, count } of countedMarks(facts, certaintyFor)) {
          const counted = `${count}`;
          drawn.push(mark(certainty, at, middle, inks, MARK));
          drawn.push(textLines([counted], at + MARK + 5, y + plain.size, plain));
          at += 2 * MARK + 5 + widthOf(counted, plain) + 10;
        }
      }
      return drawn.join('');
    },
  };
}
