import { element } from '../dom.js';

/**
 * Slack's mrkdwn, as far as the bot writes it: bold words, links, lines, and escaped signs. Everything
 * else is text.
 * Source: https://docs.slack.dev/messaging/formatting-message-text
 */
const MARKED = /\*([^*\n]+)\*|<(https?:[^<>|]+)\|([^<>]*)>|\n/g;

/** @type {Readonly<Record<string, string>>} */
const SIGNS = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** A text as Slack shows it. @param {string} mrkdwn @returns {(Node | string)[]} */
export function renderMrkdwn(mrkdwn) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let end = 0;
  for (const { 0: whole, 1: bold, 2: href, 3: label = '', index } of mrkdwn.matchAll(MARKED)) {
    parts.push(unescaped(mrkdwn.slice(end, index)));
    end = index + whole.length;
    if (bold !== undefined) parts.push(element('strong', {}, unescaped(bold)));
    else if (href === undefined) parts.push(element('br'));
    else {
      const attributes = { href: unescaped(href), target: '_blank', rel: 'noopener noreferrer' };
      parts.push(element('a', attributes, unescaped(label)));
    }
  }
  parts.push(unescaped(mrkdwn.slice(end)));
  return parts.filter((part) => part !== '');
}

/** @param {string} text */
const unescaped = (text) => text.replace(/&(?:amp|lt|gt);/g, (sign) => SIGNS[sign] ?? sign);
