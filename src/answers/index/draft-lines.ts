import type { Fact, Lang } from '../../library/index.ts';
import type { Task } from '../tasks/index.ts';
import {
  ownTermsOf,
  type Phrases,
  type QuestionType,
  questionTypeOf,
  StringTable,
  statedKanji,
  type Token,
  tokenise,
} from '../text/index.ts';
import { countLists, ListPacker, NumberList, type PackedLists } from './packed-lists.ts';
import type { LineRole, Lines, LinesData, LineTokens } from './types.ts';

/** A long computation on numbers gives way after so many lines (or tokens). */
const STEP = 200;

/** Numbers the terms and tokens of an index while it is being built, each when it is first seen. */
export function createNumbering(lang: Lang, phrases: Phrases) {
  const terms = new StringTable();
  const numbers = new Map<Token, number>();
  const termsOfTokens = new ListPacker();
  const own = new NumberList();
  const worths: number[] = [];
  const add = (token: Token): number => {
    const itself = unique(ownTermsOf(token).map((term) => terms.add(term)));
    const related = statedKanji(token);
    const all = [...token.terms, ...token.meanings, ...related].map((term) => terms.add(term));
    own.push(itself.length);
    worths.push(token.worth);
    return termsOfTokens.add(unique([...itself, ...all]));
  };
  const numberOf = (token: Token): number => {
    const known = numbers.get(token);
    if (known !== undefined) return known;
    const number = add(token);
    numbers.set(token, number);
    return number;
  };
  return {
    /** The number of each term seen so far. */
    terms,
    /** The tokens of normalised text that matter. */
    tokensIn: (normal: string): number[] => {
      const found: number[] = [];
      for (const token of tokenise(normal, lang, phrases)) {
        if (token.worth > 0) found.push(numberOf(token));
      }
      return found;
    },
    /** The tokens seen so far, not weighed yet. */
    tokens: () => ({ terms: termsOfTokens.pack(), own: own.toArray(), worths }),
  };
}

const unique = (terms: readonly number[]) => (terms.length > 1 ? [...new Set(terms)] : [...terms]);

/** Weighs tokens by those of their own terms. */
export function weighTokens(
  { terms, own, worths }: ReturnType<ReturnType<typeof createNumbering>['tokens']>,
  weights: Float64Array,
): LineTokens {
  const weightOf = (worth: number, token: number) => {
    const start = terms.starts[token] ?? 0;
    const count = own[token] ?? 0;
    let sum = 0;
    for (let i = start; i < start + count; i++) sum += weights[terms.values[i] ?? 0] ?? 0;
    return worth * (sum / Math.max(count, 1));
  };
  return { terms, own, weights: Float64Array.from(worths, weightOf) };
}

/** Lines while an index is being built: their weight is known once all terms are counted. */
export function draftLines() {
  const roles = new NumberList();
  const tokens = new ListPacker();
  return {
    add(role: LineRole, tokensInText: readonly number[]): void {
      roles.push(ROLES.indexOf(role));
      tokens.add(tokensInText);
    },
    count: () => roles.length,
    tokens: () => tokens.pack(),
    /** The finished lines, once the tokens are weighed. */
    *done(packed: PackedLists, tokenWeights: Float64Array): Task<LinesData> {
      const weights = yield* weighLines(packed, tokenWeights);
      return { roles: Uint8Array.from(roles.toArray()), tokens: packed, weights };
    },
  };
}

/** Finished lines. Their texts (per line) are asked for where the type of one is first needed. */
export function openLines(
  { roles, ...data }: LinesData,
  textsOf: () => readonly string[],
  lang: Lang,
): Lines {
  const types = new Array<QuestionType | undefined>(roles.length);
  let texts: readonly string[] | null = null;
  return {
    ...data,
    roleOf: (line) => ROLES[roles[line] ?? 0] ?? 'text',
    typeOf: (line) => {
      texts ??= textsOf();
      types[line] ??= questionTypeOf(texts[line] ?? '', lang);
      return types[line];
    },
  };
}

/** The questions that a fact answers, by their role, in the order of its lines; its text comes before them. */
export const questionsOf = ({ asks, corrects }: Fact, lang: Lang) =>
  [
    ['ask', asks?.[lang] ?? []],
    ['corrects', corrects?.[lang] ?? []],
  ] as const;

const ROLES: readonly LineRole[] = ['text', 'ask', 'corrects', 'unanswerable'];

function* weighLines(tokens: PackedLists, tokenWeights: Float64Array): Task<Float64Array> {
  const weights = new Float64Array(countLists(tokens));
  for (let line = 0; line < weights.length; line++) {
    let sum = 0;
    for (let i = tokens.starts[line] ?? 0; i < (tokens.starts[line + 1] ?? 0); i++) {
      sum += tokenWeights[tokens.values[i] ?? 0] ?? 0;
    }
    weights[line] = sum;
    if (line % STEP === 0) yield;
  }
  return weights;
}
