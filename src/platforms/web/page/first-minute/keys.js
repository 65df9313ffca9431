import { byId, element } from '../dom.js';

/** @typedef {import('../../conversation/setup.ts').PageSetup['words']['keys']} KeyWords */

/**
 * The window that tells the keys: `?` opens it, where nobody is typing a text, and so does its button.
 *
 * @returns {(words: KeyWords) => void} puts it into a language
 */
export function addKeys() {
  const dialog = byId('keys', HTMLDialogElement);
  const button = byId('show-keys', HTMLButtonElement);
  const open = () => {
    if (!dialog.open) dialog.showModal();
  };
  button.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    const isAsked = event.key === '?' || event.key === '？';
    if (!isAsked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target)) return;
    event.preventDefault();
    open();
  });

  return ({ title, close: closeLabel, rows }) => {
    button.setAttribute('aria-label', title);
    button.title = title;
    const close = element('button', { type: 'button' }, closeLabel);
    close.addEventListener('click', () => dialog.close());
    const list = element(
      'dl',
      {},
      ...rows.flatMap(([keys, does]) => [
        element('dt', {}, ...keys.split(' ').map((key) => element('kbd', {}, key))),
        element('dd', {}, does),
      ]),
    );
    dialog.replaceChildren(element('h2', { id: 'keys-title' }, title), list, close);
  };
}

/** @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
