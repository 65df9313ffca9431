import type { Brief, DateText, Fact, Lang, Library } from '../library/index.ts';
import { compareDates, snapshotCache, suggestTopics, textLangFor } from '../library/index.ts';
import { ANSWER_THRESHOLD, isWorthShowing } from './answerability/index.ts';
import { meets } from './conditions.ts';
import { briefNamedIn, eventsAround, eventsIn } from './events.ts';
import { NO_THREAD, type Thread } from './follow-ups.ts';
import { type FactIndex, indexFor } from './index/index.ts';
import { factsQuoted } from './quotes.ts';
import { currentFirst, type Match, selectFacts } from './ranking/index.ts';
import { bestReading, DISTINCTIVE, type Reading, type Readings } from './reading.ts';
import { isUndecided, type SecondStage, WORDS_ALONE } from './second-stage.ts';
import {
  asksYesOrNo,
  type Conditions,
  canBeDenied,
  conditionsOf,
  languageOf,
  NO_CONDITIONS,
  normalise,
} from './text/index.ts';

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
  const nameless = indexFor(library, textLangFor(lang, library.languages)).phrases.without(text);
  const conditions = conditionsOf(text, nameless, lang, today);
  return answerUnder(conditions, question, lang, library, thread ?? NO_THREAD, stage);
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
  const isMet = (fact: Fact) => meets(fact, conditions, library, textLang);
  const quoted = factsQuoted(question, library, textLang);
  const isRanked = (fact: Fact) => isMet(fact) && (quoted.length === 0 || quoted.includes(fact));
  const meaning = stage.similaritiesTo(question, lang);
  const known: Readings = new Map();
  const read = (text: string, demanded: (fact: Fact) => boolean) =>
    bestReading(text, index, meaning, thread, demanded, library, known);
  const whole = read(question, isRanked);
  const timeless = withoutPeriod(question, lang, conditions);
  const best = timeless === null ? whole : surer(read(timeless, isRanked), whole);
  const common = { question, lang, reading: best, conditions };
  const events = eventsAsked(common, index, library);
  if (events) return events;
  if (!meaning && isUndecided(best.confidence, best.evidence.lead, best.ranked)) {
    stage.note({ question, lang, ranked: best.ranked.map(({ fact }) => fact) });
  }
  if (best.confidence < ANSWER_THRESHOLD || isForeign(question, lang, textLang)) {
    const unmet = unmetIn(conditions);
    // Without what it demands, the question may be about something that the briefs have.
    const free = unmet === null ? best : read(timeless ?? question, () => true);
    const nearest = nearestTopics(question, free.ranked, library);
    const closest = free.ranked.slice(0, MOST_NEAR_FACTS).map(({ fact }) => fact);
    const from = askedFrom(conditions);
    const facts = currentFirst(closest, library, textLang, from, MOST_NEAR_FACTS);
    return isWorthShowing(free.evidence) && facts.length > 0
      ? { kind: 'near', ...common, facts, nearest, unmet: facts.some(isMet) ? null : unmet }
      : { kind: 'missed', ...common, nearest };
  }
  const selected = selectFacts(
    best.ranked,
    best.type,
    library,
    textLang,
    asksYesOrNo(best.text, lang),
  );
  const leading =
    conditions.isAboutLatest && !conditions.asksForHolder
      ? newestFirst(selected, best.ranked)
      : selected;
  const [first, ...others] = currentFirst(leading, library, textLang, askedFrom(conditions));
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
 * "The latest on the harbour": of facts that meet the question about as well as the best one does, the newest event comes first.
 */
function newestFirst(selected: readonly Fact[], ranked: readonly Match[]): readonly Fact[] {
  const covered = ranked[0]?.signals.covered ?? 0;
  const dated = ranked
    .slice(0, MOST_CANDIDATES)
    .filter(({ fact, signals }) => fact.date && signals.covered >= NEARLY * covered)
    .map(({ fact }) => fact);
  const [newest] = dated.toSorted((a, b) => compareDates(b.date ?? NEVER, a.date ?? NEVER));
  return newest ? [...new Set([newest, ...selected])].slice(0, MOST_SHOWN) : selected;
}

/** So many of the first facts are looked at for what is newest, and so many are shown. */
const MOST_CANDIDATES = 12;
const NEARLY = 0.8;
const MOST_SHOWN = 3;
const NEVER = '0000' as DateText;

/**
 * Whether a question has words of a language that the briefs are not written in: names and figures in it may lead to
 * facts, but what it asks of them is not understood.
 */
const isForeign = (question: string, lang: Lang, textLang: Lang): boolean =>
  lang !== textLang && languageOf(question, textLang) !== textLang;

/**
 * A question without the time that it names, where its words are no help; null elsewhere. Who held an office then is known
 * from facts that name other times, and no fact says "last autumn".
 */
function withoutPeriod(question: string, lang: Lang, conditions: Conditions): string | null {
  const { period, asksForHolder } = conditions;
  const text = normalise(question);
  const isRelative = period?.period.month === undefined && !/\d{4}/.test(period?.shown ?? '');
  if (!period || !(asksForHolder || isRelative)) return null;
  const [before = '', ...behind] = text.split(period.shown);
  const rest = behind.join('');
  return lang === 'en'
    ? before.replace(/\b(?:in|on|at|of|during|around|as of|back in) (?:the )?$/, '') + rest.trim()
    : before + rest.replace(/^(?:時点|当時|現在)?(?:から|以降|[のにでは、])?/, '');
}

/** Of two readings the one without the time, unless an editor's question with that time is nearer or both find
 * the same. */
function surer(timeless: Reading, whole: Reading): Reading {
  if (whole.confidence < timeless.confidence) return timeless;
  const first = whole.ranked[0]?.fact;
  const isSame = timeless.ranked.slice(0, MOST_NEAR_FACTS).some(({ fact }) => fact === first);
  const { similarity } = whole.evidence;
  const isNearer = similarity > Math.max(ALIKE, timeless.evidence.similarity);
  return isSame || isNearer ? whole : timeless;
}

const ALIKE = 0.7;

/** What happened in a period, where that is all that a question asks for. */
function eventsAsked(
  common: Pick<Answer, 'question' | 'lang' | 'reading' | 'conditions'>,
  index: FactIndex,
  library: Library,
): Answer | null {
  const { question, reading } = common;
  const { asksForEvents, isAboutLatest } = common.conditions;
  const period = common.conditions.period ?? (isAboutLatest ? ANY_TIME : null);
  if (!period || !asksForEvents) return null;
  const brief = briefNamedIn(question, library);
  // "What happened to the harbour in May": that is a question about the harbour.
  const isAbout = reading.queryTerms.some(({ weight, isVague, shown }) => {
    const isAsked = OF_EVENTS.test(shown) || period.shown.includes(shown);
    return !isVague && !isAsked && weight > DISTINCTIVE * index.unknownWeight;
  });
  if (isAbout && !brief) return null;
  const events = eventsIn(period.period, brief, library);
  if (events) return { kind: 'answered', ...common, ...events, corrects: false };
  const planned = plannedFor(common, brief, library);
  const around = eventsAround(period.period, brief, library);
  const facts = [...new Set([...planned, ...around])].slice(0, MOST_NEAR_FACTS);
  const nearest = brief ? [brief] : [];
  return facts.length > 0
    ? { kind: 'near', ...common, facts, nearest, unmet: planned.length > 0 ? null : period.shown }
    : { kind: 'missed', ...common, nearest };
}

/** What the briefs say is to come in a time that lies ahead of them. */
function plannedFor(
  { conditions, lang }: Pick<Answer, 'conditions' | 'lang'>,
  brief: Brief | null,
  library: Library,
): Fact[] {
  if ((conditions.period?.period.from ?? '') <= library.reach) return [];
  const ahead = { ...conditions, next: '' };
  const textLang = textLangFor(lang, library.languages);
  return [...library.facts.values()].filter(
    (fact) => (!brief || fact.brief === brief.id) && meets(fact, ahead, library, textLang),
  );
}

/** "What is the latest?" names no time: what came last, whenever that was. */
const ANY_TIME = { period: { from: null, to: null }, shown: '' };

/** Words that ask for events and their time, and say nothing of what they are about. */
const OF_EVENTS =
  /\d|^(?:years?|months?|weeks?|since|spring|summer|autumn|fall|winter|half|list|show|everything|anything|order|events?|happenings?|occurr?\w*|happen\w*|took|taken|place|came|went|going|news|new|develop\w*|chang\w*|updates?|recent\w*|latest|newest|lately|past|main|major|important|ones?)$|^[春夏秋冬]$|半|順|一覧|主|出来事|動き|ニュース|最近|最新|直近|新し|変わ|変化|経緯|時系列|起|^あり|決ま/;

/** What a question demands, in its words; null: nothing. */
const unmetIn = ({ period, ordinals, next }: Conditions): string | null =>
  ordinals[0]?.shown ?? period?.shown ?? next;

/** From when on something has to have been known for a question about that time. */
const askedFrom = ({ period }: Conditions): DateText | null =>
  period?.period.to == null ? null : period.period.from;

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
