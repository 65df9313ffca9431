import type { Brief, BriefId, Fact, Lang, Library } from '../library/index.ts';
import { suggestTopics } from '../library/index.ts';
import {
  ANSWER_THRESHOLD,
  confidenceIn,
  type Evidence,
  evidenceFor,
  isWorthShowing,
  similarityToUnanswerable,
} from './answerability/index.ts';
import {
  type Correction,
  correctTypos,
  type FactIndex,
  indexFor,
  type QueryTerm,
  queryTermsOf,
} from './index/index.ts';
import { currentFirst, type Match, Question, rank, selectFacts } from './ranking/index.ts';
import { isUndecided, type SecondStage, type Similarities, WORDS_ALONE } from './second-stage.ts';
import {
  askedTimeOf,
  canBeDenied,
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
} & (
  | {
      readonly kind: 'answered';
      readonly facts: readonly Fact[];
      /** The question took something false for granted. */
      readonly corrects: boolean;
    }
  | {
      /** No fact answers for certain; these, at least one, may bear on the question, best first. */
      readonly kind: 'near';
      readonly facts: readonly Fact[];
      /** The topics that come nearest, best first. */
      readonly nearest: readonly Brief[];
    }
  | {
      readonly kind: 'missed';
      /** The topics that come nearest, best first. */
      readonly nearest: readonly Brief[];
    }
);

/**
 * Answers one question from a library's facts, or tells which come nearest, or says that none covers it. No language
 * model that writes and no network: words are matched to facts, and the match is judged. `topic`: the brief that the
 * conversation was about, for follow-up questions ("and when?"). `stage`: what is known of the question beyond its words.
 */
export function answerQuestion(
  question: string,
  lang: Lang,
  library: Library,
  topic: Brief | null = null,
  stage: SecondStage = WORDS_ALONE,
): Answer {
  const index = indexFor(library, lang);
  const meaning = stage.similaritiesTo(question, lang);
  const [whole, ...parts] = readingsOf(question).map((text) => read(text, index, meaning));
  const readings = [...(whole ? [whole] : []), ...parts.filter((part) => standsAlone(part, index))];
  const followUp =
    topic && isFollowUp(whole)
      ? [read(`${question} ${topic.title[lang]}`, index, meaning, topic.id)]
      : [];
  const [best = read(question, index, meaning)] = [...readings, ...followUp].toSorted(
    (a, b) => b.confidence - a.confidence,
  );
  if (!meaning && isUndecided(best.confidence, best.evidence.lead)) {
    stage.note({ question, lang, ranked: best.ranked.map(({ fact }) => fact) });
  }
  const common = { question, lang, reading: best };
  if (best.confidence < ANSWER_THRESHOLD) {
    const nearest = nearestTopics(question, best.ranked, library);
    const facts = best.ranked.slice(0, MOST_NEAR_FACTS).map(({ fact }) => fact);
    const isNear = isWorthShowing(best.evidence) && facts.length > 0;
    return isNear
      ? { kind: 'near', ...common, facts, nearest }
      : { kind: 'missed', ...common, nearest };
  }
  const selected = selectFacts(best.ranked, best.type, library, lang);
  const facts = currentFirst(selected, library, lang, askedTimeOf(question));
  // "No." is the word of the fact that fits best, which may be overtaken.
  const corrects = facts[0] === selected[0] && (best.ranked[0]?.corrects ?? false);
  return {
    kind: 'answered',
    ...common,
    facts,
    corrects: corrects && canBeDenied(best.text, lang),
  };
}

function read(
  text: string,
  index: FactIndex,
  meaning: Similarities | null,
  within?: BriefId,
): Reading {
  const { text: corrected, made: corrections, segments } = correctTypos(normalise(text), index);
  const type = questionTypeOf(corrected, index.lang);
  const queryTerms = queryTermsOf(corrected, index, segments);
  const question = new Question(queryTerms, index);
  // Words that could stand in any question ("since when?") give nothing to go by.
  const all = queryTerms.every(({ isVague }) => isVague)
    ? []
    : rank(question, type, index, meaning);
  const ranked = within ? all.filter(({ fact }) => fact.brief === within) : all;
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
