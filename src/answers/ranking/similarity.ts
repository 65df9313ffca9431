import type { FactIndex, Lines, LineTokens, PackedLists } from '../index/index.ts';
import { type QueryTerm, WORTH } from '../index/index.ts';

/**
 * A term of the question with what it contributes to which variants (counted through all query terms); `number`: counted
 * through the terms of the question, `worth`: the most that a variant with it is worth.
 */
type TermOfQuestion = {
  readonly term: number;
  readonly number: number;
  readonly variants: number[];
  readonly shares: number[];
  worth: number;
};

/** How a line's token matches the question. */
type TokenMatch = {
  /** Its weight, as far as it matches. */
  readonly weight: number;
  /** How much of the question it meets alone. */
  readonly recall: number;
  /** The terms of the question that it has. */
  readonly terms: readonly TermOfQuestion[];
};

/** What is known of a token: none of its terms is in the question; some are; from `KNOWN` on, the number of its match. */
const NONE = 0;
const SOME = 1;
const KNOWN = 2;

/** Recall counts more than precision: a word of the question left out is worse than one that it lacks. */
const BETA = 1.6;
const BETA_SQUARED = BETA ** 2;
/** From here on a name is met: by a part of it. */
const HALF = 0.5;

/** A question to be compared with many lines. The same tokens come in line after line, so each is matched once. */
export class Question {
  readonly queryTerms: readonly QueryTerm[];
  /** The weight of all query terms; 0 where no word of the question matters. */
  readonly total: number;
  readonly #tokens: LineTokens;
  readonly #termList: TermOfQuestion[] = [];
  readonly #terms = new Map<number, TermOfQuestion>();
  /** Per last byte of a term, whether a term of the question may be meant: most others are told from them by that. */
  readonly #mayBeTerm = new Uint8Array(256);
  readonly #queryTermOfVariant: readonly number[];
  readonly #weights: readonly number[];
  /** Per token, what is known of it. */
  readonly #known: Int32Array;
  readonly #tokenMatches: TokenMatch[] = [];
  /** How far the line in hand meets each variant, and each query term by the best of its variants. */
  readonly #variants: Float64Array;
  readonly #met: Float64Array;
  /** Per term of the question, the last of the lines matched (counted through) that has it. */
  readonly #lastMatched: Int32Array;
  #matched = 0;
  /** Per term of the question, whether one of the lines compared since `startFact` has it. */
  readonly #seen: Uint8Array;

  constructor(
    queryTerms: readonly QueryTerm[],
    { tokensOf, tokens }: Pick<FactIndex, 'tokensOf' | 'tokens'>,
  ) {
    this.queryTerms = queryTerms;
    this.total = weightOf(queryTerms);
    this.#tokens = tokens;
    this.#weights = queryTerms.map(({ weight }) => weight);
    this.#known = new Int32Array(tokens.weights.length);
    this.#met = new Float64Array(queryTerms.length);
    const queryTermOfVariant: number[] = [];
    for (let queryTerm = 0; queryTerm < queryTerms.length; queryTerm++) {
      for (const { terms, worth } of queryTerms[queryTerm]?.variants ?? []) {
        const variant = queryTermOfVariant.length;
        const share = worth / terms.length;
        for (const number of terms) {
          if (number < 0) continue;
          const term = this.#termOf(number);
          term.variants.push(variant);
          term.shares.push(share);
          if (worth > term.worth) term.worth = worth;
        }
        queryTermOfVariant.push(queryTerm);
      }
    }
    this.#queryTermOfVariant = queryTermOfVariant;
    this.#variants = new Float64Array(queryTermOfVariant.length);
    this.#lastMatched = new Int32Array(this.#termList.length);
    this.#seen = new Uint8Array(this.#termList.length);
    for (const { term } of this.#termList) {
      const end = tokensOf.starts[term + 1] ?? 0;
      for (let i = tokensOf.starts[term] ?? 0; i < end; i++) {
        this.#known[tokensOf.values[i] ?? 0] = SOME;
      }
    }
  }

  /** From here on, lines that the question is compared with are those of one fact. */
  startFact(): void {
    for (let i = 0; i < this.#seen.length; i++) this.#seen[i] = 0;
  }

  /**
   * The similarity of the question and a line, from 0 to 1: an F-measure, precision and recall in one. 0 for a line
   * whose similarity is surely no higher than `floor`.
   */
  similarityTo({ tokens, weights }: Lines, line: number, floor = 0): number {
    const weight = weights[line] ?? 0;
    let used = 0;
    let mostRecall = 0;
    let matches = 0;
    const end = tokens.starts[line + 1] ?? 0;
    for (let i = tokens.starts[line] ?? 0; i < end; i++) {
      const tokenMatch = this.#tokenMatchOf(tokens.values[i] ?? 0);
      if (tokenMatch === null) continue;
      used += tokenMatch.weight;
      mostRecall += tokenMatch.recall;
      matches++;
      const { terms } = tokenMatch;
      for (let k = 0; k < terms.length; k++) this.#seen[terms[k]?.number ?? 0] = 1;
    }
    if (weight === 0) return 0;
    const precision = used / weight;
    const most = fMeasure(precision, Math.min(mostRecall, 1));
    if (most <= floor) return 0;
    // What one token meets alone is known; what several meet together may overlap.
    if (matches === 1) return most;
    return fMeasure(precision, this.#recallOfLine(tokens, line));
  }

  /*
   * How far something meets each query term, from 0 to 1. `met` is raised to it where it is less, so that several things
   * can be taken together.
   */

  /** One line. */
  raiseByLine(met: Float64Array, { tokens }: Lines, line: number): void {
    this.#recallOfLine(tokens, line);
    this.#raise(met, 1);
  }

  /** Whether a line has all names that the question has. */
  hasItsNames({ tokens }: Lines, line: number): boolean {
    this.#recallOfLine(tokens, line);
    return this.queryTerms.every(({ isName }, i) => !isName || (this.#met[i] ?? 0) >= HALF);
  }

  /** A set of terms, which count as so much of what they are. */
  raiseByTerms(met: Float64Array, terms: Int32Array, worth: number): void {
    this.#startOver();
    for (let i = 0; i < terms.length; i++) {
      const known = this.#knownTerm(terms[i] ?? -1);
      if (known) this.#add(known);
    }
    this.#raise(met, worth);
  }

  /** All lines together that it has been compared with since `startFact`. */
  raiseByFact(met: Float64Array): void {
    this.#startOver();
    for (const term of this.#termList) if (this.#seen[term.number] === 1) this.#add(term);
    this.#raise(met, 1);
  }

  /** The share of the question's weight that is met, from 0 to 1. */
  shareOf(met: ArrayLike<number>): number {
    let sum = 0;
    for (let queryTerm = 0; queryTerm < this.queryTerms.length; queryTerm++) {
      sum += (this.queryTerms[queryTerm]?.weight ?? 0) * (met[queryTerm] ?? 0);
    }
    return sum / this.total;
  }

  #termOf(term: number): TermOfQuestion {
    const known = this.#terms.get(term);
    if (known) return known;
    const number = this.#termList.length;
    const added = { term, number, variants: [], shares: [], worth: 0 };
    this.#termList.push(added);
    this.#terms.set(term, added);
    this.#mayBeTerm[term & 0xff] = 1;
    return added;
  }

  #knownTerm(term: number): TermOfQuestion | undefined {
    return this.#mayBeTerm[term & 0xff] === 1 ? this.#terms.get(term) : undefined;
  }

  /** The share of the question that a line meets; `#met` is how far each query term. */
  #recallOfLine({ starts, values }: PackedLists, line: number): number {
    this.#startOver();
    this.#matched++;
    let recall = 0;
    const end = starts[line + 1] ?? 0;
    for (let i = starts[line] ?? 0; i < end; i++) {
      const tokenMatch = this.#tokenMatchOf(values[i] ?? 0);
      if (tokenMatch === null) continue;
      for (const term of tokenMatch.terms) {
        if (this.#lastMatched[term.number] === this.#matched) continue;
        this.#lastMatched[term.number] = this.#matched;
        recall += this.#add(term);
      }
    }
    return recall / this.total;
  }

  #tokenMatchOf(token: number): TokenMatch | null {
    const known = this.#known[token] ?? NONE;
    if (known === NONE) return null;
    if (known >= KNOWN) return this.#tokenMatches[known - KNOWN] ?? null;
    const tokenMatch = this.#findTokenMatch(token);
    this.#known[token] = KNOWN + this.#tokenMatches.length;
    this.#tokenMatches.push(tokenMatch);
    return tokenMatch;
  }

  #findTokenMatch(token: number): TokenMatch {
    const { starts, values } = this.#tokens.terms;
    const found: TermOfQuestion[] = [];
    const start = starts[token] ?? 0;
    const own = this.#tokens.own[token] ?? 0;
    const end = starts[token + 1] ?? 0;
    let itself = 0;
    let meant = 0;
    for (let i = start; i < end; i++) {
      const term = this.#knownTerm(values[i] ?? 0);
      if (!term) continue;
      found.push(term);
      if (i < start + own) itself += term.worth;
      else if (term.worth > meant) meant = term.worth;
    }
    const worth = Math.max(itself / own, Math.min(meant, WORTH.meaning));
    const weight = (this.#tokens.weights[token] ?? 0) * worth;
    return { weight, recall: this.#recallOf(found), terms: found };
  }

  #recallOf(terms: TokenMatch['terms']): number {
    this.#startOver();
    let recall = 0;
    for (const term of terms) recall += this.#add(term);
    return recall / this.total;
  }

  #raise(met: Float64Array, worth: number): void {
    for (let queryTerm = 0; queryTerm < met.length; queryTerm++) {
      const here = (this.#met[queryTerm] ?? 0) * worth;
      if (here > (met[queryTerm] ?? 0)) met[queryTerm] = here;
    }
  }

  /** These are a dozen numbers: to go over them takes less time than to call `fill`. */
  #startOver(): void {
    const variants = this.#variants;
    const met = this.#met;
    for (let i = 0; i < variants.length; i++) variants[i] = 0;
    for (let i = 0; i < met.length; i++) met[i] = 0;
  }

  /** Adds what a term contributes; gives how much more weight of the question is met by it. */
  #add({ variants, shares }: TermOfQuestion): number {
    let gained = 0;
    for (let i = 0; i < variants.length; i++) {
      const variant = variants[i] ?? 0;
      const sum = (this.#variants[variant] ?? 0) + (shares[i] ?? 0);
      this.#variants[variant] = sum;
      const queryTerm = this.#queryTermOfVariant[variant] ?? 0;
      const before = this.#met[queryTerm] ?? 0;
      const met = Math.min(sum, 1);
      if (met <= before) continue;
      this.#met[queryTerm] = met;
      gained += (met - before) * (this.#weights[queryTerm] ?? 0);
    }
    return gained;
  }
}

/** The weight of query terms together. */
export const weightOf = (queryTerms: readonly QueryTerm[]): number =>
  queryTerms.reduce((sum, { weight }) => sum + weight, 0);

function fMeasure(precision: number, recall: number): number {
  const below = BETA_SQUARED * precision + recall;
  return below === 0 ? 0 : ((1 + BETA_SQUARED) * precision * recall) / below;
}
