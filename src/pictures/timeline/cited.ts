import type { Lang } from '../../library/index.ts';
import { type Citations, type FactBlock, markText } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { DatedFact } from './timeline.ts';

const MOST_RANGES = 12;

/** A fact with all its words and citations, and each side of it where sources differ. */
export function statementOf(
  block: FactBlock,
  lang: Lang,
): { readonly own: string; readonly sides: readonly string[] } {
  const words = wordsFor(lang);
  const cited = (text: string, marks: FactBlock['marks']) =>
    `${text}${words.joint}${marks.map(markText).join('')}`;
  const label = block.label ? `${block.label}${words.colon}` : '';
  const own = block.marks.length > 0 ? cited(block.text, block.marks) : block.text;
  return {
    own: label + own,
    sides: block.sides.map((side) => `– ${cited(side.text, side.marks)}`),
  };
}

/** The numbers of the sources of some facts. */
export function numbersOf(
  facts: readonly DatedFact[],
  blocks: ReadonlyMap<DatedFact, FactBlock>,
): ReadonlySet<number> {
  const texts = facts.flatMap((fact) => {
    const block = blocks.get(fact);
    return block ? [block, ...block.sides] : [];
  });
  return new Set(texts.flatMap(({ marks }) => marks.map(({ n }) => n)));
}

/** The sources of some facts as they are cited: "[1–3, 7]". */
export const citedBy = (
  facts: readonly DatedFact[],
  blocks: ReadonlyMap<DatedFact, FactBlock>,
): string => `[${rangesOf([...numbersOf(facts, blocks)])}]`;

/**
 * The sources of a timeline, with their numbers. Of more than `most`, those behind the words that are `told`, besides
 * the first ones, and how many more there are.
 */
export function sourceList(
  citations: Citations,
  lang: Lang,
  most: number,
  told: ReadonlySet<number> = new Set(),
): string {
  const sources = citations.list().map((source, i) => ({ ...source, n: i + 1 }));
  const others = sources.filter(({ n }) => !told.has(n));
  const left = new Set(others.slice(Math.max(0, most - told.size)));
  const listed = sources
    .filter((source) => !left.has(source))
    .map(({ publisher, date, n }) => `[${n}]\u00a0${publisher}, ${date}`);
  return [...listed, ...(left.size > 0 ? [wordsFor(lang).pictures.more(left.size)] : [])].join(
    '; ',
  );
}

/** "1–3, 7"; of many, the first ones. */
function rangesOf(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const n of numbers.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && n <= last.to + 1) last.to = n;
    else ranges.push({ from: n, to: n });
  }
  const shown = ranges
    .slice(0, MOST_RANGES)
    .map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  return [...shown, ...(ranges.length > MOST_RANGES ? ['…'] : [])].join(', ');
}
