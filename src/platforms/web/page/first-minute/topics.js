import { byId, element } from '../dom.js';

/** Where the list stands beside the conversation; style.css has the same. */
const WIDE = '(min-width: 1100px)';

/**
 * The list of all topics: unfolded beside the conversation where there is room, else folded above it.
 *
 * @param {(topic: string, title: string) => void} onChosen
 * @returns {(setup: import('../../conversation/setup.ts').PageSetup) => void} shows those of a setup
 */
export function addTopics(onChosen) {
  const details = byId('topics', HTMLDetailsElement);
  const list = byId('topic-list', HTMLElement);
  const wide = matchMedia(WIDE);
  const follow = () => {
    details.open = wide.matches;
  };
  wide.addEventListener('change', follow);
  follow();

  return ({ topics: groups, textLang }) => {
    const items = groups.map(({ heading, topics }) => {
      const buttons = topics.map(({ id, title }) => {
        const button = element('button', { type: 'button', class: 'link', lang: textLang }, title);
        button.addEventListener('click', () => {
          if (!wide.matches) details.open = false;
          onChosen(id, title);
        });
        return element('li', {}, button);
      });
      return [element('h2', { lang: textLang }, heading), element('ul', {}, ...buttons)];
    });
    list.replaceChildren(...items.flat());
  };
}
