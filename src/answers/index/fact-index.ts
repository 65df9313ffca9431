import {
  type BriefId,
  citesOf,
  type Fact,
  LANGS,
  type Lang,
  type Library,
  type SourceId,
  textsOf,
} from '../../library/index.ts';
import { memoiseTaskPer, runToEnd, type Task } from '../tasks/index.ts';
import {
  collectVocabulary,
  kindOf,
  normalise,
  type Phrases,
  preparePhrases,
  type QuestionType,
  type Token,
  tokenise,
  type Vocabulary,
} from '../text/index.ts';
import { type AnswerTypes, prepareAnswerTypes } from './answer-types.ts';
import type { Postings } from './candidates.ts';
import { classLogOdds } from './class-log-odds.ts';

/** One text of a fact as the index sees it. */
export type Line = {
  readonly role: 'text' | 'ask' | 'corrects' | 'uncovered';
  /** What kind of thing a question asks for; found out when it is first needed. */
  readonly kind: () => QuestionType;
  readonly tokens: readonly LineToken[];
  readonly weight: number;
};

/** A token of a line: what it is itself, what it means, and how telling it is. */
export type LineToken = {
  /** Counted from 0 through the index: the same token of two lines is the same object. */
  readonly id: number;
  readonly own: readonly number[];
  readonly meanings: readonly number[];
  readonly weight: number;
};

export type Entry = {
  readonly fact: Fact;
  readonly lines: readonly Line[];
  /** Terms of the brief's names and of the publishers cited: they help, but say nothing alone. */
  readonly context: Int32Array;
};

/** All facts of a library in one language, ready to be asked. */
export type FactIndex = {
  readonly lang: Lang;
  readonly phrases: Phrases;
  readonly vocabulary: Vocabulary;
  readonly supplies: AnswerTypes;
  readonly entries: readonly Entry[];
  /** How many different tokens the lines are made of. */
  readonly tokens: number;
  /** Per term, the ids of the tokens that have it. */
  readonly tokensOf: readonly Int32Array[];
  /** The number of a term, or undefined for one that the library has never seen. */
  readonly terms: ReadonlyMap<string, number>;
  /** How telling each term is: the rarer, the more. */
  readonly weights: Float64Array;
  /** Per term, whether it is rather a word of questions that facts answer (above 0) or not. */
  readonly tendencies: Float64Array;
  /** How telling a word is that the library has never seen. */
  readonly unknownWeight: number;
  /** Per term, the entries that have it. */
  readonly postings: readonly Postings[];
  /** Questions that no source answers; their postings are per term too. */
  readonly uncovered: {
    readonly lines: readonly Line[];
    readonly postings: readonly Postings[];
  };
};

/** A question of fewer words that matter ("and the deputy?") is like any other about its topic. */
const TELLING = 2;
/** A word that the library has never seen weighs as much as one that so many facts have. */
const RARE = 2;

/** A line's token while the index is being built: it is weighed when all terms are counted. */
type Draft = { id: number; own: number[]; meanings: number[]; worth: number; weight: number };
type DraftLine = { role: Line['role']; text: string; tokens: Draft[] };

/** Indexes the facts of a library in a language, in one go. */
export const buildIndex = (library: Library, lang: Lang): FactIndex =>
  runToEnd(indexing(library, lang));

/** The same step by step. */
function* indexing(library: Library, lang: Lang): Task<FactIndex> {
  const phrases = yield* preparePhrases(lang, library.terms.values());
  const terms = new Map<string, number>();
  const number = (term: string) => {
    const known = terms.get(term);
    if (known !== undefined) return known;
    terms.set(term, terms.size);
    return terms.size - 1;
  };
  const vocabulary = collectVocabulary(lang);
  const lineTokens = new Map<Token, Draft>();
  const draftOf = (token: Token): Draft => {
    const known = lineTokens.get(token);
    if (known) return known;
    const own = unique(termsOf(token).map(number));
    const meanings = unique(allTerms(token).map(number)).filter((term) => !own.includes(term));
    const id = lineTokens.size;
    const draft = { id, own, meanings, weight: 0, worth: token.worth };
    lineTokens.set(token, draft);
    return draft;
  };
  const draftsOf = (normal: string): Draft[] =>
    tokenise(normal, lang, phrases)
      .filter(({ worth }) => worth > 0)
      .map(draftOf);
  const numbered = (text: string): Draft[] => {
    const normal = normalise(text);
    vocabulary.add(normal);
    return draftsOf(normal);
  };
  const contexts = yield* contextsOf(library, lang, (text) =>
    numbered(text).flatMap(({ own, meanings }) => [...own, ...meanings]),
  );

  const facts = [...library.facts.values()];
  const drafts: DraftLine[][] = [];
  for (const fact of facts) {
    drafts.push([
      { role: 'text', text: '', tokens: textsFor(fact, lang).flatMap(numbered) },
      ...(yield* questionLines('ask', fact.asks?.[lang], numbered)),
      ...(yield* questionLines('corrects', fact.corrects?.[lang], numbered)),
    ]);
  }

  const allUncovered = yield* questionLines('uncovered', library.uncovered[lang], (text) =>
    draftsOf(normalise(text)),
  );
  const uncovered = allUncovered.filter(({ tokens }) => tokens.length >= TELLING);
  const postings = yield* postingsOf(drafts, terms.size);
  const weightOf = (count: number) => Math.log(1 + (facts.length + 0.5) / (count + 0.5));
  const weights = Float64Array.from(postings, ({ places }) => weightOf(places.length));
  for (const draft of lineTokens.values())
    draft.weight = draft.worth * meanWeight(draft.own, weights);
  yield;
  const tendencies = classLogOdds(questionsAmong(drafts), uncovered, terms.size);
  yield;
  const tokensOf = invert(lineTokens.values(), terms.size);
  yield;
  const means = (stem: string) => terms.has(stem) || phrases.ofWord(stem).length > 0;
  const words = yield* vocabulary.done(means);
  const uncoveredPostings = yield* postingsOf(
    uncovered.map((line) => [line]),
    terms.size,
  );
  return {
    lang,
    phrases,
    supplies: prepareAnswerTypes(library),
    terms,
    weights,
    tendencies,
    unknownWeight: weightOf(RARE),
    tokens: lineTokens.size,
    tokensOf,
    vocabulary: words,
    postings,
    uncovered: {
      lines: uncovered.map((line) => lineOf(line, lang)),
      postings: uncoveredPostings,
    },
    entries: facts.map((fact, i) => ({
      fact,
      lines: (drafts[i] ?? []).map((line) => lineOf(line, lang)),
      context: contexts(fact),
    })),
  };
}

const questionsAmong = (drafts: readonly (readonly DraftLine[])[]) =>
  drafts.flatMap((lines) => lines.filter(({ role }) => role !== 'text'));

/** Per term, the ids of the tokens that have it. */
function invert(tokens: Iterable<Draft>, terms: number): Int32Array[] {
  const ids: number[][] = Array.from({ length: terms }, () => []);
  for (const { id, own, meanings } of tokens) {
    for (const term of own) ids[term]?.push(id);
    for (const term of meanings) ids[term]?.push(id);
  }
  return ids.map((known) => Int32Array.from(known));
}

/** A term in so many of a fact's lines belongs to it half as firmly as a term in very many. */
const FIRM = 3;

/** Per term, the places whose lines have it; the more of a place's lines, the more firmly. */
function* postingsOf(places: readonly (readonly DraftLine[])[], terms: number): Task<Postings[]> {
  const found: number[][] = Array.from({ length: terms }, () => []);
  const lines: number[][] = Array.from({ length: terms }, () => []);
  const note = (term: number, place: number) => {
    const known = found[term] ?? [];
    const counts = lines[term] ?? [];
    const last = known.length - 1;
    if (known[last] === place) counts[last] = (counts[last] ?? 0) + 1;
    else {
      known.push(place);
      counts.push(1);
    }
  };
  for (const [place, at] of places.entries()) {
    for (const { tokens } of at) {
      for (const { own, meanings } of tokens) {
        for (const term of own) note(term, place);
        for (const term of meanings) note(term, place);
      }
    }
    yield;
  }
  return found.map((known, term) => ({
    places: Int32Array.from(known),
    firmness: Float64Array.from(lines[term] ?? [], (count) => count / (count + FIRM)),
  }));
}

/** What a fact says; in Japanese with its English words, for questions that mix both ("warrior ethos"). */
const textsFor = (fact: Fact, lang: Lang) =>
  lang === 'en' ? textsOf(fact, 'en') : [...textsOf(fact, 'ja'), ...textsOf(fact, 'en')];

/** What a token is itself: the name it is, or else its stem or character pairs. */
export function termsOf({ terms, meanings }: Token): readonly string[] {
  const names = meanings.filter((meaning) => meaning.startsWith('§'));
  if (names.length > 0) return names;
  return terms.length > 0 ? terms : meanings;
}

const allTerms = ({ terms, meanings }: Token) => [...terms, ...meanings];

function* questionLines(
  role: Line['role'],
  questions: readonly string[] | undefined,
  numbered: (text: string) => DraftLine['tokens'],
): Task<DraftLine[]> {
  const lines: DraftLine[] = [];
  for (const text of questions ?? []) {
    lines.push({ role, text, tokens: numbered(text) });
    yield;
  }
  return lines;
}

function lineOf({ role, text, tokens }: DraftLine, lang: Lang): Line {
  let known: QuestionType | undefined;
  const kind = () => {
    known ??= kindOf(text, lang);
    return known;
  };
  return { role, kind, tokens, weight: tokens.reduce((sum, { weight }) => sum + weight, 0) };
}

const unique = (terms: readonly number[]) => (terms.length > 1 ? [...new Set(terms)] : [...terms]);

function meanWeight(terms: readonly number[], weights: Float64Array): number {
  const sum = terms.reduce((total, term) => total + (weights[term] ?? 0), 0);
  return sum / Math.max(terms.length, 1);
}

/** Terms that surround a fact: the names of its brief and the publishers it cites. */
function* contextsOf(
  library: Library,
  lang: Lang,
  numbered: (text: string) => number[],
): Task<(fact: Fact) => Int32Array> {
  const ofBrief = new Map<BriefId, number[]>();
  for (const { id, title, aliases } of library.briefs.values()) {
    ofBrief.set(id, [title[lang], ...aliases[lang]].flatMap(numbered));
    yield;
  }
  const ofSource = new Map<SourceId, number[]>();
  for (const { id, publisher } of library.sources.values()) {
    ofSource.set(id, numbered(publisher[lang]));
    yield;
  }
  return (fact: Fact) => {
    const publishers = citesOf(fact).flatMap(({ source }) => ofSource.get(source) ?? []);
    return Int32Array.from(new Set([...(ofBrief.get(fact.brief) ?? []), ...publishers]));
  };
}

/** The index of a snapshot in a language; what is not built yet is, before it comes back. */
export const indexFor = (library: Library, lang: Lang): FactIndex => INDEXES[lang].now(library);

/**
 * Builds the indexes of a snapshot in every language between other things, so that `indexFor` has them at hand; a
 * question that comes meanwhile has the rest built for it at once. Left off where it is when `signal` says so.
 */
export async function prepareIndexes(library: Library, signal?: AbortSignal): Promise<void> {
  for (const lang of LANGS) await INDEXES[lang].runInSlices(library, signal);
}

const INDEXES = {
  en: memoiseTaskPer((library: Library) => indexing(library, 'en')),
  ja: memoiseTaskPer((library: Library) => indexing(library, 'ja')),
} as const;

/** Whether a fact has a term; those of questions that no source answers are numbered too. */
export const isInFacts = (term: number, { postings }: Pick<FactIndex, 'postings'>): boolean =>
  (postings[term]?.places.length ?? 0) > 0;
