import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Library } from '../../src/library/library.ts';
import { loadLibrary } from '../../src/library/loading/index.ts';
import type { FactId } from '../../src/library/schema.ts';
import type { Meanings } from './meanings.ts';
import {
  isAnswerable,
  type Row,
  readPackQuestions,
  readQuestions,
  rightFactsOf,
  type Split,
} from './questions.ts';

/** A question with the facts each of which alone would be a right answer. */
export type PackRow = Row & { readonly right: ReadonlySet<FactId> };

/** A folder of briefs with questions on it. */
export type Pack = {
  readonly name: string;
  readonly library: Library;
  readonly rows: readonly PackRow[];
  /** What the second stage makes of the questions; empty: words alone answer. */
  readonly meanings: Meanings;
};

/** The briefs that come with the bot; their questions are those of test/eval. */
export const SHIPPED = 'briefs';
/** In every other folder of briefs the questions on it lie beside the briefs. */
const QUESTIONS = 'questions.jsonl';
const PARENTS = ['examples', 'test/eval/packs'];

/**
 * Questions of people who saw the statements of the shipped briefs and nothing else: two to four a fact and language,
 * and about half as many beside them that look answerable and are not.
 */
const READERS = 'test/eval/readers.jsonl';

/** The shipped briefs with the questions of those readers, as a pack of its own. */
export const readersOf = ({ library }: Pack): Pack =>
  packOf('readers', library, readPackQuestions(READERS, library));

/** Every folder of briefs in the repository that there are questions on, the shipped one first. */
export function packFolders(): string[] {
  const others = PARENTS.filter((parent) => existsSync(parent)).flatMap((parent) =>
    readdirSync(parent)
      .toSorted()
      .map((name) => join(parent, name))
      .filter((folder) => existsSync(join(folder, QUESTIONS))),
  );
  return [SHIPPED, ...others];
}

/** Loads a folder of briefs with its questions; of the shipped one those of these splits. Throws for a faulty one. */
export async function loadPack(folder: string, splits: readonly Split[]): Promise<Pack> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`there is no folder ${folder}`);
  }
  const { library, problems } = await loadLibrary(folder);
  if (!library || problems.length > 0) {
    throw new Error(`${folder} has faults; BRIEFS_DIR=${folder} npm run briefs:lint tells them`);
  }
  const questions = join(folder, QUESTIONS);
  const isShipped = resolve(folder) === resolve(SHIPPED);
  if (!isShipped && !existsSync(questions)) throw new Error(`there is no ${questions}`);
  const rows = isShipped ? splits.flatMap(readQuestions) : readPackQuestions(questions, library);
  return packOf(basename(folder), library, rows);
}

const packOf = (name: string, library: Library, rows: readonly Row[]): Pack => ({
  name,
  library,
  meanings: new Map(),
  rows: rows.map((row) => ({
    ...row,
    right: isAnswerable(row) ? rightFactsOf(row, library) : new Set(),
  })),
});
