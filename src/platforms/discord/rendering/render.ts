import { memoisePer } from '../../../library/index.ts';
import type { Block, Reply } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { clip, type Offer, paginate, renderOnce } from '../../shared/rendering/index.ts';
import { actionRows, canTurn, type PagePosition } from './components.ts';
import { escaped } from './escape.ts';
import { type PageText, pageLayoutFor, textOf } from './page-layout.ts';
import { type Page, type Row, separator, text } from './payload.ts';
import { renderBlock } from './render-block.ts';

/** The stripe beside a message: the blue of the web page, amber where something was not found. */
const ACCENT_COLOR = { found: 0x1f4e79, 'not-found': 0xb7791f } as const;
/** The schema allows less. */
const LONGEST = { title: 200, asOf: 300 } as const;

/** A reply as pages of Discord's components. */
export type Rendered = {
  readonly pages: readonly Page[];
  /**
   * `turn`: one message that shows one page at a time, by its buttons. `follow`: a message for each
   * page, one after the other, since nothing that fits into a button gives the reply again.
   */
  readonly way: 'turn' | 'follow';
};

/**
 * Draws a reply. Every page is within Discord's limits, has the title and how old the knowledge is,
 * and holds the sources that it cites. `offerPost`: with a button to post it for everyone.
 */
export const render: (reply: Reply, how: Offer) => Rendered = renderOnce((reply, { offerPost }) =>
  renderReply(reply, offerPost, false),
);

/** A reply as the one message that holds all of it; null where none does. */
export const renderWhole: (reply: Reply) => Page | null = memoisePer((reply: Reply) => {
  const [page, ...others] = renderReply(reply, false, true).pages;
  return page && others.length === 0 ? page : null;
});

/** Whether one message holds all of a reply. */
export const isWhole = (reply: Reply): boolean => renderWhole(reply) !== null;

function renderReply(reply: Reply, offerPost: boolean, whole: boolean): Rendered {
  const warnings = reply.title === null ? [] : leadingWarnings(reply.blocks);
  const head = headOf(reply, warnings);
  const foot =
    reply.title === null && reply.asOf ? `-# ${escaped(clip(reply.asOf, LONGEST.asOf))}` : '';
  const blocks = reply.blocks.slice(warnings.length);
  const words = wordsFor(reply.lang);
  const parts = paginate(reply, blocks, pageLayoutFor(reply, head.length + foot.length + 1, whole));
  const way = parts.length === 1 || canTurn(reply) ? 'turn' : 'follow';
  const pages = parts.map((part, i) => {
    const { topics } = part;
    const position: PagePosition =
      way === 'turn' ? { page: i, of: parts.length, topics } : { page: 0, of: 1, topics };
    const rows =
      way === 'turn' || i === parts.length - 1 ? actionRows(reply, position, offerPost) : [];
    return pageOf(reply, head, textOf(part, words), foot, rows);
  });
  return { pages, way };
}

/** A plain sentence of the bot's own, such as thanks for a vote. */
export function renderNote(note: string): Page {
  return {
    components: [{ type: 17, accent_color: ACCENT_COLOR.found, components: [text(escaped(note))] }],
  };
}

/** A brief past its review says so on every page. */
function leadingWarnings(blocks: readonly Block[]): readonly Block[] {
  const end = blocks.findIndex((block) => block.kind !== 'notice' || block.tone !== 'warning');
  return blocks.slice(0, end === -1 ? blocks.length : end);
}

function headOf({ title, asOf, lang }: Reply, warnings: readonly Block[]): string {
  if (title === null) return '';
  return [
    `## ${escaped(clip(title, LONGEST.title))}`,
    ...(asOf ? [`-# ${escaped(clip(asOf, LONGEST.asOf))}`] : []),
    ...warnings.map((warning) => renderBlock(warning, wordsFor(lang))),
  ].join('\n');
}

function pageOf(
  { outcome }: Reply,
  head: string,
  { body, sources }: PageText,
  foot: string,
  rows: readonly Row[],
): Page {
  const below = [sources, foot].filter((part) => part !== '').join('\n');
  const parts = [head, body, below].filter((part) => part !== '').map(text);
  const spaced = parts.flatMap((part, i) => (i === 0 ? [part] : [separator, part]));
  return {
    components: [
      { type: 17, accent_color: ACCENT_COLOR[outcome], components: [...spaced, ...rows] },
    ],
  };
}
