import {
  type FactIndex,
  indexFor,
  type QueryTerm,
  queryTermsOf,
} from '../../answers/index/index.ts';
import { type Answer, answerQuestion, gapsOf } from '../../answers/index.ts';
import { normalise } from '../../answers/text/index.ts';
import {
  type Brief,
  type Fact,
  type FactId,
  type Lang,
  type Library,
  memoisePer,
} from '../../library/index.ts';
import { paraphrasesOf, triedAsks } from './paraphrases.ts';
import { libraryOfUncovered, statementsOnly, withoutAsks, withoutUncovered } from './variants.ts';

/** How a question came out: it finds its fact, shows it among the nearest statements, or does not. */
export type Trial = {
  readonly question: string;
  /** Whether it is an ask of the fact, which was left out meanwhile. */
  readonly isAsk: boolean;
  readonly outcome: 'found' | 'near' | 'not-found';
  /** The fact that stands before it, and whether it is given as the answer; null where there is none. */
  readonly rival: Rival | null;
  /** The line of `uncovered` without which the question would find its fact. */
  readonly mutedBy: string | null;
};

export type Rival = {
  readonly fact: FactId;
  readonly isAnswer: boolean;
  /** Words of the question that it has and the fact has not; where there are none, it is nearer by this. */
  readonly words: readonly string[];
  readonly by: 'asks' | 'statement' | 'answer-type' | 'words';
};

/** What was seen of a fact in a language. */
export type Findings = {
  readonly fact: FactId;
  readonly lang: Lang;
  readonly asks: number;
  readonly trials: readonly Trial[];
  /** Words of its asks that neither a fact nor the glossary has. */
  readonly newWords: readonly string[];
};

/** Tries each fact of a brief in a language; `paraphrasesOf` makes the questions. */
export function tryBrief(brief: Brief, lang: Lang, library: Library): Findings[] {
  const index = indexFor(library, lang);
  const statements = indexFor(statementsOnly(library), lang);
  const whole = prepareState(library, lang);
  const thinned = memoisePer((round: Round) =>
    prepareState(withoutAsks(library, round.asks), lang),
  );
  const rounds = roundsOf(brief, lang);
  return brief.facts.map((fact) => ({
    fact: fact.id,
    lang,
    asks: fact.asks?.[lang].length ?? 0,
    trials: paraphrasesOf(fact, brief, index).map(({ text, leftOut }) => {
      const round = leftOut === null ? undefined : rounds[leftOut];
      return { isAsk: round !== undefined, ...(round ? thinned(round) : whole)(text, fact) };
    }),
    newWords: newWordsOf(fact, statements),
  }));
}

/** Asks that are left out together: one of each fact, so that a round needs one index. */
type Round = { readonly asks: ReadonlySet<string> };

function roundsOf({ facts }: Brief, lang: Lang): Round[] {
  const tried = facts.map((fact) => triedAsks(fact, lang));
  const most = Math.max(0, ...tried.map((asks) => asks.length));
  return Array.from({ length: most }, (_, i) => ({
    asks: new Set(tried.flatMap((asks) => asks[i] ?? [])),
  }));
}

/** Prepares trials in one state of the library. */
function prepareState(
  library: Library,
  lang: Lang,
): (question: string, fact: Fact) => Omit<Trial, 'isAsk'> {
  const unmuted = withoutUncovered(library);
  const uncovered = libraryOfUncovered(library, lang);
  return (question, fact) => {
    const answer = answerQuestion(question, lang, library);
    const outcome = outcomeOf(answer, fact);
    if (outcome === 'found') return { question, outcome, rival: null, mutedBy: null };
    const isMuted = outcomeOf(answerQuestion(question, lang, unmuted), fact) === 'found';
    const line = isMuted ? answerQuestion(question, lang, uncovered).reading.ranked[0] : undefined;
    return {
      question,
      outcome,
      rival: rivalOf(answer, fact),
      mutedBy: line?.fact[lang] ?? null,
    };
  };
}

function outcomeOf(answer: Answer, { id }: Fact): Trial['outcome'] {
  const isShown = answer.kind !== 'missed' && answer.facts.some((fact) => fact.id === id);
  if (!isShown) return 'not-found';
  return answer.kind === 'answered' ? 'found' : 'near';
}

/** A word that makes up less of a question than this decides nothing. */
const NOTICEABLE = 0.05;

function rivalOf({ kind, reading }: Answer, { id }: Fact): Rival | null {
  const [best] = reading.ranked;
  if (!best || best.fact.id === id) return null;
  const own = reading.ranked.find(({ fact }) => fact.id === id);
  const gaps = gapsOf(best, reading.queryTerms);
  const lacked = (shown: string) =>
    gaps.find(({ queryTerm }) => queryTerm.shown === shown)?.share ?? 0;
  const words = (own ? gapsOf(own, reading.queryTerms) : allOf(reading.queryTerms))
    .filter(({ queryTerm, share }) => share - lacked(queryTerm.shown) > NOTICEABLE)
    .map(({ queryTerm }) => queryTerm.shown);
  return {
    fact: best.fact.id,
    isAnswer: kind === 'answered',
    words,
    by: nearerBy(best.signals, own?.signals),
  };
}

/** The gaps of a fact that meets no word at all. */
function allOf(queryTerms: readonly QueryTerm[]) {
  const total = queryTerms.reduce((sum, { weight }) => sum + weight, 0);
  return queryTerms.map((queryTerm) => ({ queryTerm, share: queryTerm.weight / total }));
}

function nearerBy(best: Signals, own: Signals | undefined): Rival['by'] {
  if (!own) return 'words';
  if (best.answerType > own.answerType) return 'answer-type';
  return best.text >= best.similarity ? 'statement' : 'asks';
}

type Signals = Answer['reading']['ranked'][number]['signals'];

/** Words of a fact's asks that neither the statements, nor the names of briefs, nor the glossary have. */
function newWordsOf(fact: Fact, statements: FactIndex): string[] {
  const asks = fact.asks?.[statements.lang] ?? [];
  const words = asks.flatMap((ask) => queryTermsOf(normalise(ask), statements));
  const isNew = ({ shown, known, isName, isVague, variants }: QueryTerm) =>
    !known && !isName && !isVague && variants.length === 0 && !/\p{N}/u.test(shown);
  return [...new Set(words.filter(isNew).map(({ shown }) => shown))];
}
