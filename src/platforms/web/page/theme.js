import { byId } from './dom.js';

/** Light or dark as the system has it, until the button says otherwise. */
export function followTheme() {
  const button = byId('theme', HTMLButtonElement);
  /** @param {boolean} dark */
  function setDark(dark) {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    button.setAttribute('aria-pressed', String(dark));
  }
  button.addEventListener('click', () => setDark(button.getAttribute('aria-pressed') !== 'true'));
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  prefersDark.addEventListener('change', ({ matches }) => setDark(matches));
  setDark(prefersDark.matches);
}
