import { element } from '../dom.js';
import { renderSource } from './source.js';

/**
 * @typedef {import('../../conversation/answer.ts').Card} Card
 * @typedef {import('./render-reply.js').Scope} Scope
 */

/** More facts that rest on the same place are counted, not listed. */
const MOST_FACTS = 3;

/**
 * A citation: pressed, it opens the card that tells what stands behind it. Escape, its button and a press elsewhere close
 * the card; the focus goes into it and back.
 *
 * @param {string} text "[1¶4]"
 * @param {string | null} own the fact that it stands in, which is not told again
 * @param {Scope} scope
 */
export function renderMark(text, own, scope) {
  const card = scope.reply.cards[text];
  if (!card) return element('span', {}, text);
  const mark = element(
    'button',
    { type: 'button', 'aria-label': `${text} ${card.name}`, 'aria-haspopup': 'dialog' },
    text,
  );
  // A long brief has dozens: each card is made when it is first wanted, just before the browser opens it.
  mark.addEventListener('click', () => {
    if (mark.popoverTargetElement) return;
    const made = renderCard(card, own, scope);
    made.addEventListener('toggle', ({ newState }) => {
      if (newState === 'open') made.focus();
      else if (isLost(made)) mark.focus({ preventScroll: true });
    });
    scope.node.append(made);
    mark.popoverTargetElement = made;
  });
  return mark;
}

/** Whether the focus was in what is closed now. @param {HTMLElement} closed */
const isLost = (closed) =>
  document.activeElement === document.body || closed.contains(document.activeElement);

/** @param {Card} card @param {string | null} own @param {Scope} scope */
function renderCard({ name, note, facts, count }, own, { reply, words, run }) {
  const card = element('div', {
    class: 'citation-card',
    popover: 'auto',
    role: 'dialog',
    'aria-label': name,
    tabindex: '-1',
  });
  const others = facts.filter(({ fact }) => fact !== own);
  const shown = others.slice(0, MOST_FACTS);
  const more = count - (facts.length - others.length) - shown.length;
  const items = shown.map(({ fact, label, text }) => {
    const open = element('button', { type: 'button', class: 'link' }, text);
    if (reply.textLang) open.lang = reply.textLang;
    open.addEventListener('click', () => {
      card.hidePopover();
      const answer = { facts: [fact], corrects: false };
      run({ command: 'ask', options: { answer }, lang: reply.lang }, text);
    });
    return element(
      'li',
      {},
      ...(label ? [element('strong', { class: 'label' }, label), ' '] : []),
      open,
    );
  });
  const close = element('button', { type: 'button', class: 'close' }, words.close);
  close.addEventListener('click', () => card.hidePopover());
  card.append(close, element('p', {}, ...renderSource(note, words)));
  if (items.length > 0) {
    card.append(element('p', {}, words.alsoHere), element('ul', {}, ...items));
  }
  if (more > 0) card.append(element('p', {}, words.moreHere.replace('{count}', String(more))));
  return card;
}
