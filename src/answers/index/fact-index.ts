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
  forgetTokens,
  normalise,
  prepareEverydayWords,
  preparePhrases,
} from '../text/index.ts';
import { prepareAnswerTypes } from './answer-types.ts';
import { computeClassLogOdds } from './class-log-odds.ts';
import { createNumbering, draftLines, weighTokens } from './draft-lines.ts';
import { invert, type PackedLists } from './packed-lists.ts';
import { postingsOf } from './postings.ts';
import type { FactIndex } from './types.ts';

/** The index of a snapshot in a language. What is not built yet is built before this returns. */
export const indexFor = (library: Library, lang: Lang): FactIndex => INDEXES[lang].get(library);

/**
 * Builds the indexes of a snapshot in every language in slices, so that `indexFor` has them at hand, and reads what
 * questions need besides; for a question that comes meanwhile the rest is done at once. Stops where it is when `signal` is aborted.
 */
export async function prepareIndexes(library: Library, signal?: AbortSignal): Promise<void> {
  for (const lang of LANGS) await INDEXES[lang].runInSlices(library, signal);
  await prepareEverydayWords(signal);
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
/** What is quickly done for one fact gives way after so many. */
const STEP = 1000;

/** The same as a task. */
function* indexing(library: Library, lang: Lang): Task<FactIndex> {
  const phrases = yield* preparePhrases(lang, library);
  const vocabulary = collectVocabulary(lang);
  const { terms, tokens: tokensSeen, tokensIn } = createNumbering(lang, phrases);
  /** What stands in the briefs is vocabulary; unanswerable questions are not. */
  const learn = (text: string): number[] => {
    const normal = normalise(text);
    vocabulary.add(normal);
    return tokensIn(normal);
  };
  const contextOf = yield* contextsOf(library, lang, learn);

  const facts = [...library.facts.values()];
  const lines = draftLines(lang);
  const firstLines = new Int32Array(facts.length + 1);
  const contextTokens: (readonly number[])[] = [];
  for (const [i, fact] of facts.entries()) {
    contextTokens.push(contextOf(fact));
    lines.add('text', '', textsFor(fact, lang).flatMap(learn));
    for (const [role, questions] of questionsOf(fact, lang)) {
      for (const text of questions) {
        lines.add(role, text, learn(text));
        yield;
      }
    }
    firstLines[i + 1] = lines.count();
    yield;
  }
  const unanswerable = draftLines(lang);
  for (const text of library.uncovered[lang]) {
    const tokens = tokensIn(normalise(text));
    if (tokens.length >= FEWEST_TOKENS) unanswerable.add('unanswerable', text, tokens);
    yield;
  }
  forgetTokens(phrases);

  const seen = tokensSeen();
  yield;
  const lineTokens = lines.tokens();
  yield;
  const unanswerableTokens = unanswerable.tokens();
  yield;
  const postings = yield* postingsOf(firstLines, lineTokens, seen.terms, terms.size);
  const weightOf = (count: number) => Math.log(1 + (facts.length + 0.5) / (count + 0.5));
  const weights = new Float64Array(terms.size);
  for (let term = 0; term < weights.length; term++) {
    weights[term] = weightOf((postings.starts[term + 1] ?? 0) - (postings.starts[term] ?? 0));
  }
  yield;
  const tokens = weighTokens(seen, weights);
  yield;
  const classLogOdds = yield* computeClassLogOdds(
    lineTokens,
    unanswerableTokens,
    seen.terms,
    terms.size,
  );
  yield;
  const tokensOf = invert(seen.terms, terms.size);
  yield;
  const means = (stem: string) => terms.has(stem) || phrases.ofWord(stem).length > 0;
  const words = vocabulary.done(means);
  yield;
  const each = Int32Array.from({ length: unanswerable.count() + 1 }, (_, line) => line);
  const unanswerablePostings = yield* postingsOf(each, unanswerableTokens, seen.terms, terms.size);
  return {
    lang,
    phrases,
    holdsAnswerType: prepareAnswerTypes(library),
    terms: terms.trim(),
    weights,
    classLogOdds,
    unknownWeight: weightOf(RARE),
    tokens,
    tokensOf,
    vocabulary: words,
    postings,
    unanswerable: {
      lines: yield* unanswerable.done(unanswerableTokens, tokens.weights),
      postings: unanswerablePostings,
    },
    facts,
    firstLines,
    lines: yield* lines.done(lineTokens, tokens.weights),
    contexts: yield* termsOfContexts(contextTokens, seen.terms),
  };
}

/** What a fact says; in Japanese with its English words, for questions that mix both ("warrior ethos"). */
const textsFor = (fact: Fact, lang: Lang) =>
  lang === 'en' ? textsOf(fact, 'en') : [...textsOf(fact, 'ja'), ...textsOf(fact, 'en')];

const questionsOf = ({ asks, corrects }: Fact, lang: Lang) =>
  [
    ['ask', asks?.[lang] ?? []],
    ['corrects', corrects?.[lang] ?? []],
  ] as const;

/** The tokens that surround a fact, those of the names of its brief and of the publishers it cites; the same list for the same. */
function* contextsOf(
  library: Library,
  lang: Lang,
  tokensIn: (text: string) => number[],
): Task<(fact: Fact) => readonly number[]> {
  const ofBrief = new Map<BriefId, number[]>();
  for (const { id, title, aliases } of library.briefs.values()) {
    ofBrief.set(id, [title[lang], ...aliases[lang]].flatMap(tokensIn));
    yield;
  }
  const ofSource = new Map<SourceId, number[]>();
  for (const { id, publisher } of library.sources.values()) {
    ofSource.set(id, tokensIn(publisher[lang]));
    yield;
  }
  const contexts = new Map<string, number[]>();
  return (fact: Fact) => {
    const sources = [...new Set(citesOf(fact).map(({ source }) => source))];
    const key = [fact.brief, ...sources].join(' ');
    const known = contexts.get(key);
    if (known) return known;
    const publishers = sources.flatMap((source) => ofSource.get(source) ?? []);
    const context = [...(ofBrief.get(fact.brief) ?? []), ...publishers];
    contexts.set(key, context);
    return context;
  };
}

/** Per list of tokens all terms that they have, each once; the same list again for the same. */
function* termsOfContexts(
  contexts: readonly (readonly number[])[],
  { starts, values }: PackedLists,
): Task<Int32Array[]> {
  const termsOf = new Map<readonly number[], Int32Array>();
  const found: Int32Array[] = [];
  for (const [fact, context] of contexts.entries()) {
    if (fact % STEP === 0) yield;
    const known = termsOf.get(context);
    const terms =
      known ??
      Int32Array.from(
        new Set(context.flatMap((token) => [...values.slice(starts[token], starts[token + 1])])),
      );
    if (!known) termsOf.set(context, terms);
    found.push(terms);
  }
  return found;
}
