import type { Lang } from '../../library/index.ts';
import type { Task } from '../tasks/index.ts';
import {
  normalise,
  ownTermsOf,
  type Phrases,
  type QuestionType,
  questionTypeOf,
  statedKanji,
  type Token,
  tokenise,
} from '../text/index.ts';
import type { Line } from './types.ts';

/** A line's token while the index is being built: its weight is known once all terms are counted. */
export type DraftToken = {
  id: number;
  own: number[];
  meanings: number[];
  worth: number;
  weight: number;
};
export type DraftLine = { role: Line['role']; text: string; tokens: DraftToken[] };

/** Numbers the terms and tokens of an index while it is being built, each when it is first seen. */
export function createNumbering(lang: Lang, phrases: Phrases) {
  const terms = new Map<string, number>();
  const tokens = new Map<Token, DraftToken>();
  const numberOf = (term: string) => {
    const known = terms.get(term);
    if (known !== undefined) return known;
    terms.set(term, terms.size);
    return terms.size - 1;
  };
  const draftOf = (token: Token): DraftToken => {
    const known = tokens.get(token);
    if (known) return known;
    const own = unique(ownTermsOf(token).map(numberOf));
    const related = statedKanji(token);
    const all = unique([...token.terms, ...token.meanings, ...related].map(numberOf));
    const meanings = all.filter((term) => !own.includes(term));
    const draft = { id: tokens.size, own, meanings, weight: 0, worth: token.worth };
    tokens.set(token, draft);
    return draft;
  };
  return {
    /** The number of each term seen so far. */
    terms,
    /** The tokens seen so far. */
    tokens: () => tokens.values(),
    /** The tokens of normalised text that matter. */
    draftsOf: (normal: string): DraftToken[] =>
      tokenise(normal, lang, phrases)
        .filter(({ worth }) => worth > 0)
        .map(draftOf),
  };
}

const unique = (terms: readonly number[]) => (terms.length > 1 ? [...new Set(terms)] : [...terms]);

/** A line per question, one a step. */
export function* draftQuestions(
  role: Line['role'],
  questions: readonly string[] | undefined,
  draftsOf: (text: string) => DraftToken[],
): Task<DraftLine[]> {
  const lines: DraftLine[] = [];
  for (const text of questions ?? []) {
    lines.push({ role, text, tokens: draftsOf(normalise(text)) });
    yield;
  }
  return lines;
}

/** Weighs tokens by those of their own terms. */
export function weighTokens(tokens: Iterable<DraftToken>, weights: Float64Array): void {
  for (const token of tokens) {
    const sum = token.own.reduce((total, term) => total + (weights[term] ?? 0), 0);
    token.weight = token.worth * (sum / Math.max(token.own.length, 1));
  }
}

/** A finished line, once its tokens are weighed. */
export function lineOf({ role, text, tokens }: DraftLine, lang: Lang): Line {
  let known: QuestionType | undefined;
  const type = () => {
    known ??= questionTypeOf(text, lang);
    return known;
  };
  return { role, type, tokens, weight: tokens.reduce((sum, { weight }) => sum + weight, 0) };
}
