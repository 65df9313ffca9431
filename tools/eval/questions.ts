import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { citesOf, type Fact, type Library, textsOf } from '../../src/library/library.ts';
import type { FactId, Lang } from '../../src/library/schema.ts';

export const SPLITS = ['dev', 'test'] as const;
export type Split = (typeof SPLITS)[number];

const row = z.strictObject({
  id: z.string(),
  /** Of the questions on the shipped briefs only: those of another pack are all for measuring. */
  split: z.enum(SPLITS).optional(),
  lang: z.enum(['en', 'ja']),
  kind: z.string(),
  question: z.string(),
  /** Groups of alternatives: a right answer contains one of each group. None: unanswerable. */
  expect: z.array(z.array(z.string())).optional(),
  /** Paragraphs (or sources held in part) that support a right answer; one of them must be cited. */
  sources: z.array(z.string()).optional(),
  /** The facts each of which alone is a right answer, where they are known. */
  facts: z.array(z.string()).optional(),
});

export type Row = z.infer<typeof row>;

/** What a row names in `sources`: a paragraph, or a whole source where that is cited. */
export const placeOf = (source: string, paragraph: number | null) =>
  paragraph === null ? source : `${source}#${paragraph}`;

const readRows = (file: URL | string): Row[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => row.parse(JSON.parse(line)));

const FILES = ['english', 'japanese', 'unanswerable', 'later', 'later-region', 'later-second'];

/** The questions of a split, from test/eval. */
export const readQuestions = (split: Split): Row[] => FILES.flatMap((name) => rowsOf(name, split));

/**
 * The harder ones beside them, by authors who knew the sources alone: most ask about what the sources tell for a detail
 * that they do not tell. They are counted apart, so that the figures of the others stay comparable.
 */
export const readDetails = (split: Split): Row[] => rowsOf('details', split);

const rowsOf = (name: string, split: Split) =>
  readRows(new URL(`../../test/eval/${name}.jsonl`, import.meta.url)).filter(
    (each) => each.split === split,
  );

/**
 * The questions of a pack, from a file of its own. Throws where one names a fact that the library lacks: it would count
 * as a miss for ever.
 */
export function readPackQuestions(file: string, library: Library): Row[] {
  const rows = readRows(file);
  for (const { id, facts = [] } of rows) {
    const lost = facts.find((fact) => !library.facts.has(fact as FactId));
    if (lost !== undefined)
      throw new Error(`${file}: ${id} names the fact "${lost}", which is no more`);
  }
  return rows;
}

export const isAnswerable = ({ expect, facts }: Pick<Row, 'expect' | 'facts'>) =>
  expect !== undefined || facts !== undefined;

/** Whether a text holds what a right answer must, compared after NFKC and without case. */
export function isRight(text: string, { expect }: Pick<Row, 'expect'>): boolean {
  if (!expect) return false;
  const plain = (part: string) => part.normalize('NFKC').toLowerCase();
  const said = plain(text);
  return expect.every((group) => group.some((part) => said.includes(plain(part))));
}

/** Whether facts, shown in a language, answer a question: one is named as its answer, or they say what is expected. */
export function areRight(facts: readonly Fact[], lang: Lang, row: Row): boolean {
  if (facts.some(({ id }) => row.facts?.includes(id))) return true;
  return isRight(facts.flatMap((fact) => textsOf(fact, lang)).join('\n'), row);
}

/**
 * The facts each of which alone is a right answer: those that the question names; where it names none, those that say
 * what is expected and cite one of its paragraphs. None where it takes several facts to say it.
 */
export function rightFactsOf(row: Row, library: Library): ReadonlySet<FactId> {
  if (row.facts) return new Set(row.facts as FactId[]);
  const supports = (fact: Fact) =>
    citesOf(fact).some(({ source, paragraph }) =>
      row.sources?.includes(placeOf(source, paragraph)),
    );
  return new Set(
    [...library.facts.values()]
      .filter((fact) => supports(fact) && isRight(textsOf(fact, row.lang).join('\n'), row))
      .map(({ id }) => id),
  );
}
