/**
 * Writes the page's words where index.html names them.
 *
 * @param {Readonly<Record<string, string>>} words
 * @param {string} lang
 */
export function putWords(words, lang) {
  const named = (/** @type {string | null} */ name) => words[name ?? ''] ?? '';
  document.documentElement.lang = lang;
  document.title = named('title');
  for (const node of document.querySelectorAll('[data-word]')) {
    node.textContent = named(node.getAttribute('data-word'));
  }
  for (const node of document.querySelectorAll('[data-label]')) {
    node.setAttribute('aria-label', named(node.getAttribute('data-label')));
  }
}
