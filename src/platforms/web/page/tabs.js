/**
 * Tabs that open at a click and with the arrow keys, as
 * https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ has it; hidden ones are passed over.
 *
 * @template {string} Name
 * @param {Readonly<Record<Name, { button: HTMLButtonElement, panel: HTMLElement }>>} tabs
 * @param {(name: Name) => void} onOpen
 * @returns {(name: Name) => void} opens a tab
 */
export function addTabs(tabs, onOpen) {
  const names = /** @type {Name[]} */ (Object.keys(tabs));

  /** @param {Name} opened */
  function open(opened) {
    for (const name of names) {
      const { button, panel } = tabs[name];
      button.setAttribute('aria-selected', String(name === opened));
      button.tabIndex = name === opened ? 0 : -1;
      panel.hidden = name !== opened;
    }
    onOpen(opened);
  }

  for (const name of names) {
    const { button } = tabs[name];
    button.addEventListener('click', () => open(name));
    button.addEventListener('keydown', ({ key }) => {
      const shown = names.filter((one) => !tabs[one].button.hidden);
      const next = neighbour(shown, name, key);
      if (next === undefined) return;
      open(next);
      tabs[next].button.focus();
    });
  }
  return open;
}

/**
 * @template Name
 * @param {Name[]} names
 * @param {Name} from
 * @param {string} key
 */
function neighbour(names, from, key) {
  const at = names.indexOf(from);
  if (key === 'ArrowLeft') return names.at(at - 1);
  if (key === 'ArrowRight') return names[(at + 1) % names.length];
  if (key === 'Home') return names[0];
  if (key === 'End') return names.at(-1);
  return undefined;
}
