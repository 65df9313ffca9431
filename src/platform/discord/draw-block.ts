import type { Block, CitedText, SourceNote } from '../../reply/reply.ts';
import type { Words } from '../../reply/words/index.ts';
import { clip } from '../shared/clip.ts';
import { escaped, link } from './escape.ts';

/** More of a name, a title or a heading than this is left out; the schema allows less. */
const NAME = 300;
const HEADING = 200;

/** A block in Discord's markdown. */
export function drawBlock(block: Block, words: Words): string {
  switch (block.kind) {
    case 'notice':
      return block.tone === 'warning' ? `⚠️ ${escaped(block.text)}` : escaped(block.text);
    case 'heading':
      return `### ${escaped(clip(block.text, HEADING))}`;
    case 'statement':
      return `**${name(block.label)}**\n${cited(block)}`;
    case 'fact': {
      const label = block.label ? `**${name(block.label)}:** ` : '';
      return [`- ${label}${cited(block)}`, ...block.sides.map((side) => `  - ${cited(side)}`)].join(
        '\n',
      );
    }
    case 'topic':
      return `- **${name(block.title)}** · ${name(block.note)}`;
    case 'source':
      return `- ${sourceLine(block)}\n  ${titleOf(block, words)}`;
    case 'term':
      return `- **${name(block.name)}**: ${escaped(block.note)}`;
    case 'usage':
      return `- **${name(block.usage)}** · ${name(block.note)}`;
  }
}

/** A source under its number; `short` leaves out all but the name and the date. */
export function drawSource(note: SourceNote, n: number, words: Words, short: boolean): string {
  if (short) return `-# [${n}] ${escaped(clip(note.publisher, 60))}, ${escaped(note.date)}`;
  return `-# [${n}] ${sourceLine(note)} · ${titleOf(note, words)}`;
}

const name = (raw: string) => escaped(clip(raw, NAME));

function cited({ text, marks }: CitedText): string {
  const shown = marks.map(({ n, paragraph }) => `[${n}¶${paragraph}]`).join('');
  return shown === '' ? escaped(text) : `${escaped(text)} ${shown}`;
}

function sourceLine({ publisher, date, genre, paragraphs }: SourceNote): string {
  return `${name(publisher)}, ${escaped(date)} (${escaped(genre)}), ¶ ${clip(paragraphs, NAME)}`;
}

function titleOf({ title, url }: SourceNote, words: Words): string {
  const shown = clip(title ?? words.untitled, NAME);
  return url ? link(shown, url) : escaped(shown);
}
