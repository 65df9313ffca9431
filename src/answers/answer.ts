import type { Brief, DateText, Fact, Lang, Library } from '../library/index.ts';
import { snapshotCache, successorsOf, suggestTopics, textLangFor } from '../library/index.ts';
import { ANSWER_THRESHOLD, isWorthShowing } from './answerability/index.ts';
import { asWritten } from './as-written.ts';
import { type DatedEvent, eventNamed, type OfficeAtEvent, officeAtEvent } from './at-the-time.ts';
import { eventsAsked, MOST_NEAR_FACTS } from './demands/asked-events.ts';
import { meets, saysOrdinals } from './demands/conditions.ts';
import { isHeldThen } from './demands/in-office.ts';
import { nationDemandedBy } from './demands/nation-asked.ts';
import { factsQuoted } from './demands/quotes.ts';
import { NO_THREAD, type Thread } from './follow-ups.ts';
import { indexFor } from './index/index.ts';
import { currentFirst, type Match, selectFacts } from './ranking/index.ts';
import { bestReading, type Reading, type Readings } from './reading.ts';
import { isUndecided, type SecondStage, WORDS_ALONE } from './second-stage.ts';
import {
  asksYesOrNo,
  type Conditions,
  canBeDenied,
  conditionsOf,
  languageOf,
  NO_CONDITIONS,
  normalise,
  periodOf,
} from './text/index.ts';
import { newestFirst, surer, withoutPeriod } from './times.ts';

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
  const index = indexFor(library, textLangFor(lang, library.languages));
  const conditionsIn = (text: string) =>
    conditionsOf(text, index.phrases.without(text), lang, today);
  const text = normalise(question);
  const conditions = conditionsIn(text);
  const parts = conditions.period === null ? officeAtEvent(text, lang) : null;
  const ofOffice = parts && conditionsIn(parts.office);
  if (parts && ofOffice?.asksForHolder) {
    const event = eventNamed(parts.event, index, library);
    if (event) return answerAtEvent(event, parts, ofOffice, question, lang, library, stage);
  }
  return answerUnder(conditions, question, lang, library, thread ?? NO_THREAD, stage);
}

/** "Who was mayor when the bridge was opened?": the day of the event is known, and who held the office then is asked. */
function answerAtEvent(
  event: DatedEvent,
  parts: OfficeAtEvent,
  ofOffice: Conditions,
  question: string,
  lang: Lang,
  library: Library,
  stage: SecondStage,
): Answer {
  const period = { period: periodOf(event.date), shown: parts.event };
  const then = { ...ofOffice, period };
  const answer = answerUnder(then, parts.office, lang, library, NO_THREAD, stage);
  if (answer.kind !== 'answered') return { ...answer, question };
  // What the day is taken from stands below.
  const facts = [...new Set([...answer.facts.slice(0, 1), event.fact])];
  return { ...answer, question, facts };
}

/** The same for a statement, whose times and ordinals may be wrong: facts that say otherwise bear on it too. */
export const answerStatement = (statement: string, lang: Lang, library: Library): Answer =>
  latestStatements(library, `${lang} ${statement}`, () =>
    answerUnder(NO_CONDITIONS, statement, lang, library, NO_THREAD, WORDS_ALONE),
  );

/** The claims of one statement lead to the same clauses again. */
const latestStatements = snapshotCache<Answer>(16);

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
  // A statement may be wrong in who did something, and in whose words it quotes.
  const isQuestion = conditions !== NO_CONDITIONS;
  const isOfNation = isQuestion ? nationDemandedBy(question, index) : () => true;
  const quoted = isQuestion ? factsQuoted(question, library, textLang) : [];
  const isMet = (fact: Fact) =>
    isOfNation(fact) &&
    (meets(fact, conditions, library, textLang) ||
      (conditions.asksForHolder && isHeldThen(fact, conditions)));
  const isRanked = (fact: Fact) => isMet(fact) && (quoted.length === 0 || quoted.includes(fact));
  const meaning = stage.similaritiesTo(question, lang);
  const known: Readings = new Map();
  const read = (text: string, demanded: (fact: Fact) => boolean) =>
    bestReading(text, index, meaning, thread, demanded, library, known);
  const whole = read(question, isRanked);
  const timeless = withoutPeriod(question, lang, conditions);
  const isSure = whole.confidence >= ANSWER_THRESHOLD && !conditions.asksForHolder;
  const best = timeless === null || isSure ? whole : surer(read(timeless, isRanked), whole);
  const common = { question, lang, reading: best, conditions };
  const events = eventsAsked(common, index, library);
  if (events) return { ...common, ...events };
  if (!meaning && isUndecided(best.confidence, best.evidence.lead, best.ranked)) {
    stage.note({ question, lang, ranked: best.ranked.map(({ fact }) => fact) });
  }
  if (best.confidence < ANSWER_THRESHOLD || isForeign(question, lang, textLang)) {
    const demands = demandsOf(conditions);
    // Without what it demands, the question may be about something that the briefs have.
    const free = demands.length === 0 ? best : read(timeless ?? question, () => true);
    const nearest = nearestTopics(question, free.ranked, library);
    const closest = free.ranked.slice(0, MOST_NEAR_FACTS).map(({ fact }) => fact);
    const from = askedFrom(conditions);
    const facts = currentFirst(closest, library, textLang, from, MOST_NEAR_FACTS);
    if (!isWorthShowing(free.evidence) || facts.length === 0) {
      return { kind: 'missed', ...common, nearest };
    }
    const lacking = demands.find(
      ({ only }) => !facts.some((fact) => meets(fact, only, library, textLang)),
    );
    const { shown } = lacking ?? demands[0] ?? {};
    const unmet = shown === undefined || facts.some(isMet) ? null : asWritten(shown, question);
    return { kind: 'near', ...common, facts, nearest, unmet };
  }
  const selected = selectFacts(
    best.ranked,
    best.type,
    library,
    textLang,
    asksYesOrNo(best.text, lang),
  );
  const saying = selected.filter((fact) => saysOrdinals(fact, conditions, textLang));
  const leading =
    conditions.isAboutLatest && !conditions.asksForHolder
      ? newestFirst(selected, best.ranked)
      : [...new Set([...saying, ...selected])];
  const [holder] = leading;
  // Of one who held it until that month and one who surely held it on that day, the other is meant.
  const isOver =
    conditions.asksForHolder &&
    holder !== undefined &&
    successorsOf(holder, library).some((fact) => isHeldThen(fact, conditions));
  const from = isOver ? null : askedFrom(conditions);
  const [first, ...others] = currentFirst(leading, library, textLang, from);
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

/** What a question demands, each by itself, and in its words. */
function demandsOf(conditions: Conditions) {
  const { period, ordinals, next } = conditions;
  const none = { ...conditions, period: null, ordinals: [], next: null };
  return [
    ...ordinals.slice(0, 1).map(({ shown }) => ({ shown, only: { ...none, ordinals } })),
    ...(period ? [{ shown: period.shown, only: { ...none, period } }] : []),
    ...(next === null ? [] : [{ shown: next, only: { ...none, next } }]),
  ];
}

/** From when on something has to have been known for a question about that time. */
const askedFrom = ({ period }: Conditions): DateText | null =>
  period?.period.to == null ? null : period.period.from;

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
