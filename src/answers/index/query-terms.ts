import { memoisePer } from '../../library/index.ts';
import {
  frequencyRank,
  isVagueWorth,
  ownTermsOf,
  type Segments,
  soughtKanji,
  type Token,
  tokenise,
} from '../text/index.ts';
import { type FactIndex, isInFacts } from './types.ts';

/** A word of the question that matters, with the variants that may stand for it in a fact. */
export type QueryTerm = {
  readonly shown: string;
  /** Its weight in the question. */
  readonly weight: number;
  /**
   * The word itself, its meanings, parts of a name, words with the same kanji: each of one or more terms that
   * contribute equally.
   */
  readonly variants: readonly Variant[];
  /** False for a word that the library has never seen, nor anything of its meaning. */
  readonly known: boolean;
  /** A name of the glossary. */
  readonly isName: boolean;
  /** A word that could stand in any question. */
  readonly isVague: boolean;
};

/** `worth`: how good a match it is, from 0 to 1. */
type Variant = { readonly terms: readonly number[]; readonly worth: number };

/** A word of the same meaning is good, if not as good as the word itself; one with the same kanji may be one. */
export const WORTH = { itself: 1, meaning: 0.65, partOfName: 0.5, sameKanji: 0.5 } as const;

/** A question has a handful; of a text with more, those that weigh most are looked at. */
const MOST_QUERY_TERMS = 60;

/**
 * The words of a (normalised) question that matter, matched to the terms of the index. `segments`: those of the question,
 * where it is Japanese and they are known.
 */
export function queryTermsOf(
  question: string,
  index: FactIndex,
  segments: Segments | null = null,
): QueryTerm[] {
  const all = tokenise(question, index.lang, index.phrases, segments);
  const tokens = all.filter(({ worth }) => worth > 0);
  const known = KNOWN(index);
  const byShown = new Map<string, QueryTerm>();
  for (const token of tokens) {
    let queryTerm = known.get(token);
    if (queryTerm === undefined) {
      queryTerm = queryTermOf(token, index);
      known.set(token, queryTerm);
    }
    byShown.set(queryTerm.shown, queryTerm);
  }
  const different = [...byShown.values()];
  if (different.length <= MOST_QUERY_TERMS) return different;
  return different.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_QUERY_TERMS);
}

/** The same words come in question after question: each is matched to the index once. */
const KNOWN = memoisePer((_: FactIndex) => new WeakMap<Token, QueryTerm>());

function queryTermOf(token: Token, index: FactIndex): QueryTerm {
  const numbers = (terms: readonly string[]) => terms.map((term) => index.terms.get(term) ?? -1);
  const own = numbers(ownTermsOf(token));
  const meanings = numbers(token.meanings.filter((meaning) => meaning.startsWith('~')));
  const isName = token.meanings.some((meaning) => meaning.startsWith('§'));
  const variants: Variant[] = [
    ...(isName
      ? own.map((term) => ({ terms: [term], worth: WORTH.itself }))
      : [{ terms: own, worth: WORTH.itself }]),
    ...meanings.map((term) => ({ terms: [term], worth: WORTH.meaning })),
    ...(isName ? [{ terms: numbers(token.terms), worth: WORTH.partOfName }] : []),
  ];
  const isMet = ({ terms }: Variant) => terms.some((term) => term >= 0);
  const certain = variants.filter(isMet);
  const related = numbers(soughtKanji(token))
    .map((term) => ({ terms: [term], worth: WORTH.sameKanji }))
    .filter(isMet);
  const met = [...certain, ...related];
  const known = certain.some(({ terms }) => terms.some((term) => isInFacts(term, index)));
  const weight = met.length > 0 ? weightOf(met, index) : unknownWeight(token, index);
  return {
    shown: token.shown,
    weight: weight * token.worth,
    variants: met,
    known,
    isName,
    isVague: isVagueWorth(token.worth),
  };
}

/** A word that no fact has: the commoner it is in any talk, the less hangs on it. */
function unknownWeight({ shown, worth }: Token, index: FactIndex): number {
  if (worth < 1) return index.unknownWeight * UNKNOWN_VAGUE;
  const rank = index.lang === 'en' ? frequencyRank(shown) : null;
  const step = COMMON.find(({ below }) => rank !== null && rank < below);
  return index.unknownWeight * (step?.worth ?? 1);
}

/** "till", "2": what could stand in any question and stands in no fact says next to nothing. */
const UNKNOWN_VAGUE = 0.3;

const COMMON = [
  { below: 1000, worth: 0.4 },
  { below: 3000, worth: 0.7 },
] as const;

/** A word matters as much as what it stands for is rare: first the word itself, else its meaning. */
function weightOf(variants: readonly Variant[], index: FactIndex): number {
  const mean = ({ terms }: Variant) =>
    terms.reduce((sum, term) => sum + (index.weights[term] ?? index.unknownWeight), 0) /
    Math.max(terms.length, 1);
  const [first] = variants;
  if (first && first.worth === WORTH.itself) return mean(first);
  return Math.max(...variants.map(mean));
}
