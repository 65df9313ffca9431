import type { Block, CitedText, FactBlock, Mark, SourceBlock } from '../../../replies/index.ts';
import type { Words } from '../../../replies/words/index.ts';
import { cutText } from './cut-text.ts';

/** So much of a statement fits on a page beside everything else, even if all of it is escaped. */
const MOST = { text: 600, marks: 12, sources: 4 } as const;

/**
 * A block that is too long for a page, cut into blocks that are not; the schema of briefs allows no
 * such block. Every piece of a statement keeps citations, and a side of a dispute its label.
 */
export function cutBlock(block: Block, words: Words): Block[] {
  switch (block.kind) {
    case 'fact':
      return cutFact(block, words);
    case 'near':
      return block.facts
        .flatMap((fact) => cutFact(fact, words))
        .map((piece) => ({ ...block, facts: [piece] }));
    case 'statement':
      return cutCited(block).map((piece, i) => {
        const label = i === 0 ? block.label : words.chat.continued(block.label);
        return { ...block, ...piece, label };
      });
    case 'notice':
      return cutText(block.text, MOST.text).map((text) => ({ ...block, text }));
    case 'term':
      return cutCited(block).map((piece) => ({ ...block, ...piece }));
    case 'source':
      return cutSource(block);
    default:
      return [block];
  }
}

/** A source once for each statement below it. */
function cutSource({ also, ...source }: SourceBlock): SourceBlock[] {
  if (!also) return [source];
  return also.facts.map((fact, i) => {
    const more = i === also.facts.length - 1 ? also.more : null;
    return { ...source, also: { ...also, facts: [fact], more } };
  });
}

function cutFact(block: FactBlock, words: Words): FactBlock[] {
  const continued = block.label ? words.chat.continued(block.label) : words.chat.rest;
  return [block, ...block.sides].flatMap(cutCited).map((piece, i) => {
    return { ...block, ...piece, sides: [], label: i === 0 ? block.label : continued };
  });
}

/** Pieces of a cited text: each part of the text with every part of its marks. */
function cutCited({ text, marks }: CitedText): CitedText[] {
  const markParts = cutMarks(marks);
  return cutText(text, MOST.text).flatMap((part) =>
    markParts.map((some) => ({ text: part, marks: some })),
  );
}

function cutMarks(marks: readonly Mark[]): Mark[][] {
  const parts: Mark[][] = [[]];
  for (const mark of marks) {
    const last = parts.at(-1) ?? [];
    const sources = new Set([...last, mark].map(({ n }) => n)).size;
    if (last.length < MOST.marks && sources <= MOST.sources) last.push(mark);
    else parts.push([mark]);
  }
  return parts;
}
