/*
 * The Reply, a small document without the markup of any platform, and what replies are made of: citations, notices,
 * actions. Commands and digests make replies; platforms render them.
 */
export { commandButton, languageButton, topicSelect } from './actions.ts';
export {
  addressOf,
  briefAddress,
  changesAddress,
  indexAddress,
  inLanguage,
  pageAddress,
  pictureAddress,
  withPage,
} from './address.ts';
export { ageLine } from './age-line.ts';
export { type CitationCard, citationCards, sourceBlock } from './citation-card.ts';
export { Citations, markText } from './citations.ts';
export { forReader, wordsOf } from './for-reader.ts';
export { marksOf } from './marks.ts';
export { info, languageNotice, reviewNotice, staleNotice, warning } from './notices.ts';
export {
  type Action,
  type Block,
  type CitedText,
  COMMAND_NAMES,
  type CommandName,
  type FactBlock,
  type Invocation,
  type Mark,
  type Options,
  type PictureInReply,
  type Reply,
  type SourceBlock,
  type SourceNote,
  type SubscriptionBlock,
} from './reply.ts';
