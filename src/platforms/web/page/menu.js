import { element } from './dom.js';

/**
 * A menu that unfolds. It is no `select`, as an arrow key on one would already choose.
 *
 * @param {string} label
 * @param {readonly HTMLButtonElement[]} choices
 */
export function menuOf(label, choices) {
  const menu = element(
    'details',
    {},
    element('summary', {}, label),
    element('div', { class: 'choices' }, ...choices),
  );
  menu.addEventListener('toggle', () => {
    if (menu.open) menu.scrollIntoView({ block: 'nearest' });
  });
  return menu;
}
