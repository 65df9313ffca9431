import { byId, element } from './dom.js';

/**
 * A conversation: its tab, the panel that scrolls, and the messages in it. The server knows it by a name, under which
 * what it was about is remembered for a while.
 *
 * @param {string} name
 */
export function conversationOf(name) {
  const panel = byId(`panel-${name}`, HTMLElement);
  const log = panel.querySelector('.log');
  if (!(log instanceof HTMLElement)) throw new Error(`the page lacks the log of ${name}`);
  // Not randomUUID: browsers have it on secure addresses only.
  const id = crypto.getRandomValues(new Uint32Array(4)).join('-');
  return { button: byId(`tab-${name}`, HTMLButtonElement), panel, log, id };
}

/**
 * A message, below the name of who says it.
 *
 * @param {'you' | 'bot'} who
 * @param {Node} content
 * @param {Readonly<Record<'you' | 'bot' | 'app', string>>} words
 * @param {string} lang
 */
export const messageOf = (who, content, words, lang) =>
  element(
    'article',
    { class: `message ${who}` },
    element('p', { class: 'who', lang, 'data-app': words.app }, words[who]),
    content,
  );
