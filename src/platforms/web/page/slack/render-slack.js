import { element } from '../dom.js';
import { menuOf } from '../menu.js';
import { renderMrkdwn } from './slack-mrkdwn.js';

/**
 * Slack's Block Kit, as far as its own documentation describes what the bot sends.
 * Source: https://docs.slack.dev/reference/block-kit
 *
 * @typedef {{ type: 'plain_text' | 'mrkdwn', text: string }} Text
 * @typedef {{ type: 'text', text: string, style?: { bold?: boolean } }} Words
 * @typedef {{ type: 'link', url: string, text: string }} Link
 * @typedef {{ type: 'rich_text_section', elements: (Words | Link)[] }} Section
 * @typedef {{ type: 'rich_text_list', indent: number, border?: 0 | 1, elements: Section[] }} List
 * @typedef {{ type: 'button', text: Text, value: string }} Button
 * @typedef {{ type: 'static_select', placeholder: Text, options: { text: Text, value: string }[] }} Select
 * @typedef {{ type: 'header', text: Text }
 *   | { type: 'context', elements: Text[] }
 *   | { type: 'rich_text', elements: (Section | List)[] }
 *   | { type: 'actions', elements: (Button | Select)[] }} Block
 * @typedef {import('../discord/render-discord.js').OnAction} OnAction
 */

/**
 * A reply as Slack renders it, from the very messages that Slack would get, with a link that opens them
 * in Slack's own builder.
 *
 * @param {import('../../conversation/answer.ts').Answer} answer
 * @param {number} page the one that is shown, from 0, where buttons lead to the others
 * @param {OnAction} onAction
 * @param {Readonly<Record<string, import('../../conversation/setup.ts').ReplyWords>>} words what the link says
 */
export function renderSlack({ lang, previews }, page, onAction, words) {
  const { messages, way } = previews.slack;
  const at = Math.min(page, messages.length - 1);
  const shown = /** @type {{ blocks: Block[] }[]} */ (
    way === 'turn' ? messages.slice(at, at + 1) : messages
  );
  const rendered = shown.flatMap(({ blocks }) => [
    ...blocks.map((block) => renderBlock(block, onAction)),
    linkToBuilder(blocks, words[lang]?.builder ?? ''),
  ]);
  return element('div', { class: 'slack', lang, tabindex: '-1' }, ...rendered);
}

/** Source: https://docs.slack.dev/tools/block-kit-builder @param {Block[]} blocks @param {string} label */
function linkToBuilder(blocks, label) {
  const href = `https://app.slack.com/block-kit-builder/#${encodeURIComponent(JSON.stringify({ blocks }))}`;
  const link = element('a', { href, target: '_blank', rel: 'noopener noreferrer' }, label);
  return element('p', { class: 'builder' }, link);
}

/** @param {Block} block @param {OnAction} onAction @returns {HTMLElement} */
function renderBlock(block, onAction) {
  switch (block.type) {
    case 'header':
      return element('h2', { tabindex: '-1' }, block.text.text);
    case 'context':
      return element('div', { class: 'context' }, ...block.elements.map(renderText));
    case 'rich_text':
      return renderRichText(block.elements);
    case 'actions':
      return element(
        'div',
        { class: 'row-of' },
        ...block.elements.map((one) => control(one, onAction)),
      );
    default:
      // Better shown than left out: the preview is to show what is sent.
      return element('code', {}, JSON.stringify(block));
  }
}

/** @param {Text} text */
const renderText = ({ type, text }) =>
  element('p', {}, ...(type === 'mrkdwn' ? renderMrkdwn(text) : [text]));

/** Lists with an indent hang below the item before them. @param {(Section | List)[]} parts */
function renderRichText(parts) {
  const block = element('div', { class: 'rich' });
  for (const part of parts) {
    if (part.type === 'rich_text_section') block.append(element('p', {}, ...inline(part)));
    else {
      const list = element(
        'ul',
        part.border ? { class: 'bordered' } : {},
        ...part.elements.map((one) => element('li', {}, ...inline(one))),
      );
      const above = part.indent > 0 ? block.lastElementChild?.lastElementChild : null;
      (above ?? block).append(list);
    }
  }
  return block;
}

/** @param {Section} section */
const inline = ({ elements }) =>
  elements.map((one) => {
    if (one.type === 'link') {
      const attributes = { href: one.url, target: '_blank', rel: 'noopener noreferrer' };
      return element('a', attributes, one.text);
    }
    return one.style?.bold ? element('strong', {}, one.text) : one.text;
  });

/** @param {Button | Select} one @param {OnAction} onAction */
function control(one, onAction) {
  if (one.type === 'button') return actionButton(one.text.text, one.value, onAction);
  const options = one.options.map(({ text, value }) => actionButton(text.text, value, onAction));
  return menuOf(one.placeholder.text, options);
}

/** @param {string} label @param {string} value @param {OnAction} onAction */
function actionButton(label, value, onAction) {
  const button = element('button', { type: 'button' }, label);
  button.addEventListener('click', () => onAction(value, label));
  return button;
}
