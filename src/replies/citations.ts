import {
  type Cite,
  type DateText,
  type Fact,
  isOvertaken,
  knownAt,
  type Lang,
  type Library,
  newestCited,
  type Source,
  type SourceId,
  type Statement,
} from '../library/index.ts';
import type { CitedText, FactBlock, Mark, SourceNote } from './reply.ts';
import { wordsFor } from './words/index.ts';

/** Numbers the sources of one reply in the order in which its texts cite them. */
export class Citations {
  readonly #library: Library;
  readonly #lang: Lang;
  readonly #used = new Map<SourceId, Set<Cite['paragraph']>>();

  constructor(library: Library, lang: Lang) {
    this.#library = library;
    this.#lang = lang;
  }

  /** A statement in the reply's language, with its citations numbered. */
  text(statement: Pick<Statement, Lang | 'cites'>): CitedText {
    return { text: statement[this.#lang], marks: statement.cites.map((cite) => this.#mark(cite)) };
  }

  /** A fact as it is always shown: with its label, and a disputed one with all its sides. */
  fact(fact: Fact): FactBlock {
    const label = factLabel(fact, this.#library, this.#lang);
    const common = { kind: 'fact', fact: fact.id, status: fact.status, label } as const;
    if (fact.status !== 'disputed') return { ...common, ...this.text(fact), sides: [] };
    const sides = fact.sides.map((side) => this.text(side));
    return { ...common, text: fact[this.#lang], marks: [], sides };
  }

  /** The sources used so far, in the order of their numbers. */
  list(): SourceNote[] {
    return [...this.#used].flatMap(([id, paragraphs]) => {
      const source = this.#library.sources.get(id);
      return source ? sourceNote(source, [...paragraphs], this.#lang) : [];
    });
  }

  /** The date of the newest of the sources used so far; null: none shows one. */
  newestSource(): DateText | null {
    const cites = [...this.#used.keys()].map((source): Cite => ({ source, paragraph: null }));
    return newestCited(cites, this.#library);
  }

  #mark({ source, paragraph }: Cite): Mark {
    const paragraphs = this.#used.get(source) ?? new Set<Cite['paragraph']>();
    this.#used.set(source, paragraphs.add(paragraph));
    return { n: [...this.#used.keys()].indexOf(source) + 1, paragraph };
  }
}

/** What stands before a fact: that it is open, or what was known then; null: nothing. */
export function factLabel(fact: Fact, library: Library, lang: Lang): string | null {
  const { facts, overtaken, date } = wordsFor(lang);
  const open =
    fact.status === 'disputed' || fact.status === 'undecided' ? facts[fact.status] : null;
  if (!isOvertaken(fact, library)) return open;
  const known = knownAt(fact, library);
  const then =
    known === null
      ? overtaken.heading
      : fact.until === undefined
        ? overtaken.knownIn(date(known), known.length === 10)
        : overtaken.heldUntil(date(known));
  return open === null ? then : overtaken.openThen(open, then);
}

/** A citation as a text shows it: "[1¶4]", or "[1]" where the source is cited as a whole. */
export const markText = ({ n, paragraph }: Mark): string =>
  paragraph === null ? `[${n}]` : `[${n}¶${paragraph}]`;

/** A source in the words of a language, with the paragraphs that are used of it. */
export function sourceNote(
  source: Source,
  paragraphs: readonly Cite['paragraph'][],
  lang: Lang,
): SourceNote {
  const words = wordsFor(lang);
  return {
    source: source.id,
    publisher: source.publisher[lang],
    title: source.title ?? (source.about ? words.about(source.about[lang]) : null),
    date: source.date === null ? words.undated : words.date(source.date),
    genre: words.sourceKinds[source.kind],
    url: source.url ?? null,
    place: words.listOf([placeIn(paragraphs, lang), ...(source.url ? [] : [words.noLink])]),
  };
}

/** Paragraphs of a source in words: "¶ 1–3, 7"; without any, that it was seen in part. */
export function placeIn(paragraphs: readonly Cite['paragraph'][], lang: Lang): string {
  const words = wordsFor(lang);
  const numbers = paragraphs.filter((paragraph) => paragraph !== null);
  return numbers.length > 0 ? words.paragraphs(rangesOf(numbers)) : words.seenInPart;
}

/** "1–3, 7" for 7, 1, 2, 3. */
function rangesOf(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const n of numbers.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && n <= last.to + 1) last.to = n;
    else ranges.push({ from: n, to: n });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
