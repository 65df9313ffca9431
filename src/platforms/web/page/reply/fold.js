import { element } from '../dom.js';

/**
 * @typedef {import('../../../../replies/reply.ts').Block} Block
 * @typedef {import('../../conversation/setup.ts').ReplyWords} ReplyWords
 */

/** A brief with more facts than this shows its point, and unfolds. */
const MOST_FACTS = 6;

/**
 * A brief in two parts: its point, and what unfolds. Of what is short, or no brief, all is the first part.
 * @param {readonly Block[]} blocks
 */
export function pointOf(blocks) {
  const count = blocks.filter(({ kind }) => kind === 'fact').length;
  const end = blocks.findLastIndex(({ kind }) => kind === 'statement') + 1;
  const isLong = end > 0 && count > MOST_FACTS;
  return isLong
    ? { point: blocks.slice(0, end), rest: blocks.slice(end), count }
    : { point: blocks, rest: [], count };
}

/**
 * What unfolds. It is a `details`, which a search in the page opens, and which is told as what it is.
 *
 * @param {number} count
 * @param {ReplyWords} words
 * @param {readonly Node[]} inside
 */
export function fold(count, words, inside) {
  const shut = element(
    'span',
    { class: 'when-shut' },
    words.showAll.replace('{count}', `${count}`),
  );
  const open = element('span', { class: 'when-open' }, words.showLess);
  return element('details', { class: 'rest' }, element('summary', {}, shut, open), ...inside);
}

/** On paper nothing is folded. */
export function unfoldForPrint() {
  /** @type {HTMLDetailsElement[]} */
  let shut = [];
  addEventListener('beforeprint', () => {
    const all = [...document.querySelectorAll('details')];
    shut = all.filter((one) => one.matches('.rest:not([open])'));
    for (const one of shut) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of shut) one.open = false;
  });
}
