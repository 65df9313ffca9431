import { type Reply, type Block as ReplyBlock, wordsOf } from '../../../replies/index.ts';
import { type Words, wordsFor } from '../../../replies/words/index.ts';
import {
  clip,
  oneLine,
  type PagePosition,
  type ReplyContent,
  type ReplyLayout,
  replyRenderer,
} from '../../shared/rendering/index.ts';
import { actionBlocks } from './components.ts';
import { escaped, link } from './escape.ts';
import { LIMITS } from './limits.ts';
import { pageLayoutFor, type RenderedLines, richTexts, sourceBlocks } from './page-layout.ts';
import { type Block, type Page, plainText, weightOf } from './payload.ts';
import { cited, renderBlock } from './render-block.ts';

/** The schema allows less. */
const LONGEST_AS_OF = 300;
/** A statement that is longer is left out of the notification: it is not cut off from its citation. */
const LONGEST_NOTIFIED = 800;
/** The buttons of any page stay below this, as JSON: two rows of them, and the menus. */
const ROOM_FOR_ACTIONS = { weight: 4500, blocks: 4 };

/**
 * Every page has the title, how old the knowledge is and which page it is. `offerPost`: with a button to share it
 * with the channel.
 */
export const { render, renderWhole, isWhole } = replyRenderer(layoutOf, LIMITS.buttonValue);

function layoutOf({
  reply,
  warnings,
  offerPost,
  whole,
}: ReplyContent): ReplyLayout<Page, RenderedLines, string> {
  const words = wordsFor(reply.lang);
  const around = [
    ...headOf(reply, warnings, LONGEST_POSITION, words),
    ...footOf(reply, LONGEST_POSITION, words),
  ];
  const actionsRoom = weigh(actionBlocks(reply, LONGEST_POSITION, offerPost));
  const room = {
    weight: weigh(around) + Math.max(actionsRoom, ROOM_FOR_ACTIONS.weight),
    blocks: around.length + ROOM_FOR_ACTIONS.blocks,
  };
  return {
    ...pageLayoutFor(reply, room, whole),
    renderPage: ({ rendered, sources }, position, actions) => ({
      text: notificationOf(reply),
      blocks: [
        ...headOf(reply, warnings, position, words),
        ...richTexts(rendered.flatMap(({ parts }) => parts)),
        ...sourceBlocks(sources, words.sourcesHeading),
        ...footOf(reply, position, words),
        ...(actions ? actionBlocks(reply, actions, offerPost) : []),
      ],
    }),
  };
}

const LONGEST_POSITION: PagePosition = { page: 98, of: 100, topics: [] };
const weigh = (blocks: readonly Block[]) => blocks.reduce((sum, one) => sum + weightOf(one), 0);

/** A plain sentence of the bot's own, such as thanks for a vote. */
export function renderNote(note: string): Page {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text: note }] } as const;
  return { text: escaped(note), blocks: [{ type: 'rich_text', elements: [section] }] };
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

function smallPrint(
  { asOf, page: own }: Reply,
  { page, of }: PagePosition,
  { chat }: Words,
): Block[] {
  const texts = [
    ...(asOf ? [clip(oneLine(asOf), LONGEST_AS_OF)] : []),
    ...(of > 1 ? [chat.page(page + 1, of)] : []),
  ];
  const links = own ? [{ type: 'mrkdwn', text: link(own.label, own.url) } as const] : [];
  if (texts.length + links.length === 0) return [];
  return [{ type: 'context', elements: [...texts.map(plainText), ...links] }];
}

const isWarning = (block: ReplyBlock) => block.kind === 'notice' && block.tone === 'warning';

/** What a notification says: the title, the opening words, and the first statement with its citations. */
function notificationOf(reply: Reply): string {
  const { title, asOf, blocks, lang } = reply;
  const statement = blocks.find((block) => 'marks' in block && block.marks.length > 0);
  // Warnings of age stand before what a digest or a brief says; the notification has room for the latter.
  const opening = statement ? blocks.find((block) => !isWarning(block)) : blocks[0];
  const said = opening?.kind === 'notice' ? opening.text : '';
  // What is no answer is read only where it is told apart from one.
  if (!statement && blocks.some(({ kind }) => kind === 'near'))
    return escaped(wordsFor(lang).answer.uncertain);
  const parts = [
    clip(title ?? '', LIMITS.header),
    said,
    statement && 'marks' in statement ? cited(statement, wordsOf(reply)) : '',
  ];
  const shown = parts.map(escaped).filter(({ length }) => length > 0 && length <= LONGEST_NOTIFIED);
  return shown.join(' · ') || escaped(clip(asOf ?? '', LONGEST_AS_OF)) || '–';
}
