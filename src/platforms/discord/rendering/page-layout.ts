import { type Block, type Reply, wordsOf } from '../../../replies/index.ts';
import type { Words } from '../../../replies/words/index.ts';
import { isAboutTopic, type PageLayout, type PageParts } from '../../shared/rendering/index.ts';
import { LIMITS, PREFERRED_LENGTH } from './limits.ts';
import { renderBlock, renderSource } from './render-block.ts';

/** The texts of one page. */
export type PageText = {
  readonly body: string;
  /** The sources that the page's citations name; empty where it cites none. */
  readonly sources: string;
};

/**
 * Pages of Discord's markdown. `around`: how many characters every page has besides; `whole`: as full as can be.
 */
export function pageLayoutFor(
  reply: Reply,
  around: number,
  whole: boolean,
): PageLayout<string, string> {
  const words = wordsOf(reply);
  const room = LIMITS.text - around - headingOf(words).length;
  return {
    preferredLength: whole ? LIMITS.text : PREFERRED_LENGTH[reply.textLang ?? reply.lang],
    mostTopics: LIMITS.selectOptions,
    render: (blocks) => blocks.map((block, i) => lines(block, blocks[i - 1], words)).join('\n'),
    renderSource: (note, n, form) => renderSource(note, n, words, form === 'short'),
    lengthOf: (text) => text.length + 1,
    fits: (texts, sources) => [...texts, ...sources].reduce(withBreak, 0) <= room,
  };
}

const withBreak = (sum: number, line: string) => sum + line.length + 1;

/** The texts of a page's parts. */
export function textOf({ rendered, sources }: PageParts<string, string>, words: Words): PageText {
  return {
    body: rendered
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    sources: sources.length > 0 ? [headingOf(words), ...sources].join('\n') : '',
  };
}

const headingOf = (words: Words) => `-# **${words.sourcesHeading}**`;

const PARAGRAPHS: ReadonlySet<Block['kind']> = new Set(['notice', 'statement', 'near']);

/** List items stand close together, paragraphs apart; what belongs to an item is indented. */
function lines(block: Block, above: Block | undefined, words: Words): string {
  const text = renderBlock(block, words);
  if (isAboutTopic(above, block)) return `  ${text}`;
  return PARAGRAPHS.has(block.kind) ? `\n${text}\n` : text;
}
