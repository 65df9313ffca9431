import { element } from '../dom.js';
import { menuOf } from '../menu.js';

/**
 * @typedef {import('../../../../replies/reply.ts').Action} Action
 * @typedef {import('../../../../replies/reply.ts').Invocation} Invocation
 * @typedef {import('../../../../replies/reply.ts').Reply} Reply
 * @typedef {import('./render-reply.js').Scope} Scope
 *
 * What pressing a button does.
 * @typedef {(invocation: Invocation, label: string) => void} Run
 * @typedef {(facts: readonly string[], vote: 'up' | 'down') => Promise<boolean>} Rate
 */

/** @param {Scope} scope */
export function renderActions(scope) {
  const items = scope.reply.actions.map((action) => {
    if (action.kind === 'rating') return renderRating(action, scope);
    if (action.kind === 'select') return renderMenu(action, scope.run);
    return renderButton(action.label, action.run, scope.run);
  });
  return element('div', { class: 'actions' }, ...items);
}

/**
 * Two buttons; thanks take their place, and the focus with it.
 *
 * @param {Extract<Action, { kind: 'rating' }>} action
 * @param {Scope} scope
 */
function renderRating({ facts, up, down }, { words, rate }) {
  const rating = element('span', { class: 'rating', tabindex: '-1' });
  for (const [vote, sign, label] of /** @type {const} */ ([
    ['up', '👍', up],
    ['down', '👎', down],
  ])) {
    const button = element('button', { type: 'button' }, hidden(sign), ` ${label}`);
    button.addEventListener('click', async () => {
      if (!(await rate(facts, vote))) return;
      rating.replaceChildren(words.rated);
      rating.focus({ preventScroll: true });
    });
    rating.append(button);
  }
  return rating;
}

/** A sign that is not read out. @param {string} sign */
const hidden = (sign) => element('span', { 'aria-hidden': 'true' }, sign);

/** @param {string} label @param {Invocation} invocation @param {Run} run */
export function renderButton(label, invocation, run) {
  const button = element('button', { type: 'button', lang: invocation.lang }, label);
  button.addEventListener('click', () => run(invocation, label));
  return button;
}

/** @param {Extract<Action, { kind: 'select' }>} action @param {Run} run */
const renderMenu = ({ label, choices }, run) =>
  menuOf(
    label,
    choices.map((choice) => renderButton(choice.label, choice.run, run)),
  );

/**
 * What a listed topic opens: what the reply's own button for it does, else its brief.
 * @param {string} topic
 * @param {Reply} reply
 * @returns {Invocation}
 */
export function runFor(topic, { actions, lang }) {
  for (const action of actions) {
    if (action.kind === 'button' && action.run.options.topic === topic) return action.run;
  }
  return { command: 'brief', options: { topic }, lang };
}
