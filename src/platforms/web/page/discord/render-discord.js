import { element } from '../dom.js';
import { menuOf } from '../menu.js';
import { renderMarkdown } from './discord-markdown.js';

/**
 * Discord's components, as far as its own documentation describes those that the bot sends.
 * Source: https://discord.com/developers/docs/components/reference
 *
 * @typedef {{ type: 10, content: string }} Text
 * @typedef {{ type: 14 }} Separator
 * @typedef {{ type: 2, custom_id: string, label: string, emoji?: { name: string }, disabled?: boolean }} Button
 * @typedef {{ type: 3, placeholder: string, options: { label: string, value: string }[] }} Select
 * @typedef {{ type: 1, components: (Button | Select)[] }} Row
 * @typedef {{ type: 17, accent_color?: number, components: Component[] }} Container
 * @typedef {Text | Separator | Button | Select | Row | Container} Component
 *
 * What pressing a button or choosing from a menu does.
 * @typedef {(id: string, label: string) => void} OnAction
 */

/**
 * A reply as Discord renders it, from the very messages that Discord would get.
 *
 * @param {import('../../conversation/answer.ts').Answer} answer
 * @param {number} page the one that is shown, from 0, where buttons lead to the others
 * @param {OnAction} onAction
 */
export function renderDiscord({ lang, previews }, page, onAction) {
  const { messages, way } = previews.discord;
  const at = Math.min(page, messages.length - 1);
  const shown = way === 'turn' ? messages.slice(at, at + 1) : messages;
  const rendered = shown.flatMap((message) => {
    const { components } = /** @type {{ components: Component[] }} */ (message);
    return components.map((component) => renderComponent(component, onAction));
  });
  return element('div', { class: 'discord', lang, tabindex: '-1' }, ...rendered);
}

/** @param {Component} component @param {OnAction} onAction @returns {HTMLElement} */
function renderComponent(component, onAction) {
  switch (component.type) {
    case 1:
      return element(
        'div',
        { class: 'row-of' },
        ...component.components.map((c) => renderComponent(c, onAction)),
      );
    case 2:
      return renderButton(component, onAction);
    case 3: {
      const options = component.options.map(({ label, value }) =>
        actionButton(label, value, onAction),
      );
      return menuOf(component.placeholder, options);
    }
    case 10:
      return renderMarkdown(component.content);
    case 14:
      return element('hr');
    case 17: {
      const inside = component.components.map((one) => renderComponent(one, onAction));
      const container = element('div', { class: 'container' }, ...inside);
      const stripe = component.accent_color?.toString(16).padStart(6, '0');
      if (stripe) container.style.setProperty('--stripe', `#${stripe}`);
      return container;
    }
    default:
      // Better shown than left out: the preview is to show what is sent.
      return element('code', {}, JSON.stringify(component));
  }
}

/** @param {Button} button @param {OnAction} onAction */
function renderButton({ custom_id, label, emoji, disabled }, onAction) {
  const button = actionButton(label, custom_id, onAction);
  if (emoji) button.prepend(element('span', { 'aria-hidden': 'true' }, emoji.name), ' ');
  button.disabled = disabled === true;
  return button;
}

/** @param {string} label @param {string} id @param {OnAction} onAction */
function actionButton(label, id, onAction) {
  const button = element('button', { type: 'button' }, label);
  button.addEventListener('click', () => onAction(id, button.textContent));
  return button;
}
