import { element } from '../dom.js';

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
 * What is shown always belongs to what is in the box, however late it comes: keys for it wait until it is there.
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
  /** Keys for suggestions that have not come yet, in their order. @type {string[]} */
  let early = [];

  const empty = () => {
    shown = [];
    active = -1;
    list.replaceChildren();
    input.removeAttribute('aria-activedescendant');
  };

  /** @param {boolean} isOpen */
  const unfold = (isOpen) => {
    list.hidden = !isOpen;
    list.style.minHeight = '';
    input.setAttribute('aria-expanded', String(isOpen));
  };

  const cancel = () => {
    answered = ++asked;
    early = [];
    empty();
    unfold(false);
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
    list.style.minHeight = `${list.offsetHeight}px`; // it does not flicker with every letter
    empty();
    const found = await suggest(input.value).catch(() => []);
    if (turn !== asked) return;
    answered = turn;
    show(found);
    const keys = early;
    early = [];
    for (const key of keys) {
      if (!handleKey(key) && key === 'Enter') input.form?.requestSubmit();
    }
  };

  /** @param {Suggestion[]} found */
  const show = (found) => {
    unfold(found.length > 0);
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
    announce(found.length);
  };

  /** @param {number} index */
  const accept = (index) => {
    const chosen = shown[index];
    if (!chosen) return;
    cancel();
    input.value = chosen.fill;
    if (chosen.fill.endsWith(' ')) void refresh();
  };

  /**
   * What a key does to the suggestions, now or once they have come; false: nothing.
   * @param {string} key
   */
  const handleKey = (key) => {
    const isForThem = key === 'Tab' || key === 'ArrowDown' || key === 'ArrowUp';
    const isPending = asked !== answered;
    if (isPending && (isForThem || (key === 'Enter' && early.length > 0))) early.push(key);
    else if (key === 'Escape' && (isPending || shown.length > 0)) cancel();
    else if (key === 'Enter' && active >= 0) accept(active);
    else if (shown.length === 0 || !isForThem) return false;
    else if (key === 'Tab') accept(Math.max(active, 0));
    else if (key === 'ArrowDown') choose(active + 1);
    else choose((active > 0 ? active : shown.length) - 1);
    return true;
  };

  input.addEventListener('input', () => {
    early = []; // who goes on typing does not wait for them
    void refresh();
  });
  input.addEventListener('blur', cancel);
  input.addEventListener('keydown', (event) => {
    if (isOfInputMethod(event) || (event.key === 'Tab' && event.shiftKey)) return;
    if (handleKey(event.key)) event.preventDefault();
  });

  return { close: cancel };
}
