import { type Reply, wordsOf } from '../../../replies/index.ts';
import type { PageLayout } from '../../shared/rendering/index.ts';
import { LIMITS, PREFERRED_LENGTH } from './limits.ts';
import { type Block, type List, mrkdwn, type RichText, type Section, weightOf } from './payload.ts';
import { type Part, renderBlock, renderSource } from './render-block.ts';

/** Lines that stay together, and what they take of a page. */
export type RenderedLines = {
  readonly parts: readonly Part[];
  /** Characters to be read. */
  readonly length: number;
  readonly weight: number;
  readonly blocks: number;
};

/** Pages of Block Kit. `around`: how much every page has besides; `whole`: as full as can be. */
export function pageLayoutFor(
  reply: Reply,
  around: { readonly weight: number; readonly blocks: number },
  whole: boolean,
): PageLayout<RenderedLines, string> {
  const words = wordsOf(reply);
  return {
    preferredLength: whole ? LIMITS.messageJson : PREFERRED_LENGTH[reply.textLang ?? reply.lang],
    mostTopics: LIMITS.selectOptions,
    render(blocks) {
      const parts = blocks.flatMap((block, i) => renderBlock(block, blocks[i - 1], words));
      const rendered = richTexts(parts);
      return {
        parts,
        length: parts.reduce((sum, part) => sum + lengthOf(part), 0),
        weight: sumOf(rendered.map(weightOf)),
        blocks: rendered.length,
      };
    },
    renderSource: (note, n, form) => renderSource(note, n, words, form === 'short'),
    lengthOf: ({ length }) => length,
    fits(rendered, sources) {
      const below = sourceBlocks(sources, words.sourcesHeading);
      const blocks = sumOf(rendered.map((one) => one.blocks)) + below.length + around.blocks;
      const weight = sumOf(rendered.map((one) => one.weight)) + sumOf(below.map(weightOf));
      return blocks <= LIMITS.messageBlocks && weight + around.weight <= LIMITS.messageJson;
    },
  };
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);
const lengthOf = ({ elements }: Part) =>
  sumOf(elements.map((one) => ('text' in one ? one.text.length : NAME_OF_CHANNEL))) + 1;
/** Slack puts a channel's name in: so long (characters) it may be. */
const NAME_OF_CHANNEL = 80;

/** Lines as blocks: a paragraph begins one, so that Slack leaves room above it, and items join it. */
export function richTexts(parts: readonly Part[]): RichText[] {
  const blocks: { type: 'rich_text'; elements: (Section | List)[] }[] = [];
  for (const { kind, indent, isQuoted, elements } of parts) {
    const border = isQuoted ? { border: 1 as const } : {};
    const section: Section = { type: 'rich_text_section', elements };
    const last = blocks.at(-1);
    if (kind === 'paragraph' || !last) blocks.push({ type: 'rich_text', elements: [] });
    const inside = blocks.at(-1)?.elements ?? [];
    const list = inside.at(-1);
    if (kind === 'paragraph') inside.push(section);
    else if (
      list?.type === 'rich_text_list' &&
      list.indent === indent &&
      list.border === border.border
    ) {
      inside[inside.length - 1] = { ...list, elements: [...list.elements, section] };
    } else {
      inside.push({
        type: 'rich_text_list',
        style: 'bullet',
        indent,
        ...border,
        elements: [section],
      });
    }
  }
  return blocks;
}

/** The sources of a page in small print, one a line. */
export function sourceBlocks(sources: readonly string[], heading: string): Block[] {
  if (sources.length === 0) return [];
  const texts: string[] = [];
  for (const line of [`*${heading}*`, ...sources]) {
    const joined = `${texts.at(-1) ?? ''}\n${line}`;
    if (texts.length > 0 && joined.length <= LIMITS.textObject) texts[texts.length - 1] = joined;
    else texts.push(line);
  }
  return texts.map((text) => ({ type: 'context', elements: [mrkdwn(text)] }));
}
