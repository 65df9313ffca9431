import type { Fact, Lang } from '../../library/index.ts';
import type { Phrases, QuestionType, Vocabulary } from '../text/index.ts';
import type { HoldsAnswerType } from './answer-types.ts';

/** One text as the index sees it: what a fact says, a question it answers, or one that no source answers. */
export type Line = {
  readonly role: 'text' | 'ask' | 'corrects' | 'unanswerable';
  /** The type of a question; found out when it is first needed. */
  readonly type: () => QuestionType;
  readonly tokens: readonly LineToken[];
  /** The sum of the weights of its tokens. */
  readonly weight: number;
};

/** A token of a line: its own terms, those of its meanings, and how distinctive it is. */
export type LineToken = {
  /** Counted from 0 through the index: the same token of two lines is the same object. */
  readonly id: number;
  readonly own: readonly number[];
  readonly meanings: readonly number[];
  readonly weight: number;
};

/** A fact with its lines. */
export type Entry = {
  readonly fact: Fact;
  readonly lines: readonly Line[];
  /** Terms of the brief's names and of the publishers cited: they help, but say nothing alone. */
  readonly context: Int32Array;
  /** Terms of its text and of all questions that it answers. */
  readonly allTerms: Int32Array;
};

/** Where a term occurs: entries or lines by number, in order, with the saturated term frequency in each (0 to 1). */
export type Postings = {
  readonly places: Int32Array;
  readonly saturation: Float64Array;
};

/** All facts of a library in one language, ready for questions. */
export type FactIndex = {
  readonly lang: Lang;
  readonly phrases: Phrases;
  readonly vocabulary: Vocabulary;
  readonly holdsAnswerType: HoldsAnswerType;
  readonly entries: readonly Entry[];
  /** How many different tokens the lines are made of. */
  readonly tokens: number;
  /** Per term, the ids of the tokens that have it. */
  readonly tokensOf: readonly Int32Array[];
  /** The number of a term, or undefined for one that the library has never seen. */
  readonly terms: ReadonlyMap<string, number>;
  /** The weight of each term (inverse document frequency): the rarer, the more. */
  readonly weights: Float64Array;
  /** Per term, the log-odds that a question with it is answerable: above 0 it rather is, below rather not. */
  readonly classLogOdds: Float64Array;
  /** The weight of a term that the library has never seen. */
  readonly unknownWeight: number;
  /** Per term, the entries that have it. */
  readonly postings: readonly Postings[];
  /** Questions that no source answers; their postings are per term too. */
  readonly unanswerable: {
    readonly lines: readonly Line[];
    readonly postings: readonly Postings[];
  };
};

/** Whether a fact has a term; those of unanswerable questions are numbered too. */
export const isInFacts = (term: number, { postings }: Pick<FactIndex, 'postings'>): boolean =>
  (postings[term]?.places.length ?? 0) > 0;
