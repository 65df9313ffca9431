import { styleText } from 'node:util';
import {
  type Action,
  type Block,
  pictureAddress,
  type Reply,
  type SourceNote,
} from '../../replies/index.ts';
import { type Words, wordsFor } from '../../replies/words/index.ts';
import { cited, topicsOffered } from './plain.ts';
import { wrap } from './wrap.ts';

export type TerminalStyle = {
  /** Width in display columns. */
  readonly columns: number;
  readonly color: boolean;
};

type Style = Parameters<typeof styleText>[0];

/** A reply as plain text for a terminal: wrapped by display width, citations numbered and listed. */
export function renderText(reply: Reply, terminal: TerminalStyle): string {
  const words = wordsFor(reply.lang);
  const page = new Page(terminal);
  if (reply.title) page.line(reply.title, 'bold');
  if (reply.title && reply.asOf) page.line(reply.asOf, 'dim');
  for (const block of reply.blocks) renderBlock(page, block, words);
  for (const { label, topic } of topicsOffered(reply)) page.item('• ', [`${label}  (${topic})`]);
  if (!reply.title && reply.asOf) page.line(reply.asOf, 'dim');
  if (reply.page) page.item('', [reply.page.url, ...pictureOf(reply)], 'dim');
  if (reply.citations.length > 0) {
    page.gap();
    page.line(words.sourcesHeading, 'bold');
    reply.citations.forEach((note, i) => {
      page.item(`[${i + 1}] `, sourceLines(note, words));
    });
  }
  if (!reply.blocks.some(({ kind }) => kind === 'topic')) renderChoices(page, reply.actions);
  return page.text();
}

/** Where the picture of a reply is, if the public pages have an origin; a terminal shows none. */
function pictureOf({ picture, page, lang }: Reply): string[] {
  if (!picture || !page) return [];
  return [new URL(pictureAddress(picture, lang, 'png'), page.url).href];
}

function renderBlock(page: Page, block: Block, words: Words): void {
  switch (block.kind) {
    case 'notice':
      page.gap();
      page.line(block.tone === 'warning' ? `! ${block.text}` : block.text, toneStyle[block.tone]);
      break;
    case 'heading':
      page.gap();
      page.line(block.text, 'bold');
      break;
    case 'statement':
      page.gap();
      page.line(block.label, 'bold');
      page.line(cited(block));
      break;
    case 'fact':
      page.item('• ', [(block.label ? block.label + words.colon : '') + cited(block)]);
      for (const side of block.sides) page.item('  – ', [cited(side)]);
      break;
    case 'near':
      page.gap();
      page.line(`! ${block.text}`, toneStyle.warning);
      for (const fact of block.facts) {
        page.item('  ~ ', [(fact.label ? fact.label + words.colon : '') + cited(fact)]);
        for (const side of fact.sides) page.item('    – ', [cited(side)]);
      }
      page.gap();
      break;
    case 'topic':
      page.item('• ', [`${block.title}  (${block.note})`]);
      break;
    case 'source':
      page.gap();
      page.item('• ', [...sourceLines(block, words), ...(block.also ? [block.also.label] : [])]);
      for (const { text } of block.also?.facts ?? []) page.item('  – ', [text]);
      if (block.also?.more) page.item('  – ', [block.also.more]);
      break;
    case 'subscription':
      page.item('• ', [
        [block.when, `#${block.channel}`, block.id].join(words.dot),
        ...block.lines,
        ...(block.link ? [block.link.url] : []),
      ]);
      break;
    case 'term':
      page.item('• ', [block.name + words.colon + cited(block)]);
      break;
    case 'usage':
      page.item('  ', [`${block.usage}  ${block.note}`]);
      break;
  }
}

const toneStyle = { warning: 'yellow', info: 'dim' } as const;

function sourceLines(note: SourceNote, words: Words): string[] {
  return [
    words.source(note.publisher, note.date, note.genre, note.place),
    note.title ?? words.untitled,
    ...(note.url ? [note.url] : []),
  ];
}

/** The topics that a menu would offer, by the name to type. */
function renderChoices(page: Page, actions: readonly Action[]): void {
  for (const action of actions) {
    if (action.kind !== 'select') continue;
    page.gap();
    page.line(action.label, 'bold');
    for (const { label, run } of action.choices) {
      page.item('• ', [`${label}  (${run.options.topic})`]);
    }
  }
}

/** An address is never broken: a terminal makes it clickable only in one piece. */
const isAddress = (text: string) => /^https?:\/\/\S+$/.test(text);

/** Lines of text within a width, with styles only where colour is wanted. */
class Page {
  readonly #terminal: TerminalStyle;
  readonly #lines: string[] = [];

  constructor(terminal: TerminalStyle) {
    this.#terminal = terminal;
  }

  /** An empty line, but never two. */
  gap(): void {
    if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('');
  }

  line(text: string, style?: Style): void {
    this.item('', [text], style);
  }

  /** Texts one below the other, hanging behind a bullet. */
  item(bullet: string, texts: readonly string[], style?: Style): void {
    const indent = ' '.repeat(bullet.length);
    const columns = this.#terminal.columns - bullet.length;
    const wrapped = texts.flatMap((text) => (isAddress(text) ? [text] : wrap(text, columns)));
    wrapped.forEach((text, i) => {
      const full = (i === 0 ? bullet : indent) + text;
      this.#lines.push(
        style && this.#terminal.color ? styleText(style, full, { validateStream: false }) : full,
      );
    });
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}
