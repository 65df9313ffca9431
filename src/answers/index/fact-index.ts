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
import { collectVocabulary, normalise, preparePhrases } from '../text/index.ts';
import { prepareAnswerTypes } from './answer-types.ts';
import { computeClassLogOdds } from './class-log-odds.ts';
import {
  createNumbering,
  type DraftLine,
  type DraftToken,
  draftQuestions,
  lineOf,
  weighTokens,
} from './draft-lines.ts';
import { postingsOf, tokensByTerm } from './postings.ts';
import type { FactIndex } from './types.ts';

/** The index of a snapshot in a language. What is not built yet is built before this returns. */
export const indexFor = (library: Library, lang: Lang): FactIndex => INDEXES[lang].get(library);

/**
 * Builds the indexes of a snapshot in every language in slices, so that `indexFor` has them at hand; for a question
 * that comes meanwhile the rest is built at once. Stops where it is when `signal` is aborted.
 */
export async function prepareIndexes(library: Library, signal?: AbortSignal): Promise<void> {
  for (const lang of LANGS) await INDEXES[lang].runInSlices(library, signal);
}

const INDEXES = {
  en: memoiseTaskPer((library: Library) => indexing(library, 'en')),
  ja: memoiseTaskPer((library: Library) => indexing(library, 'ja')),
} as const;

/** Indexes the facts of a library in a language, without a pause. */
export const buildIndex = (library: Library, lang: Lang): FactIndex =>
  runToEnd(indexing(library, lang));

/** An unanswerable question of fewer words that matter ("and the deputy?") is like any other about its topic. */
const FEWEST_TOKENS = 2;
/** A word that the library has never seen weighs as much as one that so many facts have. */
const RARE = 2;

/** The same as a task. */
function* indexing(library: Library, lang: Lang): Task<FactIndex> {
  const phrases = yield* preparePhrases(lang, library.terms.values());
  const vocabulary = collectVocabulary(lang);
  const { terms, tokens, draftsOf } = createNumbering(lang, phrases);
  /** What stands in the briefs is vocabulary; unanswerable questions are not. */
  const learn = (normal: string): DraftToken[] => {
    vocabulary.add(normal);
    return draftsOf(normal);
  };
  const contexts = yield* contextsOf(library, lang, (text) =>
    learn(normalise(text)).flatMap(({ own, meanings }) => [...own, ...meanings]),
  );

  const facts = [...library.facts.values()];
  const drafts: DraftLine[][] = [];
  for (const fact of facts) {
    const said = textsFor(fact, lang).flatMap((text) => learn(normalise(text)));
    drafts.push([
      { role: 'text', text: '', tokens: said },
      ...(yield* draftQuestions('ask', fact.asks?.[lang], learn)),
      ...(yield* draftQuestions('corrects', fact.corrects?.[lang], learn)),
    ]);
  }
  const listed = yield* draftQuestions('unanswerable', library.uncovered[lang], draftsOf);
  const unanswerable = listed.filter((line) => line.tokens.length >= FEWEST_TOKENS);

  const postings = yield* postingsOf(drafts, terms.size);
  const weightOf = (count: number) => Math.log(1 + (facts.length + 0.5) / (count + 0.5));
  const weights = Float64Array.from(postings, ({ places }) => weightOf(places.length));
  weighTokens(tokens(), weights);
  yield;
  const classLogOdds = computeClassLogOdds(drafts.flat(), unanswerable, terms.size);
  yield;
  const tokensOf = tokensByTerm(tokens(), terms.size);
  yield;
  const means = (stem: string) => terms.has(stem) || phrases.ofWord(stem).length > 0;
  const words = yield* vocabulary.done(means);
  const unanswerablePostings = yield* postingsOf(
    unanswerable.map((line) => [line]),
    terms.size,
  );
  return {
    lang,
    phrases,
    holdsAnswerType: prepareAnswerTypes(library),
    terms,
    weights,
    classLogOdds,
    unknownWeight: weightOf(RARE),
    tokens: [...tokens()].length,
    tokensOf,
    vocabulary: words,
    postings,
    unanswerable: {
      lines: unanswerable.map((line) => lineOf(line, lang)),
      postings: unanswerablePostings,
    },
    entries: facts.map((fact, i) => ({
      fact,
      lines: (drafts[i] ?? []).map((line) => lineOf(line, lang)),
      context: contexts(fact),
      allTerms: termsIn(drafts[i] ?? []),
    })),
  };
}

const termsIn = (lines: readonly DraftLine[]) =>
  Int32Array.from(
    new Set(
      lines.flatMap(({ tokens }) => tokens.flatMap(({ own, meanings }) => [...own, ...meanings])),
    ),
  );

/** What a fact says; in Japanese with its English words, for questions that mix both ("warrior ethos"). */
const textsFor = (fact: Fact, lang: Lang) =>
  lang === 'en' ? textsOf(fact, 'en') : [...textsOf(fact, 'ja'), ...textsOf(fact, 'en')];

/** Terms that surround a fact: the names of its brief and the publishers it cites. */
function* contextsOf(
  library: Library,
  lang: Lang,
  termsIn: (text: string) => number[],
): Task<(fact: Fact) => Int32Array> {
  const ofBrief = new Map<BriefId, number[]>();
  for (const { id, title, aliases } of library.briefs.values()) {
    ofBrief.set(id, [title[lang], ...aliases[lang]].flatMap(termsIn));
    yield;
  }
  const ofSource = new Map<SourceId, number[]>();
  for (const { id, publisher } of library.sources.values()) {
    ofSource.set(id, termsIn(publisher[lang]));
    yield;
  }
  return (fact: Fact) => {
    const publishers = citesOf(fact).flatMap(({ source }) => ofSource.get(source) ?? []);
    return Int32Array.from(new Set([...(ofBrief.get(fact.brief) ?? []), ...publishers]));
  };
}
