import { fetchDigests } from '../api-client.js';
import { element } from '../dom.js';
import { renderDigests } from './render-digests.js';

/**
 * @typedef {import('../api-client.js').Lang} Lang
 * @typedef {import('../api-client.js').PageSetup['words']['digests']} DigestWords
 */

/** So often (ms) an open view looks again. */
const EVERY_MS = 60_000;

/**
 * The view of the digests: it asks the bot when it is opened, and every minute while it is visible.
 *
 * @param {HTMLElement} panel
 * @param {() => { words: DigestWords, lang: Lang }} spoken
 */
export function digestsIn(panel, spoken) {
  const notice = element('div', { role: 'status' });
  const tables = element('div');
  panel.append(notice, tables);
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  /** What is rendered, to leave alone what has not changed. */
  let rendered = '';
  /** Only the answer to the last question counts. */
  let asked = 0;

  async function look() {
    const nth = ++asked;
    const { words, lang } = spoken();
    if (rendered === '') say(words.loading, 'info');
    const digests = await fetchDigests(lang).catch(() => ({ error: null }));
    if (nth !== asked) return;
    if ('error' in digests) {
      if (digests.error === null) say(words.offline, 'warning');
      else say(words.failed, 'warning', element('span', { lang: 'en' }, digests.error));
      return;
    }
    const time = new Date().toLocaleTimeString(lang === 'ja' ? 'ja-JP' : 'en-GB');
    say(words.updated.replace('{time}', time), 'info');
    const next = JSON.stringify([lang, digests]);
    if (next === rendered) return;
    rendered = next;
    keepFocus(tables, () => tables.replaceChildren(...renderDigests(digests, words)));
  }

  /** @param {string} text @param {'info' | 'warning'} tone @param {Node[]} more */
  function say(text, tone, ...more) {
    const { lang } = spoken();
    notice.setAttribute('aria-live', tone === 'info' ? 'off' : 'polite'); // not every minute
    notice.replaceChildren(element('p', { class: `notice ${tone}`, lang }, text, ' ', ...more));
  }

  const refreshIfVisible = () => {
    if (!document.hidden && !panel.hidden) void look();
  };
  document.addEventListener('visibilitychange', refreshIfVisible);

  return {
    panel,
    open() {
      clearInterval(timer);
      timer = setInterval(refreshIfVisible, EVERY_MS);
      void look();
    },
    close: () => clearInterval(timer),
    /** Says it in the page's language, which may have changed. */
    speak: refreshIfVisible,
  };
}

/**
 * Who was at a link that is rendered anew is there again.
 * @param {HTMLElement} around
 * @param {() => void} change
 */
function keepFocus(around, change) {
  const focused = document.activeElement;
  const href = around.contains(focused) && focused?.getAttribute('href');
  change();
  if (!href) return;
  const same = [...around.querySelectorAll('a')].find((one) => one.getAttribute('href') === href);
  (same ?? around.parentElement)?.focus({ preventScroll: true });
}
