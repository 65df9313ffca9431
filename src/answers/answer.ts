import type { Brief, BriefId, DateText, Fact, Lang, Library } from '../library/index.ts';
import { suggestTopics, textLangFor } from '../library/index.ts';
import {
  ANSWER_THRESHOLD,
  confidenceIn,
  type Evidence,
  evidenceFor,
  isWorthShowing,
  similarityToUnanswerable,
} from './answerability/index.ts';
import { meets } from './conditions.ts';
import { briefNamedIn, eventsAround, eventsIn } from './events.ts';
import { askedBefore, completed, goesOn, NO_THREAD, type Thread } from './follow-ups.ts';
import {
  type Correction,
  correctTypos,
  type FactIndex,
  indexFor,
  type QueryTerm,
  queryTermsOf,
} from './index/index.ts';
import {
  currentFirst,
  directnessFor,
  type Match,
  Question,
  rank,
  selectFacts,
} from './ranking/index.ts';
import { isUndecided, type SecondStage, type Similarities, WORDS_ALONE } from './second-stage.ts';
import {
  type Conditions,
  canBeDenied,
  conditionsOf,
  languageOf,
  NO_CONDITIONS,
  normalise,
  type QuestionType,
  questionTypeOf,
  readingsOf,
} from './text/index.ts';

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

export type Answer = {
  readonly question: string;
  readonly lang: Lang;
  readonly reading: Reading;
  /** What the question demands beside what it is about. */
  readonly conditions: Conditions;
} & (
  | {
      readonly kind: 'answered';
      readonly facts: readonly Fact[];
      /** The question took something false for granted. */
      readonly corrects: boolean;
      /** How many more events there are than are shown, where the question asks for those of a period. */
      readonly more: number;
    }
  | {
      /** No fact answers for certain; these, at least one, may bear on the question, best first. */
      readonly kind: 'near';
      readonly facts: readonly Fact[];
      /** The topics that come nearest, best first. */
      readonly nearest: readonly Brief[];
      /** What they lack, in the question's words: the time or the ordinal that it names; null: nothing of the sort. */
      readonly unmet: string | null;
    }
  | {
      readonly kind: 'missed';
      /** The topics that come nearest, best first. */
      readonly nearest: readonly Brief[];
    }
);

/**
 * Answers one question from a library's facts, or tells which come nearest, or says that none covers it. No language
 * model that writes and no network: words are matched to facts, and the match is judged. `thread`: what the
 * conversation was about, for follow-up questions ("and when?"). `stage`: what is known of the question beyond its words.
 */
export function answerQuestion(
  question: string,
  lang: Lang,
  library: Library,
  thread: Thread | null = null,
  stage: SecondStage = WORDS_ALONE,
  today: DateText = library.reach,
): Answer {
  const text = normalise(question);
  const nameless = withoutNames(text, indexFor(library, textLangFor(lang, library.languages)));
  const conditions = conditionsOf(text, nameless, lang, today);
  return answerUnder(conditions, question, lang, library, thread ?? NO_THREAD, stage);
}

/** The same for a statement, whose times and ordinals may be wrong: facts that say otherwise bear on it too. */
export const answerStatement = (statement: string, lang: Lang, library: Library): Answer =>
  answerUnder(NO_CONDITIONS, statement, lang, library, NO_THREAD, WORDS_ALONE);

function answerUnder(
  conditions: Conditions,
  question: string,
  lang: Lang,
  library: Library,
  thread: Thread,
  stage: SecondStage,
): Answer {
  const textLang = textLangFor(lang, library.languages);
  const index = indexFor(library, textLang);
  const isMet = (fact: Fact) => meets(fact, conditions, library, textLang);
  const meaning = stage.similaritiesTo(question, lang);
  const best = bestReading(question, index, meaning, thread, isMet, library);
  const common = { question, lang, reading: best, conditions };
  const events = eventsAsked(common, index, library);
  if (events) return events;
  if (!meaning && isUndecided(best.confidence, best.evidence.lead)) {
    stage.note({ question, lang, ranked: best.ranked.map(({ fact }) => fact) });
  }
  if (best.confidence < ANSWER_THRESHOLD || isForeign(question, lang, textLang)) {
    const unmet = unmetIn(conditions);
    // Without what it demands, the question may be about something that the briefs have.
    const free =
      unmet === null ? best : bestReading(question, index, meaning, thread, () => true, library);
    const nearest = nearestTopics(question, free.ranked, library);
    const facts = free.ranked.slice(0, MOST_NEAR_FACTS).map(({ fact }) => fact);
    return isWorthShowing(free.evidence) && facts.length > 0
      ? { kind: 'near', ...common, facts, nearest, unmet: facts.some(isMet) ? null : unmet }
      : { kind: 'missed', ...common, nearest };
  }
  const selected = selectFacts(best.ranked, best.type, library, textLang);
  const [first, ...others] = currentFirst(selected, library, textLang, askedFrom(conditions));
  // What completes a fact may be of another time.
  const facts = first ? [first, ...others.filter(isMet)] : [];
  // "No." is the word of the fact that fits best, which may be overtaken.
  const corrects = facts[0] === selected[0] && (best.ranked[0]?.corrects ?? false);
  return {
    kind: 'answered',
    ...common,
    facts,
    corrects: corrects && canBeDenied(best.text, lang),
    more: 0,
  };
}

/**
 * Whether a question has words of a language that the briefs are not written in: names and figures in it may lead to
 * facts, but what it asks of them is not understood.
 */
const isForeign = (question: string, lang: Lang, textLang: Lang): boolean =>
  lang !== textLang && languageOf(question, textLang) !== textLang;

/** The way of reading a question that its facts answer best. */
function bestReading(
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
  const topic = thread.topic ? library.briefs.get(thread.topic) : undefined;
  if (!topic || !leans(question, whole, lang)) return own[0] ?? of(question);
  const isBare = whole?.queryTerms.every(({ isVague }) => isVague) ?? true;
  const asked = isBare ? askedBefore(lang, thread) : [];
  const leaning = byConfidence([
    ...asked.map((line) => of(line, { question, shown: thread.facts })),
    ...completed(question, lang, thread, library).map((text) => of(text)),
  ]);
  const [best] = leaning;
  if (best && best.confidence >= ANSWER_THRESHOLD) return best;
  const inTopic = isFollowUp(whole)
    ? [of(`${question} ${topic.title[lang]}`, { within: topic.id })]
    : [];
  return byConfidence([...own, ...leaning, ...inTopic])[0] ?? of(question);
}

/** Whether a question leans on what was said before: it says so, or says next to nothing of its own. */
function leans(question: string, whole: Reading | undefined, lang: Lang): boolean {
  if (isFollowUp(whole)) return true;
  const terms = whole?.queryTerms ?? [];
  const namesNothing = terms.every(({ isName, known, isVague }) => !isName && (known || isVague));
  return namesNothing && goesOn(question, lang);
}

/** What happened in a period, where that is all that a question asks for. */
function eventsAsked(
  common: Pick<Answer, 'question' | 'lang' | 'reading' | 'conditions'>,
  index: FactIndex,
  library: Library,
): Answer | null {
  const { question, reading } = common;
  const { period, asksForEvents } = common.conditions;
  if (!period || !asksForEvents) return null;
  const brief = briefNamedIn(question, library);
  // "What happened to the harbour in May": that is a question about the harbour.
  const isAbout = reading.queryTerms.some(({ weight, isVague, shown }) => {
    const isTime = /\d|^(?:year|month|since)/.test(shown) || period.shown.includes(shown);
    return !isVague && !isTime && weight > DISTINCTIVE * index.unknownWeight;
  });
  if (isAbout && !brief) return null;
  const events = eventsIn(period.period, brief, library);
  if (events) return { kind: 'answered', ...common, ...events, corrects: false };
  const facts = eventsAround(period.period, brief, library);
  const nearest = brief ? [brief] : [];
  return facts.length > 0
    ? { kind: 'near', ...common, facts, nearest, unmet: period.shown }
    : { kind: 'missed', ...common, nearest };
}

/** "The 7th Fleet" names no seventh of anything. */
function withoutNames(text: string, { phrases }: FactIndex): string {
  return phrases
    .names(text)
    .reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text)
    .replace(/ +/g, ' ')
    .trim();
}

/** What a question demands, in its words; null: nothing. */
const unmetIn = ({ period, ordinals, next }: Conditions): string | null =>
  ordinals[0]?.shown ?? period?.shown ?? next;

/** From when on something has to have been known for a question about that time. */
const askedFrom = ({ period }: Conditions): DateText | null =>
  period?.period.to == null ? null : period.period.from;

/** How a reading leans on a conversation. */
type LeaningOn = {
  /** Facts of this brief alone count. */
  readonly within?: BriefId;
  /** The question that decides what is asked for, where the text is one that was answered before. */
  readonly question?: string;
  /** What was shown already: no answer to another question unless it gives that too. */
  readonly shown?: readonly Fact[];
};

function read(
  text: string,
  index: FactIndex,
  meaning: Similarities | null,
  isMet: (fact: Fact) => boolean,
  { within, question: asked, shown = [] }: LeaningOn = {},
): Reading {
  const { text: corrected, made: corrections, segments } = correctTypos(normalise(text), index);
  const type = questionTypeOf(asked ?? corrected, index.lang);
  const queryTerms = queryTermsOf(corrected, index, segments);
  const question = new Question(queryTerms, index);
  const directness = directnessFor(asked === undefined ? corrected : normalise(asked), type, index);
  // Words that could stand in any question ("since when?") give nothing to go by.
  const all = queryTerms.every(({ isVague }) => isVague)
    ? []
    : rank(question, type, index, meaning, directness);
  const ranked = all.filter(
    ({ fact, signals }) =>
      isMet(fact) &&
      (!within || fact.brief === within) &&
      (signals.direct > 0 || !GIVEN_DIRECTLY.has(type) || !shown.includes(fact)),
  );
  const unanswerable = similarityToUnanswerable(question, type, index);
  const evidence = evidenceFor(question, ranked, type, index, unanswerable);
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
const DISTINCTIVE = 0.35;

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

/** So many of the closest statements are shown. */
export const MOST_NEAR_FACTS = 3;

const MOST_TOPICS = 3;
/** A text this short may be a topic's name, misspelt. */
const SHORT = 30;

function nearestTopics(question: string, ranked: readonly Match[], library: Library): Brief[] {
  const fromFacts = ranked
    .filter(({ signals }) => signals.covered > 0.25)
    .flatMap(({ fact }) => library.briefs.get(fact.brief) ?? []);
  const maybeName = fromFacts.length === 0 && question.length <= SHORT;
  const nearest = maybeName ? suggestTopics(library, question) : fromFacts;
  return [...new Set(nearest)].slice(0, MOST_TOPICS);
}
