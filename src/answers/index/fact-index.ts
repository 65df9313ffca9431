import { type Lang, type Library, memoisePer } from '../../library/index.ts';
import { memoiseTaskPer, runToEnd } from '../tasks/index.ts';
import { prepareEverydayWords } from '../text/index.ts';
import { buildIndex } from './build-index.ts';
import { openIndex } from './open-index.ts';
import type { FactIndex, IndexData } from './types.ts';

/** The index of a snapshot in a language that it is written in. What is not built yet is built before this returns. */
export const indexFor = (library: Library, lang: Lang): FactIndex => OPENED[lang](library);

/**
 * Builds the indexes of a snapshot in every language in slices, so that `indexFor` has them at hand, and reads what
 * questions need besides; for a question that comes meanwhile the rest is done at once. Stops where it is when `signal` is aborted.
 */
export async function prepareIndexes(library: Library, signal?: AbortSignal): Promise<void> {
  for (const lang of library.languages) await BUILT[lang].runInSlices(library, signal);
  await prepareEverydayWords(signal);
}

/** The indexes of a snapshot as plain data, to be kept in a file: of each language that it is written in. */
export type IndexesData = ReadonlyMap<Lang, IndexData>;

/** The indexes of a snapshot as plain data; what is not built yet is built before this returns. */
export const indexesData = (library: Library): IndexesData =>
  new Map(library.languages.map((lang) => [lang, BUILT[lang].get(library)]));

/** Takes the indexes that were made of the same snapshot before. */
export function restoreIndexes(library: Library, indexes: IndexesData): void {
  for (const [lang, data] of indexes) BUILT[lang].set(library, data);
}

/** Indexes the facts of a library in a language, without a pause. */
export const indexAnew = (library: Library, lang: Lang): FactIndex =>
  openIndex(runToEnd(buildIndex(library, lang)), library, lang);

const BUILT = {
  en: memoiseTaskPer((library: Library) => buildIndex(library, 'en')),
  ja: memoiseTaskPer((library: Library) => buildIndex(library, 'ja')),
} as const;

const opening = (lang: Lang) =>
  memoisePer((library: Library) => openIndex(BUILT[lang].get(library), library, lang));

const OPENED = { en: opening('en'), ja: opening('ja') } as const;
