import { element } from './dom.js';
import { menuOf } from './menu.js';

/**
 * @typedef {import('../../../replies/reply.ts').Reply} Reply
 * @typedef {import('../../../replies/reply.ts').Block} Block
 * @typedef {import('../../../replies/reply.ts').CitedText} CitedText
 * @typedef {import('../../../replies/reply.ts').FactBlock} FactBlock
 * @typedef {import('../../../replies/reply.ts').SourceNote} SourceNote
 * @typedef {import('../../../replies/reply.ts').Action} Action
 * @typedef {import('../../../replies/reply.ts').Invocation} Invocation
 * @typedef {import('../api.ts').ReplyWords} ReplyWords
 */

/**
 * What pressing a button does.
 * @typedef {(invocation: Invocation, label: string) => void} Run
 * @typedef {(facts: readonly string[], vote: 'up' | 'down') => Promise<boolean>} Rate
 *
 * What the parts of one reply need.
 * @typedef {{ id: string, reply: Reply, words: ReplyWords, run: Run, rate: Rate }} Scope
 */

let rendered = 0;

/**
 * A reply as the page shows it.
 *
 * @param {Reply} reply
 * @param {ReplyWords} words the few words that the reply itself does not hold
 * @param {Run} run what pressing a button does that asks for something
 * @param {Rate} rate what a vote does; true when it was counted
 */
export function renderReply(reply, words, run, rate) {
  const scope = { id: `reply-${++rendered}`, reply, words, run, rate };
  const card = element('div', { class: 'card', lang: reply.lang, tabindex: '-1' });
  if (reply.title) card.append(element('h2', { tabindex: '-1' }, reply.title));
  const asOf = reply.asOf ? [element('p', { class: 'as-of' }, reply.asOf)] : [];
  if (reply.title) card.append(...asOf);
  if (reply.picture) card.append(renderPicture(reply.picture, reply.lang));
  for (const group of grouped(reply.blocks)) card.append(...renderGroup(group, scope));
  if (!reply.title) card.append(...asOf);
  if (reply.page) {
    const { label, url } = reply.page;
    card.append(element('p', { class: 'as-of' }, element('a', { href: url }, label)));
  }
  if (reply.citations.length > 0) card.append(renderCitations(scope));
  if (reply.actions.length > 0) card.append(renderActions(scope));
  return card;
}

/**
 * The picture of a reply, which opens at its own address; dark where the page is.
 *
 * @param {NonNullable<Reply['picture']>} picture
 * @param {Reply['lang']} lang
 */
function renderPicture({ kind, topic, alt }, lang) {
  const isDark = document.documentElement.dataset.theme === 'dark';
  const path = `${lang === 'ja' ? '/ja' : ''}/pictures/${kind}${topic === null ? '' : `/${topic}`}.svg`;
  const href = isDark ? `${path}?theme=dark` : path;
  return element('a', { class: 'picture', href }, element('img', { src: href, alt }));
}

/** Neighbours that belong into one list stay together. @param {readonly Block[]} blocks */
function grouped(blocks) {
  /** @type {Block[][]} */
  const groups = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last && last[0]?.kind === block.kind && LISTED.has(block.kind)) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

const LISTED = new Set(['fact', 'topic', 'source', 'term', 'usage']);

/** @param {Block[]} group @param {Scope} scope @returns {Node[]} */
function renderGroup(group, scope) {
  const [first] = group;
  if (!first) return [];
  if (first.kind === 'notice') {
    return [element('p', { class: `notice ${first.tone}` }, first.text)];
  }
  if (first.kind === 'near') {
    const facts = first.facts.map((fact) => element('li', {}, ...renderItem(fact, scope)));
    const said = element('p', { class: 'notice warning' }, first.text);
    return [element('div', { class: 'near' }, said, element('ul', {}, ...facts))];
  }
  if (first.kind === 'heading') return [element('h3', {}, first.text)];
  if (first.kind === 'statement') {
    return [element('h3', {}, first.label), element('p', {}, ...cited(first, scope))];
  }
  const list = element('ul', { class: first.kind });
  list.append(...group.map((block) => element('li', {}, ...renderItem(block, scope))));
  return [list];
}

/** @param {Block} block @param {Scope} scope @returns {(Node | string)[]} */
function renderItem(block, scope) {
  switch (block.kind) {
    case 'fact': {
      const label = block.label ? [element('strong', { class: 'label' }, block.label), ' '] : [];
      return [...label, ...factText(block, scope)];
    }
    case 'topic': {
      const open = renderButton(block.title, runFor(block.brief, scope.reply), scope.run);
      open.className = 'link';
      if (scope.reply.textLang) open.lang = scope.reply.textLang;
      return [open, ' ', element('span', { class: 'note' }, block.note)];
    }
    case 'source':
      return renderSource(block, scope.words);
    case 'term':
      return [
        element('strong', {}, ...written(block.name, scope.reply)),
        ' ',
        element('span', { class: 'note' }, ...cited(block, scope)),
      ];
    case 'usage':
      return [element('code', {}, block.usage), ' ', element('span', {}, block.note)];
    default:
      return [];
  }
}

/** @param {FactBlock} fact @param {Scope} scope @returns {Node[]} */
function factText(fact, scope) {
  const text = element('span', {}, ...cited(fact, scope));
  if (fact.sides.length === 0) return [text];
  const sides = fact.sides.map((side) => element('li', {}, ...cited(side, scope)));
  return [text, element('ul', { class: 'sides' }, ...sides)];
}

/**
 * A text and its marks, the first of them on one line with the last word.
 * @param {CitedText} text
 * @param {Scope} scope
 */
function cited({ text, marks }, { id, reply }) {
  const links = marks.map(({ n, paragraph }) =>
    element(
      'a',
      { href: `#${id}-source-${n}` },
      paragraph === null ? `[${n}]` : `[${n}¶${paragraph}]`,
    ),
  );
  if (links.length === 0) return written(text, reply);
  // No break between them: a space in English, none (a word joiner) after a Japanese full stop.
  const joint = (reply.textLang ?? reply.lang) === 'ja' ? '\u2060' : '\u00a0';
  return [...written(text + joint, reply), element('span', { class: 'marks' }, ...links)];
}

/**
 * A text of the library, marked where it is in another language than the words around it: it is to be read out so.
 * @param {string} text
 * @param {Reply} reply
 */
const written = (text, { textLang }) =>
  textLang === undefined ? [text] : [element('span', { lang: textLang }, text)];

/** @param {Scope} scope */
function renderCitations({ id, reply, words }) {
  const items = reply.citations.map((note, i) =>
    element('li', { id: `${id}-source-${i + 1}` }, ...renderSource(note, words)),
  );
  return element(
    'section',
    { class: 'citations', 'aria-labelledby': `${id}-sources` },
    element('h3', { id: `${id}-sources` }, words.sources),
    element('ol', {}, ...items),
  );
}

/** @param {SourceNote} note @param {ReplyWords} words @returns {(Node | string)[]} */
function renderSource(note, words) {
  const title = note.title ?? words.untitled;
  const place = note.place
    .split(' ')
    .flatMap((range) => [' ', element('span', { class: 'unbroken' }, range)]);
  return [
    element('strong', {}, note.publisher),
    ` · ${note.date} · ${note.genre} ·`,
    ...place,
    element('br'),
    note.url
      ? element('a', { href: note.url, target: '_blank', rel: 'noopener noreferrer' }, title)
      : title,
  ];
}

/** @param {Scope} scope */
function renderActions(scope) {
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
function renderButton(label, invocation, run) {
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
function runFor(topic, { actions, lang }) {
  for (const action of actions) {
    if (action.kind === 'button' && action.run.options.topic === topic) return action.run;
  }
  return { command: 'brief', options: { topic }, lang };
}
