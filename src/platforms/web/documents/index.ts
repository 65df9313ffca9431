/** Replies as documents that stand on their own: pages, and text to pass on. */

export { type Place, renderDocument, renderFile, STYLE } from './document.ts';
export { sourceText } from './render-reply.ts';
export { documentStyle } from './style.ts';
export { renderMarkdown, renderPlainText } from './text.ts';
export { withoutHints } from './without-hints.ts';
