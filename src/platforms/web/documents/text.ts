import {
  type Block,
  type CitedText,
  markText,
  type Reply,
  type SourceBlock,
  type SourceNote,
  wordsOf,
} from '../../../replies/index.ts';
import type { Words } from '../../../replies/words/index.ts';
import { LISTED } from './render-reply.ts';

/** How a text is marked up. */
type Markup = {
  readonly title: (text: string) => string;
  readonly heading: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly plain: (text: string) => string;
  readonly item: string;
  readonly inner: string;
  readonly link: (label: string, url: string) => string;
};

/** What would be markup in running text (https://spec.commonmark.org/0.31.2/#backslash-escapes). */
const escaped = (text: string) => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');

const MARKDOWN: Markup = {
  title: (text) => `# ${escaped(text)}`,
  heading: (text) => `## ${escaped(text)}`,
  strong: (text) => `**${escaped(text)}**`,
  plain: escaped,
  item: '- ',
  inner: '  - ',
  link: (label, url) => `[${escaped(label)}](<${url}>)`,
};

const bare = (text: string) => text;
const PLAIN: Markup = {
  ...{ title: bare, heading: bare, strong: bare, plain: bare },
  item: '• ',
  inner: '  – ',
  link: (label, url) => `${label} ${url}`,
};

/** A reply as Markdown (CommonMark), to pass on: every statement with its citations, and its sources below. */
export const renderMarkdown = (reply: Reply): string => renderAs(reply, MARKDOWN);

/** The same as plain text. */
export const renderPlainText = (reply: Reply): string => renderAs(reply, PLAIN);

function renderAs(reply: Reply, markup: Markup): string {
  const words = wordsOf(reply);
  const paragraphs: string[][] = [];
  let above: Block['kind'] | null = null;
  for (const block of reply.blocks) {
    const lines = linesOf(block, words, markup);
    const isNext = above === block.kind && LISTED.has(block.kind);
    if (isNext) paragraphs.at(-1)?.push(...lines);
    else paragraphs.push(lines);
    above = block.kind;
  }
  const sources = reply.citations.map((note, i) => `${i + 1}. ${sourceLine(note, words, markup)}`);
  const all = [
    ...(reply.title ? [[markup.title(reply.title)]] : []),
    ...(reply.asOf ? [[markup.plain(reply.asOf)]] : []),
    ...paragraphs,
    ...(sources.length > 0 ? [[markup.heading(words.sourcesHeading)], sources] : []),
    ...(reply.page ? [[markup.link(reply.page.label, reply.page.url)]] : []),
  ];
  return `${all
    .filter(({ length }) => length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** A source on one line: who, when and where in it, and what it is called. */
function sourceLine(note: SourceNote, words: Words, { plain, link }: Markup): string {
  const named = note.title ?? words.untitled;
  const shown = note.url ? link(named, note.url) : plain(named);
  const where = words.source(note.publisher, note.date, note.genre, note.place);
  return `${plain(where)}${words.colon}${shown}`;
}

/** What else rests on the same places of a source. */
const alsoHere = ({ also }: SourceBlock): string[] =>
  also ? [...also.facts.map(({ text }) => text), ...(also.more ? [also.more] : [])] : [];

function linesOf(block: Block, words: Words, markup: Markup): string[] {
  const { plain, strong, item, inner } = markup;
  const cited = ({ text, marks }: CitedText) =>
    marks.length > 0 ? `${plain(text)}${words.joint}${marks.map(markText).join('')}` : plain(text);
  switch (block.kind) {
    case 'notice':
      return [plain(block.text)];
    case 'heading':
      return [markup.heading(block.text)];
    case 'statement':
      return [markup.heading(block.label), '', cited(block)];
    case 'fact': {
      const label = block.label ? `${strong(block.label)}${words.colon}` : '';
      return [
        `${item}${label}${cited(block)}`,
        ...block.sides.map((side) => `${inner}${cited(side)}`),
      ];
    }
    case 'near':
      return [
        plain(block.text),
        '',
        ...block.facts.flatMap((fact) => linesOf(fact, words, markup)),
      ];
    case 'topic':
      return [`${item}${words.noted(strong(block.title), plain(block.note))}`];
    case 'source':
      return [
        `${item}${sourceLine(block, words, markup)}`,
        ...(block.also ? [`  ${plain(block.also.label)}`] : []),
        ...alsoHere(block).map((line) => `${inner}${plain(line)}`),
      ];
    case 'term':
      return [`${item}${strong(block.name)}${words.colon}${cited(block)}`];
    case 'usage':
      return [`${item}${strong(block.usage)}${words.colon}${plain(block.note)}`];
    case 'subscription':
      return [`${item}${plain([block.when, block.channel, ...block.lines].join(words.dot))}`];
  }
}
