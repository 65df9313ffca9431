import {
  type BriefId,
  citesOf,
  type Fact,
  type Lang,
  type Library,
  type SourceId,
  textsOf,
} from '../../library/index.ts';
import type { Task } from '../tasks/index.ts';
import {
  collectPhrases,
  collectVocabulary,
  forgetTokens,
  normalise,
  openPhrases,
} from '../text/index.ts';
import { computeClassLogOdds } from './class-log-odds.ts';
import { createNumbering, draftLines, questionsOf, weighTokens } from './draft-lines.ts';
import { invert, NumberList, type PackedLists } from './packed-lists.ts';
import { postingsOf } from './postings.ts';
import type { IndexData } from './types.ts';

/** An unanswerable question of fewer words that matter ("and the deputy?") is like any other about its topic. */
const FEWEST_TOKENS = 2;
/** A word that the library has never seen weighs as much as one that so many facts have. */
const RARE = 2;
/** What is quickly done for one fact gives way after so many. */
const STEP = 1000;

/**
 * The index of a library in a language as plain data, in small steps. What it is made from is not kept.
 */
export function* buildIndex(library: Library, lang: Lang): Task<IndexData> {
  const collected = yield* collectPhrases(lang, library);
  const phrases = openPhrases(collected, lang);
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
  const lines = draftLines();
  const firstLines = new Int32Array(facts.length + 1);
  const contextTokens: (readonly number[])[] = [];
  for (const [i, fact] of facts.entries()) {
    contextTokens.push(contextOf(fact));
    lines.add('text', textsFor(fact, lang, library).flatMap(learn));
    for (const [role, questions] of questionsOf(fact, lang)) {
      for (const text of questions) {
        lines.add(role, learn(text));
        yield;
      }
    }
    firstLines[i + 1] = lines.count();
    yield;
  }
  const unanswerable = draftLines();
  const questions = new NumberList();
  for (const [i, text] of library.uncovered[lang].entries()) {
    const tokens = tokensIn(normalise(text));
    if (tokens.length >= FEWEST_TOKENS) {
      unanswerable.add('unanswerable', tokens);
      questions.push(i);
    }
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
  const words = vocabulary.done();
  yield;
  const each = Int32Array.from({ length: unanswerable.count() + 1 }, (_, line) => line);
  const unanswerablePostings = yield* postingsOf(each, unanswerableTokens, seen.terms, terms.size);
  return {
    phrases: collected,
    vocabulary: words,
    terms: terms.trim().data,
    weights,
    classLogOdds,
    unknownWeight: weightOf(RARE),
    tokens,
    tokensOf,
    postings,
    unanswerable: {
      questions: questions.toArray(),
      lines: yield* unanswerable.done(unanswerableTokens, tokens.weights),
      postings: unanswerablePostings,
    },
    firstLines,
    lines: yield* lines.done(lineTokens, tokens.weights),
    contexts: yield* termsOfContexts(contextTokens, seen.terms),
  };
}

/** What a fact says; in Japanese with its English words, for questions that mix both ("warrior ethos"). */
const textsFor = (fact: Fact, lang: Lang, { languages }: Library) =>
  lang === 'ja' && languages.includes('en')
    ? [...textsOf(fact, 'ja'), ...textsOf(fact, 'en')]
    : textsOf(fact, lang);

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
