import type { Block, Mark, Reply } from '../../reply/reply.ts';
import { type Words, wordsFor } from '../../reply/words/index.ts';
import { cutBlock } from './cut-block.ts';
import { drawBlock, drawSource } from './draw-block.ts';
import { COMFORT, LIMITS } from './limits.ts';

/** The texts of one page. */
export type PageText = {
  readonly body: string;
  /** The sources that the page's citations name; empty where it cites none. */
  readonly sources: string;
  /** The briefs that are listed on it. */
  readonly topics: readonly string[];
};

/** What stays together on a page: a block, with what belongs to it. */
type Unit = {
  readonly blocks: readonly Block[];
  readonly text: string;
  readonly sources: readonly number[];
  readonly topics: readonly string[];
};

/**
 * The pages of a reply: cut between blocks only, so that a fact, its sides and its citations stay
 * together, each page with the sources that it cites. `around` is how many characters every page has
 * besides. Pages come out about equally long.
 */
export function paginate(reply: Reply, blocks: readonly Block[], around: number): PageText[] {
  const words = wordsFor(reply.lang);
  const book = new Book(reply, words, LIMITS.text - around);
  const units = unitsOf(blocks, words).flatMap((unit) => {
    if (book.fits([unit], 'short')) return [unit];
    return unitsOf(
      unit.blocks.flatMap((block) => cutBlock(block, words)),
      words,
    );
  });
  return evenly(book, units, COMFORT[reply.lang]).map((page) => book.draw(page));
}

/** As few pages as are comfortable, and of those as even ones as can be had. */
function evenly(book: Book, units: readonly Unit[], comfort: number): Unit[][] {
  if (units.length === 0) return [[]];
  const few = book.pages(units, comfort);
  const average = lengthOf(units) / few.length;
  for (let most = average; most < comfort; most += comfort / 20) {
    const pages = book.pages(units, most);
    if (pages.length <= few.length) return pages;
  }
  return few;
}

function unitsOf(blocks: readonly Block[], words: Words): Unit[] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last && belongsTo(last.at(-1), block)) last.push(block);
    else groups.push([block]);
  }
  return groups.map((group) => unitOf(group, words));
}

/** A heading stands above what follows it, and a warning below the topic that it is about. */
function belongsTo(above: Block | undefined, block: Block): boolean {
  return above?.kind === 'heading' || isAboutTopic(above, block);
}

function unitOf(blocks: readonly Block[], words: Words): Unit {
  return {
    blocks,
    text: blocks.map((block, i) => lines(block, blocks[i - 1], words)).join('\n'),
    sources: [...new Set(blocks.flatMap(marksOf).map(({ n }) => n))],
    topics: blocks.flatMap((block) => (block.kind === 'topic' ? block.brief : [])),
  };
}

function isAboutTopic(above: Block | undefined, block: Block): boolean {
  return above?.kind === 'topic' && block.kind === 'notice' && block.tone === 'warning';
}

/** List items stand close together, paragraphs apart; what belongs to an item is indented. */
function lines(block: Block, above: Block | undefined, words: Words): string {
  const text = drawBlock(block, words);
  if (isAboutTopic(above, block)) return `  ${text}`;
  return block.kind === 'notice' || block.kind === 'statement' ? `\n${text}\n` : text;
}

function marksOf(block: Block): readonly Mark[] {
  if (block.kind === 'statement') return block.marks;
  return block.kind === 'fact' ? [block, ...block.sides].flatMap(({ marks }) => marks) : [];
}

/** Puts units on pages, knowing how long the sources are that each brings along. */
class Book {
  readonly #room: number;
  readonly #heading: string;
  /** The line of each source, in full and short. */
  readonly #lines: readonly Readonly<Record<Form, string>>[];

  constructor({ citations }: Reply, words: Words, room: number) {
    this.#room = room;
    this.#heading = `-# **${words.sourcesHeading}**`;
    this.#lines = citations.map((note, i) => ({
      full: drawSource(note, i + 1, words, false),
      short: drawSource(note, i + 1, words, true),
    }));
  }

  /** Whether units fit on a page, with their sources in that form. */
  fits(units: readonly Unit[], form: Form): boolean {
    const sources = this.#sourcesOf(units, form).reduce((sum, line) => sum + line.length + 1, 0);
    return lengthOf(units) + this.#heading.length + sources <= this.#room;
  }

  /** As many units a page as read well; one that does not stands alone. */
  pages(units: readonly Unit[], comfort: number): Unit[][] {
    const pages: Unit[][] = [];
    for (const unit of units) {
      const last = pages.at(-1);
      const joined = [...(last ?? []), unit];
      if (last && lengthOf(joined) <= comfort && fewTopics(joined) && this.fits(joined, 'full')) {
        last.push(unit);
      } else pages.push([unit]);
    }
    return pages;
  }

  draw(units: readonly Unit[]): PageText {
    const text = units.map((unit) => unit.text).join('\n');
    const lines = this.#sourcesOf(units, this.fits(units, 'full') ? 'full' : 'short');
    return {
      body: text.replace(/\n{3,}/g, '\n\n').trim(),
      sources: lines.length > 0 ? [this.#heading, ...lines].join('\n') : '',
      topics: units.flatMap(({ topics }) => topics),
    };
  }

  #sourcesOf(units: readonly Unit[], form: Form): string[] {
    const used = new Set(units.flatMap(({ sources }) => sources));
    return this.#lines.flatMap((line, i) => (used.has(i + 1) ? line[form] : []));
  }
}

type Form = 'full' | 'short';

const lengthOf = (units: readonly Unit[]) =>
  units.reduce((sum, { text }) => sum + text.length + 1, 0);

const fewTopics = (units: readonly Unit[]) =>
  units.reduce((sum, { topics }) => sum + topics.length, 0) <= LIMITS.selectOptions;
