import {
  type Brief,
  type Fact,
  type Lang,
  type Library,
  textLangFor,
} from '../../library/index.ts';
import { asWritten } from '../as-written.ts';
import type { FactIndex } from '../index/index.ts';
import { DISTINCTIVE, type Reading } from '../reading.ts';
import { type Conditions, MONTH } from '../text/index.ts';
import { meets } from './conditions.ts';
import { briefNamedIn, type Events, eventsAround, eventsIn } from './events.ts';

/** A question as it has been read. */
type Asked = {
  readonly question: string;
  readonly lang: Lang;
  readonly reading: Reading;
  readonly conditions: Conditions;
};

/** What is answered to a question for events. */
type AskedEvents =
  | ({ readonly kind: 'answered'; readonly corrects: false } & Events)
  | {
      readonly kind: 'near';
      readonly facts: readonly Fact[];
      readonly nearest: readonly Brief[];
      readonly unmet: string | null;
    }
  | { readonly kind: 'missed'; readonly nearest: readonly Brief[] };

/** So many statements are shown where none answers for certain, or nothing happened in the period. */
export const MOST_NEAR_FACTS = 3;

/** What happened in a period, or what came last, where that is all that a question asks for. */
export function eventsAsked(
  { question, lang, reading, conditions }: Asked,
  index: FactIndex,
  library: Library,
): AskedEvents | null {
  const { asksForEvents, isAboutLatest } = conditions;
  const period = conditions.period ?? (isAboutLatest ? ANY_TIME : null);
  if (!period || !asksForEvents) return null;
  const brief = briefNamedIn(question, library);
  // "What happened to the harbour in May": that is a question about the harbour.
  const isAbout = reading.queryTerms.some(({ weight, isVague, shown }) => {
    const isAsked =
      shown.split(' ').every((word) => OF_EVENTS.test(word)) || period.shown.includes(shown);
    return !isVague && !isAsked && weight > DISTINCTIVE * index.unknownWeight;
  });
  if (isAbout && (!brief || period === ANY_TIME)) return null;
  const events = eventsIn(period.period, brief, library);
  if (events) return { kind: 'answered', ...events, corrects: false };
  const planned = plannedFor(conditions, lang, brief, library);
  const around = eventsAround(period.period, brief, library);
  const facts = [...new Set([...planned, ...around])].slice(0, MOST_NEAR_FACTS);
  const nearest = brief ? [brief] : [];
  return facts.length > 0
    ? {
        kind: 'near',
        facts,
        nearest,
        unmet: planned.length > 0 ? null : asWritten(period.shown, question),
      }
    : { kind: 'missed', nearest };
}

/** What the briefs say is to come in a time that lies ahead of them. */
function plannedFor(
  conditions: Conditions,
  lang: Lang,
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
const OF_EVENTS = new RegExp(
  String.raw`\d|^(?:years?|months?|weeks?|since|spring|summer|autumn|fall|winter|half|list|show|everything|anything|order|events?|happenings?|occurr?\w*|happen\w*|took|taken|place|came|went|going|news|new|develop\w*|chang\w*|updates?|recent\w*|latest|newest|lately|past|${MONTH}|main|major|important|ones?)$|^[春夏秋冬]$|半|順|一覧|主|出来事|動き|ニュース|最近|最新|直近|新し|変わ|変化|経緯|時系列|起|^あり|決ま`,
);
