import type { BriefId, Fact, Lang, Library } from '../library/index.ts';
import {
  ANSWER_THRESHOLD,
  confidenceIn,
  type Evidence,
  evidenceFor,
  similarityToUnanswerable,
} from './answerability/index.ts';
import { askedBefore, completed, goesOn, speaksOfSomebody, type Thread } from './follow-ups.ts';
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

/** The way of reading a question that its facts answer best. */
export function bestReading(
  question: string,
  index: FactIndex,
  meaning: Similarities | null,
  thread: Thread,
  isMet: (fact: Fact) => boolean,
  library: Library,
): Reading {
  const { lang } = index;
  const of = (text: string, more?: LeaningOn) => read(text, index, meaning, isMet, more);
  const [whole, ...parts] = readingsOf(question).map((text) => of(text));
  const readings = [...(whole ? [whole] : []), ...parts.filter((part) => standsAlone(part, index))];
  const byConfidence = (all: readonly Reading[]) =>
    all.toSorted((a, b) => b.confidence - a.confidence);
  const own = byConfidence(readings);
  const same = sameQuestion(question, lang, thread, library);
  if (same) {
    const [surest] = byConfidence(same.lines.map((line) => of(line, same)));
    if (surest) return surest;
  }
  const topic = thread.topic ? library.briefs.get(thread.topic) : undefined;
  if (!topic || !leans(question, whole, lang)) return own[0] ?? of(question);
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

function read(
  text: string,
  index: FactIndex,
  meaning: Similarities | null,
  isMet: (fact: Fact) => boolean,
  { within, question: asked, shown = [], about = '', asksForWords = false }: LeaningOn = {},
): Reading {
  const { text: corrected, made: corrections, segments } = correctTypos(normalise(text), index);
  const type = questionTypeOf(asked ?? corrected, index.lang);
  const queryTerms = queryTermsOf(corrected, index, segments);
  const question = new Question(queryTerms, index);
  const directness = directnessFor(asked === undefined ? corrected : normalise(asked), type, index);
  const demanded = new Set(
    about ? queryTermsOf(normalise(about), index).map((one) => one.shown) : [],
  );
  // Words that could stand in any question ("since when?") give nothing to go by.
  const all = queryTerms.every(({ isVague }) => isVague)
    ? []
    : rank(question, type, index, meaning, directness);
  const ranked = all.filter(
    ({ fact, signals, gaps }) =>
      isMet(fact) &&
      (!within || fact.brief === within) &&
      (!asksForWords || signals.direct > 0) &&
      !gaps.some(({ queryTerm }) => demanded.has(queryTerm.shown)) &&
      (signals.direct > 0 || !GIVEN_DIRECTLY.has(type) || !shown.includes(fact)),
  );
  const unanswerable = similarityToUnanswerable(question, type, index);
  const evidence = evidenceFor(corrected, question, ranked, type, index, unanswerable);
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
function standsAlone({ queryTerms }: Reading, { unknownWeight }: FactIndex): boolean {
  return queryTerms.filter(({ weight }) => weight > DISTINCTIVE * unknownWeight).length >= 2;
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
