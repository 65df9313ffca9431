import { oneLine } from '../../shared/rendering/index.ts';

/** Bold, links, headings, quotes, code, spoilers, mentions, emoji, timestamps: how they begin. */
const SPECIAL = /[\\*_~|`[\]<>@#]|:(?=\/\/|[^\s:]*:)/g;
/** A list at the beginning of a line: "- ", "+ ", "1. ". */
const LIST = /^([-+]|\d+\.)/;

/**
 * Text so that Discord shows it as it is: nothing in it becomes markup, a link, an emoji or a ping.
 * It comes out on one line, without control characters and marks that turn the direction of writing.
 * Source: https://support.discord.com/hc/en-us/articles/210298617 (Markdown Text 101)
 */
export function escaped(raw: string): string {
  return oneLine(raw)
    .replace(SPECIAL, '\\$&')
    .replace(LIST, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

/** A link that shows no preview; an address that is too long to send is left out. */
export function link(label: string, url: string): string {
  const address = new URL(url).href.replace(/[()]/g, (char) => (char === '(' ? '%28' : '%29'));
  const shown = escaped(oneLine(label).replaceAll('[', '(').replaceAll(']', ')'));
  return address.length > LONGEST_ADDRESS ? shown : `[${shown}](<${address}>)`;
}

const LONGEST_ADDRESS = 500;
