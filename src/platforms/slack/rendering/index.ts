/** Replies as Slack's Block Kit: pages within its limits, nothing in them markup or a ping. */

export { parseCommand, SLASH_COMMANDS, usageHint } from './command-line.ts';
export { COMPONENT_ACTION_ID } from './components.ts';
export { escaped } from './escape.ts';
export { LIMITS } from './limits.ts';
export { richTexts } from './page-layout.ts';
export {
  type Block,
  type Button,
  type Field,
  type Image,
  type Input,
  mrkdwn,
  type Option,
  type Page,
  type Payload,
  type PicturedPage,
  plainText,
  sealed,
  sealedView,
  type View,
  withPicture,
} from './payload.ts';
export { isWhole, render, renderNote, renderWhole } from './render.ts';
export { renderBlock } from './render-block.ts';
