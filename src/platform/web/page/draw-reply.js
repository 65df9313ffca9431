import { element } from './dom.js';

/**
 * @typedef {import('../../../reply/reply.ts').Reply} Reply
 * @typedef {import('../../../reply/reply.ts').Block} Block
 * @typedef {import('../../../reply/reply.ts').CitedText} CitedText
 * @typedef {import('../../../reply/reply.ts').FactText} FactText
 * @typedef {import('../../../reply/reply.ts').SourceNote} SourceNote
 * @typedef {import('../../../reply/reply.ts').Action} Action
 * @typedef {import('../../../reply/reply.ts').Invocation} Invocation
 * @typedef {import('../api.ts').PageSetup['drawing']} Drawing
 */

let drawn = 0;

/**
 * A reply as the page shows it.
 *
 * @param {Reply} reply
 * @param {Drawing} drawing the few words that the reply itself does not hold
 * @param {(invocation: Invocation, label: string) => void} run what pressing a button does
 */
export function drawReply(reply, drawing, run) {
  const id = `reply-${++drawn}`;
  const card = element('div', { class: 'card', lang: reply.lang });
  card.append(element('h2', {}, reply.title));
  if (reply.asOf) card.append(element('p', { class: 'as-of' }, reply.asOf));
  for (const group of grouped(reply.blocks)) {
    card.append(...drawGroup(group, id, drawing));
  }
  if (reply.citations.length > 0) card.append(drawCitations(reply.citations, id, drawing));
  if (reply.actions.length > 0) card.append(drawActions(reply.actions, run));
  return card;
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

const LISTED = new Set(['fact', 'event', 'topic', 'source', 'term', 'usage']);

/** @param {Block[]} group @param {string} id @param {Drawing} drawing @returns {Node[]} */
function drawGroup(group, id, drawing) {
  const [first] = group;
  if (!first) return [];
  if (first.kind === 'notice') {
    return [element('p', { class: `notice ${first.tone}` }, first.text)];
  }
  if (first.kind === 'heading') return [element('h3', {}, first.text)];
  if (first.kind === 'statement') {
    return [element('h3', {}, first.label), element('p', {}, ...cited(first, id))];
  }
  const list = element('ul', { class: first.kind });
  list.append(...group.map((block) => element('li', {}, ...drawItem(block, id, drawing))));
  return [list];
}

/** @param {Block} block @param {string} id @param {Drawing} drawing @returns {(Node | string)[]} */
function drawItem(block, id, drawing) {
  switch (block.kind) {
    case 'fact': {
      const label = block.label
        ? [element('strong', { class: `label ${block.status}` }, block.label), ' ']
        : [];
      return [...label, ...factText(block, id)];
    }
    case 'event':
      return [element('strong', { class: 'when' }, block.when), ...factText(block, id)];
    case 'topic':
      return [
        element('strong', {}, block.title),
        ' ',
        element('span', { class: 'note' }, block.note),
      ];
    case 'source':
      return drawSource(block, drawing);
    case 'term':
      return [
        element('strong', {}, block.name),
        ' ',
        element('span', { class: 'note' }, block.note),
      ];
    case 'usage':
      return [element('code', {}, block.usage), ' ', element('span', {}, block.note)];
    default:
      return [];
  }
}

/** @param {FactText} fact @param {string} id @returns {Node[]} */
function factText(fact, id) {
  const text = element('span', {}, ...cited(fact, id));
  if (fact.sides.length === 0) return [text];
  const sides = fact.sides.map((side) => element('li', {}, ...cited(side, id)));
  return [text, element('ul', { class: 'sides' }, ...sides)];
}

/** A text and its marks, kept on one line with the last word. @param {CitedText} text @param {string} id */
function cited({ text, marks }, id) {
  const links = marks.map(({ n, paragraph }) =>
    element('a', { href: `#${id}-source-${n}` }, `[${n}¶${paragraph}]`),
  );
  return links.length === 0 ? [text] : [`${text} `, element('span', { class: 'marks' }, ...links)];
}

/** @param {readonly SourceNote[]} citations @param {string} id @param {Drawing} drawing */
function drawCitations(citations, id, drawing) {
  const items = citations.map((note, i) =>
    element('li', { id: `${id}-source-${i + 1}` }, ...drawSource(note, drawing)),
  );
  return element(
    'section',
    { class: 'citations', 'aria-labelledby': `${id}-sources` },
    element('h3', { id: `${id}-sources` }, drawing.sources),
    element('ol', {}, ...items),
  );
}

/** @param {SourceNote} note @param {Drawing} drawing @returns {(Node | string)[]} */
function drawSource(note, drawing) {
  const title = note.title ?? drawing.untitled;
  return [
    element('strong', {}, note.publisher),
    ` · ${note.date} · ${note.genre} · ¶ ${note.paragraphs.join(', ')}`,
    element('br'),
    note.url
      ? element('a', { href: note.url, target: '_blank', rel: 'noopener noreferrer' }, title)
      : title,
  ];
}

/** @param {readonly Action[]} actions @param {(invocation: Invocation, label: string) => void} run */
function drawActions(actions, run) {
  const bar = element('div', { class: 'actions' });
  for (const action of actions) {
    if (action.kind === 'button') {
      const button = element('button', { type: 'button', lang: action.run.lang }, action.label);
      button.addEventListener('click', () => run(action.run, action.label));
      bar.append(button);
      continue;
    }
    const select = element('select', { 'aria-label': action.label });
    select.append(element('option', { value: '' }, `${action.label}…`));
    action.choices.forEach(({ label }, i) => {
      select.append(element('option', { value: String(i) }, label));
    });
    select.addEventListener('change', () => {
      const choice = action.choices[Number(select.value)];
      if (select.value !== '' && choice) run(choice.run, choice.label);
      select.value = '';
    });
    bar.append(select);
  }
  return bar;
}
