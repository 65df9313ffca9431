import { type Block, type CitedText, markText, type SourceNote } from '../../../replies/index.ts';
import type { Words } from '../../../replies/words/index.ts';
import { clip, isAboutTopic, oneLine } from '../../shared/rendering/index.ts';
import { asTyped } from './command-line.ts';
import { addressOf, escaped, link } from './escape.ts';
import type { Inline } from './payload.ts';

/** More of a name, a title or a heading than this is left out; the schema allows less. */
const NAME = 300;
const HEADING = 200;

/** A line of rich text: a paragraph of its own, or an item of a list. */
export type Part = {
  readonly kind: 'paragraph' | 'item';
  /** How deep an item stands: 0 or 1. */
  readonly indent: number;
  /** An item with a bar beside it, as of what is quoted. */
  readonly isQuoted?: boolean;
  readonly elements: readonly Inline[];
};

/** A block as lines of rich text; `above`: the one it belongs to. */
export function renderBlock(block: Block, above: Block | undefined, words: Words): Part[] {
  switch (block.kind) {
    case 'notice': {
      const shown = text(block.tone === 'warning' ? `⚠️ ${block.text}` : block.text);
      return isAboutTopic(above, block) ? [item([shown], 1)] : [paragraph([shown])];
    }
    case 'heading':
      return [paragraph([bold(clip(block.text, HEADING))])];
    case 'statement':
      return [paragraph([bold(name(block.label)), LINE_BREAK, between(cited(block, words))])];
    case 'fact': {
      const label = block.label ? [bold(name(block.label)), between(words.colon)] : [];
      return [
        item([...label, between(cited(block, words))]),
        ...block.sides.map((side) => item([between(cited(side, words))], 1)),
      ];
    }
    case 'near': {
      const facts = block.facts.flatMap((fact) => renderBlock(fact, undefined, words));
      return [
        paragraph([text(`⚠️ ${block.text}`)]),
        ...facts.map((part) => ({ ...part, isQuoted: true })),
      ];
    }
    case 'topic':
      return [item([bold(name(block.title)), between(words.noted('', oneLine(name(block.note))))])];
    case 'source':
      return [
        item([
          bold(name(block.publisher)),
          between(sourceOf(block, '', words)),
          LINE_BREAK,
          ...titleOf(block, words),
          ...(block.also ? [LINE_BREAK, text(block.also.label)] : []),
        ]),
        ...(block.also?.facts ?? []).map((fact) => item([text(fact.text)], 1)),
        ...(block.also?.more ? [item([text(block.also.more)], 1)] : []),
      ];
    case 'subscription': {
      const address = block.link && addressOf(block.link.url);
      const below: Inline[][] = [
        ...block.lines.map((line) => [text(name(line))]),
        ...(address ? [[{ type: 'link', url: address, text: block.link.label } as const]] : []),
      ];
      return [
        item([
          bold(name(block.when)),
          between(words.dot),
          { type: 'channel', channel_id: block.channel },
          between(words.dot),
          { type: 'text', text: oneLine(block.id), style: { code: true } },
        ]),
        ...below.map((elements) => item(elements, 1)),
      ];
    }
    case 'term':
      return [item([bold(name(block.name)), between(words.colon), between(cited(block, words))])];
    case 'usage':
      return [
        item([bold(name(asTyped(block.usage))), between(words.colon), text(name(block.note))]),
      ];
  }
}

/** A source under its number, in mrkdwn; `short` leaves out all but the name and the date. */
export function renderSource(note: SourceNote, n: number, words: Words, short: boolean): string {
  if (short) {
    const { publisher, date } = note;
    return `[${n}] ${words.listOf([escaped(clip(publisher, 60)), escaped(date)])}`;
  }
  const title = escaped(clip(note.title ?? words.untitled, NAME));
  const shown = note.url ? link(title, note.url) : title;
  return `[${n}] ${escaped(sourceOf(note, name(note.publisher), words))}${words.dot}${shown}`;
}

/** A text with its citation marks: "… [1¶4][2¶7]". */
export function cited({ text: said, marks }: CitedText, { joint }: Words): string {
  const shown = marks.map(markText).join('');
  return (oneLine(said) || NOTHING) + (shown && joint + shown);
}

const sourceOf = ({ date, genre, place }: SourceNote, publisher: string, { source }: Words) =>
  source(publisher, date, genre, clip(place, NAME));

function titleOf({ title, url }: SourceNote, words: Words): Inline[] {
  const shown = oneLine(clip(title ?? words.untitled, NAME)) || words.untitled;
  const address = url ? addressOf(url) : null;
  return [address ? { type: 'link', url: address, text: shown } : text(shown)];
}

const paragraph = (elements: readonly Inline[]): Part => ({
  kind: 'paragraph',
  indent: 0,
  elements,
});
const item = (elements: readonly Inline[], indent = 0): Part => ({
  kind: 'item',
  indent,
  elements,
});

const name = (raw: string) => clip(raw, NAME);
const LINE_BREAK: Inline = { type: 'text', text: '\n' };
/** What has nothing to be seen in it still stands for something. */
const NOTHING = '–';

const bold = (raw: string): Inline => ({
  type: 'text',
  text: oneLine(raw) || NOTHING,
  style: { bold: true },
});

/** What stands between two parts of a line, its blanks kept. */
const between = (shown: string): Inline => ({ type: 'text', text: shown });

const text = (raw: string): Inline => ({ type: 'text', text: oneLine(raw) || NOTHING });
