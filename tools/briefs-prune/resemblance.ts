import { indexFor, queryTermsOf } from '../../src/answers/index/index.ts';
import { Question } from '../../src/answers/ranking/index.ts';
import { normalise } from '../../src/answers/text/index.ts';
import type { Fact, Library } from '../../src/library/library.ts';
import type { FactId } from '../../src/library/schema.ts';
import type { Group } from './lines.ts';

/** How a question that people may ask is met by the lines of a group. */
export type Resemblance = {
  /** The weights of its query terms, together 1. */
  readonly weights: readonly number[];
  /** How far the fact's own statement meets each of them, from 0 to 1. */
  readonly inText: readonly number[];
  /** The lines that are like it at all, by number. */
  readonly lines: ReadonlyMap<
    number,
    { readonly similarity: number; readonly met: readonly number[] }
  >;
};

/** A line less like a question than this says nothing about it. */
const LEAST = 0.15;
const UNANSWERABLE = 'all-that-is-uncovered' as FactId;

/** Compares questions with the lines of a group as the engine does. The library has no line twice in a list. */
export function createComparison(library: Library) {
  const whole = withUnanswerable(library);
  return ({ fact, role, lang }: Group, questions: readonly string[]): Resemblance[] => {
    const index = indexFor(whole, lang);
    const number = index.facts.findIndex(({ id }) => id === (fact ?? UNANSWERABLE));
    const [text = 0, end = 0] = index.firstLines.slice(number, number + 2);
    const ofRole = role === 'corrects' ? 'corrects' : 'ask';
    const all = number < 0 ? [] : Array.from({ length: end - text }, (_, i) => text + i);
    const lines = all.filter((line) => index.lines.roleOf(line) === ofRole);
    return questions.map((question) => {
      const queryTerms = queryTermsOf(normalise(question), index);
      const asked = new Question(queryTerms, index);
      const metBy = (line: number) => {
        const met = new Float64Array(queryTerms.length);
        asked.raiseByLine(met, index.lines, line);
        return [...met];
      };
      const found = lines.flatMap((line, i) => {
        const similarity = asked.similarityTo(index.lines, line, LEAST);
        return similarity > LEAST ? [[i, { similarity, met: metBy(line) }] as const] : [];
      });
      return {
        weights: queryTerms.map(({ weight }) => weight / (asked.total || 1)),
        inText: fact && number >= 0 ? metBy(text) : [],
        lines: new Map(found),
      };
    });
  };
}

/** The unanswerable questions as those of one more fact, so that they are compared in the same way. */
function withUnanswerable(library: Library): Library {
  const [any] = library.facts.values();
  if (!any) return library;
  const { corrects: _, ...rest } = any;
  const { en, ja } = library.uncovered;
  const fact: Fact = { ...rest, id: UNANSWERABLE, asks: { en: [...en], ja: [...ja] } };
  return { ...library, facts: new Map(library.facts).set(UNANSWERABLE, fact) };
}
