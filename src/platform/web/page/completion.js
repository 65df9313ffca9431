import { element } from './dom.js';

/**
 * A suggestion: what it puts into the box, and how it is shown.
 * @typedef {{ fill: string, name: string, note: string }} Suggestion
 */

/**
 * Whether a key went to an input method, as Enter does when it confirms Japanese text. Safari ends
 * the composition before it reports the key and gives only the code 229.
 * @param {KeyboardEvent} event
 */
export const isOfInputMethod = (event) => event.isComposing || event.keyCode === 229;

/**
 * A text box with suggestions below it, after the ARIA combobox pattern: arrows choose, Enter or
 * Tab accepts, Escape closes. See https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 *
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 * @param {(typed: string) => Promise<Suggestion[]>} suggest
 * @param {(count: number) => void} announce
 */
export function addCompletion(input, list, suggest, announce) {
  /** @type {Suggestion[]} */
  let shown = [];
  let active = -1;
  /** The questions to `suggest` are numbered: only the answer to the newest counts. */
  let asked = 0;
  let answered = 0;
  let pending = Promise.resolve();

  const close = () => {
    shown = [];
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const cancel = () => {
    answered = ++asked;
    close();
  };

  /** @param {number} index */
  const choose = (index) => {
    active = index < 0 ? index : index % shown.length;
    [...list.children].forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === active));
      if (i === active) option.scrollIntoView({ block: 'nearest' });
    });
    if (active < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `suggestion-${active}`);
  };

  const refresh = async () => {
    const turn = ++asked;
    choose(-1);
    const found = await suggest(input.value).catch(() => []);
    if (turn !== asked) return;
    answered = turn;
    close();
    if (found.length === 0) return;
    shown = found;
    list.append(
      ...found.map(({ name, note }, i) => {
        const option = element(
          'div',
          { role: 'option', id: `suggestion-${i}`, 'aria-selected': 'false' },
          element('strong', {}, name),
          ' ',
          element('span', { class: 'note' }, note),
        );
        option.addEventListener('pointerdown', (event) => event.preventDefault());
        option.addEventListener('click', () => accept(i));
        return option;
      }),
    );
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    announce(found.length);
  };

  /** @param {number} index */
  const accept = (index) => {
    const chosen = shown[index];
    if (!chosen) return;
    cancel();
    input.value = chosen.fill;
    if (chosen.fill.endsWith(' ')) pending = refresh();
  };

  input.addEventListener('input', () => {
    pending = refresh();
  });
  input.addEventListener('blur', cancel);
  input.addEventListener('keydown', (event) => {
    const empty = shown.length === 0;
    if ((empty && asked === answered) || isOfInputMethod(event)) return;
    if (event.key === 'Tab' && !event.shiftKey) {
      // A quick Tab waits for what belongs to the text that is in the box now.
      void pending.then(() => accept(Math.max(active, 0)));
    } else if (event.key === 'Escape') cancel();
    else if (event.key === 'ArrowDown' && !empty) choose(active + 1);
    else if (event.key === 'ArrowUp' && !empty) choose((active > 0 ? active : shown.length) - 1);
    else if (event.key === 'Enter' && active >= 0) accept(active);
    else return;
    event.preventDefault();
  });

  return { close: cancel };
}
