import { oneLine } from '../../shared/rendering/index.ts';

/**
 * Signs that would style a text, for which Slack knows no escape: each gives way to one that looks
 * alike. A word joiner keeps `:name:` from becoming an emoji.
 */
const LOOK_ALIKE: Readonly<Record<string, string>> = { '*': '∗', _: '＿', '~': '∼', '`': 'ˋ' };
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Text so that Slack's mrkdwn shows it as it is: nothing in it becomes markup, a link, an emoji or a
 * ping. It comes out on one line.
 * Source: https://docs.slack.dev/messaging/formatting-message-text
 */
export function escaped(raw: string): string {
  return oneLine(raw)
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign)
    .replace(/[*_~`]/g, (sign) => LOOK_ALIKE[sign] ?? sign)
    .replace(/:(?=[\w+-]+:)/g, ':\u2060');
}

/** A link; an address that is too long to send is left out. `shown` is mrkdwn already. */
export function link(shown: string, url: string): string {
  const address = addressOf(url);
  return address === null
    ? shown
    : `<${address.replaceAll('&', '&amp;')}|${shown.replaceAll('|', '¦')}>`;
}

/** An address as Slack takes it, or null where it is too long. */
export function addressOf(url: string): string | null {
  const address = new URL(url).href.replace(/[<>|]/g, encodeURIComponent);
  return address.length > LONGEST_ADDRESS ? null : address;
}

const LONGEST_ADDRESS = 500;
