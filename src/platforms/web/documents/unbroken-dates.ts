import { html } from 'hono/html';

/** A Japanese date: 2025年3月24日, 2025年3月, 3月24日, 2025年. Twin of the pattern in `page/dom.js`. */
const DATE = /(\d{1,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日)/;

/** A text whose Japanese dates stay on one line; it is copied as it is written. */
export function withDates(text: string): string | ReturnType<typeof html> {
  const pieces = text.split(DATE);
  if (pieces.length === 1) return text;
  return html`${pieces.map((piece, i) => (i % 2 === 1 ? html`<span class="date">${piece}</span>` : piece))}`;
}
