import { element, withDates } from '../dom.js';
import { renderActions, renderButton, runFor } from './actions.js';
import { renderMark } from './citation-card.js';
import { fold, pointOf } from './fold.js';
import { renderPicture } from './picture.js';
import { renderShare } from './share.js';
import { renderSource } from './source.js';

/**
 * @typedef {import('../../../../replies/reply.ts').Reply} Reply
 * @typedef {import('../../conversation/answer.ts').Answer} Answer
 * @typedef {import('../../../../replies/reply.ts').Block} Block
 * @typedef {import('../../../../replies/reply.ts').CitedText} CitedText
 * @typedef {import('../../../../replies/reply.ts').FactBlock} FactBlock
 * @typedef {import('../../../../replies/reply.ts').SourceBlock} SourceBlock
 * @typedef {import('../../conversation/setup.ts').ReplyWords} ReplyWords
 */

/**
 * @typedef {import('./actions.js').Run} Run
 * @typedef {import('./actions.js').Rate} Rate
 *
 * What the parts of one reply need; `node` holds all of it.
 * @typedef {{ id: string, node: HTMLElement, reply: Answer, words: ReplyWords, run: Run, rate: Rate }} Scope
 */

let rendered = 0;

/**
 * A reply as the page shows it.
 *
 * @param {Answer} reply
 * @param {ReplyWords} words the few words that the reply itself does not hold
 * @param {Run} run what pressing a button does that asks for something
 * @param {Rate} rate what a vote does; true when it was counted
 */
export function renderReply(reply, words, run, rate) {
  const node = element('div', { class: 'card', lang: reply.lang, tabindex: '-1' });
  const scope = { id: `reply-${++rendered}`, node, reply, words, run, rate };
  if (reply.title) node.append(element('h2', { tabindex: '-1' }, reply.title));
  const asOf = reply.asOf ? [element('p', { class: 'as-of' }, ...withDates(reply.asOf))] : [];
  if (reply.title) node.append(...asOf);
  const { point, rest, count } = pointOf(reply.blocks);
  const sources = reply.citations.length > 0 ? [renderCitations(scope)] : [];
  const picture = reply.picture ? [renderPicture(reply.picture, reply.lang)] : [];
  if (rest.length === 0) node.append(...picture);
  node.append(...renderBlocks(point, scope));
  // Without them a brief's point still has its citations, which open their cards.
  if (rest.length > 0) {
    node.append(fold(count, words, [...picture, ...renderBlocks(rest, scope), ...sources]));
  }
  if (!reply.title) node.append(...asOf);
  if (reply.page) {
    const { label, url } = reply.page;
    node.append(element('p', { class: 'as-of' }, element('a', { href: url }, label)));
  }
  if (rest.length === 0) node.append(...sources);
  if (reply.actions.length > 0) node.append(renderActions(scope));
  const share = renderShare(reply, words.share);
  if (share) node.append(share);
  return node;
}

/** @param {readonly Block[]} blocks @param {Scope} scope */
const renderBlocks = (blocks, scope) =>
  grouped(blocks).flatMap((group) => renderGroup(group, scope));

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
    return [element('p', { class: `notice ${first.tone}` }, ...withDates(first.text))];
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
      const label = block.label
        ? [element('strong', { class: 'label' }, ...withDates(block.label)), ' ']
        : [];
      return [...label, ...factText(block, scope)];
    }
    case 'topic': {
      const open = renderButton(block.title, runFor(block.brief, scope.reply), scope.run);
      open.className = 'link';
      if (scope.reply.textLang) open.lang = scope.reply.textLang;
      return [open, ' ', element('span', { class: 'note' }, block.note)];
    }
    case 'source':
      return [...renderSource(block, scope.words), ...alsoHere(block, scope)];
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

/** What else rests on the same places of a source. @param {SourceBlock} source @param {Scope} scope */
function alsoHere({ also }, { reply, run }) {
  if (!also) return [];
  const facts = also.facts.map(({ fact, text }) => {
    const options = { answer: { facts: [fact], corrects: false } };
    const open = renderButton(text, { command: 'ask', options, lang: reply.lang }, run);
    open.className = 'link';
    return element('li', {}, open);
  });
  const more = also.more ? [element('li', { class: 'note' }, also.more)] : [];
  return [
    element('p', { class: 'note' }, also.label),
    element('ul', { class: 'also' }, ...facts, ...more),
  ];
}

/** @param {FactBlock} fact @param {Scope} scope @returns {Node[]} */
function factText(fact, scope) {
  const text = element('span', {}, ...cited(fact, scope, fact.fact));
  if (fact.sides.length === 0) return [text];
  const sides = fact.sides.map((side) => element('li', {}, ...cited(side, scope, fact.fact)));
  return [text, element('ul', { class: 'sides' }, ...sides)];
}

/**
 * A text and its marks, the first of them on one line with the last word.
 * @param {CitedText} text
 * @param {Scope} scope
 * @param {string | null} [own] the fact that it is of
 */
function cited({ text, marks }, scope, own = null) {
  const { reply } = scope;
  const links = marks.map(({ n, paragraph }) =>
    renderMark(paragraph === null ? `[${n}]` : `[${n}¶${paragraph}]`, own, scope),
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
  textLang === undefined
    ? withDates(text)
    : [element('span', { lang: textLang }, ...withDates(text))];

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
