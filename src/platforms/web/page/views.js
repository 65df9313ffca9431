import { element } from './dom.js';

/**
 * @typedef {import('../conversation/answer.ts').Answer} Answer
 *
 * How replies are looked at: as the page shows them, or as Discord or Slack does.
 * @typedef {'plain' | 'discord' | 'slack'} View
 *
 * Renders an answer; `page` counts from 0.
 * @typedef {(answer: Answer, page: number, shown: ShownReply) => HTMLElement} Renderer
 *
 * A reply in the conversation.
 * @typedef {object} ShownReply
 * @property {HTMLElement} node
 * @property {(view: View) => void} look shows it in a view
 * @property {(answer: Answer, page: number) => void} replace puts another reply in its place
 * @property {(label?: string) => void} focus on the button of that label, else on the beginning
 */

/** The view of that name, else the plain one. @param {string | null} name @returns {View} */
export const viewOf = (name) => (name === 'discord' || name === 'slack' ? name : 'plain');

/**
 * A reply that can be looked at in every view, and give way to another. Each view is rendered when it
 * is first looked at, and kept: a menu that was open is open again.
 *
 * @param {Answer} answer
 * @param {View} view
 * @param {Readonly<Record<View, Renderer>>} renderers
 * @returns {ShownReply}
 */
export function showIn(answer, view, renderers) {
  const node = element('div');
  /** @type {Partial<Record<View, HTMLElement>>} */
  let rendered = {};
  let page = 0;
  const show = () => {
    const now = rendered[view] ?? renderers[view](answer, page, shown);
    rendered[view] = now;
    node.replaceChildren(now);
  };
  /** @type {ShownReply} */
  const shown = {
    node,
    look(next) {
      view = next;
      show();
    },
    replace(next, nextPage) {
      answer = next;
      page = nextPage;
      rendered = {};
      show();
    },
    focus(label) {
      const buttons = [...node.querySelectorAll('button:enabled')];
      const same = label === undefined ? null : buttons.find((one) => one.textContent === label);
      const target = same ?? node.querySelector('h2') ?? node.firstElementChild;
      if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    },
  };
  show();
  return shown;
}

/**
 * Changes what a conversation shows, so that the first message in sight stays in sight.
 *
 * @param {HTMLElement} panel the part of the page that scrolls
 * @param {HTMLElement} log the messages in it
 * @param {() => void} change
 */
export function keepPlace(panel, log, change) {
  const { top } = panel.getBoundingClientRect();
  const first = [...log.children].find((one) => one.getBoundingClientRect().bottom > top);
  change();
  first?.scrollIntoView({ block: 'start' });
}
