import type { Fact, FactId, Lang, Library } from '../library/index.ts';
import { ANSWER_THRESHOLD } from './answerability/index.ts';
import type { Meaning } from './meaning/index.ts';
import type { Match } from './ranking/index.ts';

/** How near a question is to facts in meaning, from 0 to 1. A fact that is not in it is not known to be near. */
export type Similarities = ReadonlyMap<FactId, number>;

/** A question that words alone do not decide. */
type Undecided = {
  readonly question: string;
  readonly lang: Lang;
  /** Facts as words rank them. */
  readonly ranked: readonly Fact[];
};

/** What is known of questions beyond their words, and who takes note of those that need it. */
export type SecondStage = {
  readonly similaritiesTo: (question: string, lang: Lang) => Similarities | null;
  readonly note: (undecided: Undecided) => void;
};

/** For those who ask no second stage. */
export const WORDS_ALONE: SecondStage = { similaritiesTo: () => null, note: () => {} };

/** Below this confidence words alone are sure enough that nothing fits. */
const HOPELESS = 0.02;
/** With less of a lead over the next fact, the first may well be the second. */
const CLEAR_LEAD = 0.1;

/** So many of the first facts by words are looked at for whether their questions decide. */
const FIRST_FACTS = 3;

/**
 * Whether words alone leave open what answers a question, if anything. Where the first facts list as many questions as
 * count, words decide: measured on the shipped briefs, a comparison of meanings mends no more answers there than it
 * spoils, and the model takes 100 MB.
 */
export function isUndecided(
  confidence: number,
  lead: number,
  ranked: readonly Pick<Match, 'density'>[],
): boolean {
  if (ranked.slice(0, FIRST_FACTS).every(({ density }) => density === 1)) return false;
  const isUnsure = confidence >= HOPELESS && confidence < ANSWER_THRESHOLD;
  return isUnsure || (confidence >= ANSWER_THRESHOLD && lead < CLEAR_LEAD);
}

/** An answer to one question may lead to another about the next: so often, at most, the second stage is asked again. */
const MOST_ROUNDS = 3;

/**
 * Runs what answers questions by words; where some are left undecided, compares their meaning, and runs it again with
 * what came out. `run` does nothing but compute. Without `meaning` it is run once.
 */
export async function withSecondStage<T>(
  run: (stage: SecondStage) => T,
  library: Library,
  meaning: Meaning | null,
): Promise<T> {
  const known = new Map<string, Similarities>();
  const keyOf = (question: string, lang: Lang) => `${lang} ${question}`;
  for (let round = 0; ; round++) {
    const undecided: Undecided[] = [];
    const result = run({
      similaritiesTo: (question, lang) => known.get(keyOf(question, lang)) ?? null,
      note: (each) => undecided.push(each),
    });
    if (!meaning?.isAvailable || undecided.length === 0 || round === MOST_ROUNDS) return result;
    const before = known.size;
    for (const { question, lang, ranked } of undecided) {
      const found = await meaning.similarities(question, lang, library, ranked);
      if (found) known.set(keyOf(question, lang), found);
    }
    if (known.size === before) return result;
  }
}
