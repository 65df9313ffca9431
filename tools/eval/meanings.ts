import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMeaning, interpretMessage } from '../../src/answers/index.ts';
import { byTimer } from '../../src/answers/meaning/index.ts';
import type { SecondStage, Similarities } from '../../src/answers/second-stage.ts';
import { complain } from '../../src/cli/terminal.ts';
import type { Pack } from './packs.ts';

/** How near each question is to the facts of its pack in meaning, by language and question. */
export type Meanings = ReadonlyMap<string, Similarities>;

const meaningKey = (question: string, lang: string) => `${lang} ${question}`;

/** Packs with what the second stage makes of their questions: statements are the same however many asks are kept. */
export async function addMeanings(packs: readonly Pack[]): Promise<Pack[]> {
  const log = { info: complain, warn: complain };
  const cacheFolder = join(tmpdir(), 'briefing-bot-eval');
  const meaning = createMeaning({ folder: null, cacheFolder, patience: null, after: byTimer, log });
  try {
    const done: Pack[] = [];
    for (const pack of packs) {
      const meanings = new Map<string, Similarities>();
      for (const { question, lang } of askedOf(pack)) {
        const found = await meaning.similarities(question, lang, pack.library, []);
        if (found) meanings.set(meaningKey(question, lang), found);
      }
      done.push({ ...pack, meanings });
    }
    return done;
  } finally {
    await meaning.close();
  }
}

/** Every question that is read out of the messages of a pack. */
function askedOf({ rows, library }: Pack) {
  const asked: { readonly question: string; readonly lang: 'en' | 'ja' }[] = [];
  const stage: SecondStage = {
    similaritiesTo(question, lang) {
      asked.push({ question, lang });
      return null;
    },
    note: () => {},
  };
  for (const { question, lang } of rows) interpretMessage(question, lang, library, null, stage);
  return asked;
}

/** What `withSecondStage` does, where all is known beforehand: what words leave undecided is looked up. */
export function withMeanings<T>(run: (stage: SecondStage) => T, meanings: Meanings): T {
  const undecided = new Set<string>();
  const result = run({
    similaritiesTo: () => null,
    note: ({ question, lang }) => undecided.add(meaningKey(question, lang)),
  });
  if (undecided.size === 0 || meanings.size === 0) return result;
  return run({
    similaritiesTo(question, lang) {
      const key = meaningKey(question, lang);
      return undecided.has(key) ? (meanings.get(key) ?? null) : null;
    },
    note: () => {},
  });
}
