import { element } from '../dom.js';

/**
 * Buttons to pass a reply on: with its sources, as plain text or Markdown, and the address of its page. What came of it is
 * said beside them.
 *
 * @param {import('../../conversation/answer.ts').Answer} answer
 * @param {import('../../conversation/setup.ts').ReplyWords['share']} words
 * @returns {HTMLElement | null} null: there is nothing to pass on
 */
export function renderShare({ copies, page, address }, words) {
  const link = page?.url ?? (address === null ? null : new URL(address, location.href).href);
  const said = element('span', { class: 'said', role: 'status' });
  const byHand = element('div', { class: 'by-hand' });
  /** @param {string} label @param {string} text @param {string} done */
  const copyButton = (label, text, done) => {
    const button = element('button', { type: 'button' }, label);
    button.addEventListener('click', async () => {
      const copied = await copy(text);
      said.textContent = copied ? done : words.copyYourself;
      byHand.replaceChildren(...(copied ? [] : [selected(text, words.copyYourself)]));
      const area = byHand.querySelector('textarea');
      area?.select();
      area?.scrollIntoView({ block: 'nearest' });
    });
    return button;
  };
  const buttons = [
    ...(copies
      ? [
          copyButton(words.copy, copies.plain, words.copied),
          copyButton(words.copyMarkdown, copies.markdown, words.copied),
        ]
      : []),
    ...(link ? [copyButton(words.copyLink, link, words.copiedLink)] : []),
  ];
  if (buttons.length === 0) return null;
  return element('div', { class: 'share' }, ...buttons, said, byHand);
}

/** Browsers refuse where the person does, and on addresses that are not secure. @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** A text to be copied by hand. @param {string} text @param {string} label */
function selected(text, label) {
  const area = element('textarea', { readonly: '', rows: '6', 'aria-label': label });
  area.value = text;
  return area;
}
