import {
  type Block,
  type CitedText,
  markText,
  type SourceBlock,
  type SourceNote,
} from '../../../replies/index.ts';
import type { Words } from '../../../replies/words/index.ts';
import { clip } from '../../shared/rendering/index.ts';
import { escaped, link } from './escape.ts';

/** More of a name, a title or a heading than this is left out; the schema allows less. */
const NAME = 300;
const HEADING = 200;

/** A block in Discord's markdown. */
export function renderBlock(block: Block, words: Words): string {
  switch (block.kind) {
    case 'notice':
      return block.tone === 'warning' ? `⚠️ ${escaped(block.text)}` : escaped(block.text);
    case 'heading':
      return `### ${escaped(clip(block.text, HEADING))}`;
    case 'statement':
      return `**${name(block.label)}**\n${cited(block, words)}`;
    case 'fact': {
      const label = block.label ? `**${name(block.label)}**${words.colon}` : '';
      const sides = block.sides.map((side) => `  - ${cited(side, words)}`);
      return [`- ${label}${cited(block, words)}`, ...sides].join('\n');
    }
    case 'near': {
      const facts = block.facts.map((fact) => renderBlock(fact, words).replace(/^/gm, '> '));
      return [`⚠️ ${escaped(block.text)}`, ...facts].join('\n');
    }
    case 'topic':
      return `- ${words.noted(`**${name(block.title)}**`, name(block.note))}`;
    case 'source':
      return [
        `- ${sourceLine(block, words)}`,
        `  ${titleOf(block, words)}`,
        ...alsoHere(block).map((line) => `  ${line}`),
      ].join('\n');
    case 'subscription': {
      const channel = /^\d+$/.test(block.channel) ? `<#${block.channel}>` : name(block.channel);
      const id = `\`${block.id.replaceAll('`', '')}\``;
      const below = [
        ...block.lines.map(name),
        ...(block.link ? [link(block.link.label, block.link.url)] : []),
      ];
      const head = [`**${name(block.when)}**`, channel, id].join(words.dot);
      return [`- ${head}`, ...below.map((line) => `  ${line}`)].join('\n');
    }
    case 'term':
      return `- **${name(block.name)}**${words.colon}${cited(block, words)}`;
    case 'usage':
      return `- **${name(block.usage)}**${words.colon}${name(block.note)}`;
  }
}

/** A source under its number; `short` leaves out all but the name and the date. */
export function renderSource(note: SourceNote, n: number, words: Words, short: boolean): string {
  const { publisher, date } = note;
  const shown = short
    ? words.listOf([escaped(clip(publisher, 60)), escaped(date)])
    : [sourceLine(note, words), titleOf(note, words)].join(words.dot);
  return `-# [${n}] ${shown}`;
}

/** What else rests on the same places of a source. */
function alsoHere({ also }: SourceBlock): string[] {
  if (!also) return [];
  const facts = also.facts.map(({ text }) => `- ${escaped(text)}`);
  return [escaped(also.label), ...facts, ...(also.more ? [`- ${escaped(also.more)}`] : [])];
}

const name = (raw: string) => escaped(clip(raw, NAME));

function cited({ text, marks }: CitedText, { joint }: Words): string {
  const shown = marks.map(markText).join('');
  return escaped(text) + (shown && joint + shown);
}

function sourceLine({ publisher, date, genre, place }: SourceNote, { source }: Words): string {
  return source(name(publisher), escaped(date), escaped(genre), clip(place, NAME));
}

function titleOf({ title, url }: SourceNote, words: Words): string {
  const shown = clip(title ?? words.untitled, NAME);
  return url ? link(shown, url) : escaped(shown);
}
