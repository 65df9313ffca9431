import { memoisePer } from '../../../library/index.ts';
import type { Reply, Block as ReplyBlock } from '../../../replies/index.ts';
import { type Words, wordsFor } from '../../../replies/words/index.ts';
import {
  clip,
  type Offer,
  oneLine,
  type PageParts,
  paginate,
  renderOnce,
} from '../../shared/rendering/index.ts';
import { type Actions, type Block, type Page, plainText, weightOf } from './blocks.ts';
import { actionBlocks, canTurn, type PagePosition } from './components.ts';
import { escaped } from './escape.ts';
import { LIMITS } from './limits.ts';
import { pageLayoutFor, richTexts, sourceBlocks } from './page-layout.ts';
import { cited, renderBlock } from './render-block.ts';

/** The schema allows less. */
const LONGEST_AS_OF = 300;
/** A statement that is longer is left out of the notification: it is not cut off from its citation. */
const LONGEST_TOLD = 800;
/** The buttons of any page stay below this, as JSON: two rows of them, and the menus. */
const ROOM_FOR_ACTIONS = { weight: 4500, blocks: 4 };

/** A reply as pages of Block Kit. */
export type Rendered = {
  readonly pages: readonly Page[];
  /**
   * `turn`: one message that shows one page at a time, by its buttons. `follow`: a message for each
   * page, one after the other, since nothing that fits into a button gives the reply again.
   */
  readonly way: 'turn' | 'follow';
};

/**
 * Draws a reply. Every page is within Slack's limits, has the title and how old the knowledge is, and
 * holds the sources that it cites. `offerPost`: with a button to share it with the channel.
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
  const words = wordsFor(reply.lang);
  const warnings = reply.title === null ? [] : leadingWarnings(reply.blocks);
  const around = [
    ...headOf(reply, warnings, LONGEST_POSITION, words),
    ...footOf(reply, LONGEST_POSITION, words),
  ];
  const actions = actionBlocks(reply, LONGEST_POSITION, offerPost);
  const layout = pageLayoutFor(
    reply,
    {
      weight: weigh(around) + Math.max(weigh(actions), ROOM_FOR_ACTIONS.weight),
      blocks: around.length + ROOM_FOR_ACTIONS.blocks,
    },
    whole,
  );
  const parts = paginate(reply, reply.blocks.slice(warnings.length), layout);
  const way = parts.length === 1 || canTurn(reply) ? 'turn' : 'follow';
  const pages = parts.map((part, i): Page => {
    const position = { page: i, of: parts.length, topics: part.topics };
    const isLast = i === parts.length - 1;
    const shown = way === 'turn' ? position : { ...position, page: 0, of: 1 };
    const below = way === 'turn' || isLast ? actionBlocks(reply, shown, offerPost) : [];
    return pageOf(reply, warnings, part, position, below);
  });
  return { pages, way };
}

const LONGEST_POSITION: PagePosition = { page: 98, of: 100, topics: [] };
const weigh = (blocks: readonly Block[]) => blocks.reduce((sum, one) => sum + weightOf(one), 0);

/** A plain sentence of the bot's own, such as thanks for a vote. */
export function renderNote(note: string): Page {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text: note }] } as const;
  return { text: escaped(note), blocks: [{ type: 'rich_text', elements: [section] }] };
}

/** A brief past its review says so on every page. */
function leadingWarnings(blocks: readonly ReplyBlock[]): readonly ReplyBlock[] {
  const end = blocks.findIndex((block) => block.kind !== 'notice' || block.tone !== 'warning');
  return blocks.slice(0, end === -1 ? blocks.length : end);
}

function pageOf(
  reply: Reply,
  warnings: readonly ReplyBlock[],
  { rendered, sources }: PageParts<ReturnType<ReturnType<typeof pageLayoutFor>['draw']>, string>,
  position: PagePosition,
  actions: readonly Actions[],
): Page {
  const words = wordsFor(reply.lang);
  return {
    text: notificationOf(reply),
    blocks: [
      ...headOf(reply, warnings, position, words),
      ...richTexts(rendered.flatMap(({ parts }) => parts)),
      ...sourceBlocks(sources, words.sourcesHeading),
      ...footOf(reply, position, words),
      ...actions,
    ],
  };
}

/** Title, how old the knowledge is, which page this is, warnings. An answer has these below it. */
function headOf(
  reply: Reply,
  warnings: readonly ReplyBlock[],
  position: PagePosition,
  words: Words,
): Block[] {
  if (reply.title === null) return [];
  return [
    { type: 'header', text: plainText(clip(oneLine(reply.title), LIMITS.header) || '–') },
    ...smallPrint(reply, position, words),
    ...richTexts(warnings.flatMap((warning) => renderBlock(warning, undefined, words))),
  ];
}

const footOf = (reply: Reply, position: PagePosition, words: Words): Block[] =>
  reply.title === null ? smallPrint(reply, position, words) : [];

function smallPrint({ asOf }: Reply, { page, of }: PagePosition, { chat }: Words): Block[] {
  const told = [
    ...(asOf ? [clip(oneLine(asOf), LONGEST_AS_OF)] : []),
    ...(of > 1 ? [chat.page(page + 1, of)] : []),
  ];
  if (told.length === 0) return [];
  return [{ type: 'context', elements: told.map(plainText) }];
}

/** What a notification says: the title, the opening words, and the first statement with its citations. */
function notificationOf({ title, asOf, blocks, lang }: Reply): string {
  const [opening] = blocks;
  const statement = blocks.find((block) => 'marks' in block && block.marks.length > 0);
  const said =
    opening?.kind === 'notice' && (!statement || opening.tone === 'info') ? opening.text : '';
  const told = [
    clip(title ?? '', LIMITS.header),
    said,
    statement && 'marks' in statement ? cited(statement, wordsFor(lang)) : '',
  ];
  const shown = told.map(escaped).filter(({ length }) => length > 0 && length <= LONGEST_TOLD);
  return shown.join(' · ') || escaped(clip(asOf ?? '', LONGEST_AS_OF)) || '–';
}
