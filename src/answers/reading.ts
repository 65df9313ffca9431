import type { BriefId, Fact, Lang, Library } from '../library/index.ts';
import {
  ANSWER_THRESHOLD,
  confidenceIn,
  type Evidence,
  evidenceFor,
  similarityToUnanswerable,
} from './answerability/index.ts';
import {
  askedBefore,
  completed,
  goesOn,
  isCutShort,
  speaksOfSomebody,
  type Thread,
} from './follow-ups.ts';
import {
  type Correction,
  correctTypos,
  type FactIndex,
  type QueryTerm,
  queryTermsOf,
} from './index/index.ts';
import { directnessFor, type Match, Question, rank } from './ranking/index.ts';
import { sameQuestion } from './same-question.ts';
import type { Similarities } from './second-stage.ts';
import { normalise, type QuestionType, questionTypeOf, readingsOf } from './text/index.ts';

/** How one reading of a question came out; what `--explain` prints. */
export type Reading = {
  readonly text: string;
  readonly type: QuestionType;
  readonly corrections: readonly Correction[];
  readonly queryTerms: readonly QueryTerm[];
  readonly ranked: readonly Match[];
  readonly evidence: Evidence;
  readonly confidence: number;
};

/** What the readings of one question have in common, whatever is demanded of the facts. */
export type Readings = Map<string, Looked>;

/** The way of reading a question that its facts answer best. `known`: of the same question, by the same meaning. */
export function bestReading(
  question: string,
  index: FactIndex,
  meaning: Similarities | null,
  thread: Thread,
  isMet: (fact: Fact) => boolean,
  library: Library,
  known: Readings,
): Reading {
  const { lang } = index;
  const look = (text: string, asked?: string) => {
    const key = `${asked ?? ''}\n${text}`;
    const looked = known.get(key) ?? lookAt(text, index, meaning, asked);
    known.set(key, looked);
    return looked;
  };
  const of = (text: string, more?: LeaningOn) =>
    read(look(text, more?.question), index, isMet, more);
  const [whole, ...readings] = readingsOf(question)
    .filter((text, i) => i === 0 || standsAlone(text, index))
    .map((text) => of(text));
  if (whole) readings.unshift(whole);
  const byConfidence = (all: readonly Reading[]) =>
    all.length < 2 ? all : all.toSorted((a, b) => b.confidence - a.confidence);
  const own = byConfidence(readings);
  const same = sameQuestion(question, lang, thread, library);
  if (same) {
    const [surest] = byConfidence(same.lines.map((line) => of(line, same)));
    if (surest) return surest;
  }
  const topic = thread.topic ? library.briefs.get(thread.topic) : undefined;
  const isLeaning = leans(question, whole, lang);
  const isSure = (own[0]?.confidence ?? 0) >= ANSWER_THRESHOLD;
  // "And the harbour?" says what it is about; "and the result?" is that of what was spoken of.
  const namesIt = whole?.queryTerms.some(({ isName }) => isName) ?? false;
  const isCut = isCutShort(question, lang) && !(isSure && namesIt);
  if (!topic || !(isLeaning || isCut)) return own[0] ?? of(question);
  const isBare = whole?.queryTerms.every(({ isVague }) => isVague) ?? true;
  const isOfSomebody = speaksOfSomebody(question, lang);
  const asked = isBare && !isOfSomebody ? askedBefore(lang, thread) : [];
  // A bare "and when?" says too little to look further than the topic.
  const within = isBare && asked.length === 0 && !isOfSomebody ? { within: topic.id } : {};
  const leaning = byConfidence([
    ...asked.map((line) => of(line, { question, shown: thread.facts })),
    ...completed(question, lang, thread, library).map((text) => of(text, within)),
  ]);
  const [best] = leaning;
  if (best && best.confidence >= ANSWER_THRESHOLD) return best;
  // Nobody knows who "he" is.
  if (isOfSomebody) return byConfidence([...leaning, ...own])[0] ?? of(question);
  const inTopic = isFollowUp(whole)
    ? [of(`${question} ${topic.title[lang]}`, { within: topic.id, shown: thread.facts })]
    : [];
  return byConfidence([...own, ...leaning, ...inTopic])[0] ?? of(question);
}

/** Whether a question leans on what was said before: it says so, or says next to nothing of its own. */
function leans(question: string, whole: Reading | undefined, lang: Lang): boolean {
  if (isFollowUp(whole)) return true;
  const terms = whole?.queryTerms ?? [];
  // "He" is no word that the library knows in every language.
  if (speaksOfSomebody(question, lang) && terms.every(({ isName }) => !isName)) return true;
  const namesNothing = terms.every(({ isName, known, isVague }) => !isName && (known || isVague));
  return namesNothing && goesOn(question, lang);
}

/** How a reading leans on a conversation. */
type LeaningOn = {
  /** Facts of this brief alone count. */
  readonly within?: BriefId;
  /** The question that decides what is asked for, where the text is one that was answered before. */
  readonly question?: string;
  /** What was shown already: no answer to another question unless it gives that too. */
  readonly shown?: readonly Fact[];
  /** Words of the text that a fact has to meet. */
  readonly about?: string;
  /** A fact has to give somebody's words. */
  readonly asksForWords?: boolean;
};

/** What is found for a text, whatever is demanded of the facts. */
type Looked = {
  readonly text: string;
  /** The text as it is understood: normalised, without its typos. */
  readonly corrected: string;
  readonly type: QuestionType;
  readonly corrections: readonly Correction[];
  readonly question: Question;
  readonly ranked: readonly Match[];
  /** Similarities to unanswerable questions, best first. */
  readonly unanswerable: readonly number[];
};

function lookAt(
  text: string,
  index: FactIndex,
  meaning: Similarities | null,
  asked: string | undefined,
): Looked {
  const { corrected, corrections, queryTerms } = termsOf(text, index);
  const type = questionTypeOf(asked ?? corrected, index.lang);
  const question = new Question(queryTerms, index);
  const directness = directnessFor(asked === undefined ? corrected : normalise(asked), type, index);
  // Words that could stand in any question ("since when?") give nothing to go by.
  const ranked = queryTerms.every(({ isVague }) => isVague)
    ? []
    : rank(question, type, index, meaning, directness);
  const unanswerable = similarityToUnanswerable(question, type, index);
  return { text, corrected, type, corrections, question, ranked, unanswerable };
}

function termsOf(text: string, index: FactIndex) {
  const { text: corrected, made: corrections, segments } = correctTypos(normalise(text), index);
  return { corrected, corrections, queryTerms: queryTermsOf(corrected, index, segments) };
}

function read(
  looked: Looked,
  index: FactIndex,
  isMet: (fact: Fact) => boolean,
  { within, shown = [], about = '', asksForWords = false }: LeaningOn = {},
): Reading {
  const { text, corrected, type, corrections, question } = looked;
  const { queryTerms } = question;
  const demanded = new Set(
    about ? queryTermsOf(normalise(about), index).map((one) => one.shown) : [],
  );
  const ranked = looked.ranked.filter(
    ({ fact, signals, met }) =>
      isMet(fact) &&
      (!within || fact.brief === within) &&
      (!asksForWords || signals.direct > 0) &&
      !queryTerms.some(({ shown: term }, i) => demanded.has(term) && (met[i] ?? 0) < 1) &&
      (signals.direct > 0 || !GIVEN_DIRECTLY.has(type) || !shown.includes(fact)),
  );
  const evidence = evidenceFor(corrected, question, ranked, type, index, looked.unanswerable);
  return {
    text,
    type,
    corrections,
    queryTerms,
    ranked,
    evidence,
    confidence: confidenceIn(evidence, type),
  };
}

/** Of these it is known whether a fact gives them directly. */
const GIVEN_DIRECTLY: ReadonlySet<QuestionType> = new Set(['why', 'who', 'where']);

/** A part of a message is a question of its own only if it says what it is about: with two distinctive terms. */
function standsAlone(part: string, index: FactIndex): boolean {
  const { queryTerms } = termsOf(part, index);
  return queryTerms.filter(({ weight }) => weight > DISTINCTIVE * index.unknownWeight).length >= 2;
}

/** As a share of the weight of a word that is new to the library: in a small one all weigh less. */
export const DISTINCTIVE = 0.35;

/**
 * A question that says next to nothing of its own ("and when?", "それはなぜ?") leans on what was said before. One with a
 * word that no brief knows ("and the CEO?", "asdf") is about something else.
 */
function isFollowUp(reading: Reading | undefined): boolean {
  return (
    reading !== undefined &&
    reading.queryTerms.length <= 1 &&
    reading.queryTerms.every(({ known, isVague }) => known || isVague)
  );
}
