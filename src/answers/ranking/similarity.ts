import type { FactIndex, Lines, LineTokens, PackedLists, Postings } from '../index/index.ts';
import { countAt, type QueryTerm, WORTH } from '../index/index.ts';

/** What a term contributes to which variant (counted through all query terms). */
type Contribution = { readonly variant: number; readonly worth: number; readonly share: number };

/** A term of the question with what it contributes; `number`: counted through the terms of the question. */
type TermOfQuestion = { readonly number: number; readonly contributions: Contribution[] };

/** How a line's token matches the question: how well, how much of the question it meets alone, by which of its terms. */
type TokenMatch = {
  readonly worth: number;
  readonly recall: number;
  readonly terms: readonly TermOfQuestion[];
};

/** What is known of a token; 0: none of its terms is in the question. */
const MATCHES = 1;
const LOOKED_AT = 2;

/** Recall counts more than precision: a word of the question left out is worse than one that it lacks. */
const BETA = 1.6;

/** A question to be compared with many lines. The same tokens come in line after line, so each is matched once. */
export class Question {
  readonly queryTerms: readonly QueryTerm[];
  /** The weight of all query terms; 0 where no word of the question matters. */
  readonly total: number;
  readonly #tokens: LineTokens;
  readonly #terms = new Map<number, TermOfQuestion>();
  readonly #queryTermOfVariant: readonly number[];
  readonly #seen: Uint8Array;
  readonly #tokenMatches = new Map<number, TokenMatch>();
  /** How far the line in hand meets each variant, and each query term by the best of its variants. */
  readonly #variants: Float64Array;
  readonly #met: Float64Array;
  /** Per term of the question, the last of the lines matched (counted through) that has it. */
  readonly #lastMatched: Int32Array;
  #matched = 0;

  constructor(
    queryTerms: readonly QueryTerm[],
    { tokensOf, tokens }: Pick<FactIndex, 'tokensOf' | 'tokens'>,
  ) {
    this.queryTerms = queryTerms;
    this.total = queryTerms.reduce((sum, { weight }) => sum + weight, 0);
    this.#tokens = tokens;
    this.#queryTermOfVariant = queryTerms.flatMap(({ variants }, queryTerm) =>
      variants.map(() => queryTerm),
    );
    this.#seen = new Uint8Array(tokens.weights.length);
    this.#variants = new Float64Array(this.#queryTermOfVariant.length);
    this.#met = new Float64Array(queryTerms.length);
    queryTerms
      .flatMap(({ variants }) => variants)
      .forEach(({ terms, worth }, variant) => {
        for (const term of terms) {
          if (term < 0) continue;
          const known = this.#terms.get(term) ?? { number: this.#terms.size, contributions: [] };
          known.contributions.push({ variant, worth, share: worth / terms.length });
          this.#terms.set(term, known);
        }
      });
    this.#lastMatched = new Int32Array(this.#terms.size);
    for (const term of this.#terms.keys()) {
      const end = tokensOf.starts[term + 1] ?? 0;
      for (let i = tokensOf.starts[term] ?? 0; i < end; i++) {
        this.#seen[tokensOf.values[i] ?? 0] = MATCHES;
      }
    }
  }

  /**
   * The similarity of the question and a line, from 0 to 1: an F-measure, precision and recall in one. 0 for a line
   * whose similarity is surely no higher than `floor`.
   */
  similarityTo({ tokens, weights }: Lines, line: number, floor = 0): number {
    const weight = weights[line] ?? 0;
    if (weight === 0) return 0;
    let used = 0;
    let mostRecall = 0;
    const end = tokens.starts[line + 1] ?? 0;
    for (let i = tokens.starts[line] ?? 0; i < end; i++) {
      const token = tokens.values[i] ?? 0;
      const tokenMatch = this.#tokenMatchOf(token);
      if (!tokenMatch) continue;
      used += (this.#tokens.weights[token] ?? 0) * tokenMatch.worth;
      mostRecall += tokenMatch.recall;
    }
    const precision = used / weight;
    if (fMeasure(precision, Math.min(mostRecall, 1)) <= floor) return 0;
    this.#matchLine(tokens, line);
    return fMeasure(precision, this.shareOf(this.#met));
  }

  /** How far a line meets each query term, from 0 to 1. */
  metBy({ tokens }: Lines, line: number): Float64Array {
    this.#matchLine(tokens, line);
    return this.#met.slice();
  }

  /** How far a set of terms meets each query term, from 0 to 1. */
  metByTerms(terms: Int32Array): Float64Array {
    this.#variants.fill(0);
    for (let i = 0; i < terms.length; i++) {
      const known = this.#terms.get(terms[i] ?? -1);
      if (known) this.#add(known.contributions);
    }
    this.#updateMet();
    return this.#met.slice();
  }

  /** How far all lines of a fact together meet each query term, from 0 to 1. */
  metByFact(fact: number, postings: Postings): Float64Array {
    this.#variants.fill(0);
    for (const [term, { contributions }] of this.#terms) {
      if (countAt(postings, term, fact) > 0) this.#add(contributions);
    }
    this.#updateMet();
    return this.#met.slice();
  }

  /** The share of the question's weight that is met, from 0 to 1. */
  shareOf(met: ArrayLike<number>): number {
    let sum = 0;
    for (let queryTerm = 0; queryTerm < this.queryTerms.length; queryTerm++) {
      sum += (this.queryTerms[queryTerm]?.weight ?? 0) * (met[queryTerm] ?? 0);
    }
    return sum / this.total;
  }

  #matchLine({ starts, values }: PackedLists, line: number): void {
    this.#variants.fill(0);
    this.#matched++;
    const end = starts[line + 1] ?? 0;
    for (let i = starts[line] ?? 0; i < end; i++) {
      const tokenMatch = this.#tokenMatchOf(values[i] ?? 0);
      if (!tokenMatch) continue;
      for (const { number, contributions } of tokenMatch.terms) {
        if (this.#lastMatched[number] === this.#matched) continue;
        this.#lastMatched[number] = this.#matched;
        this.#add(contributions);
      }
    }
    this.#updateMet();
  }

  #tokenMatchOf(token: number): TokenMatch | null {
    const seen = this.#seen[token];
    if (seen === LOOKED_AT) return this.#tokenMatches.get(token) ?? null;
    if (seen !== MATCHES) return null;
    const tokenMatch = this.#findTokenMatch(token);
    this.#seen[token] = LOOKED_AT;
    this.#tokenMatches.set(token, tokenMatch);
    return tokenMatch;
  }

  #findTokenMatch(token: number): TokenMatch {
    const { starts, values } = this.#tokens.terms;
    const found: TermOfQuestion[] = [];
    const worthOf = (number: number) => {
      const term = this.#terms.get(number);
      if (!term) return 0;
      found.push(term);
      let best = 0;
      for (const { worth } of term.contributions) if (worth > best) best = worth;
      return best;
    };
    const start = starts[token] ?? 0;
    const own = this.#tokens.own[token] ?? 0;
    let itself = 0;
    for (let i = start; i < start + own; i++) itself += worthOf(values[i] ?? 0);
    let meant = 0;
    for (let i = start + own; i < (starts[token + 1] ?? 0); i++) {
      meant = Math.max(meant, worthOf(values[i] ?? 0));
    }
    const worth = Math.max(itself / own, Math.min(meant, WORTH.meaning));
    return { worth, recall: this.#recallOf(found), terms: found };
  }

  #recallOf(terms: TokenMatch['terms']): number {
    this.#variants.fill(0);
    for (const { contributions } of terms) this.#add(contributions);
    this.#updateMet();
    return this.shareOf(this.#met);
  }

  #add(contributions: readonly Contribution[]): void {
    for (const { variant, share } of contributions)
      this.#variants[variant] = (this.#variants[variant] ?? 0) + share;
  }

  #updateMet(): void {
    this.#met.fill(0);
    for (let variant = 0; variant < this.#variants.length; variant++) {
      const queryTerm = this.#queryTermOfVariant[variant] ?? 0;
      const met = Math.min(this.#variants[variant] ?? 0, 1);
      if (met > (this.#met[queryTerm] ?? 0)) this.#met[queryTerm] = met;
    }
  }
}

function fMeasure(precision: number, recall: number): number {
  const beta2 = BETA ** 2;
  const below = beta2 * precision + recall;
  return below === 0 ? 0 : ((1 + beta2) * precision * recall) / below;
}
