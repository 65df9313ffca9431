export {
  type Block,
  type Button,
  type Field,
  type Input,
  mrkdwn,
  type Option,
  type Page,
  type Payload,
  plainText,
  sealed,
  sealedView,
  type View,
} from './blocks.ts';
export { parseCommand, SLASH_COMMANDS, usageHint } from './command-line.ts';
export { COMPONENT_ACTION_ID } from './components.ts';
export { escaped } from './escape.ts';
export { LIMITS } from './limits.ts';
export { richTexts } from './page-layout.ts';
export { isWhole, render, renderNote, renderWhole } from './render.ts';
export { renderBlock } from './render-block.ts';
