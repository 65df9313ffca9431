export { commandButton, languageButton, topicSelect } from './actions.ts';
export { Citations, sourceNote } from './citations.ts';
export { info, warning } from './notices.ts';
export type {
  Action,
  Block,
  CitedText,
  CommandName,
  FactBlock,
  Invocation,
  Mark,
  Options,
  Reply,
  SourceNote,
  SubscriptionBlock,
} from './reply.ts';
export { reviewNotice } from './review-notice.ts';
