import type { Fact, Lang } from '../../library/index.ts';
import type {
  Phrases,
  PhrasesData,
  QuestionType,
  StringTable,
  StringTableData,
  Vocabulary,
  VocabularyData,
} from '../text/index.ts';
import type { HoldsAnswerType } from './answer-types/index.ts';
import type { PackedLists } from './packed-lists.ts';

/*
 * The index of a library is numbers in flat arrays: terms, tokens, lines and facts are numbered, each from 0. An object
 * each would take several times the memory, and the garbage collector would walk through all of them.
 */

/** One text as the index sees it: what a fact says, a question it answers, or one that no source answers. */
export type LineRole = 'text' | 'ask' | 'corrects' | 'unanswerable';

export type Lines = Omit<LinesData, 'roles'> & {
  readonly roleOf: (line: number) => LineRole;
  /** The type of a line that is a question; found out when it is first needed. */
  readonly typeOf: (line: number) => QuestionType;
};

/** Lines as plain data. */
export type LinesData = {
  /** Per line, the number of its role. */
  readonly roles: Uint8Array;
  /** Per line, its tokens. */
  readonly tokens: PackedLists;
  /** Per line, the sum of the weights of its tokens. */
  readonly weights: Float64Array;
};

/** What lines are made of; the same token of two lines has one number. */
export type LineTokens = {
  /** Per token, its terms: its own, then those of its meanings. */
  readonly terms: PackedLists;
  /** Per token, how many terms are its own. */
  readonly own: Int32Array;
  /** Per token, how distinctive it is. */
  readonly weights: Float64Array;
};

/** Where each term occurs: places (facts, lines), in order, and how often in each. */
export type Postings = {
  /** How many places there are. */
  readonly size: number;
  /** Term t occurs in `places` from `starts[t]` to before `starts[t + 1]`. */
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly counts: Uint16Array;
  /** Per term, the greatest of its counts. */
  readonly mostCounts: Uint16Array;
};

/** All facts of a library in one language, ready for questions. */
export type FactIndex = Numbers & {
  readonly lang: Lang;
  readonly phrases: Phrases;
  readonly vocabulary: Vocabulary;
  readonly holdsAnswerType: HoldsAnswerType;
  readonly facts: readonly Fact[];
  readonly lines: Lines;
  /** The number of each term; undefined for one that the library has never seen. */
  readonly terms: Pick<StringTable, 'get' | 'has'>;
  /** Questions that no source answers; their postings are per term too. */
  readonly unanswerable: { readonly lines: Lines; readonly postings: Postings };
};

/** An index as plain data, to be kept in a file; with the library it was made from, it is opened again. */
export type IndexData = Numbers & {
  readonly phrases: PhrasesData;
  readonly vocabulary: VocabularyData;
  readonly terms: StringTableData;
  readonly lines: LinesData;
  readonly unanswerable: {
    /** Per line, the number of its question among those of the library that no source answers. */
    readonly questions: Int32Array;
    readonly lines: LinesData;
    readonly postings: Postings;
  };
};

/** What of an index is numbers. */
type Numbers = {
  /** The lines of fact f are those from `firstLines[f]` to before `firstLines[f + 1]`; the first of them is its text. */
  readonly firstLines: Int32Array;
  /** Per fact, the terms of its brief's names and of the publishers cited: they help, but say nothing alone. */
  readonly contexts: readonly Int32Array[];
  readonly tokens: LineTokens;
  /** Per term, the tokens that have it. */
  readonly tokensOf: PackedLists;
  /** The weight of each term (inverse document frequency): the rarer, the more. */
  readonly weights: Float64Array;
  /** Per term, the log-odds that a question with it is answerable: above 0 it rather is, below rather not. */
  readonly classLogOdds: Float64Array;
  /** The weight of a term that the library has never seen. */
  readonly unknownWeight: number;
  /** Per term, the facts that have it in their text or in a question that they answer. */
  readonly postings: Postings;
};

/** Whether a fact has a term; those of unanswerable questions are numbered too. */
export const isInFacts = (term: number, { postings }: Pick<FactIndex, 'postings'>): boolean =>
  (postings.starts[term + 1] ?? 0) > (postings.starts[term] ?? 0);
