import { lazily } from '../../../library/index.ts';
import { type Block, marksOf, type Reply, type SourceNote } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { cutBlock } from './cut-block.ts';

/**
 * How a platform renders what stays together on a page, and how much of it a page holds. `U` and `S` are
 * its own forms of blocks and of a source.
 */
export type PageLayout<U, S> = {
  /** As much of a page as reads well, without its sources; longer replies get more pages. */
  readonly preferredLength: number;
  /** So many listed briefs a page: as many as its menu can offer. */
  readonly mostTopics: number;
  render(blocks: readonly Block[]): U;
  /** The source of number `n`, in full or short. */
  renderSource(note: SourceNote, n: number, form: Form): S;
  /** How much is to be read, in the unit of `comfort`. */
  lengthOf(rendered: U): number;
  /** Whether a page holds all of this beside what every page has. */
  fits(rendered: readonly U[], sources: readonly S[]): boolean;
};

type Form = 'full' | 'short';

/** What stands on one page. */
export type PageParts<U, S> = {
  readonly rendered: readonly U[];
  /** The sources that the page's citations name. */
  readonly sources: readonly S[];
  /** The briefs that are listed on it. */
  readonly topics: readonly string[];
};

/** What stays together on a page: a block, with what belongs to it. */
type Unit<U> = {
  readonly blocks: readonly Block[];
  readonly rendered: U;
  readonly length: number;
  readonly sources: readonly number[];
  readonly topics: readonly string[];
};

/**
 * The pages of a reply: cut between blocks only, so that a fact, its sides and its citations stay
 * together, each page with the sources that it cites. Pages come out about equally long.
 */
export function paginate<U, S>(
  reply: Reply,
  blocks: readonly Block[],
  layout: PageLayout<U, S>,
): PageParts<U, S>[] {
  const words = wordsFor(reply.lang);
  const paginator = new Paginator(reply, layout);
  const units = paginator.unitsOf(blocks).flatMap((unit) => {
    if (paginator.fits([unit], 'full') || paginator.fits([unit], 'short')) return [unit];
    return paginator.unitsOf(unit.blocks.flatMap((block) => cutBlock(block, words)));
  });
  return evenly(paginator, units, layout.preferredLength).map((page) => paginator.partsOf(page));
}

/** As few pages as are comfortable, and of those as even ones as can be had. */
function evenly<U, S>(
  paginator: Paginator<U, S>,
  units: readonly Unit<U>[],
  preferredLength: number,
): Unit<U>[][] {
  if (units.length === 0) return [[]];
  const few = paginator.pages(units, preferredLength);
  const average = lengthOf(units) / few.length;
  for (let most = average; most < preferredLength; most += preferredLength / 20) {
    const pages = paginator.pages(units, most);
    if (pages.length <= few.length) return pages;
  }
  return few;
}

/** A heading stands above what follows it, and a warning below the topic that it is about. */
function belongsTo(above: Block | undefined, block: Block): boolean {
  return above?.kind === 'heading' || isAboutTopic(above, block);
}

/** Whether a block is a warning about the listed topic above it. */
export function isAboutTopic(above: Block | undefined, block: Block): boolean {
  return above?.kind === 'topic' && block.kind === 'notice' && block.tone === 'warning';
}

/** Puts units on pages, knowing the sources that each brings along. */
class Paginator<U, S> {
  readonly #layout: PageLayout<U, S>;
  /** Each source, in full and, where that is too long, short. */
  readonly #sources: readonly Readonly<Record<Form, () => S>>[];

  constructor({ citations }: Reply, layout: PageLayout<U, S>) {
    this.#layout = layout;
    this.#sources = citations.map((note, i) => ({
      full: lazily(() => layout.renderSource(note, i + 1, 'full')),
      short: lazily(() => layout.renderSource(note, i + 1, 'short')),
    }));
  }

  unitsOf(blocks: readonly Block[]): Unit<U>[] {
    const groups: Block[][] = [];
    for (const block of blocks) {
      const last = groups.at(-1);
      if (last && belongsTo(last.at(-1), block)) last.push(block);
      else groups.push([block]);
    }
    return groups.map((group) => this.#unitOf(group));
  }

  #unitOf(blocks: readonly Block[]): Unit<U> {
    const rendered = this.#layout.render(blocks);
    return {
      blocks,
      rendered,
      length: this.#layout.lengthOf(rendered),
      sources: [...new Set(blocks.flatMap(marksOf).map(({ n }) => n))],
      topics: blocks.flatMap((block) => (block.kind === 'topic' ? block.brief : [])),
    };
  }

  /** Whether units fit on a page, with their sources in that form. */
  fits(units: readonly Unit<U>[], form: Form): boolean {
    const rendered = units.map((unit) => unit.rendered);
    return this.#layout.fits(rendered, this.#sourcesOf(units, form));
  }

  /** As many units a page as read well; one that does not stands alone. */
  pages(units: readonly Unit<U>[], preferredLength: number): Unit<U>[][] {
    const pages: Unit<U>[][] = [];
    for (const unit of units) {
      const last = pages.at(-1);
      const joined = [...(last ?? []), unit];
      if (
        last &&
        lengthOf(joined) <= preferredLength &&
        this.#fewTopics(joined) &&
        this.fits(joined, 'full')
      ) {
        last.push(unit);
      } else pages.push([unit]);
    }
    return pages;
  }

  partsOf(units: readonly Unit<U>[]): PageParts<U, S> {
    return {
      rendered: units.map((unit) => unit.rendered),
      sources: this.#sourcesOf(units, this.fits(units, 'full') ? 'full' : 'short'),
      topics: units.flatMap(({ topics }) => topics),
    };
  }

  #sourcesOf(units: readonly Unit<U>[], form: Form): S[] {
    const used = new Set(units.flatMap(({ sources }) => sources));
    return this.#sources.flatMap((source, i) => (used.has(i + 1) ? source[form]() : []));
  }

  #fewTopics(units: readonly Unit<U>[]): boolean {
    return units.reduce((sum, { topics }) => sum + topics.length, 0) <= this.#layout.mostTopics;
  }
}

const lengthOf = (units: readonly Unit<unknown>[]) =>
  units.reduce((sum, { length }) => sum + length, 0);
