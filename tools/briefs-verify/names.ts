import type { Source } from '../../src/library/schema.ts';
import { withoutDates } from './dates.ts';
import { isFigure } from './figures.ts';
import type { Tables } from './tables.ts';
import { indexOfRun, type Word, withoutQuotations, wordsOf } from './words.ts';

/** Words that inside sentences always have a capital, publishers' names aside: names, then. */
export function alwaysCapital(
  texts: readonly string[],
  publishers: readonly string[],
): ReadonlySet<string> {
  const inside = texts
    .flatMap((text) => publishers.reduce(without, wordsOf(text)))
    .filter(({ opens }) => !opens);
  const lower = new Set(textsOf(inside.filter((word) => !hasCapital(word))));
  const capital = textsOf(inside.filter(hasCapital));
  return new Set(capital.filter((word) => !lower.has(word.toLowerCase())));
}

/** The names that a publisher goes by: "The Japan News (Yomiuri Shimbun)" has two. */
export const publisherNames = ({ publisher }: Source): readonly string[] =>
  publisher.en.split(/ [–-] | \(|\)/);

/**
 * The names in an English text that the evidence does not have. Names of the publishers cited may
 * always be used; `spellings` let another form in the evidence stand for the one in the text.
 */
export function namesMissing(
  text: string,
  evidence: string,
  given: {
    readonly publishers: readonly string[];
    readonly spellings: Tables['spellings'];
    readonly names: ReadonlySet<string>;
  },
): readonly string[] {
  const borne = textsOf(wordsOf(evidence));
  const known = new Set(borne.map(singular));
  const allowed = given.spellings
    .filter(({ source }) => source.some((form) => indexOfRun(textsOf(wordsOf(form)), borne) >= 0))
    .map(({ brief }) => brief);
  const own = wordsOf(withoutDates(withoutQuotations(text)));
  const missing = [...given.publishers, ...allowed]
    .reduce(without, own)
    .filter((word) => hasCapital(word) && (!word.opens || given.names.has(word.text)))
    .filter((word) => !isFigure(word.text) && !known.has(singular(word.text)));
  return [...new Set(textsOf(missing))];
}

const textsOf = (words: readonly Word[]) => words.map((word) => word.text);
const singular = (word: string) => word.replace(/(?<=\p{L}{3})s$/u, '');
const hasCapital = (word: Word) => /^\p{Lu}/u.test(word.text);

/** The words without every occurrence of a phrase. */
function without(words: readonly Word[], phrase: string): readonly Word[] {
  const run = textsOf(wordsOf(phrase));
  if (run.length === 0) return words;
  const start = indexOfRun(run, textsOf(words));
  if (start < 0) return words;
  return [...words.slice(0, start), ...without(words.slice(start + run.length), phrase)];
}
