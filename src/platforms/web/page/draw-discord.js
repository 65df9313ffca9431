import { drawMarkdown } from './discord-markdown.js';
import { element } from './dom.js';
import { menuOf } from './menu.js';

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
 * @typedef {(id: string, label: string) => void} Press
 */

/**
 * A reply as Discord draws it, from the very messages that Discord would get.
 *
 * @param {import('../api.ts').Answer} answer
 * @param {number} page the one that is shown, from 0, where buttons lead to the others
 * @param {Press} press
 */
export function drawDiscord({ lang, previews }, page, press) {
  const { messages, way } = previews.discord;
  const at = Math.min(page, messages.length - 1);
  const shown = way === 'turn' ? messages.slice(at, at + 1) : messages;
  const drawn = shown.flatMap((message) => {
    const { components } = /** @type {{ components: Component[] }} */ (message);
    return components.map((component) => draw(component, press));
  });
  return element('div', { class: 'discord', lang, tabindex: '-1' }, ...drawn);
}

/** @param {Component} component @param {Press} press @returns {HTMLElement} */
function draw(component, press) {
  switch (component.type) {
    case 1:
      return element(
        'div',
        { class: 'row-of' },
        ...component.components.map((c) => draw(c, press)),
      );
    case 2:
      return drawButton(component, press);
    case 3: {
      const options = component.options.map(({ label, value }) => pressable(label, value, press));
      return menuOf(component.placeholder, options);
    }
    case 10:
      return drawMarkdown(component.content);
    case 14:
      return element('hr');
    case 17: {
      const inside = component.components.map((one) => draw(one, press));
      const container = element('div', { class: 'container' }, ...inside);
      const stripe = component.accent_color?.toString(16).padStart(6, '0');
      if (stripe) container.style.setProperty('--stripe', `#${stripe}`);
      return container;
    }
    default:
      // Better seen than left out: the preview is to show what is sent.
      return element('code', {}, JSON.stringify(component));
  }
}

/** @param {Button} button @param {Press} press */
function drawButton({ custom_id, label, emoji, disabled }, press) {
  const button = pressable(label, custom_id, press);
  if (emoji) button.prepend(element('span', { 'aria-hidden': 'true' }, emoji.name), ' ');
  button.disabled = disabled === true;
  return button;
}

/** @param {string} label @param {string} id @param {Press} press */
function pressable(label, id, press) {
  const button = element('button', { type: 'button' }, label);
  button.addEventListener('click', () => press(id, button.textContent));
  return button;
}
