import { buildLibrary, type Library } from '../../../src/library/library.ts';
import type {
  BriefFile,
  Cite,
  FactEntry,
  Lang,
  LibraryFile,
  Source,
} from '../../../src/library/schema.ts';

/** How large a made-up library is; the schema would allow none of it. */
export type Growth = {
  /** What its texts are made of, and how many characters long each is. */
  readonly seed: string;
  readonly length: number;
  readonly facts: number;
  readonly sides: number;
  readonly cites: number;
  readonly sources: number;
  readonly briefs: number;
};

/** A library of very long texts with very many citations; the first brief has all the facts. */
export function grown(how: Growth): Library {
  const long = both(`${how.seed}. `.repeat(how.length).slice(0, how.length));
  const name = both(how.seed.repeat(how.length).slice(0, Math.ceil(how.length / 5)));
  const cites = Array.from({ length: how.cites }, (_, i) => ({
    source: `source-${i % how.sources}`,
    paragraph: 100 + i,
  })) as Cite[];
  const statement = { ...long, cites };
  const facts = Array.from({ length: how.facts }, (_, i): FactEntry => {
    const base = { id: `fact-${i}` as FactEntry['id'], ...long, date: '2025-03' as never };
    if (i % 3 > 0) return { ...base, status: 'reported', cites };
    return { ...base, status: 'disputed', sides: Array(how.sides).fill(statement) };
  });
  const sources = Array.from({ length: how.sources }, (_, i) => ({
    id: `source-${i}`,
    publisher: name,
    title: i % 2 === 0 ? name.en : null,
    date: '2025-03-30',
    url: `https://example.org/${'path/'.repeat(i * 5)}`,
    kind: 'press',
    paragraphs: 999,
  })) as unknown as Source[];
  const briefs = Array.from({ length: how.briefs }, (_, i) => ({
    id: `brief-${i}`,
    title: name,
    aliases: { en: [], ja: [] },
    checked: '2026-01-01',
    reviewBy: '2026-06-30',
    bottomLine: statement,
    whyItMatters: statement,
    facts: i === 0 ? facts : [],
    terms: ['term'],
    related: Array.from({ length: how.briefs }, (_, n) => `brief-${n}`),
  })) as unknown as BriefFile[];
  const settings = {
    title: name,
    groups: [],
    glossary: [{ id: 'term', label: name, definition: statement, en: [name.en], ja: [name.ja] }],
  } as unknown as LibraryFile;
  return buildLibrary({ version: 'grown', settings, sources, briefs });
}

const both = (text: string): Record<Lang, string> => ({ en: text, ja: text });
