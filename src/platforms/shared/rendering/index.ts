/** What both chat platforms render alike: pages of a reply, its buttons, and texts cut to fit. */

export { type ComponentAction, decode, encode } from './component-action.ts';
export { isAboutTopic, type PageLayout, type PageParts } from './paginate.ts';
export type { ReadonlyDeep } from './readonly-deep.ts';
export {
  pagesToSend,
  type ReplyContent,
  type ReplyLayout,
  type ReplyRenderer,
  replyRenderer,
} from './render-reply.ts';
export {
  type ButtonContent,
  button,
  buttonsOf,
  idOf,
  MOST_BUTTONS,
  MOST_SELECTS,
  type PagePosition,
  showing,
  uniqueButtons,
} from './reply-actions.ts';
export { clip, oneLine } from './text.ts';
