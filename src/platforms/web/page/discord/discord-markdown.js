import { element } from '../dom.js';

/**
 * Discord's markdown, as far as the bot writes it: headings, small lines, lists with one level below, quotes,
 * bold, links without a preview, and signs that are escaped. Everything else is text.
 * Source: https://support.discord.com/hc/en-us/articles/210298617 (Markdown Text 101)
 */

/** The beginning of a line: its indentation, and what it is. */
const LINE = /^( *)(?:(#{1,3}|-#|-) )?(.*)$/su;
const QUOTE = '> ';
/** An escaped sign, bold text, or a link. */
const INLINE =
  /\\([^0-9A-Za-z\s])|\*\*((?:\\.|[^\\])+?)\*\*|\[((?:\\.|[^\\\]])+)\]\(<(https?:[^<>\s]+)>\)/gsu;

/** @typedef {{ readonly block: HTMLElement, readonly item?: HTMLElement }} Last what lines may belong to */

/**
 * A text as Discord shows it.
 * @param {string} content
 */
export function renderMarkdown(content) {
  const text = element('div', { class: 'markdown' });
  /** @type {HTMLElement} */
  let around = text;
  /** @type {Last | null} */
  let last = null;
  for (const line of content.split('\n')) {
    const isQuoted = line.startsWith(QUOTE);
    if (isQuoted !== (around !== text)) {
      last = null;
      around = isQuoted ? element('blockquote') : text;
      if (isQuoted) text.append(around);
    }
    const unquoted = isQuoted ? line.slice(QUOTE.length) : line;
    const [, indent = '', mark, rest = ''] = LINE.exec(unquoted) ?? [];
    last = renderLine({ deep: indent.length >= 2, mark, rest }, last);
    if (last && !last.block.parentNode) around.append(last.block);
  }
  return text;
}

/**
 * @param {{ deep: boolean, mark: string | undefined, rest: string }} line
 * @param {Last | null} last
 * @returns {Last | null}
 */
function renderLine({ deep, mark, rest }, last) {
  const words = renderInline(rest);
  if (mark === '-') return renderItem(words, deep, last);
  if (mark === '-#') return { block: element('p', { class: 'subtext' }, ...words) };
  if (mark) return { block: heading(mark.length, words) };
  if (rest === '') return null;
  if (deep && last?.item) last.item.append(element('br'), ...words);
  else if (last?.block.className === 'lines') last.block.append(element('br'), ...words);
  else return { block: element('p', { class: 'lines' }, ...words) };
  return last;
}

/** @param {(Node | string)[]} words @param {boolean} deep @param {Last | null} last @returns {Last} */
function renderItem(words, deep, last) {
  const item = element('li', {}, ...words);
  if (!last?.item) return { block: element('ul', {}, item), item };
  if (!deep) {
    last.block.append(item);
    return { block: last.block, item };
  }
  const below = last.item.querySelector('ul') ?? element('ul');
  below.append(item);
  last.item.append(below);
  return last;
}

/** The page's own heading is above that of a message. @param {number} level @param {(Node | string)[]} words */
function heading(level, words) {
  if (level === 3) return element('h3', {}, ...words);
  return element('h2', { tabindex: '-1', class: `level-${level}` }, ...words);
}

/** @param {string} text @returns {(Node | string)[]} */
function renderInline(text) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let end = 0;
  for (const { 0: whole, 1: sign, 2: bold, 3: label, 4: href, index } of text.matchAll(INLINE)) {
    parts.push(text.slice(end, index));
    end = index + whole.length;
    if (sign !== undefined) parts.push(sign);
    else if (bold !== undefined) parts.push(element('strong', {}, ...renderInline(bold)));
    else if (label !== undefined && href !== undefined) {
      const attributes = { href, target: '_blank', rel: 'noopener noreferrer' };
      parts.push(element('a', attributes, ...renderInline(label)));
    }
  }
  parts.push(text.slice(end));
  return parts.filter((part) => part !== '');
}
